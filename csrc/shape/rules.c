#include "shape/rules.h"

#include "api/lookup.h"
#include "base/error.h"
#include "base/mem.h"
#include "base/vec.h"
#include "jsonapi/span.h"
#include "json/kind.h"
#include "json/past.h"
#include "json/scan.h"

#include <perk/perk_shape.h>

#define MAX_POINTER 128

/* What is read at the moment, and where: a JSON pointer. */
typedef struct reading {
    perk_shape *shape;
    perk_str value;
    char room[MAX_POINTER];
    perk_buf pointer;
    perk_error *err;
} reading;

static int wrong_type(const reading *r, const char *wanted)
{
    perk_str at = perk_buf_str(&r->pointer);
    return perk_error_set_at(r->err, PERK_E_TYPE, at, "%.*s must be %s, not %s", PERK_SHOW(at),
                             wanted, perk_json_kind_phrase(r->value));
}

/* `what` is the sentence up to the name: "shapes have no rule". */
static int wrong_name(const reading *r, const char *what, perk_str name, const char *near)
{
    return perk_error_set_at(r->err, PERK_E_NAME, perk_buf_str(&r->pointer),
                             near ? "%s '%.*s'; did you mean '%s'?" : "%s '%.*s'", what,
                             PERK_SHOW(name), near);
}

/* Goes one step down; returns what perk_buf.len has to be again afterwards. What does not fit is
 * left out: no name of the table is that long. */
static size_t enter(reading *r, perk_str step)
{
    size_t before = r->pointer.len;
    if (before + step.len + 1 < sizeof r->room) {
        perk_buf_putc(&r->pointer, '/');
        perk_buf_put(&r->pointer, step);
    }
    return before;
}

static size_t enter_element(reading *r, size_t index)
{
    size_t before = enter(r, PERK_LIT(""));
    perk_buf_putint(&r->pointer, (int64_t)index);
    return before;
}

/* ---- shapes of rules ---- */

static int read_switch(reading *r, bool *out)
{
    char begin = r->value.ptr[0];
    if (begin != 't' && begin != 'f')
        return wrong_type(r, "true or false");
    *out = begin == 't';
    return 0;
}

typedef int (*reader)(reading *r, perk_str name, void *ctx);

static int read_members(reading *r, reader read, void *ctx)
{
    perk_scan scan;
    perk_member member = {0};
    int code = 0;
    perk_scan_init(&scan, r->value, 0);
    perk_scan_enter(&scan);
    while (code == 0 && perk_scan_member(&scan, &member) && member.more) {
        perk_scan_skip(&scan, &r->value);
        size_t before = enter(r, member.key);
        code = read(r, member.key, ctx);
        r->pointer.len = before;
    }
    return code;
}

/* A name has no escapes: none of the table needs them. */
static int read_element(reading *r, reader read, void *ctx)
{
    if (r->value.ptr[0] != '"')
        return wrong_type(r, "a string");
    return read(r, (perk_str){r->value.ptr + 1, r->value.len - 2}, ctx);
}

/* An empty object is an empty list: languages without lists write it so. */
static int read_names(reading *r, reader read, void *ctx)
{
    perk_list_cursor cursor = {.array = r->value};
    int code = 0;
    bool none = r->value.ptr[0] == '{' && perk_past_blanks(r->value.ptr + 1)[0] == '}';
    if (r->value.ptr[0] != '[' && !none)
        return wrong_type(r, "a list of names");
    for (size_t i = 0; code == 0 && (r->value = perk_span_seek(&cursor, i)).ptr; i++) {
        size_t before = enter_element(r, i);
        code = read_element(r, read, ctx);
        r->pointer.len = before;
    }
    return code;
}

/* ---- attributes ---- */

/* Plain objects have no type in replies, by which a rule could find them. */
static const char *kind_at(const void *unused, size_t index)
{
    const perk_resource_kind *kind = perk_resource_kind_at(index);
    (void)unused;
    return kind->plain ? "" : kind->type;
}

static const char *attribute_at(const void *object, size_t index)
{
    return ((const perk_object *)object)->fields[index].wire;
}

/* By the names of the API alone: those are what is compared with replies. */
static int read_attribute(reading *r, perk_str name, void *ctx)
{
    perk_shape_type *type = ctx;
    const perk_object *all = type->kind->attributes;
    for (size_t i = 0; i < all->count; i++)
        if (perk_str_is(name, all->fields[i].wire)) {
            type->keep |= UINT64_C(1) << i;
            return 0;
        }
    char what[MAX_POINTER];
    perk_buf sentence;
    perk_buf_init_on(&sentence, what, sizeof what - 1);
    perk_buf_puts(&sentence, "resources of type ");
    perk_buf_puts(&sentence, type->kind->type);
    perk_buf_puts(&sentence, " have no attribute");
    what[sentence.len] = '\0';
    return wrong_name(r, what, name, perk_str_nearest(name, attribute_at, all, all->count));
}

/* The rule of a type; of one that comes twice the last rule counts. */
static perk_shape_type *type_for(perk_shape *shape, const perk_resource_kind *kind)
{
    size_t i = 0;
    while (i < shape->type_count && shape->types[i].kind != kind)
        i++;
    shape->type_count += i == shape->type_count;
    shape->types[i] = (perk_shape_type){.kind = kind};
    return &shape->types[i];
}

