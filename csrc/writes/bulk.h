/* bulk.h - what reconciling needs of a bulk write. */
#ifndef PERK_WRITES_BULK_H
#define PERK_WRITES_BULK_H

#include <perk/perk.h>

#include <stdbool.h>

/* The arguments of a write of this item alone (owned). */
perk_args *perk_bulk_args(const perk_bulk *bulk, size_t index, perk_error *err);
/* Whether the request takes no more items. */
bool perk_bulk_is_full(const perk_bulk *bulk);

#endif
