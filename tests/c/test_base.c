/* The base module: urls, times, base64, numbers, names, buffers, errors. */
#include "base/base64.h"
#include "base/error.h"
#include "base/mem.h"
#include "base/time.h"
#include "base/url.h"
#include "base/vec.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void buffer_holds(perk_buf *buf, const char *expected)
{
    perk_str text = perk_buf_str(buf);
    if (!perk_str_eq(text, perk_str_of(expected)))
        fail_msg("'%.*s' is not '%s'", (int)text.len, text.ptr, expected);
    perk_buf_free(buf);
}

static void urls_resolve_within_their_origin_only(void **state)
{
    (void)state;
    static const struct {
        const char *base, *ref;
        int code;
        const char *url;
    } cases[] = {
        {"https://api.test", "/v2/x?a=b", 0, "https://api.test/v2/x?a=b"},
        {"https://api.test", "/v2/x#part", 0, "https://api.test/v2/x"},
        {"https://api.test", "v2/x", 0, "https://api.test/v2/x"},
        {"https://api.test/", "?a=b:c", 0, "https://api.test/?a=b:c"},
        {"https://api.test", "v2/x?at=9:30", 0, "https://api.test/v2/x?at=9:30"},
        {"https://api.test/prefix", "/v2/x", 0, "https://api.test/prefix/v2/x"},
        {"https://api.test/prefix/", "v2/x", 0, "https://api.test/prefix/v2/x"},
        {"https://api.test/a/b", "/a/b/x", 0, "https://api.test/a/b/x"},
        {"https://api.test/a/b", "/a/b", 0, "https://api.test/a/b"},
        {"https://api.test/a/b", "/a/b?c", 0, "https://api.test/a/b?c"},
        {"https://api.test/a/b", "/a/bc", 0, "https://api.test/a/b/a/bc"},
        {"https://api.test/a/b", "/a/x", 0, "https://api.test/a/b/a/x"},
        {"https://api.test/a/b", "https://api.test/x", 0, "https://api.test/a/b/x"},
        {"https://api.test/a/b", "https://api.test/a/b/x", 0, "https://api.test/a/b/x"},
        {"https://api.test/a/b", "https://api.test", 0, "https://api.test/a/b/"},
        {"https://api.test/a/b", "/a/b/../x", PERK_E_INPUT, NULL},
        {"https://api.test/a/b", "../x", PERK_E_INPUT, NULL},
        {"https://api.test/a/b", "//evil.test/a/b", PERK_E_ORIGIN, NULL},
        {"https://api.test/a/b", "mailto:x", PERK_E_ORIGIN, NULL},
        {"https://api.test/a/b", "evil.test:443/x", PERK_E_ORIGIN, NULL},
        {"https://api.test", "https://API.test/y", 0, "https://api.test/y"},
        {"https://api.test", "https://api.test", 0, "https://api.test/"},
        {"http://127.0.0.1:80", "http://127.0.0.1:80/z", 0, "http://127.0.0.1:80/z"},
        {"https://api.test", "/v2/u/bob%2F..%2Fx/y", 0, "https://api.test/v2/u/bob%2F..%2Fx/y"},
        {"https://api.test", "/x?next=../../y", 0, "https://api.test/x?next=../../y"},
        {"https://api.test", "//evil.test/x", PERK_E_ORIGIN, NULL},
        {"https://api.test", "https://evil.test/x", PERK_E_ORIGIN, NULL},
        {"https://api.test", "http://api.test/x", PERK_E_ORIGIN, NULL},
        {"https://api.test", "https://api.test:8443/x", PERK_E_ORIGIN, NULL},
        {"https://api.test", "https://api.test@evil.test/x", PERK_E_ORIGIN, NULL},
        {"https://api.test", "https://api.test.evil.test/x", PERK_E_ORIGIN, NULL},
        {"https://api.test", "ftp://api.test/x", PERK_E_ORIGIN, NULL},
        {"https://api.test", "", PERK_E_INPUT, NULL},
        {"https://api.test", "/\\evil.test", PERK_E_INPUT, NULL},
        {"https://api.test", "/a b", PERK_E_INPUT, NULL},
        {"https://api.test", "/a\r\nHost: x", PERK_E_INPUT, NULL},
        {"https://api.test", "/a/../b", PERK_E_INPUT, NULL},
        {"https://api.test", "/a/%2e%2E/b", PERK_E_INPUT, NULL},
        {"https://api.test", "/a/.", PERK_E_INPUT, NULL},
    };
    for (size_t i = 0; i < PERK_COUNT(cases); i++) {
        perk_buf out;
        perk_buf_init(&out, 100);
        int code =
            perk_url_resolve(&out, perk_str_of(cases[i].base), perk_str_of(cases[i].ref), NULL);
        if (code != cases[i].code)
            fail_msg("%s gives %d", cases[i].ref, code);
        buffer_holds(&out, cases[i].url ? cases[i].url : "");
    }
}

