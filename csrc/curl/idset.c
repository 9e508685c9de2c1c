#include "curl/idset.h"

#include "base/mem.h"

#define FIRST_ROOM 64

void perk_idset_init(perk_idset *set)
{
    *set = (perk_idset){.entries = NULL};
    perk_buf_init(&set->bytes, SIZE_MAX / 4);
}

/* FNV-1a, then mixed, since the low bits choose the place. */
static uint64_t hash_of(perk_str id)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < id.len; i++)
        hash = (hash ^ (unsigned char)id.ptr[i]) * UINT64_C(1099511628211);
    return hash ^ hash >> 32;
}

static bool holds(const perk_idset *set, const perk_idset_entry *entry, uint64_t hash, perk_str id)
{
    return entry->hash == hash &&
           perk_str_eq((perk_str){set->bytes.ptr + entry->at, entry->len - 1}, id);
}

/* The entry of an id, or the free one where it belongs. There is always a free one. */
static perk_idset_entry *place_of(const perk_idset *set, uint64_t hash, perk_str id)
{
    size_t at = (size_t)hash & (set->room - 1);
    while (set->entries[at].len && !holds(set, &set->entries[at], hash, id))
        at = (at + 1) & (set->room - 1);
    return &set->entries[at];
}

static int grow(perk_idset *set)
{
    size_t room = set->room ? set->room * 2 : FIRST_ROOM;
    perk_idset_entry *entries =
        room < SIZE_MAX / sizeof *entries ? perk_mem_new(room * sizeof *entries) : NULL;
    if (!entries)
        return PERK_E_NOMEM;
    for (size_t i = 0; i < set->room; i++) {
        if (!set->entries[i].len)
            continue;
        size_t at = (size_t)set->entries[i].hash & (room - 1);
        while (entries[at].len)
            at = (at + 1) & (room - 1);
        entries[at] = set->entries[i];
    }
    perk_mem_free(set->entries);
    set->entries = entries;
    set->room = room;
    return 0;
}

int perk_idset_add(perk_idset *set, perk_str id)
{
    if (set->used >= set->room / 4 * 3 && grow(set) != 0)
        return PERK_E_NOMEM;
    uint64_t hash = hash_of(id);
    perk_idset_entry *entry = place_of(set, hash, id);
    if (!entry->len) {
        size_t at = set->bytes.len;
        perk_buf_put(&set->bytes, id);
        if (set->bytes.failed)
            return PERK_E_NOMEM;
        *entry = (perk_idset_entry){.hash = hash, .at = at, .len = id.len + 1};
        set->used++;
    }
    entry->times++;
    return 0;
}

bool perk_idset_take(perk_idset *set, perk_str id)
{
    if (!set->used)
        return false;
    perk_idset_entry *entry = place_of(set, hash_of(id), id);
    if (!entry->len || !entry->times)
        return false;
    entry->times--;
    return true;
}

void perk_idset_free(perk_idset *set)
{
    perk_mem_free(set->entries);
    perk_buf_free(&set->bytes);
    set->entries = NULL;
    set->room = set->used = 0;
}
