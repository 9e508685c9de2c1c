#include "reconcile/parts.h"

#include "base/error.h"
#include "json/tree.h"

static int add_members(json_t *out, const perk_resource *resource, const perk_object *object, bool *whole, perk_error *err);

json_t *perk_resource_tree(const perk_resource *resource, perk_error *err)
{
    return perk_json_parse(perk_resource_json(resource), 0, err);
}

json_t *perk_tree_attributes(json_t *resource)
{
    json_t *attributes = json_object_get(resource, "attributes");
    return json_is_object(attributes) ? attributes : resource;
}

static json_t *nomem(json_t *unfinished, perk_error *err)
{
    json_decref(unfinished);
    perk_error_nomem(err);
    return NULL;
}

/* The linked resources as objects; those that did not come along are missed. */
static json_t *linked_objects(const perk_resource *resource, const perk_field *field, bool *whole, perk_error *err)
{
    perk_str name = perk_str_of(field->relation);
    json_t *list = json_array();
    if (!list)
        return nomem(NULL, err);
    for (size_t i = 0; i < perk_resource_related_count(resource, name); i++) {
        const perk_resource *linked = perk_resource_related_at(resource, name, i);
        if (!linked) {
            *whole = false;
            continue;
        }
        json_t *object = json_object();
        if (!object || add_members(object, linked, field->object, whole, err) != 0 || json_array_append(list, object) != 0) {
            json_decref(object);
            return nomem(list, err);
        }
        json_decref(object);
    }
    return list;
}

/* What a relationship says of a field: NULL when there is nothing to say (code 0) or on failure. */
static json_t *from_relation(const perk_resource *resource, const json_t *tree, const perk_field *field, bool *whole,
                             perk_error *err)
{
    if (!field->relation)
        return NULL;
    if (field->relation[0] == '@')
        return json_incref(json_object_get(tree, "id"));
    const json_t *linkage = json_object_get(json_object_get(json_object_get(tree, "relationships"), field->relation), "data");
    if (!linkage || json_is_null(linkage))
        return NULL;
    if (field->object)
        return linked_objects(resource, field, whole, err);
    return json_incref(json_object_get(linkage, "id"));
}

static int add_member(json_t *out, const perk_resource *resource, json_t *tree, const perk_field *field, bool *whole,
                      perk_error *err)
{
    perk_error own = PERK_ERROR_INIT;
    json_t *value = json_object_get(perk_tree_attributes(tree), field->wire);
    value = value && !json_is_null(value) ? json_incref(value) : from_relation(resource, tree, field, whole, &own);
    int code = own.code;
    if (value && json_object_set(out, field->wire, value) != 0)
        code = PERK_E_NOMEM;
    json_decref(value);
    return code ? perk_error_nomem(err) : 0;
}

static int add_members(json_t *out, const perk_resource *resource, const perk_object *object, bool *whole, perk_error *err)
{
    json_t *tree = perk_resource_tree(resource, err);
    int code = tree ? 0 : PERK_E_PARSE;
    for (size_t i = 0; i < object->count && code == 0; i++)
        code = add_member(out, resource, tree, &object->fields[i], whole, err);
    json_decref(tree);
    return code;
}

json_t *perk_writable(const perk_resource *resource, const perk_object *object, bool *whole, perk_error *err)
{
    json_t *out = json_object();
    *whole = true;
    if (!out)
        return nomem(NULL, err);
    if (add_members(out, resource, object, whole, err) == 0)
        return out;
    json_decref(out);
    return NULL;
}