static void base_urls_are_checked(void **state)
{
    (void)state;
    static const char *const good[] = {"https://api.test",   "https://api.test:8443/prefix",
                                       "http://localhost:9", "http://127.0.0.1/x",
                                       "http://127.8.9.10",  "http://[::1]:80",
                                       "http://[::1]",       "HTTPS://Api.Test"};
    static const char *const bad[] = {"",
                                      "api.test",
                                      "ftp://api.test",
                                      "https://",
                                      "https:///x",
                                      "https://:443",
                                      "https://u:p@api.test",
                                      "https://api.test/?q",
                                      "https://api.test#f",
                                      "http://api.test",
                                      "http://127.evil.test",
                                      "http://[::1].evil.test",
                                      "http://localhost.evil.test",
                                      "https://api.test/a b",
                                      "https://api.test\\@x"};
    for (size_t i = 0; i < PERK_COUNT(good); i++)
        if (perk_url_check_base(perk_str_of(good[i]), "base_url", false, NULL) != 0)
            fail_msg("%s was refused", good[i]);
    for (size_t i = 0; i < PERK_COUNT(bad); i++)
        if (perk_url_check_base(perk_str_of(bad[i]), "base_url", false, NULL) != PERK_E_INPUT)
            fail_msg("%s was accepted", bad[i]);
}

static void escaping_goes_there_and_back(void **state)
{
    (void)state;
    static const struct {
        const char *plain, *escaped;
    } cases[] = {{"Baby, Kids & Toys", "Baby%2C%20Kids%20%26%20Toys"},
                 {"a+b/c==", "a%2Bb%2Fc%3D%3D"},
                 {"-._~09AZaz", "-._~09AZaz"},
                 {"Z\xc3\xbcrich", "Z%C3%BCrich"},
                 {"", ""}};
    perk_buf out;
    for (size_t i = 0; i < PERK_COUNT(cases); i++) {
        perk_buf_init(&out, 100);
        perk_url_escape(&out, perk_str_of(cases[i].plain));
        buffer_holds(&out, cases[i].escaped);
        perk_buf_init(&out, 100);
        perk_url_unescape(&out, perk_str_of(cases[i].escaped));
        buffer_holds(&out, cases[i].plain);
    }
    perk_buf_init(&out, 100);
    perk_url_unescape(&out, PERK_LIT("a+b%2b%2Bc%%zz%2"));
    buffer_holds(&out, "a+b++c%%zz%2");
}

