/* The errors of parts of an accepted reply: its `errors`, and the rows of Capillary's batches. */
#include "jsonapi/item_errors.h"

#include "api/table.h"
#include "base/error.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/vec.h"
#include "jsonapi/parts.h"
#include "jsonapi/reply_error.h"
#include "jsonapi/span.h"
#include "json/scan.h"

#include <stdio.h>
#include <string.h>

struct perk_item_errors {
    perk_error *at;
    size_t count, cap;
};

typedef struct search {
    perk_doc *doc;
    perk_item_errors *found;
    const perk_provider *provider;
    perk_scan scan;
    char where[sizeof((perk_error *)0)->pointer]; /* JSON pointer to the value at hand */
    size_t len;
    int code; /* PERK_E_NOMEM, or 0 */
} search;

static bool has_room(const search *s)
{
    return s->code == 0 && s->found->count < PERK_MAX_PROBLEMS;
}

static perk_error *add(search *s)
{
    perk_item_errors *found = s->found;
    s->code = perk_vec_room((void **)&found->at, found->count, &found->cap, sizeof *found->at);
    if (s->code != 0)
        return NULL;
    perk_error_clear(&found->at[found->count]);
    return &found->at[found->count++];
}

/* An error object; `row` is where it was found, {NULL,0} when the object itself has a
 * pointer. */
static void add_one(search *s, perk_str object, perk_str row)
{
    perk_error *error = has_room(s) ? add(s) : NULL;
    if (!error)
        return;
    s->code = perk_reply_error_read_one(s->provider, s->doc->http_status, object, error);
    if (!error->code) /* a list that holds something else */
        s->found->count--;
    else if (row.len)
        perk_error_at(error, row);
}

/* ---- rows ---- */

static size_t enter(search *s, perk_str name)
{
    size_t before = s->len;
    int len = snprintf(s->where + s->len, sizeof s->where - s->len, "/%.*s", PERK_SHOW(name));
    s->len += len > 0 ? (size_t)len : 0;
    if (s->len >= sizeof s->where)
        s->len = sizeof s->where - 1;
    return before;
}

static void search_value(search *s);

static void search_list(search *s)
{
    bool more;
    char number[24];
    size_t index = 0;
    perk_scan_enter(&s->scan);
    for (; perk_scan_element(&s->scan, index == 0, &more) && more; index++) {
        snprintf(number, sizeof number, "%zu", index);
        size_t before = enter(s, perk_str_of(number));
        search_value(s);
        s->len = before;
    }
}

/* An object with a code (errorDetails, a log's row) or an apiError. The errors inside of it come
 * first. */
static void search_object(search *s)
{
    perk_member member = {0};
    bool coded = false;
    perk_str api_error = PERK_NONE;
    const char *begin = s->scan.at;
    perk_scan_enter(&s->scan);
    while (perk_scan_member(&s->scan, &member) && member.more) {
        size_t before = enter(s, member.key);
        perk_scan_peek(&s->scan);
        const char *value = s->scan.at;
        search_value(s);
        s->len = before;
        coded |= perk_str_eq(member.key, PERK_LIT("errorCode"));
        if (perk_str_eq(member.key, PERK_LIT("apiError")))
            api_error = (perk_str){value, (size_t)(s->scan.at - value)};
    }
    perk_str row = {s->where, s->len}, object = {begin, (size_t)(s->scan.at - begin)};
    if (coded && perk_reply_error_has_code(object))
        add_one(s, object, row);
    if (api_error.len)
        add_one(s, api_error, row);
}

static void search_value(search *s)
{
    perk_str span;
    char begin = perk_scan_peek(&s->scan);
    if (begin == '{')
        search_object(s);
    else if (begin == '[')
        search_list(s);
    else
        perk_scan_skip(&s->scan, &span);
}

/* ---- the public side ---- */

static void search_errors(search *s)
{
    bool more;
    perk_str element;
    if (!perk_span_is_array(s->doc->errors))
        return;
    perk_scan_init(&s->scan, s->doc->errors, PERK_DEPTH_CAP);
    perk_scan_enter(&s->scan);
    for (bool first = true; has_room(s) && perk_scan_element(&s->scan, first, &more) && more;
         first = false)
        if (perk_scan_skip(&s->scan, &element))
            add_one(s, element, PERK_NONE);
}

static perk_item_errors *gather(perk_doc *doc, perk_error *err)
{
    perk_item_errors *found = perk_mem_new(sizeof *found);
    if (!found) {
        perk_error_nomem(err);
        return NULL;
    }
    search s = {.doc = doc, .found = found, .provider = doc->provider ? doc->provider : &perk_kard};
    search_errors(&s);
    if (s.provider->dialect == PERK_DIALECT_BODY && doc->data.len) {
        enter(&s, PERK_LIT("data"));
        perk_scan_init(&s.scan, doc->data, PERK_DEPTH_CAP);
        search_value(&s);
    }
    if (s.code == 0)
        return found;
    perk_item_errors_free(found);
    perk_error_nomem(err);
    return NULL;
}

size_t perk_doc_item_error_count(const perk_doc *doc, perk_error *err)
{
    perk_doc *cache =
        (perk_doc *)doc; /* only a cache changes, and a document belongs to one thread at a time */
    if (doc->kind == PERK_DOC_BYTES)
        return 0;
    if (!doc->item_errors)
        cache->item_errors = gather(cache, err);
    return doc->item_errors ? doc->item_errors->count : 0;
}

const perk_error *perk_doc_item_error_at(const perk_doc *doc, size_t index)
{
    return index < perk_doc_item_error_count(doc, NULL) ? &doc->item_errors->at[index] : NULL;
}

void perk_item_errors_free(perk_item_errors *item_errors)
{
    if (!item_errors)
        return;
    perk_mem_free(item_errors->at);
    perk_mem_free(item_errors);
}
