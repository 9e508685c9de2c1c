#include "curl/pull_item.h"

#include "base/error.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/vec.h"
#include "json/kind.h"
#include "json/scan.h"
#include "json/string.h"

#include <perk/perk_table.h>

/* ---- lists ---- */

void perk_pull_list_init(perk_pull_list *list)
{
    *list = (perk_pull_list){.last = &list->first};
}

void perk_pull_list_put(perk_pull_list *list, perk_pull_item *item)
{
    item->next = NULL;
    *list->last = item;
    list->last = &item->next;
    list->count++;
}

perk_pull_item *perk_pull_list_take(perk_pull_list *list)
{
    perk_pull_item *item = list->first;
    if (!item)
        return NULL;
    list->first = item->next;
    if (!list->first)
        list->last = &list->first;
    list->count--;
    return item;
}

void perk_pull_list_join(perk_pull_list *list, perk_pull_list *more)
{
    if (!more->first)
        return;
    *list->last = more->first;
    list->last = more->last;
    list->count += more->count;
    perk_pull_list_init(more);
}

void perk_pull_list_free(perk_pull_list *list)
{
    for (perk_pull_item *item; (item = perk_pull_list_take(list));)
        perk_pull_item_free(item);
}

/* ---- reading ids ---- */

static perk_text *text_of(perk_str json, perk_error *err)
{
    perk_buf text;
    if (json.ptr[0] != '"')
        return perk_text_new(perk_json_is_number(json.ptr[0]) ? json : PERK_LIT(""), err);
    perk_buf_init(&text, json.len);
    perk_json_unescape(&text, (perk_str){json.ptr + 1, json.len - 2});
    perk_text *made = text.failed ? NULL : perk_text_new(perk_buf_str(&text), err);
    if (text.failed)
        perk_error_nomem(err);
    perk_buf_free(&text);
    return made;
}

static perk_pull_item *item_new(perk_str json, perk_error *err)
{
    perk_pull_item *item = perk_mem_new(sizeof *item);
    if (!item) {
        perk_error_nomem(err);
        return NULL;
    }
    item->json = perk_text_new(json, err);
    item->id = item->json ? text_of(json, err) : NULL;
    if (item->id) {
        item->usable = perk_text_str(item->id).len > 0;
        return item;
    }
    perk_pull_item_free(item);
    return NULL;
}

static int read_items(perk_scan *scan, perk_pull_list *out, perk_error *err)
{
    perk_str json;
    bool more = true;
    if (perk_scan_peek(scan) != '[')
        return perk_error_set(err, PERK_E_PARSE, "ids must be a JSON list");
    if (!perk_scan_enter(scan))
        return perk_scan_fail(scan, err);
    for (bool first = true; perk_scan_element(scan, first, &more) && more; first = false) {
        perk_scan_peek(scan); /* over blanks */
        if (!perk_scan_skip(scan, &json))
            break;
        perk_pull_item *item = item_new(json, err);
        if (!item)
            return PERK_E_NOMEM;
        perk_pull_list_put(out, item);
    }
    return scan->problem || !perk_scan_finish(scan) ? perk_scan_fail(scan, err) : 0;
}

int perk_pull_items_read(perk_str ids_json, perk_pull_list *out, perk_error *err)
{
    perk_scan scan;
    perk_scan_init(&scan, ids_json, 0);
    int code = read_items(&scan, out, err);
    if (code != 0)
        perk_pull_list_free(out);
    return code;
}

/* ---- one item ---- */

int perk_pull_item_keep(perk_pull_item *item, perk_doc *page)
{
    if (perk_vec_room((void **)&item->pages, item->page_count, &item->page_room,
                      sizeof *item->pages) != 0)
        return PERK_E_NOMEM;
    item->pages[item->page_count++] = page;
    return 0;
}

static void drop_pages(perk_pull_item *item)
{
    for (size_t i = 0; i < item->page_count; i++)
        perk_doc_unref(item->pages[i]);
    perk_mem_free(item->pages);
    item->pages = NULL;
    item->page_count = item->page_room = 0;
}

int perk_pull_item_complete(perk_pull_item *item, const perk_error *error)
{
    if (error && !item->error) {
        item->error = perk_mem_new(sizeof *item->error);
        if (!item->error)
            return PERK_E_NOMEM;
        *item->error = *error;
        drop_pages(item);
    }
    item->cut = item->call ? perk_call_entered(item->call) : 0;
    perk_call_free(item->call);
    item->call = NULL;
    item->complete = true;
    return 0;
}

void perk_pull_item_free(perk_pull_item *item)
{
    if (!item)
        return;
    drop_pages(item);
    perk_call_free(item->call);
    perk_text_free(item->json);
    perk_text_free(item->id);
    perk_mem_free(item->error);
    perk_mem_free(item);
}
