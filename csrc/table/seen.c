#include "table/seen.h"

#include "base/mem.h"
#include "base/vec.h"

#define FIRST_SLOTS 64

__extension__ typedef unsigned __int128 wide;

static perk_seen_mark multiply(perk_seen_mark state, uint64_t low, uint64_t high)
{
    wide product = (wide)(state.low ^ low) * (state.high ^ high);
    return (perk_seen_mark){(uint64_t)product + (high ^ UINT64_C(0xa0761d6478bd642f)),
                            (uint64_t)(product >> 64) + (low ^ UINT64_C(0xe7037ed1a0b428db))};
}

static perk_seen_mark hash(perk_seen_mark state, perk_str text)
{
    uint64_t words[2];
    state = multiply(state, text.len, UINT64_C(0x8ebc6af09c88c6e3));
    for (; text.len >= sizeof words; text.ptr += sizeof words, text.len -= sizeof words) {
        memcpy(words, text.ptr, sizeof words);
        state = multiply(state, words[0], words[1]);
    }
    words[0] = words[1] = 0;
    if (text.len)
        memcpy(words, text.ptr, text.len);
    return multiply(state, words[0], words[1]);
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

int perk_seen_add(perk_seen *seen, unsigned kind, perk_str a, perk_str b)
{
    perk_seen_mark start = {UINT64_C(0x589965cc75374cc3) + kind, UINT64_C(0x1d8e4e27c47d124f)};
    perk_seen_mark mark = hash(hash(start, a), b);
    mark = multiply(mark, mark.high, kind);
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
