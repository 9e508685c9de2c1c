#include "call/pager.h"

#include "base/error.h"
#include "base/mem.h"
#include "jsonapi/view.h"

#include <string.h>

void perk_pager_init(perk_pager *pager, const perk_op *op, int64_t first_number)
{
    *pager = (perk_pager){.op = op, .number = first_number};
}

static uint64_t hash(perk_str bytes)
{
    uint64_t value = 14695981039346656037u; /* FNV-1a */
    for (size_t i = 0; i < bytes.len; i++)
        value = (value ^ (unsigned char)bytes.ptr[i]) * 1099511628211u;
    return value ? value : 1; /* 0 means a free place */
}

/* The place that holds the hash, or the free one where it belongs. */
static uint64_t *place_of(uint64_t *seen, size_t cap, uint64_t value)
{
    size_t at = value & (cap - 1);
    while (seen[at] && seen[at] != value)
        at = (at + 1) & (cap - 1);
    return &seen[at];
}

static bool was_seen(const perk_pager *pager, uint64_t value)
{
    return pager->seen_cap && *place_of(pager->seen, pager->seen_cap, value);
}

/* At least half of the places stay free. */
static int make_room(perk_pager *pager, perk_error *err)
{
    if (2 * (pager->seen_count + 1) <= pager->seen_cap)
        return 0;
    size_t cap = pager->seen_cap ? pager->seen_cap * 2 : 16;
    uint64_t *seen = perk_mem_new(cap * sizeof *seen);
    if (!seen)
        return perk_error_nomem(err);
    for (size_t i = 0; i < pager->seen_cap; i++)
        if (pager->seen[i])
            *place_of(seen, cap, pager->seen[i]) = pager->seen[i];
    perk_mem_free(pager->seen);
    pager->seen = seen;
    pager->seen_cap = cap;
    return 0;
}

static int remember(perk_pager *pager, uint64_t value, perk_error *err)
{
    int code = make_room(pager, err);
    if (code != 0)
        return code;
    *place_of(pager->seen, pager->seen_cap, value) = value;
    pager->seen_count++;
    return 0;
}

static void forget(perk_pager *pager)
{
    if (pager->seen_cap)
        memset(pager->seen, 0, pager->seen_cap * sizeof *pager->seen);
    pager->seen_count = 0;
}

static int ask(perk_pager *pager, const char *name, json_t *value, perk_error *err)
{
    pager->next = json_object();
    if (json_object_set_new(pager->next, name, value) !=
        0) { /* refuses NULL, and takes `value` over even then */
        json_decref(pager->next);
        pager->next = NULL;
        return perk_error_nomem(err);
    }
    return 0;
}

static int refuse(const char *pointer, const char *message, perk_error *err)
{
    return perk_error_set_at(err, PERK_E_REPLY, perk_str_of(pointer),
                             "%s; the list is not complete", message);
}

/* A repeated cursor is an end without an error: all that the links lead to was delivered, and going
 * on would deliver it again. */
static int follow(perk_pager *pager, perk_str cursor, perk_error *err)
{
    if (was_seen(pager, hash(cursor)))
        return 0;
    int code = remember(pager, hash(cursor), err);
    if (code != 0)
        return code;
    return ask(pager, pager->op->page_after, json_stringn(cursor.ptr, cursor.len), err);
}

/* An empty page with a cursor is no end: servers that filter after reading send such pages. */
static int turn_by_cursor(perk_pager *pager, const perk_doc *page, perk_error *err)
{
    switch (perk_doc_next(page)) {
    case PERK_NEXT_CURSOR:
        return follow(pager, perk_doc_cursor(page), err);
    case PERK_NEXT_STRANGE:
        return refuse("/links/next",
                      "the link to the next page has no page[after] that can be read", err);
    case PERK_NEXT_MISSING:
        return refuse("/meta/hasNextPage", "the reply announces a next page, and has no link to it",
                      err);
    case PERK_NEXT_NONE:
        break;
    }
    return 0;
}

/* A short page is not the end: a server may cap pages below the limit asked for. Only an empty or
 * repeated one is. */
static int turn_by_number(perk_pager *pager, const perk_doc *page, perk_error *err)
{
    uint64_t data = hash(perk_doc_data(page));
    if (perk_doc_count(page) == 0 || was_seen(pager, data))
        return 0;
    forget(pager);
    int code = remember(pager, data, err);
    if (code != 0)
        return code;
    pager->number++;
    return ask(pager, pager->op->page_number, json_integer(pager->number), err);
}

bool perk_pager_goes_on(const perk_pager *pager, const perk_doc *page)
{
    if (!pager->op || pager->op->paging == PERK_PAGING_NONE)
        return false;
    return pager->op->paging == PERK_PAGING_CURSOR ? perk_doc_next(page) != PERK_NEXT_NONE
                                                   : perk_doc_count(page) > 0;
}

int perk_pager_advance(perk_pager *pager, const perk_doc *page, perk_error *err)
{
    json_decref(pager->next);
    pager->next = NULL;
    pager->pages++;
    if (!pager->op || pager->op->paging == PERK_PAGING_NONE)
        return 0;
    return pager->op->paging == PERK_PAGING_CURSOR ? turn_by_cursor(pager, page, err)
                                                   : turn_by_number(pager, page, err);
}

void perk_pager_free(perk_pager *pager)
{
    json_decref(pager->next);
    perk_mem_free(pager->seen);
    *pager = (perk_pager){0};
}
