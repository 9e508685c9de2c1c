/* seen.h - which texts and pairs of texts a table already has. Two different ones are taken for one
 * with a chance of 2^-128: their hashes are kept instead of the texts. Private to table/. */
#ifndef PERK_TABLE_SEEN_H
#define PERK_TABLE_SEEN_H

#include "base/str.h"

typedef struct perk_seen_mark {
    uint64_t low, high;
} perk_seen_mark;

typedef struct perk_seen { /* all zero: empty */
    perk_seen_mark *at;    /* in the order they came */
    size_t count, cap;
    uint32_t *slots; /* by hash: an index plus one; 0: free */
    size_t mask;
} perk_seen;

/* Adds a pair of that kind: 1 when it is new, 0 when it was there, PERK_E_NOMEM. */
int perk_seen_add(perk_seen *seen, unsigned kind, perk_str a, perk_str b);
/* Forgets all but the first ones. */
void perk_seen_cut(perk_seen *seen, size_t count);
void perk_seen_free(perk_seen *seen);

#endif
