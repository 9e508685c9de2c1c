#include "args/validate.h"

#include "api/lookup.h"
#include "args/keys.h"
#include "args/rules.h"
#include "args/scalar.h"
#include "base/error.h"
#include "base/mem.h"
#include "json/tree.h"

static json_t *check_field(const perk_location *at, const perk_field *field, const json_t *value);

static json_t *out_of_memory(const perk_location *at, json_t *unfinished)
{
    json_decref(unfinished);
    perk_error_nomem(at->run->err);
    return NULL;
}

/* ---- members of an object ---- */

/* What the caller gave for a field under either of its names; NULL when nothing or null. `*twice`
 * when under both. */
static const json_t *given_member(const json_t *object, const perk_field *field, bool *twice)
{
    const json_t *by_name = json_object_get(object, field->name);
    const json_t *by_wire = json_object_get(object, field->wire);
    *twice = by_name && by_wire && !perk_str_eq(perk_str_of(field->name), perk_str_of(field->wire));
    const json_t *value = by_name ? by_name : by_wire;
    return json_is_null(value) ? NULL : value;
}

static int refuse_unknown(const perk_location *at, const perk_object *object, perk_str key)
{
    const char *near = perk_field_nearest(object->fields, object->count, key);
    perk_location here = perk_location_member(at, key.ptr);
    if (near)
        return perk_location_error(&here, PERK_E_NAME, "is not known here; did you mean '%s'?",
                                   near);
    return perk_location_error(&here, PERK_E_NAME,
                               "is not known here; turn strict off to send it as it is");
}

/* Members that the table does not know: refused, or (strict off) copied as they are, in byte order
 * of their names. */
static int take_unknown(const perk_location *at, const perk_object *object, const json_t *value,
                        json_t *out)
{
    size_t count;
    int code = 0;
    perk_str *keys = perk_keys_sorted(value, &count, at->run->err);
    if (!keys)
        return PERK_E_NOMEM;
    for (size_t i = 0; i < count && code == 0; i++) {
        if (perk_field_find(object->fields, object->count, keys[i]))
            continue;
        if (at->run->strict)
            code = refuse_unknown(at, object, keys[i]);
        else if (json_object_setn(out, keys[i].ptr, keys[i].len,
                                  json_object_getn(value, keys[i].ptr, keys[i].len)) != 0)
            code = perk_error_nomem(at->run->err);
    }
    perk_mem_free(keys);
    return code;
}

static int put_member(const perk_location *at, const perk_field *field, json_t *checked,
                      json_t *out)
{
    if (!checked && at->run->err->code)
        return at->run->err->code;
    return json_object_set_new(out, field->wire, checked) == 0 ? 0 : perk_error_nomem(at->run->err);
}

static int check_member(const perk_location *at, const perk_field *field, const json_t *object,
                        json_t *out)
{
    bool twice;
    perk_location here = perk_location_member(at, field->name);
    const json_t *given = given_member(object, field, &twice);
    if (twice)
        return perk_location_error(&here, PERK_E_INPUT, "is given twice, as '%s' and '%s'",
                                   field->name, field->wire);
    if (given)
        return put_member(at, field, check_field(&here, field, given), out);
    if (field->fixed)
        return put_member(at, field, json_string(field->fixed), out);
    if (field->flags & PERK_REQUIRED)
        return perk_location_error(&here, PERK_E_MISSING, "is missing");
    return 0;
}

/* The members of a checked object, as rules ask for them. */
typedef struct checked_object {
    const perk_object *object;
    const json_t *members;
} checked_object;

static const json_t *checked_member(void *ctx, size_t field)
{
    const checked_object *checked = ctx;
    return json_object_get(checked->members, checked->object->fields[field].wire);
}

static bool is_given(void *ctx, size_t field)
{
    return checked_member(ctx, field) != NULL;
}

