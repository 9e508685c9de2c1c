/* Read, change, replace: so that a full replace clears nothing by accident. */
#include "api/lookup.h"
#include "args/args.h"
#include "args/keys.h"
#include "args/validate.h"
#include "base/error.h"
#include "base/mem.h"
#include "writes/value.h"
#include "writes/writable.h"
#include "json/tree.h"

struct perk_modify {
    const perk_op *op;
    bool strict;
    perk_args *args, *read; /* the path's parameters, for the write and for the read */
    json_t *changes;        /* by wire name; null clears */
};

/* ---- what is asked for ---- */

/* The field in any of the kinds that the operation takes; which kind it is shows when it was read.
 */
static const perk_field *find_attribute(const perk_op *op, perk_str name)
{
    for (const char *const *type = op->body.types; *type; type++) {
        const perk_object *object =
            perk_request_object(op, perk_resource_kind_find(perk_str_of(*type)));
        const perk_field *field = perk_field_find(object->fields, object->count, name);
        if (field)
            return field;
    }
    return NULL;
}

static int refuse_name(const perk_op *op, perk_str name, perk_error *err)
{
    const perk_object *object =
        perk_request_object(op, perk_resource_kind_find(perk_str_of(op->body.types[0])));
    const char *near = perk_field_nearest(object->fields, object->count, name);
    if (near)
        return perk_error_set_at(err, PERK_E_NAME, name,
                                 "%s has no attribute '%.*s'; did you mean '%s'?", op->name,
                                 PERK_SHOW(name), near);
    return perk_error_set_at(err, PERK_E_NAME, name, "%s has no attribute '%.*s'", op->name,
                             PERK_SHOW(name));
}

static int set_change(perk_modify *modify, perk_str wire, json_t *value, perk_error *err)
{
    return json_object_setn(modify->changes, wire.ptr, wire.len, value) == 0
               ? 0
               : perk_error_nomem(err);
}

static int take_change(perk_modify *modify, perk_str name, json_t *value, perk_error *err)
{
    const perk_field *field = find_attribute(modify->op, name);
    if (!field)
        return modify->strict ? refuse_name(modify->op, name, err)
                              : set_change(modify, name, value, err);
    if (json_object_get(modify->changes, field->wire)) {
        return perk_error_set_at(err, PERK_E_INPUT, perk_str_of(field->name),
                                 "%s: is given twice, as '%s' and '%s'", field->name, field->name,
                                 field->wire);
    }
    if (json_is_null(value))
        return set_change(modify, perk_str_of(field->wire), value, err);
    perk_error own = PERK_ERROR_INIT;
    json_t *checked = perk_validate(modify->op, field, value, modify->strict, &own);
    int code = checked ? set_change(modify, perk_str_of(field->wire), checked, &own) : own.code;
    json_decref(checked);
    perk_error_pass(err, &own);
    return code;
}

static int take_member(perk_modify *modify, perk_str name, json_t *value, perk_error *err)
{
    const perk_field *field = perk_field_find(modify->op->params, modify->op->param_count, name);
    if (!field || field->type == PERK_T_ITEM)
        return take_change(modify, name, value, err);
    return json_is_null(value) ? 0 : perk_value_set(modify->args, field->name, value, err);
}

static int take_members(perk_modify *modify, const json_t *given, perk_error *err)
{
    size_t count;
    int code = 0;
    if (!json_is_object(given))
        return perk_error_set(err, PERK_E_TYPE, "arguments must be one JSON object");
    perk_str *names = perk_keys_sorted(given, &count, err);
    if (!names)
        return PERK_E_NOMEM;
    for (size_t i = 0; i < count && code == 0; i++)
        code =
            take_member(modify, names[i], json_object_getn(given, names[i].ptr, names[i].len), err);
    perk_mem_free(names);
    if (code == 0 && json_object_size(modify->changes) == 0)
        code = perk_error_set(err, PERK_E_MISSING, "%s: no change is given", modify->op->name);
    return code;
}

/* The read's parameters are those of the write's path, and what the rule adds. */
static int plan_read(perk_modify *modify, perk_error *err)
{
    bool failed = false;
    int code = 0;
    for (const perk_pair *pair = modify->op->rules->args; pair->to && code == 0; pair++) {
        json_t *value = perk_value_of(modify->args, NULL, pair->from, &failed);
        if (value)
            code = perk_value_set(modify->read, pair->to, value, err);
        json_decref(value);
    }
    return failed ? perk_error_nomem(err) : code;
}

