/* ready.h - the items of a request as the JSON that is sent, with their ids. Arguments that are
 * copied share it: it is not changed any more then. */
#ifndef PERK_ARGS_READY_H
#define PERK_ARGS_READY_H

#include "args/direct.h"

#include <jansson.h>

typedef struct perk_ready perk_ready;

/* NULL when out of memory. */
perk_ready *perk_ready_new(const perk_op *op, bool strict);
perk_ready *perk_ready_ref(perk_ready *ready);
void perk_ready_unref(perk_ready *ready);

/* Adds an item that needs no tree to be checked. 1, 0 when it was not decided, PERK_E_NOMEM. */
int perk_ready_add_json(perk_ready *ready, perk_str item);
/* Adds an item that was checked. */
int perk_ready_add(perk_ready *ready, const json_t *item, perk_error *err);

size_t perk_ready_count(const perk_ready *ready);
/* {NULL,0} when it has none. */
perk_str perk_ready_id(const perk_ready *ready, size_t index);

/* The elements of the array, without its brackets. */
perk_str perk_ready_items(const perk_ready *ready);

#endif
