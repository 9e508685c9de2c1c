/* Any bytes as a reply that is shaped: the first byte chooses the rules. What must hold:
 *  - what a document is made of can be shaped, unless it would grow too much;
 *  - the text is JSON, and the same rules change nothing of it unless they copy resources;
 *  - it means what the same rules make of jansson's tree.
 * Texts that only one of the two accepts, with a name twice, or with numbers for ids are not
 * compared: jansson does not keep how they are written. */
#include "base/time.h"
#include "jsonapi/doc.h"

#include <jansson.h>
#include <perk/perk_shape.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define NOW INT64_C(1780272000000)

static const char *const RULES[] = {
    "{}",
    "{\"relationships\":false,\"included\":false}",
    "{\"attributes\":{\"standardOffer\":[\"name\",\"userReward\"],\"category\":[]}}",
    "{\"current\":true}",
    "{\"flatten\":[\"category\",\"offers\"]}",
    ("{\"attributes\":{\"standardOffer\":[\"name\",\"startDate\"],\"category\":[\"name\"]},"
     "\"relationships\":false,\"included\":false,\"flatten\":[\"category\",\"offers\"],\"current\":"
     "true}")};

static void must(bool holds, const char *claim)
{
    if (holds)
        return;
    fprintf(stderr, "does not hold: %s\n", claim);
    abort();
}

/* ---- the same rules on trees ---- */

typedef struct model {
    json_t *rules, *primary, *included;
    bool unsure; /* something is not the same in trees */
} model;

static bool flag(const model *m, const char *name, bool fallback)
{
    const json_t *value = json_object_get(m->rules, name);
    return value ? json_is_true(value) : fallback;
}

static bool date(const json_t *attributes, const char *name, int64_t *ms)
{
    const json_t *value = json_object_get(attributes, name);
    perk_str text = {json_string_value(value), json_string_length(value)};
    bool has_zone;
    return text.ptr && perk_time_parse(text, ms, &has_zone) && has_zone;
}

static bool is_current(const model *m, const json_t *resource)
{
    const json_t *attributes = json_object_get(resource, "attributes");
    int64_t ms;
    if (!flag(m, "current", false))
        return true;
    return !(date(attributes, "startDate", &ms) && ms > NOW) &&
           !(date(attributes, "expirationDate", &ms) && ms <= NOW);
}

static perk_str text_of(const json_t *value)
{
    return (perk_str){json_is_string(value) ? json_string_value(value) : "",
                      json_string_length(value)};
}

/* What is no text counts as none. */
static bool same_text(model *m, const json_t *a, const json_t *b)
{
    m->unsure |= json_is_number(a) || json_is_number(b);
    return perk_str_eq(text_of(a), text_of(b));
}

static const json_t *find_in(model *m, const json_t *list, const json_t *identifier)
{
    size_t i;
    const json_t *one, *id = json_object_get(identifier, "id");
    json_array_foreach(list, i, one)
    {
        const json_t *own = json_object_get(one, "id");
        own = json_is_string(own) || json_is_number(own) ? own : json_object_get(one, "_id");
        if (json_string_length(id) &&
            same_text(m, json_object_get(one, "type"), json_object_get(identifier, "type")) &&
            same_text(m, own, id))
            return one;
    }
    return NULL;
}

static json_t *attributes_of(const model *m, const json_t *resource)
{
    const char *type = json_string_value(json_object_get(resource, "type"));
    const json_t *all = json_object_get(resource, "attributes"),
                 *kept = json_object_get(json_object_get(m->rules, "attributes"), type ? type : "");
    json_t *made = json_object(), *value;
    size_t i;
    if (!kept)
        json_object_update(made, (json_t *)all);
    json_array_foreach(kept, i, value)
    {
        const char *name = json_string_value(value);
        if (json_object_get(all, name))
            json_object_set(made, name, json_object_get(all, name));
    }
    return made;
}

/* NULL: it goes. */
static json_t *related(model *m, const json_t *identifier)
{
    json_t *id = json_object_get(identifier, "id");
    m->unsure |= json_is_number(id) || json_is_number(json_object_get(identifier, "type"));
    const json_t *resource = find_in(m, m->primary, identifier);
    resource = resource ? resource : find_in(m, m->included, identifier);
    if (!id || (resource && !is_current(m, resource)))
        return NULL;
    json_t *made = resource ? attributes_of(m, resource) : json_object();
    json_object_set(made, "id", id);
    return made;
}

static json_t *flattened(model *m, const json_t *data)
{
    size_t i;
    const json_t *one;
    if (!json_is_array(data)) {
        json_t *made = related(m, data);
        return made ? made : json_null();
    }
    json_t *list = json_array();
    json_array_foreach(data, i, one)
    {
        json_t *made = related(m, one);
        if (made)
            json_array_append_new(list, made);
    }
    return list;
}

