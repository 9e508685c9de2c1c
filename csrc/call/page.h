/* page.h - where a walk over pages goes next, and when it ends. */
#ifndef PERK_CALL_PAGE_H
#define PERK_CALL_PAGE_H

#include "api/table.h"

#include <jansson.h>

typedef struct perk_walk {
    const perk_op *op;
    int64_t pages;  /* taken so far */
    int64_t number; /* of the page last asked for, PERK_PAGING_NUMBER */
    uint64_t *seen; /* hashes of the cursors followed, or of the last page's data, each at the place that it names; 0: free */
    size_t seen_count, seen_cap;
    json_t *next; /* parameters that ask for the next page; NULL: there is none */
} perk_walk;

/* `first_number` is the page that the caller's arguments start at. */
void perk_walk_init(perk_walk *walk, const perk_op *op, int64_t first_number);
/* A page came: sets walk->next. The walk ends where no further page is named, at a cursor seen before, and, by numbers, at an
 * empty or repeated page. PERK_E_REPLY when a further page is named and cannot be asked for. */
int perk_walk_turn(perk_walk *walk, const perk_doc *page, perk_error *err);
void perk_walk_free(perk_walk *walk);

#endif
