/* One walk over the text of a document. What the document knows, the places of its resources and of
 * their attributes, is stepped over; only the attributes of which some are left out, or that hold
 * dates, are looked at. */
#include "base/error.h"
#include "base/limits.h"
#include "base/time.h"
#include "jsonapi/related.h"
#include "jsonapi/span.h"
#include "jsonapi/view.h"
#include "shape/cut.h"
#include "shape/rules.h"
#include "json/past.h"
#include "json/scan.h"

#include <perk/perk_shape.h>

#define DATE_SPACE 64 /* longer texts are no dates */

typedef struct shaping {
    const perk_doc *doc;
    const perk_shape *shape;
    int64_t now_ms;
    const char *end; /* of the document's text */
    perk_cut cut;
    size_t related; /* bytes of related resources that were looked at */
} shaping;

/* The attributes of one resource. */
typedef struct visit {
    const perk_resource *resource;
    const perk_shape_type *type; /* NULL: all are kept */
    bool related;                /* they go into another resource */
    uint64_t flattened;          /* a bit for each rule of "flatten" whose relationship it has */
    perk_cut_list list;
    perk_str begins, ends; /* the dates; {NULL,0}: none */
} visit;

static visit visit_of(const shaping *s, const perk_resource *resource)
{
    visit v = {.resource = resource};
    perk_str type = perk_resource_type(resource);
    for (size_t i = 0; i < s->shape->type_count && !v.type; i++)
        if (perk_str_is(type, s->shape->types[i].kind->type))
            v.type = &s->shape->types[i];
    return v;
}

/* ---- dates ---- */

static bool read_date(perk_str value, int64_t *ms)
{
    char room[DATE_SPACE];
    perk_buf space;
    bool has_zone;
    perk_buf_init_on(&space, room, sizeof room);
    return perk_time_parse(perk_span_text(value, &space), ms, &has_zone) && has_zone;
}

static bool is_current(const shaping *s, const visit *v)
{
    int64_t ms;
    if (!s->shape->current)
        return true;
    return !(read_date(v->begins, &ms) && ms > s->now_ms) &&
           !(read_date(v->ends, &ms) && ms <= s->now_ms);
}

/* ---- attributes ---- */

/* Few names have escapes, and few begin alike. */
static inline bool is_named(const perk_member *member, const char *name)
{
    return member->escaped ? perk_span_key_is(member->key, true, perk_str_of(name))
                           : perk_str_is(member->key, name);
}

static bool is_flattened(const shaping *s, const visit *v, const perk_member *member)
{
    for (uint64_t rest = v->flattened; rest; rest &= rest - 1)
        if (is_named(member, s->shape->flatten[__builtin_ctzll(rest)]))
            return true;
    return false;
}

static bool is_listed(const perk_shape_type *type, const perk_member *member)
{
    for (uint64_t rest = type->keep; rest; rest &= rest - 1)
        if (is_named(member, type->kind->attributes->fields[__builtin_ctzll(rest)].wire))
            return true;
    return false;
}

/* The id of a related resource stands next to its attributes. */
static bool is_kept(const shaping *s, const visit *v, const perk_member *member)
{
    if (v->type && !is_listed(v->type, member))
        return false;
    return !(v->related && is_named(member, "id")) && !is_flattened(s, v, member);
}

static void note_date(visit *v, const perk_member *member, perk_str value)
{
    if (is_named(member, "startDate"))
        v->begins = value;
    else if (is_named(member, "expirationDate"))
        v->ends = value;
}

/* From the opening bracket to the closing one. */
static const char *cut_attributes(shaping *s, visit *v, const char *at)
{
    perk_member member = {0};
    const char *value;
    at++;
    while ((value = perk_past_key(at, s->end, &member.key, &member.escaped))) {
        const char *begin = member.key.ptr - 1;
        at = perk_past_value(value, s->end);
        perk_cut_at(&s->cut, &v->list, begin);
        note_date(v, &member, (perk_str){value, (size_t)(at - value)});
        if (is_kept(s, v, &member))
            perk_cut_keep(&v->list, at);
        else
            perk_cut_out(&s->cut, &v->list, begin, at);
    }
    at = perk_past_blanks(at);
    perk_cut_at(&s->cut, &v->list, at);
    return at;
}

/* ---- related resources as attributes ---- */

/* The member `attributes`: the attributes of a plain object are its members. */
static perk_str own_attributes(const perk_resource *resource)
{
    perk_str attributes = perk_resource_attributes(resource);
    return attributes.ptr == perk_resource_json(resource).ptr ? PERK_NONE : attributes;
}

/* Many resources may lead to a large one, of which little is kept. */
static bool may_look_at(shaping *s, perk_str attributes)
{
    s->related += attributes.len;
    if (s->related > s->cut.out.max)
        s->cut.out.failed = PERK_E_LIMIT;
    return !s->cut.out.failed;
}

