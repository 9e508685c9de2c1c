#include "api/lookup.h"
#include "base/error.h"
#include "jsonapi/facts.h"
#include "jsonapi/place.h"
#include "jsonapi/related.h"

static const perk_relation *relation_of(const perk_resource *resource, perk_str name)
{
    const perk_resource_kind *kind = perk_facts_kind(resource);
    for (size_t i = 0; kind && i < kind->relation_count; i++)
        if (perk_str_is(name, kind->relations[i].wire))
            return &kind->relations[i];
    return NULL;
}

/* The values of `include` are the names of relationships, some of them in the plural ("categories"
 * of `category`). */
static const char *value_for(const perk_enum *values, perk_str name)
{
    perk_str stem = perk_str_upto(name, name.len - (name.len > 0));
    for (size_t i = 0; i < values->count; i++)
        if (perk_str_starts(perk_str_of(values->values[i]), stem))
            return values->values[i];
    return NULL;
}

static const char *include_of(const perk_op *op, const char *type, perk_str name)
{
    const perk_field *include = perk_field_find(op->params, op->param_count, PERK_LIT("include"));
    bool answers = perk_str_among(perk_str_of(type), op->reply_types);
    return include && include->values && answers ? value_for(include->values, name) : NULL;
}

static const char *include_for(const perk_resource_kind *kind, perk_str name)
{
    const char *found = NULL;
    for (size_t i = 0; kind && !found && i < perk_op_count(); i++)
        found = include_of(perk_op_at(i), kind->type, name);
    return found;
}

/* Whether the reply includes resources of a kind that the relationship leads to. */
static bool includes_such(const perk_doc *doc, const perk_relation *relation)
{
    for (size_t i = 0; relation && i < perk_doc_included_count(doc); i++) {
        const perk_resource *row = perk_doc_included_at(doc, i);
        if (row && perk_str_among(perk_resource_type(row), relation->types))
            return true;
    }
    return false;
}

/* Whether the reply states the relationship, and does not lack all that it leads to. */
static int is_complete(const perk_resource *resource, perk_str name, bool *complete,
                       perk_error *err)
{
    perk_related related;
    int code = perk_related_read(resource, name, &related, err);
    *complete = related.count == 0 && perk_related_data(resource, name).ptr;
    for (size_t i = 0; code == 0 && i < related.count; i++)
        *complete = *complete || related.at[i];
    perk_related_free(&related);
    return code;
}

int perk_resource_related_check(const perk_resource *resource, perk_str name, perk_error *err)
{
    const perk_relation *relation = relation_of(resource, name);
    bool complete;
    int code = is_complete(resource, name, &complete, err);
    if (code != 0 || complete || includes_such(resource->doc, relation))
        return code;
    const char *value = include_for(perk_facts_kind(resource), name);
    if (value)
        return perk_error_set_at(err, PERK_E_STATE, name,
                                 "the reply does not include '%.*s': ask for it with "
                                 "include=\"%s\"",
                                 PERK_SHOW(name), value);
    return perk_error_set_at(err, PERK_E_STATE, name, "the reply does not include '%.*s'",
                             PERK_SHOW(name));
}
