#include "jsonapi/compare.h"

#include "api/lookup.h"
#include "jsonapi/parts.h"
#include "jsonapi/span.h"
#include "json/kind.h"
#include "json/scan.h"

#include <string.h>

typedef struct comparison {
    const perk_op *op;
    perk_drift *drift;
    unsigned turn;
    perk_scan scan;             /* inside the resource at hand */
    char where[PERK_MAX_WHERE]; /* the path to it, without indices */
    size_t len;
    perk_str last_type; /* lists repeat one type */
    const perk_resource_kind *last_kind;
} comparison;

/* ---- the path, and what is noted ---- */

/* Appends a name and gives the length before it, for `leave`. */
static size_t enter(comparison *c, perk_str name)
{
    size_t before = c->len, room = sizeof c->where - c->len;
    if (c->len && room) {
        c->where[c->len++] = '.';
        room--;
    }
    size_t len = name.len < room ? name.len : room;
    if (len)
        memcpy(c->where + c->len, name.ptr, len);
    c->len += len;
    return before;
}

static void leave(comparison *c, size_t before)
{
    c->len = before;
}

static void note(comparison *c, perk_drift_kind kind, perk_str value)
{
    perk_sighting seen = {
        .op = c->op->name, .kind = kind, .where = {c->where, c->len}, .value = value};
    perk_drift_note(c->drift, &seen);
}

static void note_field(comparison *c, perk_str key)
{
    if (perk_str_starts(key, PERK_LIT("@")))
        return; /* JSON:API reserves these for extensions, and has them ignored */
    size_t before = enter(c, perk_drift_is_symbol(key) ? key : PERK_LIT("?"));
    note(c, PERK_DRIFT_FIELD, PERK_NONE);
    leave(c, before);
}

static void note_shape(comparison *c, char begin)
{
    note(c, PERK_DRIFT_SHAPE, perk_str_of(perk_json_kind(begin)));
}

static void skip(comparison *c)
{
    perk_str span;
    perk_scan_skip(&c->scan, &span);
}

/* ---- values ---- */

static bool fits(const perk_field *field, char begin)
{
    switch (field->type) {
    case PERK_T_STRING:
        return begin == '"' || (perk_json_is_number(begin) && field->digits);
    case PERK_T_TIME:
        return begin == '"';
    case PERK_T_INT:
    case PERK_T_NUM:
        return perk_json_is_number(begin);
    case PERK_T_BOOL:
        return begin == 't' || begin == 'f';
    default:
        return true;
    }
}

/* Whether a string as written between its quotes means a name of the table. */
static bool is_name(perk_str raw, bool escaped, const char *name)
{
    if (escaped)
        return perk_span_key_is(raw, true, perk_str_of(name));
    return raw.len && name[0] == raw.ptr[0] && strncmp(name, raw.ptr, raw.len) == 0 &&
           !name[raw.len];
}

static bool is_known(const perk_field *field, perk_str raw, bool escaped)
{
    if (field->fixed)
        return is_name(raw, escaped, field->fixed);
    for (size_t i = 0; i < field->values->count; i++)
        if (is_name(raw, escaped, field->values->values[i]))
            return true;
    return false;
}

static void compare_scalar(comparison *c, const perk_field *field, char begin)
{
    perk_str span;
    if (!perk_scan_skip(&c->scan, &span))
        return;
    if (!fits(field, begin)) {
        note_shape(c, begin);
    } else if (field->type == PERK_T_INT && !perk_json_is_integer(span)) {
        note(c, PERK_DRIFT_SHAPE, PERK_LIT("fraction"));
    } else if (field->values || field->fixed) {
        perk_str raw = begin == '"' ? (perk_str){span.ptr + 1, span.len - 2} : span;
        bool escaped = perk_str_find(raw, '\\') < raw.len;
        if (!is_known(field, raw, escaped))
            note(c, PERK_DRIFT_VALUE, raw);
    }
}

static void compare_members(comparison *c, const perk_object *object, bool plain);

static void compare_one(comparison *c, const perk_field *field)
{
    char begin = perk_scan_peek(&c->scan);
    if (begin == 'n' || field->type == PERK_T_JSON) {
        skip(c);
    } else if (field->type != PERK_T_OBJECT) {
        compare_scalar(c, field, begin);
    } else if (begin == '{') {
        compare_members(c, field->object, false);
    } else {
        note_shape(c, begin);
        skip(c);
    }
}

