#include "json/write.h"

#include "base/limits.h"
#include "json/real.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void assert_written(perk_writer *writer, const char *expected)
{
    perk_error err = PERK_ERROR_INIT;
    perk_text *text = perk_writer_take(writer, &err);
    if (!text)
        fail_msg("%s: %s", expected, err.message);
    assert_string_equal(perk_text_str(text).ptr, expected);
    assert_int_equal(perk_text_str(text).len, strlen(expected));
    perk_text_free(text);
}

static void assert_fails(perk_writer *writer, int code, const char *message)
{
    perk_error err = PERK_ERROR_INIT;
    assert_int_equal(perk_writer_check(writer, NULL), code);
    assert_null(perk_writer_take(writer, &err));
    assert_int_equal(err.code, code);
    assert_string_equal(err.message, message);
}

static void commas_and_colons_are_the_writers_business(void **state)
{
    perk_writer w;
    (void)state;
    perk_writer_init(&w, 1000);
    perk_write_begin(&w, '{');
    perk_write_key(&w, PERK_LIT("a"));
    perk_write_begin(&w, '[');
    perk_write_int(&w, INT64_MIN);
    perk_write_null(&w);
    perk_write_begin(&w, '{');
    perk_write_end(&w, '}');
    perk_write_bool(&w, 1);
    perk_write_end(&w, ']');
    perk_write_key(&w, PERK_LIT(""));
    perk_write_raw(&w, PERK_LIT("[1, 2]"));
    perk_write_key(&w, PERK_LIT("c"));
    perk_write_string(&w, PERK_NONE);
    perk_write_end(&w, '}');
    assert_written(&w, "{\"a\":[-9223372036854775808,null,{},true],\"\":[1, 2],\"c\":\"\"}");
}

