/* tests/vectors/parse: one body, and what a document made of it answers. */
#include "vector.h"
#include "json/tree.h"

#include <stdlib.h>
#include <string.h>

/* Compares JSON text with an expected value; an absent text counts as null. */
static void check_json(const char *path, const char *what, perk_str text, const json_t *expected)
{
    perk_error err = PERK_ERROR_INIT;
    json_t *actual = text.ptr ? perk_json_parse(text, 0, &err) : json_null();
    if (!actual || !json_equal(actual, expected))
        fail_msg("%s: %s is %.*s %s", path, what, (int)text.len, text.ptr ? text.ptr : "(absent)",
                 err.message);
    json_decref(actual);
}

static void check_str(const char *path, const char *what, perk_str text, const json_t *expected)
{
    perk_str wanted = {json_string_value(expected), json_string_length(expected)};
    bool same = json_is_null(expected) ? text.ptr == NULL : text.ptr && perk_str_eq(text, wanted);
    if (!same)
        fail_msg("%s: %s is '%.*s'", path, what, (int)text.len, text.ptr ? text.ptr : "(absent)");
}

static void check_identity(const char *path, const perk_resource *resource, const json_t *expected)
{
    const json_t *type = json_object_get(expected, "type"), *id = json_object_get(expected, "id");
    assert_non_null(resource);
    if (type)
        check_str(path, "type", perk_resource_type(resource), type);
    if (id)
        check_str(path, "id", perk_resource_id(resource), id);
}

static void check_related(const char *path, const perk_resource *resource, perk_str name,
                          const json_t *expected)
{
    size_t i;
    json_t *identity;
    if (perk_resource_related_count(resource, name) != json_array_size(expected))
        fail_msg("%s: %s leads to %zu", path, name.ptr,
                 perk_resource_related_count(resource, name));
    json_array_foreach(expected, i, identity)
    {
        const perk_resource *related = perk_resource_related_at(resource, name, i);
        if (json_is_null(identity))
            assert_null(related);
        else
            check_identity(path, related, identity);
    }
    assert_null(perk_resource_related_at(resource, name, json_array_size(expected)));
}

static void check_resource(const char *path, const perk_resource *resource, json_t *expected)
{
    const char *key;
    json_t *value;
    check_identity(path, resource, expected);
    json_object_foreach(json_object_get(expected, "attributes"), key, value)
        check_json(path, key, perk_resource_attr(resource, perk_str_of(key)), value);
    json_object_foreach(json_object_get(expected, "related"), key, value)
        check_related(path, resource, perk_str_of(key), value);
}

typedef const perk_resource *(*resource_at)(const perk_doc *doc, size_t index);

static void check_resources(const char *path, const perk_doc *doc, resource_at at,
                            const json_t *expected)
{
    size_t i;
    json_t *resource;
    json_array_foreach(expected, i, resource) check_resource(path, at(doc, i), resource);
    if (expected)
        assert_null(at(doc, json_array_size(expected)));
}

static void check_top(const char *path, const perk_doc *doc, const json_t *expected)
{
    const json_t *kind = json_object_get(expected, "kind"),
                 *count = json_object_get(expected, "count");
    const json_t *data = json_object_get(expected, "data"),
                 *meta = json_object_get(expected, "meta");
    const json_t *errors = json_object_get(expected, "errors"),
                 *cursor = json_object_get(expected, "cursor");
    if (kind)
        assert_string_equal(perk_data_kind_name(perk_doc_kind(doc)), json_string_value(kind));
    if (count)
        assert_int_equal(perk_doc_count(doc), json_integer_value(count));
    if (data)
        check_json(path, "data", perk_doc_data(doc), data);
    if (meta)
        check_json(path, "meta", perk_doc_meta(doc), meta);
    if (errors)
        check_json(path, "errors", perk_doc_errors(doc), errors);
    if (cursor)
        check_str(path, "cursor", perk_doc_cursor(doc), cursor);
}

static void check_doc(const char *path, const perk_doc *doc, json_t *expected)
{
    const char *name;
    json_t *target;
    check_top(path, doc, expected);
    json_object_foreach(json_object_get(expected, "links"), name, target)
        check_str(path, name, perk_doc_link(doc, perk_str_of(name)), target);
    check_resources(path, doc, perk_doc_at, json_object_get(expected, "resources"));
    check_resources(path, doc, perk_doc_included_at, json_object_get(expected, "included"));
}

static void parses_as_expected(const char *path)
{
    perk_error err = PERK_ERROR_INIT;
    perk_str body = vector_bytes(path, "body");
    json_t *expected = vector_json(path, "expected.json"), *error = vector_json(path, "error.json");
    perk_doc *doc = perk_doc_parse(body, 0, &err);
    if ((doc == NULL) != (error != NULL))
        fail_msg("%s: %s", path, doc ? "was accepted" : err.message);
    if (doc) {
        assert_true(perk_str_eq(perk_doc_json(doc), body));
        check_doc(path, doc, expected);
    } else {
        vector_check_error(path, &err, error);
    }
    perk_doc_unref(doc);
    json_decref(expected);
    json_decref(error);
    free((char *)body.ptr);
}

static void every_vector(void **state)
{
    (void)state;
    int64_t before = perk_live();
    vector_each("parse", parses_as_expected);
    assert_int_equal(perk_live(), before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_vector)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
