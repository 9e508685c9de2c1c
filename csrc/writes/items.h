/* items.h - the items of a bulk write: their bytes, outcomes and errors. An item takes a few words
 * and its bytes; only those that have an error take more, and items may share one. */
#ifndef PERK_WRITES_ITEMS_H
#define PERK_WRITES_ITEMS_H

#include "base/str.h"

typedef struct perk_item {
    perk_str json;
    uint32_t error; /* number of its error, from 1; 0: none */
    uint8_t outcome;
} perk_item;

enum { PERK_NOT_SENT = 0 }; /* the outcome of an item that waits for its request */

typedef struct perk_items {
    perk_item *at;
    size_t count, room;
    struct perk_item_block *blocks; /* the bytes; the newest first */
    perk_error **errors;
    size_t error_count, error_room;
    size_t by_outcome[PERK_UNKNOWN + 1];
} perk_items;

/* Makes space for one more item and copies its bytes; nothing is added yet. PERK_E_NOMEM leaves all
 * as it was. */
int perk_items_prepare(perk_items *items, perk_str json);
/* Adds the item that was prepared. Cannot fail. */
void perk_items_add(perk_items *items, int outcome, uint32_t error);
/* Makes space for so many more errors. */
int perk_items_reserve_errors(perk_items *items, size_t more);
/* Takes an error over, for which there is space, and returns its number. */
uint32_t perk_items_add_error(perk_items *items, perk_error *error);
void perk_items_settle(perk_items *items, size_t index, int outcome, uint32_t error);
void perk_items_free(perk_items *items);

#endif
