#include "writes/items.h"

#include "base/mem.h"
#include "base/vec.h"

/* Items are kept in blocks, so that one needs no separate allocation. Blocks grow with the bulk.
 */
#define FIRST_BLOCK 1024
#define LARGEST_BLOCK (64u << 10)

typedef struct perk_item_block {
    struct perk_item_block *next;
    size_t used, size, prepared;
    char bytes[];
} block;

/* ---- bytes ---- */

static size_t next_size(const block *last, size_t least)
{
    size_t size = last ? last->size * 2 : FIRST_BLOCK;
    size = size < LARGEST_BLOCK ? size : LARGEST_BLOCK;
    return size > least ? size : least;
}

static block *block_for(perk_items *items, size_t len)
{
    block *last = items->blocks;
    if (last && last->size - last->used >= len)
        return last;
    size_t size = next_size(last, len);
    block *made = perk_mem_grow(NULL, sizeof *made + size);
    if (!made)
        return NULL;
    *made = (block){.next = last, .size = size};
    items->blocks = made;
    return made;
}

/* ---- items ---- */

int perk_items_prepare(perk_items *items, perk_str json)
{
    if (perk_vec_room((void **)&items->at, items->count, &items->room, sizeof *items->at) != 0)
        return PERK_E_NOMEM;
    block *space = block_for(items, json.len);
    if (!space)
        return PERK_E_NOMEM;
    if (json.len)
        memcpy(space->bytes + space->used, json.ptr, json.len);
    if (json.len > space->prepared) /* else it lies over an item that was not added */
        space->prepared = json.len;
    items->at[items->count].json =
        json.ptr ? (perk_str){space->bytes + space->used, json.len} : PERK_NONE;
    return 0;
}

void perk_items_add(perk_items *items, int outcome, uint32_t error)
{
    perk_item *item = &items->at[items->count++];
    items->blocks->used += items->blocks->prepared;
    items->blocks->prepared = 0;
    item->outcome = (uint8_t)outcome;
    item->error = error;
    items->by_outcome[outcome]++;
}

void perk_items_settle(perk_items *items, size_t index, int outcome, uint32_t error)
{
    perk_item *item = &items->at[index];
    items->by_outcome[item->outcome]--;
    items->by_outcome[outcome]++;
    item->outcome = (uint8_t)outcome;
    item->error = error;
}

/* ---- errors ---- */

int perk_items_reserve_errors(perk_items *items, size_t more)
{
    size_t needed = items->error_count + more, room = items->error_room * 2;
    if (needed <= items->error_room)
        return 0;
    room = room > needed ? room : needed;
    perk_error **grown = perk_mem_grow(items->errors, room * sizeof *grown);
    if (!grown)
        return PERK_E_NOMEM;
    items->errors = grown;
    items->error_room = room;
    return 0;
}

uint32_t perk_items_add_error(perk_items *items, perk_error *error)
{
    items->errors[items->error_count++] = error;
    return (uint32_t)items->error_count;
}

void perk_items_free(perk_items *items)
{
    for (block *at = items->blocks, *next; at; at = next) {
        next = at->next;
        perk_mem_wipe(at->bytes, at->used + at->prepared);
        perk_mem_free(at);
    }
    for (size_t i = 0; i < items->error_count; i++)
        perk_mem_free(items->errors[i]);
    perk_mem_free(items->errors);
    perk_mem_free(items->at);
}
