#include "args/args.h"

#include "api/lookup.h"
#include "args/keys.h"
#include "args/ready.h"
#include "args/validate.h"
#include "base/error.h"
#include "base/mem.h"
#include "json/tree.h"

#include <math.h>

struct perk_args {
    const perk_op *op;
    json_t *values; /* by the field's name */
    json_t *extra;
    perk_ready *ready; /* items that were added as such; NULL: none were */
    bool strict;
};

/* ---- life ---- */

static perk_args *args_take(const perk_op *op, json_t *values, json_t *extra, perk_error *err)
{
    perk_args *args = perk_mem_new(sizeof *args);
    if (!args || !values || !extra) {
        perk_mem_free(args);
        json_decref(values);
        json_decref(extra);
        perk_error_nomem(err);
        return NULL;
    }
    *args = (perk_args){.op = op, .values = values, .extra = extra, .strict = true};
    perk_mem_born();
    return args;
}

perk_args *perk_args_new(const perk_op *op, perk_error *err)
{
    if (!op) {
        perk_error_set(err, PERK_E_STATE, "arguments need an operation");
        return NULL;
    }
    return args_take(op, json_object(), json_object(), err);
}

/* The values are never changed once they are in, so that copies may share them. */
perk_args *perk_args_copy(const perk_args *args, perk_error *err)
{
    perk_args *copy =
        args_take(args->op, perk_tree_copy(args->values), perk_tree_copy(args->extra), err);
    if (!copy)
        return NULL;
    copy->strict = args->strict;
    copy->ready = perk_ready_ref(args->ready);
    return copy;
}

void perk_args_free(perk_args *args)
{
    if (!args)
        return;
    json_decref(args->values);
    json_decref(args->extra);
    perk_ready_unref(args->ready);
    perk_mem_free(args);
    perk_mem_died();
}

/* ---- reading ---- */

const perk_op *perk_args_op(const perk_args *args)
{
    return args->op;
}

const json_t *perk_args_get(const perk_args *args, const char *name)
{
    return json_object_get(args->values, name);
}

const json_t *perk_args_extra(const perk_args *args)
{
    return args->extra;
}

const perk_ready *perk_args_ready(const perk_args *args)
{
    return args->ready;
}

static const json_t *item_list(const perk_args *args)
{
    const perk_field *field = perk_op_item(args->op);
    return field ? perk_args_get(args, field->name) : NULL;
}

bool perk_args_has_items(const perk_args *args)
{
    return args->ready || item_list(args);
}

size_t perk_args_item_count(const perk_args *args)
{
    return args->ready ? perk_ready_count(args->ready) : json_array_size(item_list(args));
}

perk_str perk_args_item_id(const perk_args *args, size_t index)
{
    if (args->ready)
        return perk_ready_id(args->ready, index);
    return perk_tree_str(json_object_get(json_array_get(item_list(args), index), "id"));
}

/* ---- setting ---- */

void perk_args_set_strict(perk_args *args, int strict)
{
    args->strict = strict != 0;
}

static int set_unknown(perk_args *args, perk_str name, const json_t *value, perk_error *err)
{
    const char *near = perk_field_nearest(args->op->params, args->op->param_count, name);
    if (!args->strict && name.len) {
        json_t *kept = json_incref((json_t *)value);
        if (json_object_setn_new(args->extra, name.ptr, name.len, kept) == 0)
            return 0;
        return perk_tree_holds(name)
                   ? perk_error_nomem(err)
                   : perk_error_set(err, PERK_E_TYPE, "a parameter's name is not valid UTF-8");
    }
    if (near)
        return perk_error_set_at(err, PERK_E_NAME, name,
                                 "%s has no parameter '%.*s'; did you mean '%s'?", args->op->name,
                                 PERK_SHOW(name), near);
    return perk_error_set_at(err, PERK_E_NAME, name, "%s has no parameter '%.*s'", args->op->name,
                             PERK_SHOW(name));
}

