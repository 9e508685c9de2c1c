/* tests/vectors/event: one body of a webhook, and what the event made of it answers. */
#include "vector.h"
#include "json/tree.h"

#include <stdlib.h>

static void check_text(const char *path, const char *what, perk_str text, const json_t *expected)
{
    perk_str wanted = {json_string_value(expected), json_string_length(expected)};
    bool same = json_is_null(expected) ? text.ptr == NULL : text.ptr && perk_str_eq(text, wanted);
    if (!same)
        fail_msg("%s: %s is '%.*s'", path, what, (int)text.len, text.ptr ? text.ptr : "(absent)");
}

/* Takes over `text`. */
static void check_made(const char *path, const char *what, perk_text *text, const json_t *expected)
{
    check_text(path, what, text ? perk_text_str(text) : PERK_NONE, expected);
    perk_text_free(text);
}

/* Takes over `text`; none counts as "". */
static void check_id(const char *path, perk_text *text, const json_t *expected)
{
    check_text(path, "id", text ? perk_text_str(text) : PERK_LIT(""), expected);
    perk_text_free(text);
}

static void check_json(const char *path, const char *what, perk_str text, const json_t *expected)
{
    json_t *actual = text.ptr ? perk_json_parse(text, 0, NULL) : json_null();
    if (!actual || !json_equal(actual, expected))
        fail_msg("%s: %s is %.*s", path, what, (int)text.len, text.ptr ? text.ptr : "(absent)");
    json_decref(actual);
}

static void check_errors(const char *path, const perk_doc *event, const json_t *expected)
{
    perk_error err = PERK_ERROR_INIT;
    perk_text *errors = perk_event_errors(event, &err);
    assert_int_equal(err.code, 0);
    check_json(path, "errors", errors ? perk_text_str(errors) : PERK_LIT("[]"), expected);
    perk_text_free(errors);
}

static void check_event(const char *path, const perk_doc *event, json_t *expected)
{
    const char *name;
    json_t *value;
    const perk_resource *resource = perk_doc_at(event, 0);
    assert_int_equal(perk_doc_count(event), 1);
    check_text(path, "type", perk_event_type(event), json_object_get(expected, "type"));
    check_id(path, perk_event_id(event, NULL), json_object_get(expected, "id"));
    check_made(path, "key", perk_event_key(event, NULL), json_object_get(expected, "key"));
    check_made(path, "issuer_id", perk_event_issuer_id(event, NULL),
               json_object_get(expected, "issuer_id"));
    check_made(path, "issuer_name", perk_event_issuer_name(event, NULL),
               json_object_get(expected, "issuer_name"));
    assert_string_equal(perk_event_status_name(perk_event_status(event)),
                        json_string_value(json_object_get(expected, "status")));
    check_errors(path, event, json_object_get(expected, "errors"));
    json_object_foreach(json_object_get(expected, "attributes"), name, value)
        check_json(path, name, perk_resource_attr(resource, perk_str_of(name)), value);
}

/* What a body is where deliveries are taken by signature: the same event, or refused. */
static void check_signed(const char *path, perk_str body, const json_t *expected)
{
    perk_error err = PERK_ERROR_INIT;
    json_t *error = vector_json(path, "signed.json");
    perk_doc *event = perk_event_parse_signed(body, &err);
    if (error)
        vector_check_error(path, &err, error);
    if ((event == NULL) != (error != NULL))
        fail_msg("%s, signed: %s", path, event ? "was accepted" : err.message);
    if (event)
        check_made(path, "key", perk_event_key(event, NULL), json_object_get(expected, "key"));
    perk_doc_unref(event);
    json_decref(error);
}

static void reads_as_expected(const char *path)
{
    perk_error err = PERK_ERROR_INIT;
    perk_str body = vector_bytes(path, "body");
    json_t *expected = vector_json(path, "expected.json"), *error = vector_json(path, "error.json");
    perk_doc *event = perk_event_parse(body, &err);
    if ((event == NULL) != (error != NULL))
        fail_msg("%s: %s", path, event ? "was accepted" : err.message);
    if (event) {
        check_event(path, event, expected);
        check_signed(path, body, expected);
    } else {
        vector_check_error(path, &err, error);
    }
    perk_doc_unref(event);
    json_decref(expected);
    json_decref(error);
    free((char *)body.ptr);
}

static void every_vector(void **state)
{
    (void)state;
    int64_t before = perk_live();
    assert_true(vector_each("event", reads_as_expected) >= 50);
    assert_int_equal(perk_live(), before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_vector)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