static perk_str given_text(void *ctx, size_t field)
{
    return perk_tree_str(checked_member(ctx, field));
}

static int check_rules(const perk_location *at, const perk_object *object, const json_t *members)
{
    checked_object checked = {object, members};
    perk_members given = {.ctx = &checked, .given = is_given, .text = given_text};
    return perk_rules_check(at, object, &given);
}

/* The object in wire names and table order. Unknown names come first: a misspelt required name is
 * not "missing". */
static json_t *check_object(const perk_location *at, const perk_object *object, const json_t *value)
{
    if (!json_is_object(value))
        return PERK_REFUSE(at, PERK_E_TYPE, "must be an object, not %s", perk_tree_kind(value));
    json_t *out = json_object();
    json_t *extra = json_object();
    int code =
        out && extra ? take_unknown(at, object, value, extra) : perk_error_nomem(at->run->err);
    for (size_t i = 0; i < object->count && code == 0; i++)
        code = check_member(at, &object->fields[i], value, out);
    if (code == 0 && json_object_update(out, extra) != 0)
        code = perk_error_nomem(at->run->err);
    json_decref(extra);
    if (code == 0)
        code = check_rules(at, object, out);
    if (code == 0)
        return out;
    json_decref(out);
    return NULL;
}

/* ---- items: resources of the body ---- */

static const char *type_at(const void *types, size_t index)
{
    return ((const char *const *)types)[index];
}

static size_t count_types(const char *const *types)
{
    size_t count = 0;
    while (types[count])
        count++;
    return count;
}

static int refuse_type(const perk_location *at, const json_t *type)
{
    const char *const *types = at->run->op->body.types;
    size_t count = count_types(types);
    const char *near = type ? perk_str_nearest(perk_tree_str(type), type_at, types, count) : NULL;
    perk_location here = perk_location_member(at, "type");
    if (near)
        return perk_location_error(&here, PERK_E_NAME,
                                   "is not a type that %s takes; did you mean '%s'?",
                                   at->run->op->name, near);
    char known[200] = "";
    perk_buf list;
    perk_buf_init(&list, sizeof known - 1);
    for (size_t i = 0; i < count; i++) {
        perk_buf_puts(&list, i ? ", " : "");
        perk_buf_puts(&list, types[i]);
    }
    perk_error_copy(known, sizeof known, perk_buf_str(&list));
    perk_buf_free(&list);
    if (!type)
        return perk_location_error(&here, PERK_E_MISSING, "is missing; one of %s", known);
    return perk_location_error(&here, PERK_E_NAME, "is not a type that %s takes; use one of %s",
                               at->run->op->name, known);
}

/* In the flat form of legacy events "type" is an attribute; their resource type is
 * implied. */
static bool type_is_attribute(const perk_location *at, const json_t *item)
{
    const char *const *types = at->run->op->body.types;
    const perk_resource_kind *kind = perk_resource_kind_find(perk_str_of(types[0]));
    return count_types(types) == 1 && !json_object_get(item, "attributes") &&
           perk_field_find(kind->request->fields, kind->request->count, PERK_LIT("type"));
}

/* The resource type of an item, written into `out`; *kind is NULL for a type that only strict off
 * lets pass. */
static int check_type(const perk_location *at, const json_t *item, const perk_resource_kind **kind)
{
    const char *const *types = at->run->op->body.types;
    size_t count = count_types(types);
    const json_t *type = json_object_get(item, "type");
    perk_location here = perk_location_member(at, "type");
    *kind = NULL;
    if (!type || json_is_null(type) || type_is_attribute(at, item)) {
        if (count != 1)
            return refuse_type(at, NULL);
        *kind = perk_resource_kind_find(perk_str_of(types[0]));
        return 0;
    }
    if (!json_is_string(type))
        return perk_location_error(&here, PERK_E_TYPE, "must be a string, not %s",
                                   perk_tree_kind(type));
    for (size_t i = 0; i < count; i++)
        if (perk_str_eq(perk_tree_str(type), perk_str_of(types[i])))
            *kind = perk_resource_kind_find(perk_str_of(types[i]));
    return !*kind && at->run->strict ? refuse_type(at, type) : 0;
}

