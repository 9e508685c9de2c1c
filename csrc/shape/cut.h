/* cut.h - copies a validated text except for the parts that are left out, in runs as long as
 * possible. Private to shape/. */
#ifndef PERK_SHAPE_CUT_H
#define PERK_SHAPE_CUT_H

#include "base/buf.h"

typedef struct perk_cut {
    perk_buf out;
    const char *from; /* what comes next and was not copied yet */
} perk_cut;

/* The members of one object, or the elements of one list. All zero at the bracket. Give each
 * member's begin, then keep or leave out the member; at last give the closing bracket. */
typedef struct perk_cut_list {
    const char *kept; /* behind the last one that is kept; NULL: none so far */
    bool gap;         /* the first ones were left out */
} perk_cut_list;

void perk_cut_at(perk_cut *cut, const perk_cut_list *list, const char *begin);
void perk_cut_keep(perk_cut_list *list, const char *end);
/* Leaves out the member from `begin` to `end`, with the comma before or behind it. */
void perk_cut_out(perk_cut *cut, perk_cut_list *list, const char *begin, const char *end);
/* Copies what comes before `at`, unless that was left out. */
void perk_cut_to(perk_cut *cut, const char *at);

#endif
