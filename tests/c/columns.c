#include "columns.h"

#include "api/lookup.h"
#include "base/time.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NAME_SPACE 512 /* of names that are made, and more than those of the table */

/* ---- from a reply to cells ---- */

static json_t *time_of(const json_t *value)
{
    perk_str text = {json_string_value(value), json_string_length(value)};
    int64_t ms;
    bool has_zone;
    return perk_time_parse(text, &ms, &has_zone) && has_zone ? json_integer(ms) : NULL;
}

static json_t *digits_of(const json_t *value, const perk_field *field)
{
    char text[64];
    if (!field->digits || !json_is_number(value))
        return NULL;
    if (!json_is_integer(value))
        return json_true(); /* as it is written, which a tree does not know */
    snprintf(text, sizeof text, "%0*lld", json_integer_value(value) < 0 ? 0 : field->digits,
             (long long)json_integer_value(value));
    return json_string(text);
}

static json_t *members_of(const perk_object *object, const json_t *value);

/* NULL: the cell is null. */
static json_t *cell_of(const perk_field *field, const json_t *value)
{
    if (!value || json_is_null(value))
        return NULL;
    switch (field->type) {
    case PERK_T_STRING:
        return json_is_string(value) ? json_incref((json_t *)value) : digits_of(value, field);
    case PERK_T_TIME:
        return json_is_string(value) ? time_of(value) : NULL;
    case PERK_T_INT:
        return json_is_integer(value) ? json_incref((json_t *)value) : NULL;
    case PERK_T_NUM:
        return json_is_number(value) ? json_real(json_number_value(value)) : NULL;
    case PERK_T_BOOL:
        return json_is_boolean(value) ? json_incref((json_t *)value) : NULL;
    case PERK_T_OBJECT:
        return json_is_object(value) ? members_of(field->object, value) : NULL;
    default:
        return json_incref((json_t *)value);
    }
}

static json_t *list_of(const perk_field *field, const json_t *value)
{
    json_t *list, *element;
    size_t i;
    if (!json_is_array(value))
        return NULL;
    list = json_array();
    json_array_foreach(value, i, element)
    {
        json_t *cell = cell_of(field, element);
        json_array_append_new(list, cell ? cell : json_null());
    }
    return list;
}

static bool is_list(const perk_field *field)
{
    return field->arity != PERK_ONE && field->type != PERK_T_JSON;
}

/* A name that is taken has another underscore (table/fields.c). */
static void put(json_t *row, const char *prefix, const char *name, json_t *cell)
{
    char key[2 * NAME_SPACE];
    snprintf(key, sizeof key, "%s%s", prefix, name);
    if (json_object_get(row, key))
        snprintf(key, sizeof key, "%s_%s", prefix, name);
    json_object_set_new(row, key, cell ? cell : json_null());
}

static void flatten(json_t *row, const char *prefix, const perk_object *object, const json_t *value)
{
    for (size_t pass = 0; pass < 2; pass++) /* direct members own their names */
        for (size_t i = 0; i < object->count; i++) {
            const perk_field *field = &object->fields[i];
            const json_t *member = json_object_get(value, field->wire);
            bool nested = field->type == PERK_T_OBJECT && !is_list(field);
            char inner[NAME_SPACE];
            snprintf(inner, sizeof inner, "%s%s_", prefix, field->name);
            if (nested && pass == 1)
                flatten(row, inner, field->object, json_is_object(member) ? member : NULL);
            else if (!nested && pass == 0)
                put(row, prefix, field->name,
                    is_list(field) ? list_of(field, member) : cell_of(field, member));
        }
}

static json_t *members_of(const perk_object *object, const json_t *value)
{
    json_t *row = json_object();
    flatten(row, "", object, value);
    return row;
}

/* A text or, of an integer, its digits; others that are written as numbers are not compared. */
static json_t *id_of(const json_t *value)
{
    char text[64];
    if (json_is_string(value))
        return json_incref((json_t *)value);
    if (json_is_real(value))
        return json_true();
    if (!json_is_integer(value))
        return NULL;
    snprintf(text, sizeof text, "%lld", (long long)json_integer_value(value));
    return json_string(text);
}

