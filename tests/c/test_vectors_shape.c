/* tests/vectors/shape: rules, one body, and the text that it becomes. */
#include "vector.h"

#include <perk/perk_shape.h>
#include <stdlib.h>

#define DEFAULT_NOW INT64_C(1780272000000) /* 2026-06-01T00:00:00Z */

static int64_t now_of(const char *path)
{
    perk_str text = vector_bytes(path, "now");
    int64_t now = text.ptr ? strtoll(text.ptr, NULL, 10) : DEFAULT_NOW;
    free((char *)text.ptr);
    return now;
}

static void shapes_as_expected(const char *path, const perk_shape *shape)
{
    perk_error err = PERK_ERROR_INIT;
    perk_str body = vector_bytes(path, "body"), expected = vector_bytes(path, "shaped");
    perk_doc *doc = perk_doc_parse(body, 0, &err);
    assert_non_null(doc);
    perk_text *text = perk_doc_shape(doc, shape, now_of(path), &err);
    if (!text)
        fail_msg("%s: %s", path, err.message);
    perk_str shaped = perk_text_str(text);
    if (!perk_str_eq(shaped, expected))
        fail_msg("%s:\n%.*s\n%.*s", path, (int)shaped.len, shaped.ptr, (int)expected.len,
                 expected.ptr);
    perk_text_free(text);
    perk_doc_unref(doc);
    free((char *)body.ptr);
    free((char *)expected.ptr);
}

static void runs(const char *path)
{
    perk_error err = PERK_ERROR_INIT;
    perk_str rules = vector_bytes(path, "rules");
    json_t *error = vector_json(path, "error.json");
    perk_shape *shape = perk_shape_new(rules, &err);
    if ((shape == NULL) != (error != NULL))
        fail_msg("%s: %s", path, shape ? "was accepted" : err.message);
    if (shape)
        shapes_as_expected(path, shape);
    else
        vector_check_error(path, &err, error);
    perk_shape_free(shape);
    json_decref(error);
    free((char *)rules.ptr);
}

static void every_vector(void **state)
{
    (void)state;
    int64_t before = perk_live();
    vector_each("shape", runs);
    assert_int_equal(perk_live(), before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_vector)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
