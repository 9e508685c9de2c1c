/* pager.h - where a pager over pages goes next, and when it ends. */
#ifndef PERK_CALL_PAGER_H
#define PERK_CALL_PAGER_H

#include "api/table.h"

#include <jansson.h>

typedef struct perk_pager {
    const perk_op *op;
    int64_t pages;  /* taken so far */
    int64_t number; /* of the page last asked for, PERK_PAGING_NUMBER */
    uint64_t *seen; /* hashes of the cursors followed, or of the last page's data, each at the place
                       that it names; 0: free */
    size_t seen_count, seen_cap;
    json_t *next; /* parameters that ask for the next page; NULL: there is none */
} perk_pager;

/* `first_number` is the page that the caller's arguments start at. */
void perk_pager_init(perk_pager *pager, const perk_op *op, int64_t first_number);
/* A page came: sets pager->next. The pager ends where no further page is named, at a cursor seen
 * before, and, by numbers, at an empty or repeated page. PERK_E_REPLY when a further page is named
 * and cannot be asked for. */
int perk_pager_advance(perk_pager *pager, const perk_doc *page, perk_error *err);
/* Whether a page that came names a further one, which may be one that cannot be asked for. */
bool perk_pager_goes_on(const perk_pager *pager, const perk_doc *page);
void perk_pager_free(perk_pager *pager);

#endif