static void compare_value(comparison *c, const perk_field *field)
{
    bool more;
    char begin = perk_scan_peek(&c->scan);
    if (field->arity == PERK_ONE || begin == 'n' || field->type == PERK_T_JSON) {
        compare_one(c, field);
        return;
    }
    if (begin != '[') {
        note_shape(c, begin);
        skip(c);
        return;
    }
    perk_scan_enter(&c->scan);
    for (bool first = true; perk_scan_element(&c->scan, first, &more) && more; first = false)
        compare_one(c, field);
}

/* Servers write members in the same order again and again: the search starts behind the member
 * found last. */
static const perk_field *find_field(const perk_object *object, perk_str key, bool escaped,
                                    size_t *at)
{
    for (size_t i = 0; i < object->count; i++) {
        size_t n = *at + i < object->count ? *at + i : *at + i - object->count;
        if (is_name(key, escaped, object->fields[n].wire)) {
            *at = n + 1;
            return &object->fields[n];
        }
    }
    return NULL;
}

/* Members that a plain object may have in addition: it can be a reply's top level, and some come
 * from a database that adds its internal version. */
static bool is_aside(perk_str key)
{
    static const char *const names[] = {"errors", "warnings", "meta", "links", "__v", NULL};
    return perk_str_among(key, names);
}

static void compare_members(comparison *c, const perk_object *object, bool plain)
{
    perk_member member = {0};
    size_t at = 0;
    perk_scan_enter(&c->scan);
    while (perk_scan_member(&c->scan, &member) && member.more) {
        const perk_field *field = find_field(object, member.key, member.escaped, &at);
        if (field) {
            size_t before = enter(c, perk_str_of(field->wire));
            compare_value(c, field);
            leave(c, before);
            continue;
        }
        if (!plain || !is_aside(member.key))
            note_field(c, member.key);
        skip(c);
    }
}

/* ---- relationships ---- */

static void compare_identifier(comparison *c, const perk_relation *relation, perk_str identifier)
{
    perk_str type = perk_span_member(identifier, PERK_LIT("type"));
    perk_str raw =
        type.len >= 2 && type.ptr[0] == '"' ? (perk_str){type.ptr + 1, type.len - 2} : PERK_NONE;
    if (!perk_str_among(raw, relation->types))
        note(c, PERK_DRIFT_TYPE, raw);
}

static void compare_linkage(comparison *c, const perk_relation *relation, perk_str linkage)
{
    perk_str data = perk_span_member(linkage, PERK_LIT("data")), element;
    bool more;
    if (perk_span_is_object(data))
        compare_identifier(c, relation, data);
    if (!perk_span_is_array(data))
        return;
    perk_scan outer = c->scan;
    perk_scan_init(&c->scan, data, PERK_DEPTH_CAP);
    perk_scan_enter(&c->scan);
    for (bool first = true; perk_scan_element(&c->scan, first, &more) && more; first = false)
        if (perk_scan_skip(&c->scan, &element))
            compare_identifier(c, relation, element);
    c->scan = outer;
}

static const perk_relation *find_relation(const perk_resource_kind *kind, perk_str key)
{
    for (size_t i = 0; i < kind->relation_count; i++)
        if (perk_str_eq(key, perk_str_of(kind->relations[i].wire)))
            return &kind->relations[i];
    return NULL;
}

static void compare_relations(comparison *c, const perk_resource_kind *kind)
{
    perk_member member = {0};
    perk_str linkage;
    perk_scan_enter(&c->scan);
    while (perk_scan_member(&c->scan, &member) && member.more) {
        const perk_relation *relation = find_relation(kind, member.key);
        if (!perk_scan_skip(&c->scan, &linkage))
            return;
        if (!relation) {
            note_field(c, member.key);
            continue;
        }
        size_t before = enter(c, member.key);
        compare_linkage(c, relation, linkage);
        leave(c, before);
    }
}

/* ---- resources ---- */

