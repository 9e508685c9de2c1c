/* One pass over the body: validates all of it and notes where things lie. Later members win over
 * earlier ones of the same name.
 */
#include "jsonapi/doc.h"

#include "base/error.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/vec.h"
#include "jsonapi/index.h"
#include "jsonapi/item_errors.h"
#include "jsonapi/links.h"
#include "jsonapi/place.h"
#include "jsonapi/related.h"
#include "jsonapi/resource.h"
#include "jsonapi/span.h"
#include "json/kind.h"
#include "json/scan.h"

#include <string.h>

#define BODY_MAX INT32_MAX /* so that a place in body or texts fits 32 bits */

typedef struct reader {
    perk_doc *doc;
    perk_scan scan;
    bool foreign;       /* the list just read holds something else than objects */
    bool lists;         /* of that, lists */
    bool own_members;   /* the top-level object has members that no envelope has */
    perk_resource bare; /* what the top-level object is when it has no `data` */
    int code;           /* PERK_E_NOMEM, PERK_E_LIMIT (too many rows), or 0 */
} reader;

/* ---- one resource ---- */

/* A resource as its members come in. Plain objects of the legacy API go by `_id`. */
typedef struct draft {
    perk_resource *row;
    perk_place id, legacy_id;
    bool has_id, has_legacy_id;
} draft;

static bool note_text(reader *r, perk_place *place)
{
    perk_str raw;
    bool escaped;
    if (!perk_scan_string(&r->scan, &raw, &escaped))
        return false;
    *place = perk_doc_keep(r->doc, raw, escaped);
    return true;
}

/* A string, or a number kept as written; anything else counts as absent. */
static bool note_id(reader *r, perk_place *place, bool *present)
{
    perk_str span;
    char c = perk_scan_peek(&r->scan);
    *place = (perk_place){0, 0};
    *present = c == '"' || perk_json_is_number(c);
    if (c == '"')
        return note_text(r, place);
    if (!perk_scan_skip(&r->scan, &span))
        return false;
    if (*present)
        *place = perk_doc_place(r->doc, span);
    return true;
}

static bool note_type(reader *r, perk_place *place)
{
    perk_str span;
    *place = (perk_place){0, 0};
    return perk_scan_peek(&r->scan) == '"' ? note_text(r, place) : perk_scan_skip(&r->scan, &span);
}

static bool note_object(reader *r, perk_place *place)
{
    perk_str span;
    if (!perk_scan_skip(&r->scan, &span))
        return false;
    *place = perk_span_is_object(span) ? perk_doc_place(r->doc, span) : (perk_place){0, 0};
    return true;
}

/* Consumes the value of a member that resources have; *known: whether it was one. */
static bool note_member(reader *r, draft *d, perk_str key, bool *known)
{
    *known = true;
    if (perk_str_eq(key, PERK_LIT("attributes")))
        return note_object(r, &d->row->attributes);
    if (perk_str_eq(key, PERK_LIT("id")))
        return note_id(r, &d->id, &d->has_id);
    if (perk_str_eq(key, PERK_LIT("type")))
        return note_type(r, &d->row->type);
    if (perk_str_eq(key, PERK_LIT("relationships")))
        return note_object(r, &d->row->relationships);
    if (perk_str_eq(key, PERK_LIT("_id")))
        return note_id(r, &d->legacy_id, &d->has_legacy_id);
    *known = false;
    return true;
}

static void settle(const draft *d)
{
    d->row->id = d->has_id ? d->id : d->legacy_id;
}

/* Keys that are written with escapes are rare: they are looked up by what they mean. */
static perk_str plain_key(perk_str key, bool escaped, const perk_str *names, size_t count)
{
    for (size_t i = 0; escaped && i < count; i++)
        if (perk_span_key_is(key, true, names[i]))
            return names[i];
    return key;
}

static const perk_str RESOURCE_NAMES[] = {
    {"attributes", 10}, {"id", 2}, {"type", 4}, {"relationships", 13}, {"_id", 3}};