static json_t *ids_of(const json_t *data, bool many)
{
    json_t *list, *element;
    size_t i;
    if (!json_is_array(data) && !json_is_object(data))
        return NULL;
    if (!many)
        return json_is_object(data) ? id_of(json_object_get(data, "id")) : json_true();
    if (json_is_object(data))
        return json_true(); /* one where many belong */
    list = json_array();
    json_array_foreach(data, i, element)
    {
        json_t *id = json_is_object(element) ? id_of(json_object_get(element, "id")) : json_true();
        json_array_append_new(list, id ? id : json_null());
    }
    return list;
}

static void put_relations(json_t *row, const perk_resource_kind *kind, const json_t *resource)
{
    for (size_t i = 0; i < kind->relation_count; i++) {
        const perk_relation *relation = &kind->relations[i];
        const json_t *linkage =
            json_object_get(json_object_get(resource, "relationships"), relation->wire);
        char name[NAME_SPACE];
        size_t len = strlen(relation->name), s = len && relation->name[len - 1] == 's';
        snprintf(name, sizeof name, "%.*s%s", (int)(len < 200 ? len - s : 200), relation->name,
                 relation->many ? "_ids" : "_id");
        put(row, json_object_get(row, name) ? "related_" : "", name,
            ids_of(json_object_get(linkage, "data"), relation->many));
    }
}

static const perk_resource_kind *kind_of(const perk_op *op, const json_t *resource)
{
    const perk_resource_kind *first = perk_resource_kind_find(perk_str_of(op->reply_types[0]));
    const json_t *type = json_object_get(resource, "type");
    perk_str name = {json_string_value(type), json_string_length(type)};
    if (first->plain)
        return first;
    return name.ptr && perk_str_among(name, op->reply_types) ? perk_resource_kind_find(name) : NULL;
}

json_t *columns_of(const perk_op *op, const json_t *resource)
{
    const perk_resource_kind *kind = kind_of(op, resource);
    json_t *row = json_object();
    if (!kind || !kind->plain) {
        json_t *id = json_object_get(resource, "id"), *type = json_object_get(resource, "type");
        bool has_id = json_is_string(id) || json_is_number(id);
        put(row, "", "id", id_of(has_id ? id : json_object_get(resource, "_id")));
        put(row, "", "type", json_is_string(type) ? json_incref(type) : NULL);
    }
    if (!kind)
        return row;
    const json_t *from = kind->plain ? resource : json_object_get(resource, "attributes");
    flatten(row, "", kind->attributes, json_is_object(from) ? from : NULL);
    put_relations(row, kind, resource);
    return row;
}

/* ---- comparing cells ---- */

bool columns_any_decimal_may_be_null;

/* A decimal has nine places; what has more is null. */
static bool is_number(double expected, const json_t *cell)
{
    double units = expected * 1e9;
    if (json_is_number(cell))
        return json_number_value(cell) == expected;
    if (json_is_string(cell))
        return strtod(json_string_value(cell), NULL) == expected;
    if (fabs(expected) >= 1e6 || columns_any_decimal_may_be_null)
        return true;
    return fabs(units - (double)(int64_t)(units + (units < 0 ? -0.5 : 0.5))) > 1e-6;
}

static bool is_cell(const json_t *expected, const json_t *cell)
{
    const char *key;
    json_t *member;
    size_t i;
    if (json_is_true(expected) && !json_is_boolean(cell))
        return true; /* not known */
    if (json_is_real(expected))
        return is_number(json_real_value(expected), cell);
    if (json_is_integer(expected) && json_is_string(cell)) { /* a time */
        int64_t ms;
        bool has_zone;
        perk_str text = {json_string_value(cell), json_string_length(cell)};
        return perk_time_parse(text, &ms, &has_zone) && ms == json_integer_value(expected);
    }
    if (json_typeof(expected) != json_typeof(cell))
        return false;
    if (json_is_array(expected)) {
        if (json_array_size(expected) != json_array_size(cell))
            return false;
        json_array_foreach(expected, i,
                           member) if (!is_cell(member, json_array_get(cell, i))) return false;
        return true;
    }
    if (!json_is_object(expected))
        return json_equal(expected, cell);
    if (json_object_size(expected) != json_object_size(cell))
        return false;
    json_object_foreach((json_t *)expected, key, member)
    {
        const json_t *other = json_object_get(cell, key);
        if (!other || !is_cell(member, other))
            return false;
    }
    return true;
}

