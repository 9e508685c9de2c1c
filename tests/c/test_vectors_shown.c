/* Runs tests/vectors/shown and tests/vectors/reason: texts of others, as people see them. */
#include "failmalloc.h"
#include "vector.h"

#include <stdlib.h>

static void run(const char *path)
{
    perk_error err = PERK_ERROR_INIT;
    perk_str text = vector_bytes(path, "text"), expected = vector_bytes(path, "shown");
    json_t *given = vector_json(path, "case.json");
    size_t max = (size_t)json_integer_value(json_object_get(given, "max"));
    perk_text *shown = perk_text_shown(text, max, &err);
    assert_non_null(shown);
    if (!perk_str_eq(perk_text_str(shown), expected))
        fail_msg("%s: %s", path, perk_text_str(shown).ptr);
    perk_text_free(shown);
    json_decref(given);
    free((char *)text.ptr);
    free((char *)expected.ptr);
    assert_int_equal(perk_live(), 0);
}

static void run_shown(void **state)
{
    (void)state;
    assert_true(vector_each("shown", run) >= 20);
}

static perk_str member(json_t *given, const char *name)
{
    json_t *text = json_object_get(given, name);
    return text ? (perk_str){json_string_value(text), json_string_length(text)} : PERK_NONE;
}

static void run_reason_of(const char *path)
{
    perk_error err = PERK_ERROR_INIT;
    json_t *given = vector_json(path, "case.json");
    size_t max = (size_t)json_integer_value(json_object_get(given, "max"));
    perk_text *reason =
        perk_reason_shown(member(given, "message"), member(given, "pointer"), max, &err);
    assert_non_null(reason);
    if (!perk_str_eq(perk_text_str(reason), member(given, "reason")))
        fail_msg("%s: %s", path, perk_text_str(reason).ptr);
    perk_text_free(reason);
    json_decref(given);
    assert_int_equal(perk_live(), 0);
}

static void run_reason(void **state)
{
    (void)state;
    assert_true(vector_each("reason", run_reason_of) >= 12);
}

static void nothing_is_shown_as_nothing(void **state)
{
    perk_error err = PERK_ERROR_INIT;
    perk_text *shown = perk_text_shown(PERK_NONE, 80, &err);
    (void)state;
    assert_string_equal(perk_text_str(shown).ptr, "");
    perk_text_free(shown);
    shown = perk_reason_shown(PERK_NONE, PERK_NONE, 80, &err);
    assert_string_equal(perk_text_str(shown).ptr, "");
    perk_text_free(shown);
}

static int story(void *context)
{
    perk_error err = PERK_ERROR_INIT;
    (void)context;
    perk_text_free(perk_text_shown(
        PERK_LIT("a text that needs more than one block: \x1b\x1b\x1b\x1b\x1b"), 0, &err));
    return err.code;
}

static int story_of_a_reason(void *context)
{
    perk_error err = PERK_ERROR_INIT;
    (void)context;
    perk_text_free(perk_reason_shown(
        PERK_LIT("400 Bad Request: a reason that needs more than one block (/data/17)"),
        PERK_LIT("/data/17"), 0, &err));
    return err.code;
}

static void memory_may_run_out(void **state)
{
    (void)state;
    if (!failmalloc_available())
        return;
    assert_true(failmalloc_each(story, NULL) >= 3);
    assert_true(failmalloc_each(story_of_a_reason, NULL) >= 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(run_shown),
        cmocka_unit_test(run_reason),
        cmocka_unit_test(nothing_is_shown_as_nothing),
        cmocka_unit_test(memory_may_run_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