static bool read_resource(reader *r, perk_resource *row)
{
    draft d = {.row = row};
    perk_member member = {0};
    perk_str span;
    bool known;
    *row = (perk_resource){.doc = r->doc};
    perk_scan_peek(&r->scan);
    const char *begin = r->scan.at;
    if (!perk_scan_enter(&r->scan))
        return false;
    while (perk_scan_member(&r->scan, &member)) {
        if (!member.more) {
            settle(&d);
            row->json = perk_doc_place(r->doc, (perk_str){begin, (size_t)(r->scan.at - begin)});
            return true;
        }
        member.key =
            plain_key(member.key, member.escaped, RESOURCE_NAMES, PERK_COUNT(RESOURCE_NAMES));
        if (!note_member(r, &d, member.key, &known) || (!known && !perk_scan_skip(&r->scan, &span)))
            return false;
    }
    return false;
}

static bool add_resource(reader *r)
{
    perk_doc *doc = r->doc;
    if (doc->rows >= PERK_FREE_ROWS + doc->body.len / PERK_ROW_BYTES) {
        r->code = PERK_E_LIMIT;
        return false;
    }
    r->code = perk_vec_room((void **)&doc->table, doc->rows, &doc->rows_cap, sizeof *doc->table);
    if (r->code != 0 || !read_resource(r, &doc->table[doc->rows]))
        return false;
    doc->rows++;
    return true;
}

static bool read_list(reader *r, perk_rows *rows)
{
    perk_str span;
    bool more;
    r->foreign = false;
    r->lists = false;
    *rows = (perk_rows){(uint32_t)r->doc->rows, 0};
    if (!perk_scan_enter(&r->scan))
        return false;
    for (bool first = true; perk_scan_element(&r->scan, first, &more); first = false) {
        if (!more) {
            rows->count = (uint32_t)r->doc->rows - rows->first;
            return true;
        }
        char c = perk_scan_peek(&r->scan);
        r->foreign |= c != '{';
        r->lists |= c == '[';
        if (c == '{' ? !add_resource(r) : !perk_scan_skip(&r->scan, &span))
            return false;
    }
    return false;
}

/* ---- the top level ---- */

/* A list with an object in it is a list of resources, whatever else a stray null or text in it may
 * mean; a list of lists, or of nothing but other things, is a plain value. */
static void settle_list(reader *r, perk_str list)
{
    perk_doc *doc = r->doc;
    if (r->lists || (r->foreign && doc->primary.count == 0)) {
        doc->kind = PERK_DOC_VALUE;
        doc->primary.count = 0;
    } else if (r->foreign) {
        doc->odd_data = list;
    }
}

/* Reads `data` or a body that is not an object, and decides the kind by its shape. */
static bool read_primary(reader *r)
{
    perk_doc *doc = r->doc;
    char c = perk_scan_peek(&r->scan);
    const char *begin = r->scan.at;
    perk_str span;
    bool fine;
    doc->primary = (perk_rows){(uint32_t)doc->rows, c == '{'};
    doc->kind = c == '{'   ? PERK_DOC_ONE
                : c == '[' ? PERK_DOC_MANY
                : c == 'n' ? PERK_DOC_NULL
                           : PERK_DOC_VALUE;
    doc->odd_data = PERK_NONE;
    if (c == '[')
        fine = read_list(r, &doc->primary);
    else
        fine = c == '{' ? add_resource(r) : perk_scan_skip(&r->scan, &span);
    doc->data = (perk_str){begin, (size_t)(r->scan.at - begin)};
    if (fine && c == '[')
        settle_list(r, doc->data);
    return fine;
}