bool columns_are(const json_t *expected, const json_t *row, const char **where)
{
    json_t *cell;
    json_object_foreach((json_t *)row, *where, cell)
    {
        const json_t *other = json_object_get(expected, *where);
        if (strcmp(*where, "rest") == 0)
            continue;
        if (other ? !is_cell(other, cell) : !json_is_null(cell))
            return false;
    }
    return true;
}

/* ---- and back ---- */

static json_t *back_of(const perk_object *object, const char *prefix, const json_t *row);

static json_t *value_back(const perk_field *field, const json_t *cell)
{
    if (field->type == PERK_T_OBJECT)
        return back_of(field->object, "", cell);
    if (field->type == PERK_T_NUM && json_is_string(cell))
        return json_real(strtod(json_string_value(cell), NULL));
    return json_incref((json_t *)cell);
}

static json_t *list_back(const perk_field *field, const json_t *cell)
{
    json_t *list = json_array(), *element;
    size_t i;
    json_array_foreach(cell, i, element) json_array_append_new(
        list, json_is_null(element) ? json_null() : value_back(field, element));
    return list;
}

/* The cell of a field whose name may have got underscores. */
static const json_t *cell_at(const json_t *row, const char *prefix, const char *name, bool owned)
{
    char key[2 * NAME_SPACE];
    snprintf(key, sizeof key, "%s%s%s", prefix, owned ? "_" : "", name);
    return json_object_get(row, key);
}

static bool is_owned(const perk_object *root, const char *prefix, const char *name)
{
    char key[2 * NAME_SPACE];
    snprintf(key, sizeof key, "%s%s", prefix, name);
    for (size_t i = 0; *prefix && i < root->count; i++)
        if (strcmp(root->fields[i].name, key) == 0)
            return true;
    return false;
}

static json_t *back_inside(const perk_object *root, const perk_object *object, const char *prefix,
                           const json_t *row)
{
    json_t *back = json_object();
    for (size_t i = 0; i < object->count; i++) {
        const perk_field *field = &object->fields[i];
        bool owned = is_owned(root, prefix, field->name);
        const json_t *cell = cell_at(row, prefix, field->name, owned);
        char inner[NAME_SPACE];
        snprintf(inner, sizeof inner, "%s%s_", prefix, field->name);
        if (field->type == PERK_T_OBJECT && !is_list(field))
            json_object_set_new(back, field->wire, back_inside(root, field->object, inner, row));
        else if (cell && !json_is_null(cell))
            json_object_set_new(back, field->wire,
                                is_list(field) ? list_back(field, cell) : value_back(field, cell));
    }
    return back;
}

static json_t *back_of(const perk_object *object, const char *prefix, const json_t *row)
{
    return back_inside(object, object, prefix, row);
}

static json_t *linkage_back(const perk_relation *relation, const json_t *cell)
{
    json_t *data = json_array(), *id;
    size_t i;
    json_t *ids = relation->many ? json_incref((json_t *)cell) : json_pack("[O]", cell);
    json_array_foreach(ids, i, id)
    {
        json_t *identifier = json_pack("{s:s}", "type", relation->types[0]);
        if (!json_is_null(id))
            json_object_set(identifier, "id", id);
        json_array_append_new(data, identifier);
    }
    json_decref(ids);
    if (!relation->many) {
        json_t *only = json_incref(json_array_get(data, 0));
        json_decref(data);
        data = only;
    }
    return json_pack("{s:o}", "data", data);
}

static json_t *relations_back(const perk_resource_kind *kind, const json_t *row)
{
    json_t *back = json_object();
    const json_t *whole = json_object_get(json_object_get(row, "rest"), "relationships");
    for (size_t i = 0; i < kind->relation_count; i++) {
        const perk_relation *relation = &kind->relations[i];
        char name[NAME_SPACE];
        size_t len = strlen(relation->name), s = len && relation->name[len - 1] == 's';
        snprintf(name, sizeof name, "%.*s%s", (int)(len < 200 ? len - s : 200), relation->name,
                 relation->many ? "_ids" : "_id");
        const json_t *cell = cell_at(row, "related_", name, false);
        cell = cell ? cell : json_object_get(row, name);
        if (cell && !json_is_null(cell) && !json_object_get(whole, relation->wire))
            json_object_set_new(back, relation->wire, linkage_back(relation, cell));
    }
    return back;
}