/* Puts the members of its attributes, behind another member; whether the resource is current. */
static bool put_members(shaping *s, const perk_resource *resource)
{
    perk_buf *out = &s->cut.out;
    visit v = visit_of(s, resource);
    perk_str attributes = own_attributes(resource);
    if (!attributes.ptr || !may_look_at(s, attributes))
        return true;
    const char *back = s->cut.from;
    size_t before = out->len;
    perk_buf_putc(out, ',');
    s->cut.from = perk_past_blanks(attributes.ptr + 1);
    v.related = true;
    cut_attributes(s, &v, attributes.ptr);
    if (v.list.kept)
        perk_cut_to(&s->cut, v.list.kept);
    else
        out->len = before;
    s->cut.from = back;
    return is_current(s, &v);
}

/* False, and nothing is put: it identifies no resource, or one that is not current. */
static bool put_related(shaping *s, perk_str identifier, bool comma)
{
    perk_buf *out = &s->cut.out;
    size_t before = out->len;
    const perk_resource *resource;
    perk_str id;
    if (perk_related_find(s->doc, identifier, &id, &resource) != 0)
        out->failed = PERK_E_NOMEM;
    if (!id.ptr)
        return false;
    perk_buf_puts(out, comma ? ",{\"id\":" : "{\"id\":");
    perk_buf_put(out, id);
    bool current = !resource || put_members(s, resource);
    perk_buf_putc(out, '}');
    if (!current)
        out->len = before;
    return current;
}

static void put_list(shaping *s, perk_str data)
{
    const char *at = data.ptr + 1;
    bool comma = false;
    perk_buf_putc(&s->cut.out, '[');
    while ((at = perk_past_comma(at))) {
        const char *begin = at;
        at = perk_past_value(at, s->end);
        comma |= put_related(s, (perk_str){begin, (size_t)(at - begin)}, comma);
    }
    perk_buf_putc(&s->cut.out, ']');
}

static void put_flattened(shaping *s, visit *v, perk_str name, perk_str data)
{
    perk_buf *out = &s->cut.out;
    perk_buf_puts(out, v->list.kept ? ",\"" : "\"");
    perk_buf_put(out, name);
    perk_buf_puts(out, "\":");
    if (perk_span_is_array(data))
        put_list(s, data);
    else if (!put_related(s, data, false))
        perk_buf_puts(out, "null");
    v->list.kept = s->cut.from; /* the next one follows a member */
}

static const char *shape_attributes(shaping *s, visit *v, const char *at)
{
    const size_t count = s->shape->flatten_count;
    perk_str data[PERK_MAX_FLATTEN];
    for (size_t i = 0; i < count; i++) {
        data[i] = perk_related_data(v->resource, perk_str_of(s->shape->flatten[i]));
        v->flattened |= (uint64_t)(data[i].ptr != NULL) << i;
    }
    at = cut_attributes(s, v, at);
    if (v->flattened)
        perk_cut_to(&s->cut, at);
    for (size_t i = 0; i < count; i++)
        if (data[i].ptr)
            put_flattened(s, v, perk_str_of(s->shape->flatten[i]), data[i]);
    return at + 1;
}

/* ---- resources ---- */

/* Whether a resource of this type is the same without a look at its attributes. */
static bool is_plain(const shaping *s, const visit *v)
{
    return !v->type && !s->shape->current && !s->shape->flatten_count;
}

/* Behind the value of a member. */
static const char *shape_part(shaping *s, visit *v, const char *at)
{
    perk_str attributes = own_attributes(v->resource),
             relationships = perk_resource_relationships(v->resource);
    if (at == attributes.ptr)
        return is_plain(s, v) ? at + attributes.len : shape_attributes(s, v, at);
    return at == relationships.ptr ? at + relationships.len : perk_past_value(at, s->end);
}

/* Whether the resource is current. */
static bool shape_resource(shaping *s, const perk_resource *resource)
{
    visit v = visit_of(s, resource);
    perk_cut_list list = {0};
    perk_member member = {0};
    const char *at = perk_resource_json(resource).ptr + 1, *value;
    while ((value = perk_past_key(at, s->end, &member.key, &member.escaped))) {
        const char *begin = member.key.ptr - 1;
        perk_cut_at(&s->cut, &list, begin);
        at = shape_part(s, &v, value);
        if (!s->shape->relationships && is_named(&member, "relationships"))
            perk_cut_out(&s->cut, &list, begin, at);
        else
            perk_cut_keep(&list, at);
    }
    perk_cut_at(&s->cut, &list, perk_past_blanks(at));
    return is_current(s, &v);
}