static bool read_included(reader *r)
{
    perk_doc *doc = r->doc;
    perk_str span;
    char c = perk_scan_peek(&r->scan);
    const char *begin = r->scan.at;
    doc->included = (perk_rows){0, 0};
    bool fine = c == '[' ? read_list(r, &doc->included) : perk_scan_skip(&r->scan, &span);
    bool odd = c == '[' ? r->foreign : c != 'n';
    doc->odd_included = odd ? (perk_str){begin, (size_t)(r->scan.at - begin)} : PERK_NONE;
    return fine;
}

/* The span of a value, {NULL,0} when it is null. */
static bool note_span(reader *r, perk_str *value)
{
    if (!perk_scan_skip(&r->scan, value))
        return false;
    if (perk_span_is_null(*value))
        *value = PERK_NONE;
    return true;
}

static bool read_top_member(reader *r, draft *bare, perk_str key)
{
    perk_str span;
    bool known;
    if (perk_str_eq(key, PERK_LIT("data"))) {
        r->doc->enveloped = true;
        return read_primary(r);
    }
    if (perk_str_eq(key, PERK_LIT("included")))
        return read_included(r);
    if (perk_str_eq(key, PERK_LIT("links")))
        return note_span(r, &r->doc->links_json);
    if (perk_str_eq(key, PERK_LIT("meta")))
        return note_span(r, &r->doc->meta);
    if (perk_str_eq(key, PERK_LIT("errors")))
        return note_span(r, &r->doc->errors);
    if (!note_member(r, bare, key, &known))
        return false;
    r->own_members |= known || !perk_str_eq(key, PERK_LIT("jsonapi"));
    return known || perk_scan_skip(&r->scan, &span);
}

static const perk_str TOP_NAMES[] = {
    {"data", 4},        {"included", 8}, {"links", 5}, {"meta", 4},           {"errors", 6},
    {"attributes", 10}, {"id", 2},       {"type", 4},  {"relationships", 13}, {"_id", 3}};

/* What an object without `data` is: a resource, an envelope that carries only errors or meta, or
 * some plain object. */
static int settle_bare(reader *r, const draft *bare)
{
    perk_doc *doc = r->doc;
    bool resource =
        r->bare.type.len || bare->has_id || bare->has_legacy_id || r->bare.attributes.len;
    if (!resource && (doc->errors.ptr || (doc->meta.ptr && !r->own_members))) {
        doc->kind = PERK_DOC_NONE;
        return 0;
    }
    r->code = perk_vec_room((void **)&doc->table, doc->rows, &doc->rows_cap, sizeof *doc->table);
    if (r->code != 0)
        return r->code;
    settle(bare);
    doc->kind = PERK_DOC_ONE;
    return 0;
}

static void add_bare(reader *r, const char *begin)
{
    perk_doc *doc = r->doc;
    doc->data = (perk_str){begin, (size_t)(r->scan.at - begin)};
    r->bare.json = perk_doc_place(doc, doc->data);
    doc->primary = (perk_rows){(uint32_t)doc->rows, 1};
    doc->table[doc->rows++] = r->bare;
}

static bool read_top_object(reader *r)
{
    draft bare = {.row = &r->bare};
    perk_member member = {0};
    const char *begin = r->scan.at;
    r->bare = (perk_resource){.doc = r->doc};
    if (!perk_scan_enter(&r->scan))
        return false;
    while (perk_scan_member(&r->scan, &member)) {
        if (!member.more)
            break;
        member.key = plain_key(member.key, member.escaped, TOP_NAMES, PERK_COUNT(TOP_NAMES));
        if (!read_top_member(r, &bare, member.key))
            return false;
    }
    if (r->scan.problem)
        return false;
    if (!r->doc->enveloped && settle_bare(r, &bare) == 0 && r->doc->kind == PERK_DOC_ONE)
        add_bare(r, begin);
    return r->code == 0;
}

static bool read_body(reader *r)
{
    perk_scan ahead = r->scan;
    perk_str span;
    char c = perk_scan_peek(&ahead);
    if (ahead.at == ahead.end)
        return perk_scan_skip(&r->scan, &span); /* fails, and knows why */
    r->scan.at = ahead.at;
    return (c == '{' ? read_top_object(r) : read_primary(r)) && perk_scan_finish(&r->scan);
}