static void times_are_read_with_their_zone(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t ms;
        bool has_zone;
    } cases[] = {
        {"1970-01-01T00:00:00Z", 0, true},
        {"2026-01-02T03:04:05.678Z", 1767323045678, true},
        {"2026-01-02T03:04:05.6789999z", 1767323045678, true},
        {"2026-01-02T03:04:05.6+01:00", 1767319445600, true},
        {"2026-01-02t03:04:05-0130", 1767328445000, true},
        {"2026-01-02 03:04:05", 1767323045000, false},
        {"1969-12-31T23:59:59.999Z", -1, true},
        {"2024-02-29T12:00:00Z", 1709208000000, true},
        {"2016-12-31T23:59:60Z", 1483228800000, true},
        {"0000-03-01T00:00:00Z", -62162035200000, true},
    };
    static const char *const bad[] = {"",
                                      "2026-01-02",
                                      "2026-13-02T03:04:05Z",
                                      "2026-02-29T03:04:05Z",
                                      "1900-02-29T00:00:00Z",
                                      "2026-00-01T00:00:00Z",
                                      "2026-01-00T00:00:00Z",
                                      "2026-01-02T24:00:00Z",
                                      "2026-01-02T03:60:00Z",
                                      "2026-01-02T03:04:61Z",
                                      "2026-01-02T03:04:05.Z",
                                      "2026-01-02T03:04:05+1:00",
                                      "2026-01-02T03:04:05+24:00",
                                      "2026-01-02T03:04:05Zx",
                                      "2026-1-2T03:04:05Z",
                                      "26-01-02T03:04:05Z",
                                      "02/Oct/2025:17:52:43 +0000"};
    int64_t ms;
    bool has_zone;
    for (size_t i = 0; i < PERK_COUNT(cases); i++) {
        if (!perk_time_parse(perk_str_of(cases[i].text), &ms, &has_zone) || ms != cases[i].ms ||
            has_zone != cases[i].has_zone)
            fail_msg("%s gives %lld", cases[i].text, (long long)ms);
    }
    for (size_t i = 0; i < PERK_COUNT(bad); i++)
        if (perk_time_parse(perk_str_of(bad[i]), &ms, &has_zone))
            fail_msg("%s was accepted", bad[i]);
}

static void http_dates_are_read(void **state)
{
    (void)state;
    int64_t ms;
    assert_true(perk_time_parse_http(PERK_LIT("Fri, 02 Jan 2026 03:04:05 GMT"), &ms));
    assert_true(ms == 1767323045000);
    static const char *const bad[] = {"",
                                      "Fri, 2 Jan 2026 03:04:05 GMT",
                                      "Fri, 02 Jab 2026 03:04:05 GMT",
                                      "Fri, 02 Jan 2026 03:04:05 UTC",
                                      "Fri, 31 Feb 2026 03:04:05 GMT",
                                      "120",
                                      "2026-01-02T03:04:05Z"};
    for (size_t i = 0; i < PERK_COUNT(bad); i++)
        if (perk_time_parse_http(perk_str_of(bad[i]), &ms))
            fail_msg("%s was accepted", bad[i]);
}

static void base64_pads_every_length(void **state)
{
    (void)state;
    static const struct {
        perk_str bytes;
        const char *text;
    } cases[] = {{{"", 0}, ""},
                 {{"f", 1}, "Zg=="},
                 {{"fo", 2}, "Zm8="},
                 {{"foo", 3}, "Zm9v"},
                 {{"foob", 4}, "Zm9vYg=="},
                 {{"\xff\xfe\0", 3}, "//4A"},
                 {{"\xfb\xff", 2}, "+/8="}};
    perk_buf out;
    for (size_t i = 0; i < PERK_COUNT(cases); i++) {
        perk_buf_init(&out, 100);
        perk_base64_encode(&out, cases[i].bytes);
        buffer_holds(&out, cases[i].text);
    }
    perk_buf_init(&out, 7);
    perk_base64_encode(&out, PERK_LIT("four"));
    assert_int_equal(perk_buf_check(&out, "text", NULL), PERK_E_LIMIT);
    perk_buf_free(&out);
}

static void integers_fill_the_whole_text(void **state)
{
    (void)state;
    static const char *const bad[] = {"",
                                      "-",
                                      "+1",
                                      "1.0",
                                      " 1",
                                      "1 ",
                                      "0x1",
                                      "9223372036854775808",
                                      "-9223372036854775809",
                                      "99999999999999999999999"};
    int64_t value;
    assert_true(perk_str_int(PERK_LIT("9223372036854775807"), &value) && value == INT64_MAX);
    assert_true(perk_str_int(PERK_LIT("-9223372036854775808"), &value) && value == INT64_MIN);
    assert_true(perk_str_int(PERK_LIT("-0"), &value) && value == 0);
    for (size_t i = 0; i < PERK_COUNT(bad); i++)
        if (perk_str_int(perk_str_of(bad[i]), &value))
            fail_msg("'%s' was accepted", bad[i]);
}

static const char *name_at(const void *context, size_t index)
{
    return ((const char *const *)context)[index];
}

