/* The steps over validated text end where the scanner does. */
#include "base/buf.h"
#include "json/past.h"
#include "json/scan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const char *const values[] = {
    "1",
    "-1.5e+3",
    "true",
    "null",
    "\"\"",
    "\"a\\\"b\"",
    "\"ends with \\\\\"",
    "\"\\\\\\\" } ] ,\"",
    "\"\xc3\xa9\\u00e9\"",
    "{}",
    "[]",
    "[1,[2,{\"a\":\"]}\"}],\"x\"]",
    "{ \"a\" : { \"b\" : [ ] , \"c}\" : \"\\\\\" } , \"d\":[{},{}] }",
};

/* Each value as the first member of an object, so that something follows it. */
static void test_values_end_where_the_scanner_says(void **state)
{
    (void)state;
    static const char *const tails[] = {",\"next\":1}", "}", " \n}", "\t,\"next\":{}}"};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        for (size_t j = 0; j < sizeof tails / sizeof *tails; j++) {
            char text[256];
            snprintf(text, sizeof text, "{\"key\": %s%s", values[i], tails[j]);
            perk_scan scan;
            perk_member member = {0};
            perk_str span = {text, 0};
            perk_scan_init(&scan, perk_str_of(text), 0);
            assert_true(perk_scan_enter(&scan) && perk_scan_member(&scan, &member) &&
                        perk_scan_skip(&scan, &span));
            const char *end = text + strlen(text), *at = perk_past_blanks(span.ptr);
            assert_ptr_equal(perk_past_value(at, end), span.ptr + span.len);
        }
}

/* A container of `size` strings, whose bytes are made of a pattern: brackets, quotes and
 * backslashes fall on every place of a block of 64 bytes. */
static void put_container(perk_buf *out, unsigned pattern, size_t size)
{
    static const char *const pieces[] = {"x",    "]", "}",  "{[",      "\\\"",
                                         "\\\\", "é", ":,", "12345678"};
    perk_buf_puts(out, "[{\"k\":[");
    for (size_t i = 0; i < size; i++) {
        perk_buf_puts(out, i ? ",\"" : "\"");
        for (unsigned j = 0; j < pattern % 7; j++)
            perk_buf_puts(out, pieces[(pattern / (j + 1) + i * (j + 3)) % 9]);
        perk_buf_putc(out, '"');
        if (pattern % 3 == 0)
            perk_buf_puts(out, ",[[]],{\"a\":{}}");
    }
    perk_buf_puts(out, "]}]");
}

static void test_long_containers_end_where_the_scanner_says(void **state)
{
    (void)state;
    for (unsigned pattern = 0; pattern < 1000; pattern++) {
        perk_buf out;
        perk_scan scan;
        perk_str span;
        perk_buf_init(&out, 1u << 16);
        put_container(&out, pattern, 1 + pattern % 41);
        size_t len = out.len;
        for (size_t i = 0; i < pattern % 67; i++) /* what follows, up to a block of it */
            perk_buf_putc(&out, " ]}\""[i % 4]);
        perk_str text = perk_buf_str(&out);
        perk_scan_init(&scan, perk_str_upto(text, len), 0);
        assert_true(perk_scan_skip(&scan, &span) && span.len == len);
        assert_ptr_equal(perk_past_value(text.ptr, text.ptr + text.len), text.ptr + len);
        perk_buf_free(&out);
    }
}

static void test_members_are_found_with_their_keys(void **state)
{
    (void)state;
    static const char text[] = "{ \"a\" :1 ,\"b\\\\\":[{\"x\":2}],\n\"\": \"}\" }";
    const char *end = text + sizeof text - 1, *at = text + 1;
    static const char *const keys[] = {"a", "b\\\\", ""}, begins[] = "1[\"";
    perk_str key;
    bool escaped;
    for (size_t i = 0; i < 3; i++) {
        at = perk_past_key(at, end, &key, &escaped);
        assert_non_null(at);
        assert_true(perk_str_eq(key, perk_str_of(keys[i])));
        assert_int_equal(escaped, i == 1);
        assert_int_equal(*at, begins[i]);
        at = perk_past_value(at, end);
    }
    assert_null(perk_past_key(at, end, &key, &escaped));
}

static void test_elements_are_found(void **state)
{
    (void)state;
    static const char text[] = "[ 1 , \"]\",[],{} ]", begins[] = "1\"[{";
    const char *end = text + sizeof text - 1, *at = text + 1;
    for (size_t i = 0; i < 4; i++) {
        at = perk_past_comma(at);
        assert_non_null(at);
        assert_int_equal(*at, begins[i]);
        at = perk_past_value(at, end);
    }
    assert_null(perk_past_comma(at));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values_end_where_the_scanner_says),
        cmocka_unit_test(test_long_containers_end_where_the_scanner_says),
        cmocka_unit_test(test_members_are_found_with_their_keys),
        cmocka_unit_test(test_elements_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