perk_modify *perk_modify_new(const perk_op *op, perk_str changes, int strict, perk_error *err)
{
    if (!op || !perk_op_modifies(op)) {
        perk_error_set(err, PERK_E_INPUT, "%s does not replace a resource that can be read",
                       op ? op->name : "nothing");
        return NULL;
    }
    perk_modify *modify = perk_mem_new(sizeof *modify);
    if (!modify) {
        perk_error_nomem(err);
        return NULL;
    }
    perk_mem_born();
    modify->op = op;
    modify->strict = strict != 0;
    modify->args = perk_args_new(op, err);
    modify->read = perk_args_new(perk_op_find(perk_str_of(op->rules->read), NULL), err);
    modify->changes = json_object();
    perk_error own = PERK_ERROR_INIT;
    json_t *given = perk_tree_parse_sent(changes, &own);
    int code = own.code;
    if (!modify->args || !modify->read || !modify->changes)
        code = perk_error_nomem(&own);
    if (code == 0)
        code = take_members(modify, given, &own);
    if (code == 0)
        code = plan_read(modify, &own);
    json_decref(given);
    if (code == 0)
        return modify;
    perk_error_pass(err, &own);
    perk_modify_free(modify);
    return NULL;
}

const perk_args *perk_modify_read(const perk_modify *modify)
{
    return modify->read;
}

/* ---- what is sent ---- */

static int refuse_reply(const perk_modify *modify, const char *why, perk_error *err)
{
    return perk_error_set(err, PERK_E_REPLY, "%s %s; nothing was sent",
                          perk_args_op(modify->read)->name, why);
}

/* A change that another kind knows, and this one does not. */
static int check_belongs(const perk_modify *modify, const perk_resource_kind *kind, perk_str wire,
                         perk_error *err)
{
    const perk_object *object = perk_request_object(modify->op, kind);
    const perk_field *field = find_attribute(modify->op, wire);
    if (!field || perk_field_find(object->fields, object->count, wire))
        return 0;
    return perk_error_set_at(err, PERK_E_NAME, perk_str_of(field->name),
                             "%s: a %s has no such attribute; nothing was sent", field->name,
                             kind->type);
}

static int apply(const perk_modify *modify, const perk_resource_kind *kind, json_t *attributes,
                 perk_error *err)
{
    int code = 0;
    perk_tree_member change = {0};
    while (code == 0 && perk_tree_next(modify->changes, &change)) {
        code = check_belongs(modify, kind, change.name, err);
        if (code == 0 && !json_is_null(change.value) &&
            json_object_setn(attributes, change.name.ptr, change.name.len, change.value) != 0)
            code = perk_error_nomem(err);
    }
    return code;
}

/* The changes were checked; what was read is the server's own, and goes back as it is. */
static perk_args *fill_write(const perk_modify *modify, const perk_resource_kind *kind,
                             json_t *attributes, perk_error *err)
{
    perk_args *args = perk_args_copy(modify->args, err);
    json_t *item = json_pack("{s:s,s:O}", "type", kind->type, "attributes", attributes);
    int code = args && item ? 0 : perk_error_nomem(err);
    if (code == 0) {
        perk_args_set_strict(args, 0);
        code = perk_value_set(args, perk_op_item(modify->op)->name, item, err);
        perk_args_set_strict(args, modify->strict);
    }
    json_decref(item);
    if (code == 0)
        return args;
    perk_args_free(args);
    return NULL;
}

static const perk_resource_kind *kind_of(const perk_op *op, const perk_resource *resource)
{
    for (const char *const *type = op->body.types; *type; type++)
        if (perk_str_eq(perk_resource_type(resource), perk_str_of(*type)))
            return perk_resource_kind_find(perk_str_of(*type));
    return NULL;
}

perk_args *perk_modify_write(const perk_modify *modify, const perk_doc *reply, perk_error *err)
{
    bool whole = true;
    perk_args *args = NULL;
    const perk_resource *resource = reply ? perk_doc_at(reply, 0) : NULL;
    const perk_resource_kind *kind = resource ? kind_of(modify->op, resource) : NULL;
    if (!kind) {
        refuse_reply(modify, "shows nothing that can be sent back", err);
        return NULL;
    }
    const perk_object *object = perk_request_object(modify->op, kind);
    json_t *attributes = NULL;
    if (perk_writable_check(resource, object, modify->changes, err) == 0)
        attributes = perk_writable(resource, object, modify->changes, &whole, err);
    if (attributes && !whole)
        refuse_reply(modify, "does not show all that would have to be sent back", err);
    else if (attributes && apply(modify, kind, attributes, err) == 0)
        args = fill_write(modify, kind, attributes, err);
    json_decref(attributes);
    return args;
}

void perk_modify_free(perk_modify *modify)
{
    if (!modify)
        return;
    perk_args_free(modify->args);
    perk_args_free(modify->read);
    json_decref(modify->changes);
    perk_mem_free(modify);
    perk_mem_died();
}