static void flatten(model *m, const json_t *resource, json_t *attributes)
{
    size_t i;
    const json_t *name, *relationships = json_object_get(resource, "relationships");
    json_array_foreach(json_object_get(m->rules, "flatten"), i, name)
    {
        const json_t *data =
            json_object_get(json_object_get(relationships, json_string_value(name)), "data");
        if (data)
            json_object_set_new(attributes, json_string_value(name), flattened(m, data));
    }
}

static json_t *shape_resource(model *m, const json_t *resource)
{
    json_t *made = json_copy((json_t *)resource);
    if (json_is_object(json_object_get(resource, "attributes"))) {
        json_t *attributes = attributes_of(m, resource);
        flatten(m, resource, attributes);
        json_object_set_new(made, "attributes", attributes);
    }
    if (!flag(m, "relationships", true))
        json_object_del(made, "relationships");
    return made;
}

static json_t *shape_list(model *m, const json_t *list)
{
    size_t i;
    json_t *one, *made = json_array();
    json_array_foreach(list, i, one)
    {
        if (!json_is_object(one))
            json_array_append(made, one);
        else if (is_current(m, one))
            json_array_append_new(made, shape_resource(m, one));
    }
    return made;
}

/* A list of lists, or without an object, is a value (settle_list in jsonapi/doc.c). */
static bool is_resources(const json_t *list)
{
    size_t i, objects = 0, lists = 0;
    const json_t *one;
    json_array_foreach(list, i, one)
    {
        objects += json_is_object(one);
        lists += json_is_array(one);
    }
    return objects && !lists;
}

static json_t *shape_tree(model *m, const json_t *body)
{
    json_t *made = json_copy((json_t *)body), *data = json_object_get(body, "data"),
           *included = json_object_get(body, "included"), *one = json_array();
    if (json_is_object(data))
        json_array_append(one, data);
    m->primary = json_is_object(data) ? one : is_resources(data) ? data : NULL;
    m->included = json_is_array(included) ? included : NULL;
    if (json_is_object(data))
        json_object_set_new(made, "data", shape_resource(m, data));
    else if (m->primary)
        json_object_set_new(made, "data", shape_list(m, data));
    if (m->included)
        json_object_set_new(made, "included", shape_list(m, included));
    if (!flag(m, "included", true))
        json_object_del(made, "included");
    json_decref(one);
    return made;
}

/* ---- comparing ---- */

static json_t *tree_of(perk_str text)
{
    return json_loadb(text.ptr, text.len, JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES, NULL);
}

static void compare(const char *rules, perk_str body, perk_str shaped)
{
    json_t *tree = tree_of(body);
    if (json_object_get(tree, "data")) {
        model m = {.rules = json_loads(rules, 0, NULL)};
        json_t *expected = shape_tree(&m, tree), *made = tree_of(shaped);
        must(m.unsure || json_equal(expected, made), "it is what the rules make of the tree");
        json_decref(expected);
        json_decref(made);
        json_decref(m.rules);
    }
    json_decref(tree);
}

static void shape_again(const perk_shape *shape, perk_str shaped, bool copies)
{
    perk_doc *doc = perk_doc_parse(shaped, 0, NULL);
    must(doc != NULL, "the shaped text is a document");
    perk_text *again = perk_doc_shape(doc, shape, NOW, NULL);
    must(copies || perk_str_eq(perk_text_str(again), shaped), "shaping again changes nothing");
    perk_text_free(again);
    perk_doc_unref(doc);
}

static void check(const char *rules, const perk_doc *doc, perk_str body)
{
    perk_error err = PERK_ERROR_INIT;
    perk_shape *shape = perk_shape_new((perk_str){rules, strlen(rules)}, NULL);
    perk_text *text = perk_doc_shape(doc, shape, NOW, &err);
    must(text || err.code == PERK_E_LIMIT, "a document has a shape");
    if (text) {
        must(strcmp(rules, "{}") != 0 || perk_str_eq(perk_text_str(text), body),
             "without rules all stays");
        shape_again(shape, perk_text_str(text), strstr(rules, "flatten"));
        compare(rules, body, perk_text_str(text));
    }
    perk_text_free(text);
    perk_shape_free(shape);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    perk_str body = {(const char *)data + 1, size - 1};
    perk_doc *doc = perk_doc_parse(body, 0, NULL);
    if (doc)
        check(RULES[data[0] % (sizeof RULES / sizeof *RULES)], doc, body);
    perk_doc_unref(doc);
    /* The rest of the bytes as rules. */
    perk_shape_free(perk_shape_new(body, NULL));
    must(perk_live() == 0, "nothing is left");
    return 0;
}
