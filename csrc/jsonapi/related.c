#include "jsonapi/related.h"

#include "base/error.h"
#include "base/mem.h"
#include "jsonapi/place.h"
#include "jsonapi/span.h"
#include "jsonapi/view.h"
#include "json/kind.h"
#include "json/past.h"
#include "json/scan.h"

perk_str perk_related_data(const perk_resource *resource, perk_str name)
{
    perk_str all = perk_resource_relationships(resource);
    return perk_span_member_of_body(perk_span_member_of_body(all, name), PERK_LIT("data"));
}

static size_t count_of(perk_str data)
{
    return perk_span_is_object(data) ? 1 : perk_span_count(data);
}

typedef struct identity {
    perk_str type, id; /* as they were sent; {NULL,0}: absent */
} identity;

/* A string without its escapes, or a number as written. */
static perk_str plain(perk_str value, perk_buf *space)
{
    bool number = value.len && perk_json_is_number(value.ptr[0]);
    return number ? value : perk_span_text(value, space);
}

/* The last of several members of a name counts. */
static identity read_identifier(perk_str object)
{
    identity read = {PERK_NONE, PERK_NONE};
    perk_str name;
    bool escaped;
    if (!perk_span_is_object(object))
        return read;
    const char *end = object.ptr + object.len, *at = object.ptr + 1, *value;
    while ((value = perk_past_key(at, end, &name, &escaped))) {
        at = perk_past_value(value, end);
        perk_str span = {value, (size_t)(at - value)};
        if (perk_span_key_is(name, escaped, PERK_LIT("id")))
            read.id = span;
        else if (perk_span_key_is(name, escaped, PERK_LIT("type")))
            read.type = span;
    }
    return read;
}

int perk_related_find(const perk_doc *doc, perk_str identifier, perk_str *id,
                      const perk_resource **found)
{
    perk_buf type_space, id_space;
    identity read = read_identifier(identifier);
    perk_buf_init(&type_space, identifier.len);
    perk_buf_init(&id_space, identifier.len);
    perk_str type = plain(read.type, &type_space), plain_id = plain(read.id, &id_space);
    int code = type_space.failed || id_space.failed ? PERK_E_NOMEM : 0;
    *found = code == 0 ? perk_doc_find(doc, type, plain_id) : NULL;
    *id = read.id;
    perk_buf_free(&type_space);
    perk_buf_free(&id_space);
    return code;
}

static int fill(const perk_doc *doc, perk_str data, perk_related *out)
{
    perk_scan scan;
    perk_str identifier, id;
    bool more;
    int code = 0;
    if (perk_span_is_object(data))
        return perk_related_find(doc, data, &id, &out->at[0]);
    perk_scan_init(&scan, data, PERK_DEPTH_CAP);
    perk_scan_enter(&scan);
    for (size_t i = 0; code == 0 && i < out->count && perk_scan_element(&scan, i == 0, &more) &&
                       perk_scan_skip(&scan, &identifier);
         i++)
        code = perk_related_find(doc, identifier, &id, &out->at[i]);
    return code;
}

int perk_related_read(const perk_resource *resource, perk_str name, perk_related *out,
                      perk_error *err)
{
    perk_str data = perk_related_data(resource, name);
    *out = (perk_related){.count = count_of(data)};
    out->at = perk_mem_new((out->count + 1) * sizeof *out->at);
    bool fine = out->at && (!out->count || fill(resource->doc, data, out) == 0);
    return fine ? 0 : perk_error_nomem(err);
}

void perk_related_free(perk_related *related)
{
    perk_mem_free(related->at);
    *related = (perk_related){NULL, 0};
}

/* ---- the one asked for last ---- */

void perk_related_forget(perk_doc *doc)
{
    perk_related_free(&doc->related);
    perk_buf_free(&doc->related_name);
    doc->related_from = NULL;
}

/* NULL when memory is short. Only a cache changes, and a document belongs to one thread at a time.
 */
static const perk_related *recall(const perk_resource *resource, perk_str name)
{
    perk_doc *doc = resource->doc;
    if (doc->related_from == resource && perk_str_eq(perk_buf_str(&doc->related_name), name))
        return &doc->related;
    perk_related_forget(doc);
    perk_buf_init(&doc->related_name, name.len);
    perk_buf_put(&doc->related_name, name);
    if (doc->related_name.failed || perk_related_read(resource, name, &doc->related, NULL) != 0)
        return NULL;
    doc->related_from = resource;
    return &doc->related;
}

size_t perk_resource_related_count(const perk_resource *resource, perk_str name)
{
    const perk_related *related = recall(resource, name);
    return related ? related->count : count_of(perk_related_data(resource, name));
}

const perk_resource *perk_resource_related_at(const perk_resource *resource, perk_str name,
                                              size_t index)
{
    const perk_related *related = recall(resource, name);
    if (related)
        return index < related->count ? related->at[index] : NULL;
    perk_str data = perk_related_data(resource, name); /* no memory: the same answer, only later */
    perk_str identifier =
        perk_span_is_object(data) && index == 0 ? data : perk_span_at(data, index);
    perk_str id;
    const perk_resource *found;
    perk_related_find(resource->doc, identifier, &id, &found);
    return found;
}