/* As a resource of a list, which goes when it is not current. */
static void shape_listed(shaping *s, perk_cut_list *list, const perk_resource *resource)
{
    perk_str json = perk_resource_json(resource);
    const char *from = s->cut.from;
    size_t before = s->cut.out.len;
    if (shape_resource(s, resource)) {
        perk_cut_keep(list, json.ptr + json.len);
        return;
    }
    s->cut.out.len = before;
    s->cut.from = from;
    perk_cut_out(&s->cut, list, json.ptr, json.ptr + json.len);
}

typedef const perk_resource *(*resource_at)(const perk_doc *doc, size_t index);

/* Behind the element that is next. What is no resource of the document stays: other things than
 * objects, and all of the first of two lists that have the same name. */
static const char *shape_element(shaping *s, perk_cut_list *list, const char *begin,
                                 const perk_resource *resource)
{
    perk_str json = resource ? perk_resource_json(resource) : PERK_NONE;
    perk_cut_at(&s->cut, list, begin);
    if (begin == json.ptr) {
        shape_listed(s, list, resource);
        return begin + json.len;
    }
    const char *end = perk_past_value(begin, s->end);
    perk_cut_keep(list, end);
    return end;
}

/* From the opening bracket to behind the closing one. */
static const char *shape_list(shaping *s, const char *at, resource_at next)
{
    perk_cut_list list = {0};
    size_t index = 0;
    const char *begin;
    at++;
    while ((begin = perk_past_comma(at))) {
        at = shape_element(s, &list, begin, next(s->doc, index));
        index += *begin == '{';
    }
    at = perk_past_blanks(at);
    perk_cut_at(&s->cut, &list, at);
    return at + 1;
}

/* ---- the whole ---- */

/* Behind the primary data, whatever it is. */
static const char *shape_data(shaping *s, perk_str data)
{
    if (perk_doc_kind(s->doc) == PERK_DOC_MANY)
        shape_list(s, data.ptr, perk_doc_at);
    else if (perk_doc_kind(s->doc) == PERK_DOC_ONE)
        shape_resource(s, perk_doc_at(s->doc, 0));
    return data.ptr + data.len;
}

static const char *shape_top_member(shaping *s, const perk_member *member, const char *at)
{
    perk_str data = perk_doc_data(s->doc);
    if (at == data.ptr)
        return shape_data(s, data);
    if (*at == '[' && is_named(member, "included"))
        return shape_list(s, at, perk_doc_included_at);
    return perk_past_value(at, s->end);
}

/* An object that is no resource itself. */
static void shape_envelope(shaping *s, const char *at)
{
    perk_cut_list list = {0};
    perk_member member = {0};
    const char *value;
    at++;
    while ((value = perk_past_key(at, s->end, &member.key, &member.escaped))) {
        const char *begin = member.key.ptr - 1;
        bool dropped = !s->shape->included && is_named(&member, "included");
        perk_cut_at(&s->cut, &list, begin);
        at = dropped ? perk_past_value(value, s->end) : shape_top_member(s, &member, value);
        dropped ? perk_cut_out(&s->cut, &list, begin, at) : perk_cut_keep(&list, at);
    }
    perk_cut_at(&s->cut, &list, perk_past_blanks(at));
}

static void shape_body(shaping *s, perk_str body)
{
    perk_scan scan;
    perk_str data = perk_doc_data(s->doc);
    perk_scan_init(&scan, body, PERK_DEPTH_CAP);
    char first = perk_scan_peek(&scan);
    if (scan.at == data.ptr)
        shape_data(s, data);
    else if (first == '{')
        shape_envelope(s, scan.at);
    perk_cut_to(&s->cut, s->end);
}

static int check(const perk_doc *doc, perk_error *err)
{
    if (perk_doc_kind(doc) == PERK_DOC_BYTES)
        return perk_error_set(err, PERK_E_STATE, "the document is not JSON, so it has no shape");
    if ((perk_doc_count(doc) && !perk_doc_at(doc, 0)) ||
        (perk_doc_included_count(doc) && !perk_doc_included_at(doc, 0)))
        return perk_error_set(err, PERK_E_STATE,
                              "the resources of the document are in a table; shape it without one");
    return 0;
}

perk_text *perk_doc_shape(const perk_doc *doc, const perk_shape *shape, int64_t now_ms,
                          perk_error *err)
{
    perk_str body = perk_doc_json(doc);
    shaping s = {.doc = doc,
                 .shape = shape,
                 .now_ms = now_ms,
                 .end = body.ptr + body.len,
                 .cut.from = body.ptr};
    if (check(doc, err) != 0)
        return NULL;
    perk_buf_init(&s.cut.out, PERK_SHAPE_MULTIPLE * body.len + PERK_SHAPE_FREE);
    perk_buf_reserve(&s.cut.out, body.len + (shape->flatten_count ? body.len / 4 : 0));
    shape_body(&s, body);
    return perk_buf_take(&s.cut.out, "the shaped text", err);
}