static int report(const reader *r, perk_error *err)
{
    size_t offset = (size_t)(r->scan.at - r->scan.begin);
    if (r->code == PERK_E_NOMEM)
        return perk_error_nomem(err);
    if (r->code == 0)
        return perk_scan_fail(&r->scan, err);
    perk_error_set(err, r->code, "byte %zu: more resources than one for each %d bytes of the body",
                   offset, PERK_ROW_BYTES);
    perk_error_at_byte(err, offset);
    return r->code;
}

static int read_doc(perk_doc *doc, size_t max_depth, perk_error *err)
{
    reader r = {.doc = doc};
    perk_scan_init(&r.scan, doc->body, max_depth);
    if (!read_body(&r))
        return report(&r, err);
    if (perk_span_is_array(doc->errors) && perk_span_count(doc->errors) == 0)
        doc->errors = PERK_NONE;
    int code = perk_links_read(doc, err);
    if (code == 0)
        code = perk_buf_check(&doc->texts, "document", err);
    return code ? code : perk_links_find_next(doc, err);
}

static perk_doc *doc_of(perk_str body, perk_error *err)
{
    perk_doc *doc = perk_mem_new(sizeof *doc);
    char *copy = doc ? perk_mem_grow(NULL, body.len + 1) : NULL;
    if (!copy) {
        perk_mem_free(doc);
        perk_error_nomem(err);
        return NULL;
    }
    if (body.len)
        memcpy(copy, body.ptr, body.len);
    copy[body.len] = '\0';
    doc->body = (perk_str){copy, body.len};
    atomic_init(&doc->refs, 1);
    perk_buf_init(&doc->texts, body.len);
    perk_mem_born();
    return doc;
}

perk_doc *perk_doc_new(perk_str body, size_t max_depth, int http_status, perk_error *err)
{
    if (body.len > BODY_MAX) {
        perk_error_set(err, PERK_E_LIMIT, "the body is longer than %d bytes", BODY_MAX);
        return NULL;
    }
    perk_doc *doc = doc_of(body, err);
    if (!doc)
        return NULL;
    doc->http_status = http_status;
    if (read_doc(doc, max_depth, err) != 0) {
        perk_doc_unref(doc);
        return NULL;
    }
    return doc;
}

perk_doc *perk_doc_bytes(perk_str body, int http_status, perk_error *err)
{
    perk_doc *doc = doc_of(body, err);
    if (!doc)
        return NULL;
    doc->http_status = http_status;
    doc->kind = PERK_DOC_BYTES;
    return doc;
}

void perk_doc_set_provider(perk_doc *doc, const perk_provider *provider)
{
    doc->provider = provider;
}

perk_doc *perk_doc_parse(perk_str body, size_t max_depth, perk_error *err)
{
    return perk_doc_new(body, max_depth, 0, err);
}

perk_doc *perk_doc_ref(perk_doc *doc)
{
    atomic_fetch_add_explicit(&doc->refs, 1, memory_order_relaxed);
    return doc;
}

void perk_doc_unref(perk_doc *doc)
{
    if (!doc || atomic_fetch_sub_explicit(&doc->refs, 1, memory_order_acq_rel) != 1)
        return;
    perk_mem_wipe((char *)doc->body.ptr, doc->body.len); /* it may be a token reply */
    perk_mem_free((char *)doc->body.ptr);
    perk_buf_free(&doc->texts);
    perk_mem_free(doc->table);
    perk_mem_free(doc->links);
    perk_text_free(doc->cursor_text);
    perk_index_free(doc);
    perk_related_forget(doc);
    perk_list_cache_forget(doc);
    perk_item_errors_free(doc->item_errors);
    perk_mem_free(doc);
    perk_mem_died();
}
