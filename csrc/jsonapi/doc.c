/* One pass over the body: validates all of it, notes where things lie, and walks the resources on
 * the way (walk.h). Later members win over earlier ones of the same name.
 */
#include "jsonapi/doc.h"

#include "api/lookup.h"
#include "base/error.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/vec.h"
#include "jsonapi/compare.h"
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
    perk_walk walk;
    bool foreign;      /* the list just read holds something else than objects */
    bool lists;        /* of that, lists */
    bool own_members;  /* the top-level object has members that no envelope has */
    bool has_included; /* it has a member `included` */
    bool again;        /* other resources were walked than the document holds in the end */
    int code;          /* PERK_E_NOMEM, PERK_E_LIMIT (too many rows), or 0 */
} reader;

/* ---- resources ---- */

static perk_place keep_cell(perk_doc *doc, const perk_cell *cell)
{
    return cell->begin ? perk_doc_keep(doc, cell->raw, cell->escaped) : (perk_place){0, 0};
}

static perk_place keep_span(const perk_doc *doc, perk_str span)
{
    return span.ptr ? perk_doc_place(doc, span) : (perk_place){0, 0};
}

/* Plain objects of the legacy API go by `_id`. */
static perk_resource row_of(perk_doc *doc, const perk_row_parts *parts)
{
    return (perk_resource){
        .doc = doc,
        .json = keep_span(doc, parts->json),
        .type = keep_cell(doc, &parts->type),
        .id = keep_cell(doc, parts->id.begin ? &parts->id : &parts->legacy_id),
        .attributes = keep_span(doc, parts->attributes),
        .relationships = keep_span(doc, parts->relationships),
    };
}

static bool add_resource(reader *r, bool included)
{
    perk_doc *doc = r->doc;
    perk_row_parts parts;
    if (doc->rows >= PERK_FREE_ROWS + doc->body.len / PERK_ROW_BYTES) {
        r->code = PERK_E_LIMIT;
        return false;
    }
    r->code = perk_vec_room((void **)&doc->table, doc->rows, &doc->rows_cap, sizeof *doc->table);
    if (r->code != 0)
        return false;
    if (!perk_walk_resource(&r->walk, &r->scan, included, &parts)) {
        r->code = r->walk.code;
        return false;
    }
    doc->table[doc->rows++] = row_of(doc, &parts);
    return true;
}

static bool read_list(reader *r, perk_rows *rows, bool included)
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
        if (c == '{' ? !add_resource(r, included) : !perk_scan_skip(&r->scan, &span))
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
        r->again |= doc->primary.count > 0;
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
        fine = read_list(r, &doc->primary, false);
    else
        fine = c == '{' ? add_resource(r, false) : perk_scan_skip(&r->scan, &span);
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
    bool fine = c == '[' ? read_list(r, &doc->included, true) : perk_scan_skip(&r->scan, &span);
    r->again |= r->has_included;
    r->has_included = true;
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

static bool is_key(const perk_member *member, perk_str name)
{
    return perk_span_key_is(member->key, member->escaped, name);
}

static bool read_top_member(reader *r, const perk_member *member)
{
    perk_str span;
    if (is_key(member, PERK_LIT("data"))) {
        r->again |= r->doc->enveloped;
        r->doc->enveloped = true;
        return read_primary(r);
    }
    if (is_key(member, PERK_LIT("included")))
        return read_included(r);
    if (is_key(member, PERK_LIT("links")))
        return note_span(r, &r->doc->links_json);
    if (is_key(member, PERK_LIT("meta")))
        return note_span(r, &r->doc->meta);
    if (is_key(member, PERK_LIT("errors")))
        return note_span(r, &r->doc->errors);
    r->own_members |= !is_key(member, PERK_LIT("jsonapi"));
    return perk_scan_skip(&r->scan, &span);
}

static bool is_resource(const perk_row_parts *parts)
{
    return parts->type.raw.len || parts->id.begin || parts->legacy_id.begin ||
           parts->attributes.ptr;
}