static void only_what_must_be_escaped_is(void **state)
{
    static const struct {
        perk_str value;
        const char *expected;
    } cases[] = {
        {{"\"\\/", 3}, "\"\\\"\\\\/\""},
        {{"\b\t\n\f\r", 5}, "\"\\b\\t\\n\\f\\r\""},
        {{"\0\x01\v\x1f\x7f", 5}, "\"\\u0000\\u0001\\u000b\\u001f\x7f\""},
        {{"\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80", 9}, "\"\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\""},
        {{"seventeen letters\nand more of them", 34}, "\"seventeen letters\\nand more of them\""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        perk_writer w;
        perk_writer_init(&w, 1000);
        perk_write_string(&w, cases[i].value);
        assert_written(&w, cases[i].expected);
    }
}

static void reals_are_the_shortest_that_read_back(void **state)
{
    static const struct {
        double value;
        const char *expected;
    } cases[] = {
        {0.0, "0.0"},
        {-0.0, "-0.0"},
        {1.0, "1.0"},
        {19.99, "19.99"},
        {0.1, "0.1"},
        {-2.5, "-2.5"},
        {100.0, "100.0"},
        {0.1 + 0.2, "0.30000000000000004"},
        {1e15, "1000000000000000.0"},
        {1e16, "1e+16"},
        {123456789012345680.0, "1.2345678901234568e+17"},
        {0.0001, "0.0001"},
        {0.00001, "1e-05"},
        {0.000123456, "0.000123456"},
        {5e-324, "5e-324"},
        {2.2250738585072014e-308, "2.2250738585072014e-308"},
        {1.7976931348623157e308, "1.7976931348623157e+308"},
        {9007199254740993.0, "9007199254740992.0"},
        {0x1p-44, "5.684341886080802e-14"},
        /* Powers of two whose nearest 16 digits do not read back, while the next 16 digits up do.
         */
        {0x1p-1017, "7.120236347223045e-307"},
        {0x1p-957, "8.209073602596753e-289"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[32];
        size_t len = perk_json_real_text(cases[i].value, text);
        assert_true(len < sizeof text);
        text[len] = '\0';
        assert_string_equal(text, cases[i].expected);
    }
}

static void numbers_that_survive_a_double_are_told(void **state)
{
    static const struct {
        const char *text;
        bool keeps;
    } cases[] = {{"5.70", true},
                 {"0", true},
                 {"-0.000", true},
                 {"100.000000000000000000000", true},
                 {"1e2", true},
                 {"9007199254740993", true},
                 {"0.30000000000000004", true},
                 {"0.12345678901234567", false},
                 {"0.33333333333333333333", false},
                 {"0.10000000000000000000001", false},
                 {"1e-400", false},
                 {"1e400", false},
                 {"x", false}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (perk_json_real_keeps(perk_str_of(cases[i].text)) != cases[i].keeps)
            fail_msg("%s", cases[i].text);
}

static void what_is_not_json_is_refused(void **state)
{
    static const char *const bad_utf8[] = {"\x80",
                                           "ab\xff",
                                           "\xc3",
                                           "\xc0\xaf",
                                           "\xe0\x80\xaf",
                                           "\xed\xa0\x80",
                                           "\xf4\x90\x80\x80",
                                           "\xf8\x88\x80\x80\x80"};
    static const double not_numbers[] = {(double)INFINITY, (double)-INFINITY, (double)NAN};
    perk_writer w;
    (void)state;
    for (size_t i = 0; i < sizeof bad_utf8 / sizeof *bad_utf8; i++) {
        perk_writer_init(&w, 1000);
        perk_write_string(&w, perk_str_of(bad_utf8[i]));
        assert_fails(&w, PERK_E_INPUT, "cannot write JSON: a string is not valid UTF-8");
    }
    for (size_t i = 0; i < sizeof not_numbers / sizeof *not_numbers; i++) {
        perk_writer_init(&w, 1000);
        perk_write_real(&w, not_numbers[i]);
        assert_fails(&w, PERK_E_INPUT, "cannot write JSON: a number is not finite");
    }
}

static void the_first_failure_sticks(void **state)
{
    perk_writer w;
    (void)state;
    perk_writer_init(&w, 1000);
    perk_write_begin(&w, '[');
    perk_write_string(&w, PERK_LIT("\xff"));
    size_t len = w.out.len;
    perk_write_key(&w, PERK_LIT("k"));
    perk_write_int(&w, 1);
    perk_write_begin(&w, '{');
    perk_write_end(&w, '}');
    perk_write_real(&w, (double)NAN);
    assert_int_equal(w.out.len, len);
    assert_fails(&w, PERK_E_INPUT, "cannot write JSON: a string is not valid UTF-8");
}

static void brackets_must_pair(void **state)
{
    perk_writer w;
    (void)state;
    perk_writer_init(&w, 1000);
    perk_write_end(&w, ']');
    assert_fails(&w, PERK_E_STATE, "cannot write JSON: a closing bracket without an opening one");
    perk_writer_init(&w, 1000);
    perk_write_begin(&w, '[');
    perk_error err = PERK_ERROR_INIT;
    assert_null(perk_writer_take(&w, &err));
    assert_int_equal(err.code, PERK_E_STATE);
    perk_writer_init(&w, 1000);
    perk_write_int(&w, 1);
    perk_write_int(&w, 2);
    assert_fails(&w, PERK_E_STATE, "cannot write JSON: a second value at top level");
}

static void depth_and_size_are_bounded(void **state)
{
    perk_writer w;
    (void)state;
    perk_writer_init(&w, 1000);
    for (int i = 0; i < PERK_MAX_DEPTH; i++)
        perk_write_begin(&w, '[');
    assert_int_equal(perk_writer_check(&w, NULL), 0);
    perk_write_begin(&w, '[');
    assert_fails(&w, PERK_E_LIMIT, "cannot write JSON: nested deeper than 128 levels");
    perk_writer_init(&w, 8);
    perk_write_string(&w, PERK_LIT("seven c"));
    assert_fails(&w, PERK_E_LIMIT, "JSON would be longer than 8 bytes");
}

static void a_writer_is_empty_after_take(void **state)
{
    perk_writer w;
    (void)state;
    perk_writer_init(&w, 1000);
    perk_write_int(&w, 1);
    assert_written(&w, "1");
    perk_write_int(&w, 2);
    assert_written(&w, "2");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(commas_and_colons_are_the_writers_business),
        cmocka_unit_test(only_what_must_be_escaped_is),
        cmocka_unit_test(reals_are_the_shortest_that_read_back),
        cmocka_unit_test(numbers_that_survive_a_double_are_told),
        cmocka_unit_test(what_is_not_json_is_refused),
        cmocka_unit_test(the_first_failure_sticks),
        cmocka_unit_test(brackets_must_pair),
        cmocka_unit_test(depth_and_size_are_bounded),
        cmocka_unit_test(a_writer_is_empty_after_take),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
