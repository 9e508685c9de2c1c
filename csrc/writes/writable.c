#include "writes/writable.h"

#include "api/lookup.h"
#include "base/error.h"
#include "jsonapi/related.h"
#include "jsonapi/span.h"
#include "writes/value.h"
#include "json/scan.h"
#include "json/tree.h"

/* A resource on its way from the form that is read to the form that is written. */
typedef struct source {
    const perk_resource *resource;
    const perk_object *object; /* how requests carry it */
    const json_t *changes;     /* by wire name: these are not asked of the resource; or NULL */
    json_t *tree;              /* the resource, parsed */
    bool *whole;
} source;

static int add_resource(json_t *out, source from, perk_error *err);

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

/* The linked resources as objects; those that are not in the reply are missing. */
static json_t *linked_objects(const source *from, const perk_field *field, perk_error *err)
{
    perk_related related;
    json_t *list = json_array();
    int code = perk_related_read(from->resource, perk_str_of(field->relation), &related, err);
    for (size_t i = 0; list && code == 0 && i < related.count; i++) {
        source inner = {.resource = related.at[i], .object = field->object, .whole = from->whole};
        if (!inner.resource) {
            *from->whole = false;
            continue;
        }
        json_t *object = json_object();
        if (!object || add_resource(object, inner, err) != 0 ||
            json_array_append(list, object) != 0)
            code = PERK_E_NOMEM;
        json_decref(object);
    }
    perk_related_free(&related);
    return list && code == 0 ? list : nomem(list, err);
}

/* The value of a field in a relationship: NULL when it has none (code 0) or on failure. */
static json_t *from_relation(const source *from, const perk_field *field, perk_error *err)
{
    if (!field->relation)
        return NULL;
    if (field->relation[0] == '@')
        return json_incref(json_object_get(from->tree, "id"));
    const json_t *relations = json_object_get(from->tree, "relationships");
    const json_t *linkage = json_object_get(json_object_get(relations, field->relation), "data");
    if (!linkage || json_is_null(linkage))
        return NULL;
    if (field->object)
        return linked_objects(from, field, err);
    return json_incref(json_object_get(linkage, "id"));
}

static int add_member(json_t *out, const source *from, const perk_field *field, perk_error *err)
{
    perk_error own = PERK_ERROR_INIT;
    if (json_object_get(from->changes, field->wire))
        return 0;
    json_t *value = json_object_get(perk_tree_attributes(from->tree), field->wire);
    value = value && !json_is_null(value) ? json_incref(value) : from_relation(from, field, &own);
    int code = own.code;
    if (value && json_object_set(out, field->wire, value) != 0)
        code = PERK_E_NOMEM;
    json_decref(value);
    return code ? perk_error_nomem(err) : 0;
}

/* Members next to the attributes of a plain object, and what JSON:API 1.1 keeps for annotations.
 */
static bool is_frame(perk_str name)
{
    static const char *const frame[] = {"type",  "id",   "lid", "relationships",
                                        "links", "meta", NULL};
    return perk_str_among(name, frame) || perk_str_starts(name, PERK_LIT("@"));
}

/* Whether a request may hold what the table does not list for requests: all but what it lists for
 * replies only. */
static bool may_be_writable(const source *from, perk_str name)
{
    const perk_resource_kind *kind = perk_resource_kind_find(perk_resource_type(from->resource));
    const perk_object *read = kind ? kind->attributes : NULL;
    return !is_frame(name) && !perk_field_find(from->object->fields, from->object->count, name) &&
           !(read && perk_field_find(read->fields, read->count, name));
}

/* A replace clears what is left out, so attributes that only the API knows go back as they are. */
static int add_unknown(json_t *out, const source *from, perk_error *err)
{
    const json_t *attributes = perk_tree_attributes(from->tree);
    perk_tree_member member = {0};
    while (perk_tree_next(attributes, &member)) {
        perk_str name = member.name;
        if (json_is_null(member.value) || json_object_getn(from->changes, name.ptr, name.len) ||
            !may_be_writable(from, name))
            continue;
        if (json_object_setn(out, name.ptr, name.len, member.value) != 0)
            return perk_error_nomem(err);
    }
    return 0;
}

static int add_resource(json_t *out, source from, perk_error *err)
{
    from.tree = perk_resource_tree(from.resource, err);
    int code = from.tree ? 0 : PERK_E_PARSE;
    for (size_t i = 0; i < from.object->count && code == 0; i++)
        code = add_member(out, &from, &from.object->fields[i], err);
    if (code == 0)
        code = add_unknown(out, &from, err);
    json_decref(from.tree);
    return code;
}

json_t *perk_writable(const perk_resource *resource, const perk_object *object,
                      const json_t *changes, bool *whole, perk_error *err)
{
    json_t *out = json_object();
    *whole = true;
    if (!out)
        return nomem(NULL, err);
    source from = {.resource = resource, .object = object, .changes = changes, .whole = whole};
    if (add_resource(out, from, err) == 0)
        return out;
    json_decref(out);
    return NULL;
}