static int set_value(perk_args *args, perk_str name, const json_t *value, perk_error *err)
{
    const perk_field *field = perk_field_find(args->op->params, args->op->param_count, name);
    if (!field)
        return set_unknown(args, name, value, err);
    if (json_is_null(value)) {
        json_object_del(args->values, field->name);
        return 0;
    }
    perk_error own = PERK_ERROR_INIT;
    json_t *checked = perk_validate(args->op, field, value, args->strict, &own);
    if (checked)
        return json_object_set_new(args->values, field->name, checked) == 0 ? 0
                                                                            : perk_error_nomem(err);
    return perk_error_pass(err, &own);
}

/* Takes over `value`; NULL means what jansson could not hold. */
static int set_new(perk_args *args, perk_str name, json_t *value, perk_error *err)
{
    if (!value)
        return perk_error_nomem(err);
    int code = set_value(args, name, value, err);
    json_decref(value);
    return code;
}

int perk_args_set_str(perk_args *args, perk_str name, perk_str value, perk_error *err)
{
    json_t *text = json_stringn(value.ptr ? value.ptr : "", value.len);
    if (text || perk_tree_holds(value))
        return set_new(args, name, text, err);
    return perk_error_set_at(err, PERK_E_TYPE, name, "%.*s: must be valid UTF-8", PERK_SHOW(name));
}

int perk_args_set_int(perk_args *args, perk_str name, int64_t value, perk_error *err)
{
    return set_new(args, name, json_integer(value), err);
}

int perk_args_set_num(perk_args *args, perk_str name, double value, perk_error *err)
{
    if (isfinite(value))
        return set_new(args, name, json_real(value), err);
    return perk_error_set_at(err, PERK_E_TYPE, name, "%.*s: must be a finite number",
                             PERK_SHOW(name));
}

int perk_args_set_bool(perk_args *args, perk_str name, int value, perk_error *err)
{
    return set_new(args, name, json_boolean(value), err);
}

int perk_args_set_json(perk_args *args, perk_str name, perk_str json, perk_error *err)
{
    perk_error own = PERK_ERROR_INIT;
    json_t *value = perk_tree_parse_sent(json, &own);
    if (value)
        return set_new(args, name, value, err);
    perk_error_at(&own, name);
    return perk_error_pass(err, &own);
}

/* A list that copies share is never changed: the longer one is a new one; its elements are shared.
 */
static int append(perk_args *args, const perk_field *field, json_t *checked, perk_error *err)
{
    json_t *had = json_object_get(args->values, field->name);
    if (had && had->refcount == 1)
        return json_array_extend(had, checked) == 0 ? 0 : perk_error_nomem(err);
    json_t *list = had ? perk_tree_copy(had) : json_array();
    if (!list || json_array_extend(list, checked) != 0 ||
        json_object_set(args->values, field->name, list) != 0) {
        json_decref(list);
        return perk_error_nomem(err);
    }
    json_decref(list);
    return 0;
}
/* A list of the one value, checked (a new reference); `count` are there. */
static json_t *check_added(const perk_args *args, const perk_field *field, const json_t *value,
                           size_t count, perk_error *err)
{
    size_t most = field->type == PERK_T_ITEM ? args->op->body.max_items : field->max_items;
    perk_error own = PERK_ERROR_INIT;
    json_t *checked = NULL;
    if (most && count >= most)
        perk_error_set_at(&own, PERK_E_RANGE, perk_str_of(field->name),
                          "%s: at most %zu per request", field->name, most);
    else if (json_is_array(value)) /* which would add any number of them */
        perk_error_set_at(&own, PERK_E_TYPE, perk_str_of(field->name),
                          "%s: one item is needed here, not a list", field->name);
    else
        checked = perk_validate(args->op, field, value, args->strict, &own);
    perk_error_pass(err, &own);
    return checked;
}

