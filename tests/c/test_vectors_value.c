/* The `value` vectors through scanner and writer, and through a tree wherever one can hold them. */
#include "echo.h"
#include "vector.h"
#include "json/tree.h"

#include <stdlib.h>

static void assert_text(const char *path, const char *what, perk_text *actual, perk_str expected)
{
    perk_str got = perk_text_str(actual);
    if (!perk_str_eq(got, expected))
        fail_msg("%s: %s gives '%.*s', not '%.*s'", path, what, (int)got.len, got.ptr,
                 (int)expected.len, expected.ptr);
    perk_text_free(actual);
}

/* `stream` stands in for `dump` where the scanner passes on what containers do not keep (duplicate
 * keys). */
static void check_accepted(const char *path, perk_str text, perk_str dump)
{
    perk_error err = PERK_ERROR_INIT;
    perk_str stream = vector_bytes(path, "stream");
    perk_text *echoed = echo(text, 0, &err);
    if (!echoed)
        fail_msg("%s: %s", path, err.message);
    assert_text(path, "scanner and writer", echoed, stream.ptr ? stream : dump);
    free((char *)stream.ptr);

    json_t *tree = perk_json_parse(text, 0, &err);
    if (tree)
        assert_text(path, "the tree", perk_json_dump(tree, &err), dump);
    else
        assert_int_equal(err.code, PERK_E_RANGE);
    json_decref(tree);
}

static void check_refused(const char *path, perk_str text, const json_t *expected)
{
    perk_error err = PERK_ERROR_INIT, tree_err = PERK_ERROR_INIT;
    perk_text *echoed = echo(text, 0, &err);
    if (echoed)
        fail_msg("%s: accepted", path);
    vector_check_error(path, &err, expected);
    assert_null(perk_json_parse(text, 0, &tree_err));
    vector_check_error(path, &tree_err, expected);
}

static void run(const char *path)
{
    perk_str text = vector_bytes(path, "text"), dump = vector_bytes(path, "dump");
    json_t *error = vector_json(path, "error.json");
    if (!text.ptr || !dump.ptr == !error) {
        fail_msg("%s: wants `text` and either `dump` or `error.json`", path);
        return; /* for the analyser, which does not know that it never gets here */
    }
    if (error)
        check_refused(path, text, error);
    else
        check_accepted(path, text, dump);
    json_decref(error);
    free((char *)text.ptr);
    free((char *)dump.ptr);
}

static void every_value_vector(void **state)
{
    (void)state;
    assert_true(vector_each("value", run) >= 25);
    assert_int_equal(perk_live(), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_value_vector)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
