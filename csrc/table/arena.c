#include "table/arena.h"

#include "base/mem.h"

#include <stdalign.h>

struct perk_arena_block {
    struct perk_arena_block *before;
    alignas(max_align_t) char space[];
};

void *perk_arena_new(perk_arena *arena, size_t size)
{
    struct perk_arena_block *block = perk_mem_new(sizeof *block + size);
    if (!block)
        return NULL;
    block->before = arena->last;
    arena->last = block;
    return block->space;
}

char *perk_arena_join(perk_arena *arena, const perk_str *texts, size_t count)
{
    size_t len = 0;
    for (size_t i = 0; i < count; i++)
        len += texts[i].len;
    char *joined = perk_arena_new(arena, len + 1), *at = joined;
    for (size_t i = 0; joined && i < count; at += texts[i++].len)
        if (texts[i].len)
            memcpy(at, texts[i].ptr, texts[i].len);
    return joined;
}

char *perk_arena_copy(perk_arena *arena, perk_str text)
{
    return perk_arena_join(arena, &text, 1);
}

void perk_arena_free(perk_arena *arena)
{
    while (arena->last) {
        struct perk_arena_block *block = arena->last;
        arena->last = block->before;
        perk_mem_free(block);
    }
}
