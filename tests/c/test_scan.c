#include "echo.h"
#include "json/scan.h"

#include "base/limits.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* ---- what a sink receives ---- */

/* Events as text, and after how many of them to stop. */
typedef struct trace {
    char text[1024];
    size_t len;
    int left;
} trace;

static int note(trace *t, const char *what, perk_str detail)
{
    int len = snprintf(t->text + t->len, sizeof t->text - t->len, "%s%.*s ", what, (int)detail.len,
                       detail.ptr ? detail.ptr : "");
    t->len += (size_t)len;
    return t->left-- == 1 ? 7 : 0;
}

static int note_int(trace *t, const char *what, int64_t value)
{
    char digits[32];
    snprintf(digits, sizeof digits, "%lld", (long long)value);
    return note(t, what, perk_str_of(digits));
}

static int on_null(void *ctx)
{
    return note(ctx, "null", PERK_NONE);
}

static int on_boolean(void *ctx, int value)
{
    return note_int(ctx, "bool:", value);
}

static int on_integer(void *ctx, int64_t value)
{
    return note_int(ctx, "int:", value);
}

static int on_real(void *ctx, double value, perk_str text)
{
    assert_true(value ==
                strtod(text.ptr, NULL)); /* the texts of this file do not end in a number */
    return note(ctx, "real:", text);
}

static int on_number(void *ctx, perk_str text)
{
    return note(ctx, "number:", text);
}

static int on_string(void *ctx, perk_str value)
{
    return note(ctx, "str:", value);
}

static int on_key(void *ctx, perk_str name)
{
    return note(ctx, "key:", name);
}

static int on_begin_object(void *ctx)
{
    return note(ctx, "{", PERK_NONE);
}

static int on_end_object(void *ctx, size_t n)
{
    return note_int(ctx, "}", (int64_t)n);
}

static int on_begin_array(void *ctx)
{
    return note(ctx, "[", PERK_NONE);
}

static int on_end_array(void *ctx, size_t n)
{
    return note_int(ctx, "]", (int64_t)n);
}

static const perk_sink trace_sink = {on_null,       on_boolean,     on_integer,  on_real,
                                     on_number,     on_string,      on_key,      on_begin_object,
                                     on_end_object, on_begin_array, on_end_array};

static const char every_kind[] = " {\"a\\n\" : [1, -2.5e1 ,12345678901234567890], \"b\":{},\"c\":[ "
                                 "],\"d\":\"x\",\"e\":[true,false,null]}\r\n\t";

static void a_sink_sees_every_value_once_and_in_order(void **state)
{
    trace t = {.left = -1};
    (void)state;
    assert_int_equal(perk_json_scan(perk_str_of(every_kind), 0, &trace_sink, &t, NULL), 0);
    assert_string_equal(t.text, "{ key:a\n [ int:1 real:-2.5e1 number:12345678901234567890 ]3 "
                                "key:b { }0 key:c [ ]0 key:d str:x "
                                "key:e [ bool:1 bool:0 null ]3 }5 ");
}

static void a_sink_can_stop_at_every_event(void **state)
{
    (void)state;
    for (int events = 1; events <= 20; events++) {
        perk_error err = PERK_ERROR_INIT;
        trace t = {.left = events};
        assert_int_equal(perk_json_scan(perk_str_of(every_kind), 0, &trace_sink, &t, &err),
                         PERK_E_STATE);
        assert_int_equal(err.code, 0);
        assert_int_equal(t.left, 0);
    }
}

/* ---- refusals: the same from the pushing scan and the skipping one ---- */

static void assert_refused(perk_str text, int code, int64_t offset, const char *message)
{
    perk_error err = PERK_ERROR_INIT, skip_err = PERK_ERROR_INIT;
    perk_scan scan;
    perk_str span;
    perk_text *echoed = echo(text, 0, &err);
    if (echoed)
        fail_msg("accepted: %.*s", (int)text.len, text.ptr);
    assert_int_equal(err.code, code);
    assert_string_equal(err.message, message);
    assert_int_equal(err.offset, offset);
    perk_scan_init(&scan, text, 0);
    assert_false(perk_scan_skip(&scan, &span) && perk_scan_finish(&scan));
    assert_int_equal(perk_scan_fail(&scan, &skip_err), code);
    assert_string_equal(skip_err.message, message);
    assert_int_equal(skip_err.offset, offset);
}