static void near_misses_find_their_name(void **state)
{
    (void)state;
    static const char *const names[] = {"page_size", "page_after", "category", "search", "sort"};
    static const char long_name[200] =
        "pppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppp"
        "pppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppp";
    static const struct {
        const char *given, *nearest;
    } cases[] = {{"page_szie", "page_size"},
                 {"catgory", "category"},
                 {"PAGE_SIZE", "page_size"},
                 {"serach", "search"},
                 {"zzzzzz", NULL},
                 {long_name, NULL},
                 {"", NULL}};
    for (size_t i = 0; i < PERK_COUNT(cases); i++) {
        const char *nearest =
            perk_str_nearest(perk_str_of(cases[i].given), name_at, names, PERK_COUNT(names));
        if (cases[i].nearest)
            assert_string_equal(nearest, cases[i].nearest);
        else
            assert_null(nearest);
    }
    assert_int_equal(perk_str_distance(PERK_LIT("abcd"), PERK_LIT("abdc")), 1);
    assert_int_equal(perk_str_distance(PERK_LIT("abc"), PERK_LIT("")), 3);
}

static void buffer_failure_sticks(void **state)
{
    (void)state;
    perk_buf buf;
    perk_error err = PERK_ERROR_INIT;
    perk_buf_init(&buf, 5);
    perk_buf_puts(&buf, "12345");
    assert_int_equal(perk_buf_check(&buf, "url", NULL), 0);
    perk_buf_putc(&buf, '6');
    perk_buf_put(&buf, PERK_NONE);
    assert_null(perk_buf_take(&buf, "url", &err));
    assert_int_equal(err.code, PERK_E_LIMIT);
    assert_string_equal(err.message, "url would be longer than 5 bytes");
    perk_buf_free(&buf);
}

static void buffer_becomes_text(void **state)
{
    (void)state;
    perk_buf buf;
    int64_t before = perk_live();
    perk_buf_init(&buf, 100);
    perk_buf_putint(&buf, INT64_MIN);
    perk_buf_putc(&buf, '/');
    perk_buf_putint(&buf, 0);
    perk_text *text = perk_buf_take(&buf, "text", NULL);
    assert_true(perk_str_eq(perk_text_str(text), PERK_LIT("-9223372036854775808/0")));
    assert_int_equal(perk_text_str(text).ptr[22], '\0');
    perk_text_free(text);
    perk_text *nothing = perk_buf_take(&buf, "text", NULL);
    assert_int_equal(perk_text_str(nothing).len, 0);
    perk_text_free(nothing);
    assert_int_equal(perk_live(), before);
}

static void buffer_on_foreign_space_stays_there(void **state)
{
    (void)state;
    char space[5];
    perk_buf buf;
    perk_buf_init_on(&buf, space, sizeof space);
    perk_buf_puts(&buf, "abcd");
    assert_ptr_equal(buf.ptr, space);
    assert_int_equal(buf.failed, 0);
    perk_buf_putc(&buf, 'e');
    assert_int_equal(buf.failed, PERK_E_LIMIT);
}

static void first_error_wins_on_one_printable_line(void **state)
{
    (void)state;
    perk_error err = PERK_ERROR_INIT;
    assert_int_equal(
        perk_error_set(&err, PERK_E_NAME, "no '%.*s'\nat all", PERK_SHOW(PERK_LIT("thing"))),
        PERK_E_NAME);
    assert_int_equal(perk_error_set(&err, PERK_E_TYPE, "later"), PERK_E_TYPE);
    perk_error_at(&err, PERK_LIT("a/b"));
    perk_error_at(&err, PERK_LIT("later"));
    perk_error_at_byte(&err, 7);
    assert_int_equal(err.code, PERK_E_NAME);
    assert_string_equal(err.message, "no 'thing'?at all");
    assert_string_equal(err.pointer, "a/b");
    assert_int_equal(err.offset, 7);
    perk_error_clear(&err);
    perk_error_at(&err, PERK_LIT("nowhere"));
    assert_string_equal(err.pointer, "");
    assert_int_equal(perk_error_set(NULL, PERK_E_NAME, "x"), PERK_E_NAME);
}

