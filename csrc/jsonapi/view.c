#include "jsonapi/view.h"

#include "base/mem.h"
#include "jsonapi/kept_headers.h"
#include "jsonapi/place.h"
#include "jsonapi/span.h"
#include "json/scan.h"
#include "json/string.h"

int perk_doc_kind(const perk_doc *doc)
{
    return doc->kind;
}

const char *perk_data_kind_name(int kind)
{
    static const char *const names[] = {
        [PERK_DOC_ONE] = "one",     [PERK_DOC_MANY] = "many", [PERK_DOC_NULL] = "null",
        [PERK_DOC_VALUE] = "value", [PERK_DOC_NONE] = "none", [PERK_DOC_BYTES] = "bytes"};
    return kind >= PERK_DOC_ONE && kind <= PERK_DOC_BYTES ? names[kind] : "";
}

int perk_doc_status(const perk_doc *doc)
{
    return doc->http_status;
}

perk_str perk_doc_json(const perk_doc *doc)
{
    return doc->body;
}

perk_str perk_doc_data(const perk_doc *doc)
{
    return doc->data;
}

perk_str perk_doc_meta(const perk_doc *doc)
{
    return doc->meta;
}

perk_str perk_doc_member(const perk_doc *doc, perk_str name)
{
    perk_scan scan;
    perk_scan_init(&scan, doc->body, PERK_DEPTH_CAP);
    if (doc->kind == PERK_DOC_BYTES || perk_scan_peek(&scan) != '{')
        return PERK_NONE;
    return perk_span_member((perk_str){scan.at, (size_t)(scan.end - scan.at)}, name);
}

perk_str perk_doc_errors(const perk_doc *doc)
{
    return doc->errors;
}

perk_next perk_doc_next(const perk_doc *doc)
{
    return doc->next;
}

static const perk_resource *row_at(const perk_doc *doc, perk_rows rows, size_t index)
{
    return index < rows.count ? &doc->table[rows.first + index] : NULL;
}

size_t perk_doc_count(const perk_doc *doc)
{
    return (size_t)doc->primary.count + doc->dropped;
}

const perk_resource *perk_doc_at(const perk_doc *doc, size_t index)
{
    return row_at(doc, doc->primary, index);
}

size_t perk_doc_included_count(const perk_doc *doc)
{
    return (size_t)doc->included.count + doc->dropped_included;
}

const perk_resource *perk_doc_included_at(const perk_doc *doc, size_t index)
{
    return row_at(doc, doc->included, index);
}

size_t perk_resource_place(const perk_resource *resource, bool *included)
{
    const perk_doc *doc = resource->doc;
    size_t row = (size_t)(resource - doc->table), at = row - doc->primary.first;
    *included = row < doc->primary.first || at >= doc->primary.count;
    return *included ? row - doc->included.first : at;
}

perk_str perk_resource_attributes(const perk_resource *resource)
{
    const perk_place *place = &resource->attributes;
    return perk_doc_view(resource->doc, place->len ? *place : resource->json);
}

perk_str perk_resource_relationships(const perk_resource *resource)
{
    const perk_place *place = &resource->relationships;
    return place->len ? perk_doc_view(resource->doc, *place) : PERK_NONE;
}

perk_str perk_doc_link(const perk_doc *doc, perk_str name)
{
    for (size_t i = doc->link_count; i-- > 0;)
        if (perk_str_eq(perk_doc_view(doc, doc->links[i].name), name))
            return doc->links[i].value.at ? perk_doc_view(doc, doc->links[i].value) : PERK_NONE;
    return PERK_NONE;
}

perk_str perk_doc_cursor(const perk_doc *doc)
{
    return doc->cursor;
}

/* ---- the exchange ---- */

const char *perk_doc_request_id(const perk_doc *doc)
{
    return doc->origin.request_id;
}

perk_text *perk_doc_headers(const perk_doc *doc, perk_error *err)
{
    if (perk_buf_check(&doc->origin.headers, "headers", err) != 0)
        return NULL;
    return perk_kept_headers_json(perk_buf_str(&doc->origin.headers), err);
}

int64_t perk_doc_elapsed_ms(const perk_doc *doc)
{
    return doc->origin.elapsed_ms;
}

int perk_doc_attempts(const perk_doc *doc)
{
    return doc->origin.attempts;
}
