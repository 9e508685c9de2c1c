#include "table/seen.h"

#include "base/mem.h"
#include "base/vec.h"

#define FIRST_SLOTS 64

__extension__ typedef unsigned __int128 wide;

static uint64_t mix(uint64_t a, uint64_t b)
{
    wide product = (wide)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint64_t hash(uint64_t seed, perk_str text)
{
    uint64_t word, value = seed ^ mix(text.len + 1, UINT64_C(0x9e3779b97f4a7c15));
    for (; text.len >= sizeof word; text = perk_str_from(text, sizeof word)) {
        memcpy(&word, text.ptr, sizeof word);
        value = mix(value ^ word, UINT64_C(0xe7037ed1a0b428db)) + seed;
    }
    word = 0;
    if (text.len)
        memcpy(&word, text.ptr, text.len);
    return mix(value ^ word, UINT64_C(0x8ebc6af09c88c6e3)) + (seed >> 1);
}

static uint64_t hash_all(uint64_t seed, perk_str kind, perk_str a, perk_str b)
{
    return hash(hash(hash(seed, kind), a), b);
}

static void place(perk_seen *seen, size_t index)
{
    size_t at = seen->at[index].low & seen->mask;
    while (seen->slots[at])
        at = (at + 1) & seen->mask;
    seen->slots[at] = (uint32_t)index + 1;
}

static void place_all(perk_seen *seen)
{
    memset(seen->slots, 0, (seen->mask + 1) * sizeof *seen->slots);
    for (size_t i = 0; i < seen->count; i++)
        place(seen, i);
}

static int make_room(perk_seen *seen)
{
    if (seen->count == UINT32_MAX ||
        perk_vec_room((void **)&seen->at, seen->count, &seen->cap, sizeof *seen->at) != 0)
        return PERK_E_NOMEM;
    if (seen->slots && 2 * seen->count < seen->mask)
        return 0;
    size_t count = seen->slots ? 2 * (seen->mask + 1) : FIRST_SLOTS;
    uint32_t *slots = perk_mem_grow(seen->slots, count * sizeof *slots);
    if (!slots)
        return PERK_E_NOMEM;
    seen->slots = slots;
    seen->mask = count - 1;
    place_all(seen);
    return 0;
}

static bool has(const perk_seen *seen, const perk_seen_mark *mark)
{
    size_t at = mark->low & seen->mask;
    for (; seen->slots && seen->slots[at]; at = (at + 1) & seen->mask) {
        const perk_seen_mark *found = &seen->at[seen->slots[at] - 1];
        if (found->low == mark->low && found->high == mark->high)
            return true;
    }
    return false;
}

int perk_seen_add(perk_seen *seen, perk_str kind, perk_str a, perk_str b)
{
    perk_seen_mark mark = {hash_all(UINT64_C(0xa0761d6478bd642f), kind, a, b),
                           hash_all(UINT64_C(0x589965cc75374cc3), kind, a, b)};
    if (has(seen, &mark))
        return 0;
    if (make_room(seen) != 0)
        return PERK_E_NOMEM;
    seen->at[seen->count] = mark;
    place(seen, seen->count++);
    return 1;
}

void perk_seen_cut(perk_seen *seen, size_t count)
{
    if (count >= seen->count)
        return;
    seen->count = count;
    place_all(seen);
}

void perk_seen_free(perk_seen *seen)
{
    perk_mem_free(seen->at);
    perk_mem_free(seen->slots);
    *seen = (perk_seen){.at = NULL};
}