static int add_checked(perk_args *args, const perk_field *field, const json_t *value,
                       perk_error *err)
{
    perk_error own = PERK_ERROR_INIT;
    size_t count = json_array_size(json_object_get(args->values, field->name));
    json_t *checked = check_added(args, field, value, count, &own);
    int code = checked ? append(args, field, checked, err) : own.code;
    json_decref(checked);
    perk_error_pass(err, &own);
    return code;
}

int perk_args_add_json(perk_args *args, perk_str name, perk_str json, perk_error *err)
{
    perk_error own = PERK_ERROR_INIT;
    const perk_field *field = perk_field_find(args->op->params, args->op->param_count, name);
    json_t *value = perk_tree_parse_sent(json, &own);
    int code = own.code;
    if (!value) {
        perk_error_at(&own, name);
        perk_error_pass(err, &own);
    } else if (!field) {
        code = set_unknown(args, name, value, err);
    } else if (field->arity == PERK_ONE) {
        code = perk_error_set(err, PERK_E_INPUT, "%s: is not a list", field->name);
    } else {
        code = add_checked(args, field, value, err);
    }
    json_decref(value);
    return code;
}

/* The item that direct.c does not decide about. */
static int add_by_tree(perk_args *args, const perk_field *field, perk_str json, perk_error *err)
{
    perk_error own = PERK_ERROR_INIT;
    json_t *value = perk_tree_parse_sent(json, &own);
    if (!value)
        perk_error_at(&own, perk_str_of(field->name));
    json_t *checked =
        value ? check_added(args, field, value, perk_ready_count(args->ready), &own) : NULL;
    if (checked)
        perk_ready_add(args->ready, json_array_get(checked, 0), &own);
    json_decref(checked);
    json_decref(value);
    return perk_error_pass(err, &own);
}

int perk_args_add_item(perk_args *args, perk_str json, perk_error *err)
{
    if (!args->ready)
        args->ready = perk_ready_new(args->op, args->strict);
    int added = args->ready ? perk_ready_add_json(args->ready, json) : PERK_E_NOMEM;
    if (added < 0)
        return perk_error_nomem(err);
    return added ? 0 : add_by_tree(args, perk_op_item(args->op), json, err);
}

/* "user_id" and "userId" in one object: which one is meant? */
static int refuse_twice(const perk_args *args, const json_t *object, perk_str name, perk_error *err)
{
    const perk_field *field = perk_field_find(args->op->params, args->op->param_count, name);
    if (!field || perk_str_eq(name, perk_str_of(field->name)) ||
        !json_object_get(object, field->name))
        return 0;
    return perk_error_set_at(err, PERK_E_INPUT, perk_str_of(field->name),
                             "%s: is given twice, as '%s' and '%s'", field->name, field->name,
                             field->wire);
}

static int set_members(perk_args *args, const json_t *object, perk_error *err)
{
    size_t count;
    int code = 0;
    perk_str *names = perk_keys_sorted(object, &count, err);
    if (!names)
        return PERK_E_NOMEM;
    for (size_t i = 0; i < count && code == 0; i++) {
        const json_t *value = json_object_getn(object, names[i].ptr, names[i].len);
        if (json_is_null(value))
            continue;
        code = refuse_twice(args, object, names[i], err);
        if (code == 0)
            code = set_value(args, names[i], value, err);
    }
    perk_mem_free(names);
    return code;
}

int perk_args_set_all(perk_args *args, perk_str json_object, perk_error *err)
{
    perk_error own = PERK_ERROR_INIT;
    json_t *object = perk_tree_parse_sent(json_object, &own);
    if (object && !json_is_object(object))
        perk_error_set(&own, PERK_E_TYPE, "arguments must be one JSON object");
    else if (object)
        set_members(args, object, &own);
    json_decref(object);
    return perk_error_pass(err, &own);
}