/* ---- relationships that requests have no form for ---- */

static bool relation_known(const perk_resource_kind *kind, const perk_object *object, perk_str name)
{
    for (size_t i = 0; kind && i < kind->relation_count; i++)
        if (perk_str_eq(name, perk_str_of(kind->relations[i].wire)))
            return true;
    for (size_t i = 0; i < object->count; i++)
        if (object->fields[i].relation &&
            perk_str_eq(name, perk_str_of(object->fields[i].relation)))
            return true;
    return false;
}

/* `inside`: the field that holds the linked resource, which can be given anew; NULL for the
 * resource itself. */
static int refuse_relation(perk_str name, const perk_field *inside, perk_error *err)
{
    return perk_error_set_at(
        err, PERK_E_REPLY, name,
        "the relationship '%.*s' is not known and cannot be sent back; nothing was sent: %s%s",
        PERK_SHOW(name),
        inside ? "to replace it all the same, give a new value of "
               : "with strict off, give it as null",
        inside ? inside->name : " in the changes to leave it out");
}

static int check_relations(const source *from, const perk_field *inside, perk_error *err)
{
    const perk_resource_kind *kind = perk_resource_kind_find(perk_resource_type(from->resource));
    const json_t *relations = json_object_get(from->tree, "relationships");
    perk_tree_member relation = {0};
    while (perk_tree_next(relations, &relation)) {
        perk_str name = relation.name;
        if (!perk_value_is_blank(json_object_get(relation.value, "data")) && !is_frame(name) &&
            !json_object_getn(from->changes, name.ptr, name.len) &&
            !relation_known(kind, from->object, name))
            return refuse_relation(name, inside, err);
    }
    return 0;
}

static int refuse_attribute(perk_str name, const perk_field *inside, perk_error *err)
{
    return perk_error_set_at(
        err, PERK_E_REPLY, name,
        "the attribute '%.*s' holds half of a surrogate pair, which cannot be sent "
        "back; nothing was sent: give a new "
        "value of %s",
        PERK_SHOW(name), inside ? inside->name : "it in the changes");
}

static bool can_be_sent(perk_str value)
{
    perk_scan scan;
    perk_str whole;
    perk_scan_init(&scan, value, PERK_DEPTH_CAP);
    scan.sent = true;
    return perk_scan_skip(&scan, &whole);
}

/* What goes back must be what was read, and a text that the server cut inside a pair has no such
 * form. */
static int check_texts(const source *from, const perk_field *inside, perk_error *err)
{
    perk_member member = {0};
    perk_str resource = perk_resource_json(from->resource), value;
    perk_str attributes = perk_span_member(resource, PERK_LIT("attributes"));
    perk_scan scan;
    perk_scan_init(&scan, perk_span_is_object(attributes) ? attributes : resource, PERK_DEPTH_CAP);
    perk_scan_enter(&scan);
    while (perk_scan_member(&scan, &member) && member.more) {
        if (!perk_scan_skip(&scan, &value))
            break;
        bool sent = perk_field_find(from->object->fields, from->object->count, member.key) ||
                    may_be_writable(from, member.key);
        if (sent && !json_object_getn(from->changes, member.key.ptr, member.key.len) &&
            !can_be_sent(value))
            return refuse_attribute(member.key, inside, err);
    }
    return 0;
}

static int check_resource(const source *from, const perk_field *inside, perk_error *err)
{
    int code = from->tree ? check_relations(from, inside, err) : PERK_E_PARSE;
    return code == 0 ? check_texts(from, inside, err) : code;
}

/* The linked resources that are written inside this one hold no further ones. */
static int check_linked(const source *from, const perk_field *field, perk_error *err)
{
    perk_related related;
    if (!field->object || !field->relation || json_object_get(from->changes, field->wire))
        return 0;
    int code = perk_related_read(from->resource, perk_str_of(field->relation), &related, err);
    for (size_t i = 0; code == 0 && i < related.count; i++) {
        source inner = {.resource = related.at[i], .object = field->object};
        if (!inner.resource)
            continue;
        inner.tree = perk_resource_tree(inner.resource, err);
        code = check_resource(&inner, field, err);
        json_decref(inner.tree);
    }
    perk_related_free(&related);
    return code;
}

int perk_writable_check(const perk_resource *resource, const perk_object *object,
                        const json_t *changes, perk_error *err)
{
    source from = {.resource = resource,
                   .object = object,
                   .changes = changes,
                   .tree = perk_resource_tree(resource, err)};
    int code = check_resource(&from, NULL, err);
    for (size_t i = 0; i < object->count && code == 0; i++)
        code = check_linked(&from, &object->fields[i], err);
    json_decref(from.tree);
    return code;
}