static int check_id(const perk_location *at, enum perk_id_rule rule, const json_t *item,
                    json_t *out)
{
    const json_t *id = json_object_get(item, "id");
    perk_location here = perk_location_member(at, "id");
    if (!id || json_is_null(id)) {
        if (rule == PERK_ID_REQUIRED && !at->run->op->body.id)
            return perk_location_error(&here, PERK_E_MISSING, "is missing");
        return 0;
    }
    if (rule == PERK_ID_ABSENT)
        return perk_location_error(&here, PERK_E_INPUT, "is chosen by the server; leave it out");
    if (!json_is_string(id))
        return perk_location_error(&here, PERK_E_TYPE, "must be a string, not %s",
                                   perk_tree_kind(id));
    if (!json_string_length(id))
        return perk_location_error(&here, PERK_E_RANGE, "must not be empty");
    return json_object_set(out, "id", (json_t *)id) == 0 ? 0 : perk_error_nomem(at->run->err);
}

/* The attributes as given: the member of that name, or everything but type and id. A new reference.
 */
static json_t *given_attributes(const perk_location *at, const json_t *item)
{
    json_t *attributes = json_object_get(item, "attributes");
    if (attributes)
        return json_incref(attributes);
    json_t *flat = perk_tree_copy(item);
    if (!flat)
        return out_of_memory(at, NULL);
    if (!type_is_attribute(at, item))
        json_object_del(flat, "type");
    json_object_del(flat, "id");
    return flat;
}

/* In the wire form an item has no members but type, id and attributes. */
static int check_frame(const perk_location *at, const json_t *item, json_t *out)
{
    static const perk_field frame[] = {{.name = "type", .wire = "type"},
                                       {.name = "id", .wire = "id"},
                                       {.name = "attributes", .wire = "attributes"}};
    static const perk_object members = {
        .name = "item", .fields = frame, .count = PERK_COUNT(frame)};
    return json_object_get(item, "attributes") ? take_unknown(at, &members, item, out) : 0;
}

static json_t *check_attributes(const perk_location *at, const perk_resource_kind *kind,
                                const json_t *item)
{
    json_t *given = given_attributes(at, item);
    if (!given || !kind)
        return given;
    json_t *checked = check_object(at, perk_request_object(at->run->op, kind), given);
    json_decref(given);
    return checked;
}

/* One resource of the body, in either form, to {type, id, attributes}. */
static json_t *check_item(const perk_location *at, const json_t *item)
{
    const perk_resource_kind *kind;
    json_t *extra = NULL, *attributes = NULL, *out = NULL;
    if (!json_is_object(item))
        return PERK_REFUSE(at, PERK_E_TYPE, "must be an object, not %s", perk_tree_kind(item));
    if (check_type(at, item, &kind) != 0)
        return NULL;
    out = json_object();
    extra = json_object();
    if (!out || !extra) {
        perk_error_nomem(at->run->err);
        goto fail;
    }
    json_t *type = kind ? json_string(kind->type) : json_incref(json_object_get(item, "type"));
    if (json_object_set_new(out, "type", type) != 0) {
        perk_error_nomem(at->run->err);
        goto fail;
    }
    if (check_id(at, kind ? kind->request_id : PERK_ID_OPTIONAL, item, out) != 0 ||
        check_frame(at, item, extra) != 0)
        goto fail;
    attributes = check_attributes(at, kind, item);
    if (!attributes)
        goto fail;
    if (json_object_set_new(out, "attributes", attributes) != 0 ||
        json_object_update(out, extra) != 0) {
        perk_error_nomem(at->run->err);
        goto fail;
    }
    json_decref(extra);
    return out;
fail:
    json_decref(extra);
    json_decref(out);
    return NULL;
}