/* What the rest has goes over what is there. */
static void merge(json_t *into, const json_t *rest)
{
    const char *key;
    json_t *value, *have;
    json_object_foreach((json_t *)rest, key, value)
    {
        have = json_object_get(into, key);
        if (json_is_object(have) && json_is_object(value)) {
            merge(have, value);
        } else if (json_is_array(have) && json_is_array(value)) {
            for (size_t i = 0; i < json_array_size(value); i++) {
                json_t *element = json_array_get(value, i), *at = json_array_get(have, i);
                if (json_is_object(at) && json_is_object(element))
                    merge(at, element);
                else if (!json_is_null(element) && i < json_array_size(have))
                    json_array_set(have, i, element);
            }
        } else {
            json_object_set(into, key, value);
        }
    }
}

json_t *columns_back(const perk_op *op, const json_t *row)
{
    const perk_resource_kind *kind = kind_of(op, row);
    const json_t *id = json_object_get(row, "id"), *type = json_object_get(row, "type");
    json_t *back;
    if (kind && kind->plain) {
        back = back_of(kind->attributes, "", row);
    } else {
        back = json_object();
        if (json_is_string(id))
            json_object_set(back, "id", (json_t *)id);
        if (json_is_string(type))
            json_object_set(back, "type", (json_t *)type);
        if (kind) { /* of a relationship the rest has all or nothing */
            json_object_set_new(back, "attributes", back_of(kind->attributes, "", row));
            json_object_set_new(back, "relationships", relations_back(kind, row));
        }
    }
    merge(back, json_object_get(row, "rest"));
    return back;
}

/* ---- comparing resources ---- */

static bool is_nothing(const json_t *value)
{
    const char *key;
    json_t *member;
    if (!value || json_is_null(value))
        return true;
    if (!json_is_object(value))
        return false;
    json_object_foreach((json_t *)value, key, member) if (!is_nothing(member)) return false;
    return true;
}

static bool are_texts(const json_t *a, const json_t *b)
{
    int64_t first, second;
    bool zones[2];
    if (json_equal(a, b))
        return true;
    perk_str left = {json_string_value(a), json_string_length(a)},
             right = {json_string_value(b), json_string_length(b)};
    return perk_time_parse(left, &first, &zones[0]) && perk_time_parse(right, &second, &zones[1]) &&
           first == second;
}

static bool are_members(const json_t *a, const json_t *b)
{
    const char *key;
    json_t *member;
    json_object_foreach((json_t *)a, key,
                        member) if (!columns_same(member, json_object_get(b, key))) return false;
    return true;
}

bool columns_same(const json_t *a, const json_t *b)
{
    if (is_nothing(a) || is_nothing(b))
        return is_nothing(a) && is_nothing(b);
    if (json_is_object(a) && json_is_object(b))
        return are_members(a, b) && are_members(b, a);
    if (json_is_array(a) && json_is_array(b)) {
        bool same = json_array_size(a) == json_array_size(b);
        for (size_t i = 0; same && i < json_array_size(a); i++)
            same = columns_same(json_array_get(a, i), json_array_get(b, i));
        return same;
    }
    if (json_is_string(a) && json_is_string(b))
        return are_texts(a, b);
    if (json_is_number(a) && json_is_string(b)) /* an id, or digits */
        return strtod(json_string_value(b), NULL) == json_number_value(a);
    if (json_is_string(a) && json_is_number(b))
        return columns_same(b, a);
    if (json_is_number(a) && json_is_number(b))
        return json_number_value(a) == json_number_value(b);
    return json_equal(a, b);
}

/* ---- resources of a body ---- */

void columns_each(const json_t *body, void (*each)(void *ctx, const json_t *resource), void *ctx)
{
    const json_t *data = json_object_get(body, "data");
    json_t *element;
    size_t i;
    if (!json_is_object(body))
        data = body;
    json_array_foreach(data, i, element) if (json_is_array(element)) return;
    if (json_is_object(data))
        each(ctx, data);
    json_array_foreach(data, i, element) if (json_is_object(element)) each(ctx, element);
}
