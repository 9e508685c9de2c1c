#include "json/tree.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static json_t *parsed(const char *text)
{
    perk_error err = PERK_ERROR_INIT;
    json_t *value = perk_json_parse(perk_str_of(text), 0, &err);
    if (!value)
        fail_msg("%s: %s", text, err.message);
    return value;
}

static void assert_refused(const char *text, int code, int64_t offset, const char *message)
{
    perk_error err = PERK_ERROR_INIT;
    assert_null(perk_json_parse(perk_str_of(text), 0, &err));
    assert_int_equal(err.code, code);
    assert_int_equal(err.offset, offset);
    assert_string_equal(err.message, message);
}

static void assert_dump(const json_t *value, const char *expected)
{
    perk_error err = PERK_ERROR_INIT;
    perk_text *text = perk_json_dump(value, &err);
    if (!text)
        fail_msg("%s: %s", expected, err.message);
    assert_string_equal(perk_text_str(text).ptr, expected);
    perk_text_free(text);
}

static void every_kind_becomes_its_jansson_type(void **state)
{
    (void)state;
    json_t *value = parsed(" {\"n\": null, \"t\": true, \"f\": false, \"i\": -7, \"r\": 19.99, "
                           "\"s\": \"a\\u0000b\", \"l\": [1, [], {}]} ");
    json_t *list = json_object_get(value, "l");
    assert_true(json_is_null(json_object_get(value, "n")));
    assert_true(json_is_true(json_object_get(value, "t")));
    assert_true(json_is_false(json_object_get(value, "f")));
    assert_int_equal(json_integer_value(json_object_get(value, "i")), -7);
    assert_true(json_real_value(json_object_get(value, "r")) == 19.99);
    assert_int_equal(json_string_length(json_object_get(value, "s")), 3);
    assert_memory_equal(json_string_value(json_object_get(value, "s")), "a\0b", 4);
    assert_int_equal(json_array_size(list), 3);
    assert_int_equal(json_integer_value(json_array_get(list, 0)), 1);
    assert_true(json_is_array(json_array_get(list, 1)) && json_is_object(json_array_get(list, 2)));
    json_decref(value);
}

static void the_last_of_two_equal_keys_wins(void **state)
{
    (void)state;
    json_t *value = parsed("{\"a\":{\"deep\":[1]},\"b\":2,\"a\":{\"last\":3}}");
    assert_dump(value, "{\"a\":{\"last\":3},\"b\":2}");
    json_decref(value);
}

static void a_key_may_hold_a_nul(void **state)
{
    (void)state;
    json_t *value = parsed("{\"k\\u0000x\":1,\"k\":2}");
    assert_int_equal(json_object_size(value), 2);
    assert_dump(value, "{\"k\\u0000x\":1,\"k\":2}");
    json_decref(value);
}

static void refusals_say_where(void **state)
{
    (void)state;
    assert_refused("[1,9223372036854775808]", PERK_E_RANGE, 3,
                   "byte 3: an integer outside 64 bits, which a tree cannot hold");
    assert_refused("{\"a\":[1,{\"b\":2]}", PERK_E_PARSE, 14, "byte 14: expected ',' or '}'");
    assert_refused("", PERK_E_PARSE, 0, "byte 0: the text is empty");
}

static void the_depth_is_the_callers_choice_up_to_the_cap(void **state)
{
    static char text[4001];
    perk_error err = PERK_ERROR_INIT;
    (void)state;
    memset(text, '[', 2000);
    memset(text + 2000, ']', 2000);
    assert_null(perk_json_parse((perk_str){text, 4000}, 100000, &err));
    assert_int_equal(err.code, PERK_E_LIMIT);
    assert_int_equal(err.offset, 1024);
    json_t *value = perk_json_parse((perk_str){text + 1500, 1000}, 500, NULL);
    assert_non_null(value);
    json_decref(value);
}

static void dumps_keep_order_and_shortest_numbers(void **state)
{
    (void)state;
    json_t *value = parsed("{\"z\":19.99,\"a\":[0.1,1e2,-0.0,-0],\"s\":\"\\/\\n\\u001f\\u00e9\"}");
    assert_dump(value, "{\"z\":19.99,\"a\":[0.1,100.0,-0.0,0],\"s\":\"/\\n\\u001f\xc3\xa9\"}");
    json_decref(value);
    assert_dump(NULL, "null");
}

static void a_tree_in_a_ring_is_refused(void **state)
{
    perk_error err = PERK_ERROR_INIT;
    (void)state;
    json_t *a = json_array(), *b = json_array();
    assert_int_equal(json_array_append(a, b), 0);
    assert_int_equal(json_array_append(b, a), 0);
    assert_null(perk_json_dump(a, &err));
    assert_int_equal(err.code, PERK_E_LIMIT);
    json_array_clear(b);
    json_decref(a);
    json_decref(b);
}

static void only_strings_have_a_view(void **state)
{
    (void)state;
    json_t *text = json_string("abc"), *number = json_integer(1);
    assert_true(perk_str_eq(perk_tree_str(text), PERK_LIT("abc")));
    assert_null(perk_tree_str(number).ptr);
    assert_null(perk_tree_str(NULL).ptr);
    json_decref(text);
    json_decref(number);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_becomes_its_jansson_type),
        cmocka_unit_test(the_last_of_two_equal_keys_wins),
        cmocka_unit_test(a_key_may_hold_a_nul),
        cmocka_unit_test(refusals_say_where),
        cmocka_unit_test(the_depth_is_the_callers_choice_up_to_the_cap),
        cmocka_unit_test(dumps_keep_order_and_shortest_numbers),
        cmocka_unit_test(a_tree_in_a_ring_is_refused),
        cmocka_unit_test(only_strings_have_a_view),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