/* ---- lists ---- */

static json_t *check_one(const perk_location *at, const perk_field *field, const json_t *value)
{
    if (field->type == PERK_T_ITEM)
        return check_item(at, value);
    if (field->type == PERK_T_OBJECT)
        return check_object(at, field->object, value);
    return perk_check_scalar(at, field, value);
}

static int check_count(const perk_location *at, const perk_field *field, size_t count)
{
    bool items = field->type == PERK_T_ITEM;
    size_t least = items ? at->run->op->body.min_items : field->min_items,
           most = items ? at->run->op->body.max_items : field->max_items;
    if (count < least)
        return perk_location_error(at, PERK_E_RANGE, "no items, at least %zu needed", least);
    if (most && count > most)
        return perk_location_error(at, PERK_E_RANGE, "%zu items, at most %zu per request", count,
                                   most);
    return 0;
}

static json_t *all_values(const perk_location *at, const perk_enum *values)
{
    json_t *out = json_array();
    for (size_t i = 0; i < values->count; i++)
        if (json_array_append_new(out, json_string(values->values[i])) != 0)
            return out_of_memory(at, out);
    return out ? out : out_of_memory(at, NULL);
}

static bool names_all(const perk_field *field, const json_t *list)
{
    for (size_t i = 0; field->all_word && field->values && i < json_array_size(list); i++)
        if (perk_str_eq(perk_tree_str(json_array_get(list, i)), perk_str_of(field->all_word)))
            return true;
    return false;
}

static json_t *check_list(const perk_location *at, const perk_field *field, const json_t *list)
{
    if (names_all(field, list))
        return all_values(at, field->values);
    if (check_count(at, field, json_array_size(list)) != 0)
        return NULL;
    json_t *out = json_array();
    if (!out)
        return out_of_memory(at, NULL);
    for (size_t i = 0; i < json_array_size(list); i++) {
        perk_location here = perk_location_element(at, i);
        json_t *checked = check_one(&here, field, json_array_get(list, i));
        if (!checked) {
            json_decref(out);
            return NULL;
        }
        if (json_array_append_new(out, checked) != 0)
            return out_of_memory(at, out);
    }
    return out;
}

/* A single value where a list is wanted is a list of one; errors name it without an index. */
static json_t *check_single(const perk_location *at, const perk_field *field, const json_t *value)
{
    json_t *list = json_pack("[O]", value);
    if (!list)
        return out_of_memory(at, NULL);
    bool all = names_all(field, list);
    json_decref(list);
    if (all)
        return all_values(at, field->values);
    json_t *checked = check_one(at, field, value);
    if (!checked)
        return NULL;
    list = json_pack("[o]", checked);
    return list ? list : out_of_memory(at, NULL);
}

/* Languages without a list type (Lua) write an empty one as {}. Not so for items: a
 * single one may be given. */
static bool is_list(const perk_field *field, const json_t *value)
{
    bool empty_object = json_is_object(value) && json_object_size(value) == 0;
    return json_is_array(value) || (empty_object && field->type != PERK_T_ITEM);
}

static json_t *check_field(const perk_location *at, const perk_field *field, const json_t *value)
{
    if (field->arity == PERK_ONE)
        return check_one(at, field, value);
    return is_list(field, value) ? check_list(at, field, value) : check_single(at, field, value);
}

json_t *perk_validate(const perk_op *op, const perk_field *field, const json_t *value, bool strict,
                      perk_error *err)
{
    perk_error own = PERK_ERROR_INIT; /* the checks read the error back, so there has to be one */
    perk_check_run run = {.op = op, .strict = strict, .err = &own};
    perk_location at = {.run = &run, .name = field->name};
    json_t *checked = check_field(&at, field, value);
    perk_error_pass(err, &own);
    return checked;
}
