#include "table/words.h"

#include "base/mem.h"

static uint64_t load(const char *at, size_t len)
{
    uint64_t value = 0;
    memcpy(&value, at, len);
    return value;
}

static uint64_t mixed(uint64_t value)
{
    value *= UINT64_C(0xff51afd7ed558ccd);
    return value ^ value >> 32;
}

/* Of all bytes: ids of one kind may have both their ends in common. */
static uint32_t hash(perk_str word)
{
    uint64_t mix = word.len * UINT64_C(0x9e3779b97f4a7c15);
    for (; word.len > 16; word.ptr += 8, word.len -= 8)
        mix = mixed(mix ^ load(word.ptr, 8));
    if (word.len >= 8)
        mix ^= load(word.ptr, 8) ^ (load(word.ptr + word.len - 8, 8) << 1);
    else if (word.len)
        mix ^= load(word.ptr, word.len);
    return (uint32_t)mixed(mix);
}

static perk_str word_at(const perk_words *words, uint32_t index)
{
    int32_t begin = words->offsets[index];
    return (perk_str){words->text + begin, (size_t)(words->offsets[index + 1] - begin)};
}

static void place(perk_words *words, uint32_t index)
{
    uint32_t at = hash(word_at(words, index)) & words->mask;
    while (words->slots[at])
        at = (at + 1) & words->mask;
    words->slots[at] = index + 1;
}

static void place_all(perk_words *words)
{
    memset(words->slots, 0, (words->mask + 1) * sizeof *words->slots);
    for (uint32_t i = 0; i < words->count; i++)
        place(words, i);
}

static int make_room(perk_words *words, size_t len)
{
    if (words->len + len > words->room) {
        size_t room = 2 * (words->len + len) + 64;
        char *text = perk_mem_grow(words->text, room);
        if (!text)
            return PERK_E_NOMEM;
        words->text = text;
        words->room = room;
    }
    if (words->count < words->cap)
        return 0;
    uint32_t cap = words->cap ? 2 * words->cap : 16;
    int32_t *offsets = perk_mem_grow(words->offsets, (cap + 1) * sizeof *offsets);
    if (offsets)
        words->offsets = offsets;
    uint32_t *slots = offsets ? perk_mem_grow(words->slots, 2 * cap * sizeof *slots) : NULL;
    if (!slots)
        return PERK_E_NOMEM;
    offsets[words->count] = (int32_t)words->len;
    words->slots = slots;
    words->mask = 2 * cap - 1;
    words->cap = cap;
    place_all(words);
    return 0;
}

static int32_t add(perk_words *words, perk_str word)
{
    if (word.len > INT32_MAX - words->len || make_room(words, word.len) != 0)
        return -1;
    if (word.len)
        memcpy(words->text + words->len, word.ptr, word.len);
    words->len += word.len;
    words->offsets[words->count + 1] = (int32_t)words->len;
    place(words, words->count);
    return (int32_t)words->count++;
}

int32_t perk_words_index(perk_words *words, perk_str word)
{
    if (words->last < words->count && perk_str_eq(word_at(words, words->last), word))
        return (int32_t)words->last;
    uint32_t at = words->count ? hash(word) & words->mask : 0;
    for (; words->count && words->slots[at]; at = (at + 1) & words->mask)
        if (perk_str_eq(word_at(words, words->slots[at] - 1), word)) {
            words->last = words->slots[at] - 1;
            return (int32_t)words->last;
        }
    return add(words, word);
}

int perk_words_init(perk_words *words, const char *const *known, size_t count)
{
    *words = (perk_words){.text = NULL};
    if (make_room(words, 0) != 0)
        return PERK_E_NOMEM;
    for (size_t i = 0; i < count; i++)
        if (add(words, perk_str_of(known[i])) < 0)
            return PERK_E_NOMEM;
    return 0;
}

void perk_words_cut(perk_words *words, uint32_t count)
{
    if (count >= words->count)
        return;
    words->count = count;
    words->len = (size_t)words->offsets[count];
    words->last = 0;
    place_all(words);
}

void perk_words_free(perk_words *words)
{
    perk_mem_free(words->text);
    perk_mem_free(words->offsets);
    perk_mem_free(words->slots);
    *words = (perk_words){.text = NULL};
}