static void error_texts_stay_utf8(void **state)
{
    (void)state;
    static const struct {
        const char *given, *kept;
    } cases[] = {{"abc", "abc"},
                 {"1234567890", "1234567"},
                 {"123456\xc3\xbc", "123456"},
                 {"12345\xc3\xbc", "12345\xc3\xbc"},
                 {"12345\xe2\x82\xac", "12345"},
                 {"a\xff"
                  "b",
                  "a?b"},
                 {"a\xc3", "a?"},
                 {"\xc0\x80", "??"},
                 {"\xed\xa0\x80", "???"},
                 {"a\xc2\x85"
                  "b",
                  "a??b"},
                 {"a\tb\x7f", "a?b?"}};
    char field[8];
    for (size_t i = 0; i < PERK_COUNT(cases); i++) {
        perk_error_copy(field, sizeof field, perk_str_of(cases[i].given));
        assert_string_equal(field, cases[i].kept);
    }
    perk_error err = PERK_ERROR_INIT;
    char huge[1000];
    memset(huge, 'x', sizeof huge);
    memcpy(huge + sizeof err.message - 2, "\xe2\x82\xac", 3);
    perk_error_set(&err, PERK_E_INPUT, "%.*s", (int)sizeof huge, huge);
    assert_int_equal(strlen(err.message), sizeof err.message - 2);
}

static void an_error_with_its_place_wins_or_loses_as_a_whole(void **state)
{
    perk_error err = PERK_ERROR_INIT, own = PERK_ERROR_INIT;
    (void)state;
    assert_int_equal(perk_error_pass(&err, &own), 0);
    assert_int_equal(err.code, 0);
    perk_error_set(&own, PERK_E_TYPE, "first");
    assert_int_equal(perk_error_pass(&err, &own), PERK_E_TYPE);
    assert_int_equal(perk_error_pass(NULL, &own), PERK_E_TYPE);
    assert_int_equal(perk_error_set_at(&err, PERK_E_NAME, PERK_LIT("b"), "%s", "later"),
                     PERK_E_NAME);
    assert_string_equal(err.message, "first");
    assert_string_equal(err.pointer,
                        ""); /* the place of the later error is not that of the first */
    perk_error_clear(&own);
    perk_error_set_at(&own, PERK_E_NAME, PERK_LIT("a"), "no %s", "a");
    assert_string_equal(own.message, "no a");
    assert_string_equal(own.pointer, "a");
    assert_int_equal(perk_error_pass(&err, &own), PERK_E_NAME);
    assert_string_equal(err.message, "first");
}

static void names_are_found_in_lists(void **state)
{
    static const char *const names[] = {"offers", "", "users", NULL};
    (void)state;
    assert_true(perk_str_among(PERK_LIT("users"), names));
    assert_true(perk_str_among(PERK_NONE, names));
    assert_false(perk_str_among(PERK_LIT("user"), names));
    assert_false(perk_str_among(PERK_LIT("users2"), names));
    assert_false(perk_str_among(PERK_LIT("users\0"), names));
    assert_false(perk_str_among(PERK_LIT("offers"), NULL));
}

static void arrays_grow_and_keep_their_items(void **state)
{
    int *items = NULL;
    size_t count = 0, cap = 0;
    (void)state;
    for (int i = 0; i < 1000; i++) {
        assert_int_equal(perk_vec_room((void **)&items, count, &cap, sizeof *items), 0);
        items[count++] = i;
    }
    for (int i = 0; i < 1000; i++)
        assert_int_equal(items[i], i);
    perk_mem_free(items);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(urls_resolve_within_their_origin_only),
        cmocka_unit_test(base_urls_are_checked),
        cmocka_unit_test(escaping_goes_there_and_back),
        cmocka_unit_test(times_are_read_with_their_zone),
        cmocka_unit_test(http_dates_are_read),
        cmocka_unit_test(base64_pads_every_length),
        cmocka_unit_test(integers_fill_the_whole_text),
        cmocka_unit_test(near_misses_find_their_name),
        cmocka_unit_test(buffer_failure_sticks),
        cmocka_unit_test(buffer_becomes_text),
        cmocka_unit_test(buffer_on_foreign_space_stays_there),
        cmocka_unit_test(first_error_wins_on_one_printable_line),
        cmocka_unit_test(error_texts_stay_utf8),
        cmocka_unit_test(an_error_with_its_place_wins_or_loses_as_a_whole),
        cmocka_unit_test(names_are_found_in_lists),
        cmocka_unit_test(arrays_grow_and_keep_their_items),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
