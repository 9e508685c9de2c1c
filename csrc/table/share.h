/* share.h - Arrow arrays over memory that somebody owns: the memory is released when the last of
 * them is released, on any thread. Private to table/. */
#ifndef PERK_TABLE_SHARE_H
#define PERK_TABLE_SHARE_H

#include <perk/perk_arrow.h>
#include <stddef.h>

typedef struct perk_share perk_share;

/* What all arrays of a tree need together. */
typedef struct perk_share_size {
    size_t arrays, buffers;
} perk_share_size;

/* NULL when memory is short. `drop(owner)` is called once. */
perk_share *perk_share_new(perk_share_size size, void (*drop)(void *owner), void *owner);
/* The next array of the tree, with that many buffers (all NULL) and children (to be filled in). */
struct ArrowArray *perk_share_array(perk_share *share, int64_t buffers, int64_t children);
/* Hands the tree over; `root` is the first array. */
void perk_share_give(struct ArrowArray *root, struct ArrowArray *out);
/* When the tree is not handed over; the owner stays as it is. */
void perk_share_abandon(perk_share *share);

#endif
