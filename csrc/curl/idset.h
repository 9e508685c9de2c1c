/* idset.h - texts, and how often each is there; for millions of ids. */
#ifndef PERK_CURL_IDSET_H
#define PERK_CURL_IDSET_H

#include "base/buf.h"

typedef struct perk_idset_entry {
    uint64_t hash;
    size_t at;  /* of its bytes in `bytes` */
    size_t len; /* plus 1; 0: no entry */
    size_t times;
} perk_idset_entry;

typedef struct perk_idset {
    perk_idset_entry *entries; /* a power of two, at most three quarters of them in use */
    size_t room, used;
    perk_buf bytes;
} perk_idset;

void perk_idset_init(perk_idset *set);
/* One more time; 0 or PERK_E_NOMEM. */
int perk_idset_add(perk_idset *set, perk_str id);
/* One time less; false when it is not there (any more). */
bool perk_idset_take(perk_idset *set, perk_str id);
void perk_idset_free(perk_idset *set);

#endif