static int read_type(reading *r, perk_str name, void *ctx)
{
    (void)ctx;
    const perk_resource_kind *kind = perk_resource_kind_find(name);
    if (kind && !kind->plain)
        return read_names(r, read_attribute, type_for(r->shape, kind));
    return wrong_name(r, "there are no resources of type", name,
                      perk_str_nearest(name, kind_at, NULL, perk_resource_kind_count()));
}

static int read_attributes(reading *r)
{
    if (r->value.ptr[0] != '{')
        return wrong_type(r, "an object of types");
    r->shape->type_count = 0;
    return read_members(r, read_type, NULL);
}

/* ---- relationships ---- */

/* Relationships of all kinds, as one list. */
static const char *relation_at(const void *unused, size_t index)
{
    (void)unused;
    for (size_t i = 0; i < perk_resource_kind_count(); i++) {
        const perk_resource_kind *kind = perk_resource_kind_at(i);
        if (index < kind->relation_count)
            return kind->relations[index].wire;
        index -= kind->relation_count;
    }
    return NULL;
}

static size_t relation_count(void)
{
    size_t count = 0;
    for (size_t i = 0; i < perk_resource_kind_count(); i++)
        count += perk_resource_kind_at(i)->relation_count;
    return count;
}

/* Each name once. */
static int add_relation(reading *r, const char *name)
{
    perk_shape *shape = r->shape;
    for (size_t i = 0; i < shape->flatten_count; i++)
        if (strcmp(shape->flatten[i], name) == 0)
            return 0;
    if (shape->flatten_count == PERK_MAX_FLATTEN)
        return perk_error_set_at(r->err, PERK_E_RANGE, perk_buf_str(&r->pointer),
                                 "at most %d relationships become attributes", PERK_MAX_FLATTEN);
    shape->flatten[shape->flatten_count++] = name;
    return 0;
}

static int read_relation(reading *r, perk_str name, void *ctx)
{
    (void)ctx;
    const char *relation;
    for (size_t i = 0; (relation = relation_at(NULL, i)); i++)
        if (perk_str_is(name, relation))
            return add_relation(r, relation);
    return wrong_name(r, "there is no relationship", name,
                      perk_str_nearest(name, relation_at, NULL, relation_count()));
}

static int read_flatten(reading *r)
{
    r->shape->flatten_count = 0;
    return read_names(r, read_relation, NULL);
}

/* ---- all rules ---- */

static int read_relationships(reading *r)
{
    return read_switch(r, &r->shape->relationships);
}

static int read_included(reading *r)
{
    return read_switch(r, &r->shape->included);
}

static int read_current(reading *r)
{
    return read_switch(r, &r->shape->current);
}

static const struct rule {
    const char *name;
    int (*read)(reading *r);
} RULES[] = {
    {"attributes", read_attributes}, {"relationships", read_relationships},
    {"included", read_included},     {"flatten", read_flatten},
    {"current", read_current},
};

static const char *rule_at(const void *unused, size_t index)
{
    (void)unused;
    return RULES[index].name;
}

static int read_rule(reading *r, perk_str name, void *ctx)
{
    (void)ctx;
    for (size_t i = 0; i < PERK_COUNT(RULES); i++)
        if (perk_str_is(name, RULES[i].name))
            return RULES[i].read(r);
    return wrong_name(r, "shapes have no rule", name,
                      perk_str_nearest(name, rule_at, NULL, PERK_COUNT(RULES)));
}

static int read_rules(perk_shape *shape, perk_str json, perk_error *err)
{
    reading r = {.shape = shape, .err = err};
    perk_scan scan;
    perk_scan_init(&scan, json, 0);
    if (!perk_scan_skip(&scan, &r.value) || !perk_scan_finish(&scan))
        return perk_scan_fail(&scan, err);
    if (r.value.ptr[0] != '{')
        return perk_error_set(err, PERK_E_TYPE, "the rules of a shape must be an object, not %s",
                              perk_json_kind_phrase(r.value));
    perk_buf_init_on(&r.pointer, r.room, sizeof r.room);
    return read_members(&r, read_rule, NULL);
}

perk_shape *perk_shape_new(perk_str rules_json, perk_error *err)
{
    perk_error own = PERK_ERROR_INIT;
    perk_shape *shape = perk_mem_new(sizeof *shape);
    if (!shape) {
        perk_error_nomem(err);
        return NULL;
    }
    *shape = (perk_shape){.relationships = true, .included = true};
    perk_mem_born();
    shape->types = perk_mem_new(perk_resource_kind_count() * sizeof *shape->types);
    if (!shape->types)
        perk_error_nomem(&own);
    else
        read_rules(shape, rules_json, &own);
    if (perk_error_pass(err, &own) == 0)
        return shape;
    perk_shape_free(shape);
    return NULL;
}

void perk_shape_free(perk_shape *shape)
{
    if (!shape)
        return;
    perk_mem_free(shape->types);
    perk_mem_free(shape);
    perk_mem_died();
}
