#include "jsonapi/resource.h"

#include "base/error.h"
#include "base/text.h"
#include "base/time.h"
#include "jsonapi/place.h"
#include "jsonapi/span.h"
#include "json/kind.h"
#include "json/tree.h"

perk_str perk_resource_type(const perk_resource *resource)
{
    return perk_doc_view(resource->doc, resource->type);
}

perk_str perk_resource_id(const perk_resource *resource)
{
    return perk_doc_view(resource->doc, resource->id);
}

perk_str perk_resource_json(const perk_resource *resource)
{
    return perk_doc_view(resource->doc, resource->json);
}

/* ---- attributes by path ---- */

void perk_list_cache_forget(perk_doc *doc)
{
    perk_buf_free(&doc->list_path);
    doc->list_of = NULL;
}

/* Keeps the list that a path leads to: whoever reads one of its elements mostly reads the next one
 * afterwards, by a path that begins alike. Only a cache changes, and a document belongs to one
 * thread at a time. False when memory is short. */
static bool keep_list(const perk_resource *resource, perk_str path, perk_str list)
{
    perk_doc *doc = resource->doc;
    perk_list_cache_forget(doc);
    perk_buf_init(&doc->list_path, path.len + 1);
    perk_buf_put(&doc->list_path, path);
    perk_buf_putc(&doc->list_path, '.');
    doc->list = (perk_list_cursor){.array = list};
    doc->list_of = doc->list_path.failed ? NULL : resource;
    return doc->list_of;
}

/* How much of the path leads to the list that is kept; 0 when it leads elsewhere. */
static size_t kept_part(const perk_resource *resource, perk_str path)
{
    const perk_doc *doc = resource->doc;
    return doc->list_of == resource && perk_str_starts(path, perk_buf_str(&doc->list_path))
               ? doc->list_path.len
               : 0;
}

static perk_str element(const perk_resource *resource, perk_str name)
{
    int64_t index;
    return perk_str_int(name, &index) && index >= 0
               ? perk_span_seek(&resource->doc->list, (size_t)index)
               : PERK_NONE;
}

static perk_str plain_element(perk_str list, perk_str name)
{
    int64_t index;
    return perk_str_int(name, &index) && index >= 0 ? perk_span_at(list, (size_t)index) : PERK_NONE;
}

perk_str perk_resource_attr(const perk_resource *resource, perk_str path)
{
    perk_place place = resource->attributes.len ? resource->attributes : resource->json;
    size_t begin = kept_part(resource, path), end;
    bool kept = begin > 0, outer = true; /* the outermost list is the one that is kept */
    perk_str value = kept ? resource->doc->list.array : perk_doc_view(resource->doc, place);
    for (; value.ptr && begin <= path.len; begin = end + 1) {
        perk_str name = perk_str_from(path, begin);
        name = perk_str_upto(name, perk_str_find(name, '.'));
        end = begin + name.len;
        if (!perk_span_is_array(value)) {
            value = perk_span_member(value, name);
            continue;
        }
        if (outer && !kept && begin)
            kept = keep_list(resource, perk_str_upto(path, begin - 1), value);
        value = outer && kept ? element(resource, name) : plain_element(value, name);
        outer = false;
    }
    return value;
}

/* ---- typed ---- */

static int wrong_type(perk_str path, perk_str value, const char *wanted, perk_error *err)
{
    return perk_error_set_at(err, PERK_E_TYPE, path, "attribute '%.*s' is %s, not %s",
                             PERK_SHOW(path), perk_json_kind_phrase(value), wanted);
}

perk_text *perk_resource_str(const perk_resource *resource, perk_str path, perk_error *err)
{
    perk_buf space;
    perk_str value = perk_resource_attr(resource, path);
    if (perk_span_is_null(value))
        return NULL;
    perk_buf_init(&space, value.len);
    perk_str text = perk_span_text(value, &space);
    perk_text *copy = NULL;
    if (text.ptr)
        copy = perk_text_new(text, err);
    else if (perk_buf_check(&space, "attribute", err) == 0)
        wrong_type(path, value, "a string", err);
    perk_buf_free(&space);
    return copy;
}

int perk_resource_int(const perk_resource *resource, perk_str path, int64_t *out, perk_error *err)
{
    perk_str value = perk_resource_attr(resource, path);
    *out = 0;
    if (perk_span_is_null(value) || perk_str_int(value, out))
        return 0;
    if (!perk_json_is_integer(value))
        return wrong_type(path, value, "an integer", err);
    return perk_error_set_at(err, PERK_E_RANGE, path,
                             "attribute '%.*s' is an integer beyond 64 bits", PERK_SHOW(path));
}

int perk_resource_num(const perk_resource *resource, perk_str path, double *out, perk_error *err)
{
    perk_str value = perk_resource_attr(resource, path);
    *out = 0;
    if (perk_span_is_null(value))
        return 0;
    if (!perk_json_is_number(value.ptr[0]))
        return wrong_type(path, value, "a number", err);
    return perk_tree_number(value, out, err);
}

int perk_resource_bool(const perk_resource *resource, perk_str path, int *out, perk_error *err)
{
    perk_str value = perk_resource_attr(resource, path);
    *out = perk_str_eq(value, PERK_LIT("true"));
    if (*out || perk_span_is_null(value) || value.ptr[0] == 'f')
        return 0;
    return wrong_type(path, value, "a boolean", err);
}

int perk_resource_time(const perk_resource *resource, perk_str path, int64_t *epoch_ms,
                       perk_error *err)
{
    perk_buf space;
    bool has_zone;
    perk_str value = perk_resource_attr(resource, path);
    *epoch_ms = 0;
    if (perk_span_is_null(value))
        return 0;
    perk_buf_init(&space, value.len);
    perk_str text = perk_span_text(value, &space);
    int code = perk_buf_check(&space, "attribute", err);
    if (code == 0 && !text.ptr)
        code = wrong_type(path, value, "a time", err);
    else if (code == 0 && (!perk_time_parse(text, epoch_ms, &has_zone) || !has_zone)) {
        code = perk_error_set_at(err, PERK_E_TYPE, path,
                                 "attribute '%.*s' is not an ISO 8601 time with a zone",
                                 PERK_SHOW(path));
        *epoch_ms = 0;
    }
    perk_buf_free(&space);
    return code;
}

perk_text *perk_resource_url(const perk_resource *resource, perk_error *err)
{
    perk_error own = PERK_ERROR_INIT;
    perk_text *url = perk_resource_str(resource, PERK_LIT("url"), &own);
    if (!perk_text_str(url).len && own.code == 0) {
        perk_text_free(url);
        url = perk_resource_str(resource, PERK_LIT("downloadUrl"), &own);
    }
    perk_error_pass(err, &own);
    return url;
}

const perk_resource *perk_resource_offer(const perk_resource *event, perk_error *err)
{
    perk_text *id = perk_resource_str(event, PERK_LIT("entityId"), err);
    const perk_resource *offer =
        id ? perk_doc_find(event->doc, PERK_LIT("standardOffer"), perk_text_str(id)) : NULL;
    perk_text_free(id);
    return offer;
}