static void compare_part(comparison *c, const perk_resource_kind *kind, perk_str key)
{
    static const perk_str known[] = {{"type", 4}, {"id", 2}, {"links", 5}, {"meta", 4}};
    bool object = perk_scan_peek(&c->scan) == '{';
    if (object && perk_str_eq(key, PERK_LIT("attributes"))) {
        compare_members(c, kind->attributes, false);
        return;
    }
    if (object && perk_str_eq(key, PERK_LIT("relationships"))) {
        size_t before = enter(c, key);
        compare_relations(c, kind);
        leave(c, before);
        return;
    }
    bool fine =
        perk_str_eq(key, PERK_LIT("attributes")) || perk_str_eq(key, PERK_LIT("relationships"));
    for (size_t i = 0; i < PERK_COUNT(known); i++)
        fine |= perk_str_eq(key, known[i]);
    if (!fine)
        note_field(c, key);
    skip(c);
}

static void compare_resource(comparison *c, const perk_resource *row,
                             const perk_resource_kind *kind)
{
    perk_member member = {0};
    c->len = 0;
    enter(c, perk_str_of(kind->type));
    perk_scan_init(&c->scan, perk_resource_json(row), PERK_DEPTH_CAP);
    if (kind->plain) {
        compare_members(c, kind->attributes, true);
        return;
    }
    perk_scan_enter(&c->scan);
    while (perk_scan_member(&c->scan, &member) && member.more)
        compare_part(c, kind, member.key);
}

static const perk_resource_kind *kind_of(comparison *c, perk_str type)
{
    if (!c->last_kind || !perk_str_eq(type, c->last_type)) {
        c->last_kind = perk_resource_kind_find(type);
        c->last_type = type;
    }
    return c->last_kind;
}

static void compare_type(comparison *c, const char *place, const char *const *types, perk_str type)
{
    if (perk_str_among(type, types))
        return;
    c->len = 0;
    enter(c, perk_str_of(place));
    note(c, PERK_DRIFT_TYPE, type);
}

static void compare_rows(comparison *c, const perk_doc *doc, perk_rows rows, bool included)
{
    const perk_resource_kind *plain =
        included ? NULL : perk_resource_kind_find(perk_str_of(c->op->reply_types[0]));
    size_t stride = rows.count ? (rows.count - 1) / PERK_DRIFT_SAMPLE + 1 : 1,
           chosen = c->turn % stride;
    for (size_t i = 0; i < rows.count; i++) {
        const perk_resource *row = &doc->table[rows.first + i];
        const perk_resource_kind *kind = plain;
        if (!plain || !plain->plain) {
            perk_str type = perk_resource_type(row);
            compare_type(c, included ? "included" : "data",
                         included ? c->op->included_types : c->op->reply_types, type);
            kind = kind_of(c, type);
        }
        if (kind && i % stride == chosen)
            compare_resource(c, row, kind);
    }
}

/* Elements of a list that are not objects; `list` is {NULL,0} when there is nothing. */
static void compare_foreign(comparison *c, const char *place, perk_str list)
{
    perk_str element;
    bool more;
    if (!list.ptr)
        return;
    c->len = 0;
    enter(c, perk_str_of(place));
    if (!perk_span_is_array(list)) {
        note_shape(c, list.ptr[0]);
        return;
    }
    perk_scan_init(&c->scan, list, PERK_DEPTH_CAP);
    perk_scan_enter(&c->scan);
    for (bool first = true; perk_scan_element(&c->scan, first, &more) && more; first = false)
        if (perk_scan_skip(&c->scan, &element) && !perk_span_is_object(element))
            note(c, PERK_DRIFT_ROW, perk_str_of(perk_json_kind(element.ptr[0])));
}

/* A list that has one page according to the table, and a link to a second one. */
static void compare_next(comparison *c, const perk_doc *doc)
{
    if (!c->op->reply_many || c->op->paging != PERK_PAGING_NONE || doc->next == PERK_NEXT_NONE)
        return;
    c->len = 0;
    enter(c, PERK_LIT("links.next"));
    note(c, PERK_DRIFT_FIELD, PERK_NONE);
}

void perk_compare_doc(const perk_doc *doc, const perk_op *op, perk_drift *drift)
{
    if (!op || !drift || !op->reply_types || !op->reply_types[0])
        return;
    comparison c = {.op = op, .drift = drift, .turn = perk_drift_turn(drift)};
    compare_rows(&c, doc, doc->primary, false);
    compare_rows(&c, doc, doc->included, true);
    compare_foreign(&c, "data", doc->odd_data);
    compare_foreign(&c, "included", doc->odd_included);
    compare_next(&c, doc);
}
