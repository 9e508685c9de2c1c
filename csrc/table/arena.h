/* arena.h - memory that is freed all at once. Private to table/. */
#ifndef PERK_TABLE_ARENA_H
#define PERK_TABLE_ARENA_H

#include "base/str.h"

typedef struct perk_arena { /* all zero: empty */
    struct perk_arena_block *last;
} perk_arena;

/* Zeroed memory; NULL when there is none. */
void *perk_arena_new(perk_arena *arena, size_t size);
/* A copy with a NUL behind it. */
char *perk_arena_copy(perk_arena *arena, perk_str text);
/* Several texts in one; `count` of them. */
char *perk_arena_join(perk_arena *arena, const perk_str *texts, size_t count);
void perk_arena_free(perk_arena *arena);

#endif