static void malformed_text_is_refused_where_it_breaks(void **state)
{
    static const struct {
        const char *text;
        int offset;
        const char *message;
    } cases[] = {
        {"", 0, "byte 0: the text is empty"},
        {" \n", 2, "byte 2: the text is empty"},
        {"[\xef\xbb\xbf{}]", 1, "byte 1: a byte-order mark, which may stand before the text only"},
        {"<html>", 0, "byte 0: expected a value"},
        {"tru", 0, "byte 0: expected a value"},
        {"nulL", 0, "byte 0: expected a value"},
        {"{", 1, "byte 1: the text ends too early"},
        {"[1", 2, "byte 2: the text ends too early"},
        {"{\"a\"", 4, "byte 4: the text ends too early"},
        {"{\"a\":", 5, "byte 5: the text ends too early"},
        {"{\"a\" 1}", 5, "byte 5: expected ':'"},
        {"{a:1}", 1, "byte 1: expected a key in quotes"},
        {"{\"a\":1,}", 7, "byte 7: expected a key in quotes"},
        {"{,}", 1, "byte 1: expected a key in quotes"},
        {"{\"a\":1 \"b\":2}", 7, "byte 7: expected ',' or '}'"},
        {"{\"a\":1]", 6, "byte 6: expected ',' or '}'"},
        {"[1 2]", 3, "byte 3: expected ',' or ']'"},
        {"[1}", 2, "byte 2: expected ',' or ']'"},
        {"[1,]", 3, "byte 3: expected a value"},
        {"[,1]", 1, "byte 1: expected a value"},
        {"]", 0, "byte 0: expected a value"},
        {"{} {}", 3, "byte 3: more text after the value"},
        {"1 x", 2, "byte 2: more text after the value"},
        {"01", 0, "byte 0: a malformed number"},
        {"-", 0, "byte 0: a malformed number"},
        {"+1", 0, "byte 0: expected a value"},
        {".5", 0, "byte 0: expected a value"},
        {"[1.]", 1, "byte 1: a malformed number"},
        {"[1.e5]", 1, "byte 1: a malformed number"},
        {"[1e]", 1, "byte 1: a malformed number"},
        {"[1e+]", 1, "byte 1: a malformed number"},
        {"[1e400]", 1, "byte 1: a number too large for a double"},
        {"[1.8e308]", 1, "byte 1: a number too large for a double"},
        {"0x10", 1, "byte 1: more text after the value"},
        {"NaN", 0, "byte 0: expected a value"},
        {"\"abc", 4, "byte 4: the text ends inside a string"},
        {"\"a\nb\"", 2, "byte 2: a control character in a string"},
        {"\"a\\", 2, "byte 2: an invalid escape in a string"},
        {"\"\\x41\"", 1, "byte 1: an invalid escape in a string"},
        {"\"\\u12\"", 1, "byte 1: an invalid escape in a string"},
        {"\"\\u12g4\"", 1, "byte 1: an invalid escape in a string"},
        {"\"\\ud800\\udc0\"", 7, "byte 7: an invalid escape in a string"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_refused(perk_str_of(cases[i].text), PERK_E_PARSE, cases[i].offset, cases[i].message);
    assert_refused((perk_str){"[1\0,2]", 6}, PERK_E_PARSE, 2, "byte 2: expected ',' or ']'");
    assert_refused((perk_str){"{}\0", 3}, PERK_E_PARSE, 2, "byte 2: more text after the value");
    assert_refused((perk_str){"\"a\0b\"", 5}, PERK_E_PARSE, 2,
                   "byte 2: a control character in a string");
    assert_refused(PERK_NONE, PERK_E_PARSE, 0, "byte 0: the text is empty");
}

static void nesting_stops_at_the_limit(void **state)
{
    char text[4000];
    (void)state;
    memset(text, '[', 2000);
    memset(text + 2000, ']', 2000);
    perk_text *echoed = echo((perk_str){text + 2000 - PERK_MAX_DEPTH, 2 * PERK_MAX_DEPTH}, 0, NULL);
    assert_non_null(echoed);
    perk_text_free(echoed);
    assert_refused((perk_str){text + 1999 - PERK_MAX_DEPTH, 2 * PERK_MAX_DEPTH + 2}, PERK_E_LIMIT,
                   128, "byte 128: nested deeper than 128 levels");
    assert_refused((perk_str){text, 4000}, PERK_E_LIMIT, 128,
                   "byte 128: nested deeper than 128 levels");
    assert_null(echo(PERK_LIT("[[1]]"), 1, NULL));
}

/* ---- strings: every position within the blocks that the scanner looks at at once ---- */

/* The text in a separate block, so that a sanitizer sees a step beyond its end. */
static int scan_copy(perk_str text, trace *t)
{
    char *copy = malloc(text.len + 1);
    assert_non_null(copy);
    memcpy(copy + 1, text.ptr, text.len); /* not aligned, and not the start of the block */
    int outcome = perk_json_scan((perk_str){copy + 1, text.len}, 0, &trace_sink, t, NULL);
    free(copy);
    return outcome;
}

/* A string of `length` letters with `special` at `position`; unescaped it must be `plain` there. */
static void assert_string(size_t length, size_t position, const char *special, const char *plain)
{
    char text[128], expected[128];
    int text_len =
        snprintf(text, sizeof text, "\"%.*s%s%.*s\"", (int)position,
                 "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz", special,
                 (int)(length - position), "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ");
    snprintf(expected, sizeof expected, "str:%.*s%s%.*s ", (int)position,
             "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz", plain,
             (int)(length - position), "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ");
    trace t = {.left = -1};
    assert_int_equal(scan_copy((perk_str){text, (size_t)text_len}, &t), 0);
    assert_string_equal(t.text, expected);
    for (size_t len = 0; len < (size_t)text_len; len++)
        assert_int_equal(scan_copy((perk_str){text, len}, &t), PERK_E_PARSE);
}

static void strings_of_every_length_and_alignment(void **state)
{
    static const char *const specials[][2] = {
        {"", ""},
        {"\\\"", "\""},
        {"\\\\", "\\"},
        {"\\/", "/"},
        {"\\b\\f\\n\\r\\t", "\b\f\n\r\t"},
        {"\\u0041\\u00e9", "A\xc3\xa9"},
        {"\\uD83D\\uDE00", "\xf0\x9f\x98\x80"},
        {"\\u20aC", "\xe2\x82\xac"},
        {"\xc3\xa9", "\xc3\xa9"},
        {"\xe2\x82\xac", "\xe2\x82\xac"},
        {"\xf0\x9f\x98\x80", "\xf0\x9f\x98\x80"},
        {"\x7f", "\x7f"},
        {"\xed\x9f\xbf\xee\x80\x80", "\xed\x9f\xbf\xee\x80\x80"},
        {"\xf4\x8f\xbf\xbf", "\xf4\x8f\xbf\xbf"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof specials / sizeof *specials; i++)
        for (size_t length = 0; length <= 36; length++)
            for (size_t position = 0; position <= length; position++)
                assert_string(length, position, specials[i][0], specials[i][1]);
}

static void what_is_not_utf8_is_refused_at_its_first_byte(void **state)
{
    static const char *const bad[] = {
        "\x80",
        "\xbf",
        "\xc0\x80",
        "\xc1\xbf",
        "\xc2",
        "\xc2\x41",
        "\xe0\x9f\xbf",
        "\xe1\x80",
        "\xe1\x80\x41",
        "\xed\xa0\x80",
        "\xed\xbf\xbf",
        "\xf0\x8f\xbf\xbf",
        "\xf1\x80\x80",
        "\xf1\x80\x80\x41",
        "\xf4\x90\x80\x80",
        "\xf5\x80\x80\x80",
        "\xfe",
        "\xff",
    };
    char text[64];
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        int len = snprintf(text, sizeof text, "[\"%s\"]", bad[i]);
        assert_refused((perk_str){text, (size_t)len}, PERK_E_PARSE, 2,
                       "byte 2: a string is not valid UTF-8");
        len = snprintf(text, sizeof text, "[\"%s", bad[i]);
        assert_refused((perk_str){text, (size_t)len}, PERK_E_PARSE, 2,
                       "byte 2: a string is not valid UTF-8");
    }
}

/* ---- numbers ---- */

static void numbers_are_exact(void **state)
{
    static const char *const cases[][2] = {
        {"0", "0"},
        {"-0", "0"},
        {"-0.0", "-0.0"},
        {"0e5", "0.0"},
        {"9007199254740993", "9007199254740993"},
        {"9223372036854775807", "9223372036854775807"},
        {"-9223372036854775808", "-9223372036854775808"},
        {"9223372036854775808", "9223372036854775808"},
        {"-9223372036854775809", "-9223372036854775809"},
        {"18446744073709551616", "18446744073709551616"},
        {"99999999999999999999999", "99999999999999999999999"},
        {"0.1", "0.1"},
        {"19.99", "19.99"},
        {"1E5", "100000.0"},
        {"1e+2", "100.0"},
        {"25e-1", "2.5"},
        {"9007199254740993.0", "9007199254740992.0"},
        {"9007199254740993.00000000000000000001", "9007199254740994.0"},
        {"1e22", "1e+22"},
        {"1e23", "1e+23"},
        {"8.5e22", "8.5e+22"},
        {"1.7976931348623157e308", "1.7976931348623157e+308"},
        {"17976931348623157e292", "1.7976931348623157e+308"},
        {"5e-324", "5e-324"},
        {"2.4703282292062327e-324", "0.0"},
        {"2.4703282292062328e-324", "5e-324"},
        {"-1e-400", "-0.0"},
        {"0e999999999999999999999", "0.0"},
        {"1e-999999999999999999999", "0.0"},
        {"2.2250738585072011e-308", "2.225073858507201e-308"},
        {"0.00000000000000000000000000000000000000000000000000000000000000000000001e71", "1.0"},
        {"12345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"
         "0e-88",
         "12.345678901234567"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        perk_error err = PERK_ERROR_INIT;
        perk_text *text = echo(perk_str_of(cases[i][0]), 0, &err);
        if (!text)
            fail_msg("%s: %s", cases[i][0], err.message);
        assert_string_equal(perk_text_str(text).ptr, cases[i][1]);
        perk_text_free(text);
    }
}

/* ---- the cursor ---- */

static void a_cursor_gives_spans(void **state)
{
    perk_scan scan;
    perk_member member = {0};
    perk_str span;
    bool more, escaped;
    (void)state;
    perk_scan_init(
        &scan, PERK_LIT(" { \"a\\u0062\" : [ 1 , {\"x\":2} ] , \"s\":\"t\\n\", \"n\" : -1.5 } "),
        0);
    assert_int_equal(perk_scan_peek(&scan), '{');
    assert_true(perk_scan_enter(&scan));

    assert_true(perk_scan_member(&scan, &member) && member.more && member.escaped);
    assert_true(perk_str_eq(member.key, PERK_LIT("a\\u0062")));
    assert_true(perk_scan_enter(&scan));
    assert_true(perk_scan_element(&scan, true, &more) && more);
    assert_true(perk_scan_skip(&scan, &span) && perk_str_eq(span, PERK_LIT("1")));
    assert_true(perk_scan_element(&scan, false, &more) && more);
    assert_true(perk_scan_skip(&scan, &span) && perk_str_eq(span, PERK_LIT("{\"x\":2}")));
    assert_true(perk_scan_element(&scan, false, &more) && !more);

    assert_true(perk_scan_member(&scan, &member) && member.more && !member.escaped);
    assert_int_equal(perk_scan_peek(&scan), '"');
    assert_true(perk_scan_string(&scan, &span, &escaped) && escaped &&
                perk_str_eq(span, PERK_LIT("t\\n")));
    assert_true(perk_scan_member(&scan, &member) && member.more);
    assert_true(perk_scan_skip(&scan, &span) && perk_str_eq(span, PERK_LIT("-1.5")));
    assert_true(perk_scan_member(&scan, &member) && !member.more);
    assert_true(perk_scan_finish(&scan));
    assert_int_equal(perk_scan_peek(&scan), 0);
    assert_int_equal(scan.depth, 0);
}

static void a_cursor_stays_broken(void **state)
{
    perk_error err = PERK_ERROR_INIT;
    perk_scan scan;
    perk_member member = {0};
    perk_str span;
    bool more, escaped;
    (void)state;
    perk_scan_init(&scan, PERK_LIT("[1 2]"), 0);
    assert_true(perk_scan_enter(&scan) && perk_scan_element(&scan, true, &more) &&
                perk_scan_skip(&scan, &span));
    assert_false(perk_scan_element(&scan, false, &more));
    assert_false(perk_scan_skip(&scan, &span));
    assert_false(perk_scan_enter(&scan));
    assert_false(perk_scan_string(&scan, &span, &escaped));
    assert_false(perk_scan_member(&scan, &member));
    assert_false(perk_scan_finish(&scan));
    assert_int_equal(perk_scan_fail(&scan, &err), PERK_E_PARSE);
    assert_string_equal(err.message, "byte 3: expected ',' or ']'");
}

static void a_cursor_says_what_it_wanted(void **state)
{
    perk_scan scan;
    perk_str raw;
    bool escaped;
    (void)state;
    perk_scan_init(&scan, PERK_LIT("7"), 0);
    assert_false(perk_scan_enter(&scan));
    assert_string_equal(scan.problem, "expected '{' or '['");
    perk_scan_init(&scan, PERK_LIT("7"), 0);
    assert_false(perk_scan_string(&scan, &raw, &escaped));
    assert_string_equal(scan.problem, "expected a string");
    perk_scan_init(&scan, PERK_LIT(""), 0);
    assert_false(perk_scan_enter(&scan));
    assert_string_equal(scan.problem, "the text is empty");
}

/* Levels entered by hand and levels skipped count together. */
static void a_cursors_depth_is_bounded_too(void **state)
{
    perk_scan scan;
    perk_str span;
    bool more;
    (void)state;
    perk_scan_init(&scan, PERK_LIT("[[[]]]"), 2);
    assert_true(perk_scan_enter(&scan) && perk_scan_element(&scan, true, &more) && more);
    assert_false(perk_scan_skip(&scan, &span));
    assert_int_equal(scan.code, PERK_E_LIMIT);
    perk_scan_init(&scan, PERK_LIT("[[[]]]"), 2);
    assert_true(perk_scan_enter(&scan) && perk_scan_element(&scan, true, &more) &&
                perk_scan_enter(&scan));
    assert_true(perk_scan_element(&scan, true, &more) && more);
    assert_false(perk_scan_enter(&scan));
    assert_int_equal(scan.code, PERK_E_LIMIT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sink_sees_every_value_once_and_in_order),
        cmocka_unit_test(a_sink_can_stop_at_every_event),
        cmocka_unit_test(malformed_text_is_refused_where_it_breaks),
        cmocka_unit_test(nesting_stops_at_the_limit),
        cmocka_unit_test(strings_of_every_length_and_alignment),
        cmocka_unit_test(what_is_not_utf8_is_refused_at_its_first_byte),
        cmocka_unit_test(numbers_are_exact),
        cmocka_unit_test(a_cursor_gives_spans),
        cmocka_unit_test(a_cursor_stays_broken),
        cmocka_unit_test(a_cursor_says_what_it_wanted),
        cmocka_unit_test(a_cursors_depth_is_bounded_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