/* What an object without `data` is: a resource, an envelope that carries only errors or meta, or
 * some plain object. It is read a second time, and walked once that is clear. */
static int read_bare(reader *r, perk_scan scan)
{
    perk_doc *doc = r->doc;
    perk_walk walk;
    perk_row_parts parts;
    perk_walk_init(&walk, NULL);
    perk_walk_resource(&walk, &scan, false, &parts);
    if (!is_resource(&parts) && (doc->errors.ptr || (doc->meta.ptr && !r->own_members))) {
        doc->kind = PERK_DOC_NONE;
        return 0;
    }
    int code = perk_vec_room((void **)&doc->table, doc->rows, &doc->rows_cap, sizeof *doc->table);
    if (code != 0)
        return code;
    doc->kind = PERK_DOC_ONE;
    doc->data = parts.json;
    doc->primary = (perk_rows){(uint32_t)doc->rows, 1};
    doc->table[doc->rows++] = row_of(doc, &parts);
    r->again = true;
    return 0;
}

static bool read_top_object(reader *r)
{
    perk_member member = {0};
    const perk_scan begin = r->scan;
    if (!perk_scan_enter(&r->scan))
        return false;
    while (perk_scan_member(&r->scan, &member) && member.more)
        if (!read_top_member(r, &member))
            return false;
    if (r->scan.problem)
        return false;
    if (!r->doc->enveloped)
        r->code = read_bare(r, begin);
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

static bool walk_rows(const perk_doc *doc, perk_walk *walk, perk_rows rows, bool included)
{
    perk_row_parts parts;
    perk_scan scan;
    for (uint32_t i = rows.first; i < rows.first + rows.count; i++) {
        perk_scan_init(&scan, perk_doc_view(doc, doc->table[i].json), PERK_DEPTH_CAP);
        if (!perk_walk_resource(walk, &scan, included, &parts))
            return false;
    }
    return true;
}

int perk_doc_walk(const perk_doc *doc, perk_walk *walk)
{
    bool fine =
        walk_rows(doc, walk, doc->primary, false) && walk_rows(doc, walk, doc->included, true);
    return fine ? 0 : walk->code;
}

/* Makes what was walked what the document holds in the end. */
static int settle_walk(reader *r)
{
    if (!r->again)
        return 0;
    if (r->walk.drift)
        perk_drift_forget(r->walk.drift);
    if (r->walk.sink) {
        r->walk.sink->end_page(r->walk.ctx, false);
        r->walk.sink->begin_page(r->walk.ctx);
    }
    return perk_doc_walk(r->doc, &r->walk);
}

static int read_rest(reader *r, perk_error *err)
{
    perk_doc *doc = r->doc;
    if (perk_span_is_array(doc->errors) && perk_span_count(doc->errors) == 0)
        doc->errors = PERK_NONE;
    int code = perk_links_read(doc, err);
    if (code == 0)
        code = perk_buf_check(&doc->texts, "document", err);
    return code ? code : perk_links_find_next(doc, err);
}

static int read_doc(perk_doc *doc, const perk_reading *how, perk_error *err)
{
    reader r = {.doc = doc};
    perk_scan_init(&r.scan, doc->body, how->max_depth);
    perk_walk_init(&r.walk, how->op);
    r.walk.drift = how->drift;
    r.walk.sink = how->sink;
    r.walk.ctx = how->ctx;
    int code = read_body(&r) ? 0 : report(&r, err);
    if (code == 0 && (code = settle_walk(&r)) != 0)
        perk_error_nomem(err);
    if (code == 0)
        code = read_rest(&r, err);
    if (code == 0)
        perk_compare_doc(doc, how->op, how->drift);
    perk_walk_free(&r.walk);
    return code;
}

/* Takes the body over; it stays the caller's when this returns NULL. */
static perk_doc *doc_of(perk_buf *body, int http_status, perk_error *err)
{
    perk_doc *doc = perk_buf_room(body, 0) ? perk_mem_new(sizeof *doc) : NULL;
    if (!doc) {
        perk_error_nomem(err);
        return NULL;
    }
    body->ptr[body->len] = '\0';
    doc->body = perk_buf_str(body);
    doc->http_status = http_status;
    doc->origin.elapsed_ms = -1;
    atomic_init(&doc->refs, 1);
    perk_buf_init(&doc->texts, body->len);
    perk_mem_born();
    return doc;
}

static perk_doc *taken(perk_doc *doc, perk_buf *body)
{
    perk_buf_init(body, body->max);
    return doc;
}

/* The kind of a reply's resources, when there is one. */
static const perk_resource_kind *expected_of(const perk_op *op)
{
    const char *const *types = op ? op->reply_types : NULL;
    return types && types[0] && !types[1] ? perk_resource_kind_find(perk_str_of(types[0])) : NULL;
}

perk_doc *perk_doc_read(perk_buf *body, const perk_reading *how, perk_error *err)
{
    if (body->len > BODY_MAX) {
        perk_error_set(err, PERK_E_LIMIT, "the body is longer than %d bytes", BODY_MAX);
        return NULL;
    }
    perk_doc *doc = doc_of(body, how->http_status, err);
    if (!doc)
        return NULL;
    doc->secret = how->secret;
    doc->plain = expected_of(how->op);
    if (how->sink)
        how->sink->begin_page(how->ctx);
    if (read_doc(doc, how, err) == 0)
        return taken(doc, body);
    if (how->sink)
        how->sink->end_page(how->ctx, false);
    doc->body = PERK_NONE;
    perk_doc_unref(doc);
    return NULL;
}

perk_doc *perk_doc_bytes(perk_buf *body, int http_status, perk_error *err)
{
    perk_doc *doc = doc_of(body, http_status, err);
    if (!doc)
        return NULL;
    doc->kind = PERK_DOC_BYTES;
    return taken(doc, body);
}

bool perk_doc_copy(perk_buf *copy, perk_str body)
{
    *copy =
        (perk_buf){.ptr = perk_mem_grow(NULL, body.len + 1), .cap = body.len + 1, .max = body.len};
    if (!copy->ptr)
        copy->failed = PERK_E_NOMEM;
    else
        perk_buf_put(copy, body);
    return !copy->failed;
}

perk_doc *perk_doc_new(perk_str body, const perk_reading *how, perk_error *err)
{
    perk_buf copy;
    perk_doc *doc = perk_doc_copy(&copy, body) ? perk_doc_read(&copy, how, err) : NULL;
    if (copy.failed)
        perk_error_nomem(err);
    perk_buf_free(&copy);
    return doc;
}

void perk_doc_set_provider(perk_doc *doc, const perk_provider *provider)
{
    doc->provider = provider;
}

void perk_doc_set_origin(perk_doc *doc, const perk_origin *origin)
{
    perk_buf_free(&doc->origin.headers);
    doc->origin = *origin;
}

void perk_doc_set_plain_type(perk_doc *doc, perk_str type)
{
    doc->plain = perk_resource_kind_find(type);
}

void perk_doc_set_secret(perk_doc *doc)
{
    doc->secret = true;
}

void perk_doc_drop_rows(perk_doc *doc)
{
    doc->dropped = doc->primary.count;
    doc->dropped_included = doc->included.count;
    doc->primary.count = doc->included.count = 0;
    perk_mem_free(doc->table);
    doc->table = NULL;
    doc->rows = doc->rows_cap = 0;
}

perk_doc *perk_doc_parse(perk_str body, size_t max_depth, perk_error *err)
{
    return perk_doc_new(body, &(perk_reading){.max_depth = max_depth, .secret = true}, err);
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
    if (doc->secret)
        perk_mem_wipe((char *)doc->body.ptr, doc->body.len);
    perk_mem_free((char *)doc->body.ptr);
    perk_buf_free(&doc->texts);
    perk_buf_free(&doc->origin.headers);
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
