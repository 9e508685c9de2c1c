/* Documents: typed attributes, look-ups, sharing, bounds, lack of memory. Shapes are in the parse
 * vectors. */
#include "failmalloc.h"
#include "jsonapi/doc.h"
#include "jsonapi/span.h"
#include "jsonapi/view.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static perk_doc *parse(const char *body)
{
    perk_error err = PERK_ERROR_INIT;
    perk_doc *doc = perk_doc_parse(perk_str_of(body), 0, &err);
    if (!doc)
        fail_msg("%s", err.message);
    return doc;
}

static const char sample[] =
    "{\"data\":{\"type\":\"t\",\"id\":\"1\",\"attributes\":{"
    "\"s\":\"plain\",\"esc\":\"a\\n\\u0000b\",\"i\":9007199254740993,\"neg\":-5,\"big\":"
    "9223372036854775808,\"real\":5.7,"
    "\"exp\":1e3,\"yes\":true,\"no\":false,\"nil\":null,\"o\":{\"in\":{\"ner\":7}},\"l\":[1],"
    "\"when\":\"2026-01-02T03:04:05.678+01:00\",\"naive\":\"2026-01-02T03:04:05\",\"date\":\"2026-"
    "01-02\"}}}";

static void typed_getters_read_their_type(void **state)
{
    (void)state;
    perk_doc *doc = parse(sample);
    const perk_resource *r = perk_doc_at(doc, 0);
    int64_t i;
    double d;
    int b;
    perk_text *text = perk_resource_str(r, PERK_LIT("esc"), NULL);
    assert_true(perk_str_eq(perk_text_str(text), PERK_LIT("a\n\0b")));
    perk_text_free(text);
    assert_int_equal(perk_resource_int(r, PERK_LIT("i"), &i, NULL), 0);
    assert_true(i == 9007199254740993);
    assert_int_equal(perk_resource_int(r, PERK_LIT("o.in.ner"), &i, NULL), 0);
    assert_true(i == 7);
    assert_int_equal(perk_resource_int(r, PERK_LIT("l.0"), &i, NULL), 0);
    assert_true(i == 1);
    assert_int_equal(perk_resource_num(r, PERK_LIT("real"), &d, NULL), 0);
    assert_true(d == 5.7);
    assert_int_equal(perk_resource_num(r, PERK_LIT("neg"), &d, NULL), 0);
    assert_true(d == -5);
    assert_int_equal(perk_resource_bool(r, PERK_LIT("yes"), &b, NULL), 0);
    assert_true(b);
    assert_int_equal(perk_resource_bool(r, PERK_LIT("no"), &b, NULL), 0);
    assert_false(b);
    assert_int_equal(perk_resource_time(r, PERK_LIT("when"), &i, NULL), 0);
    assert_true(i == 1767319445678);
    perk_doc_unref(doc);
}

static void missing_and_null_are_no_error(void **state)
{
    (void)state;
    static const char *const paths[] = {
        "nil", "absent", "o.absent.deeper", "s.sub", "l.1", "l.-1", "l.x", "l.", "", "."};
    perk_doc *doc = parse(sample);
    const perk_resource *r = perk_doc_at(doc, 0);
    for (size_t k = 0; k < sizeof paths / sizeof *paths; k++) {
        perk_error err = PERK_ERROR_INIT;
        perk_str path = perk_str_of(paths[k]);
        int64_t i = 1, t = 1;
        double d = 1;
        int b = 1;
        assert_null(perk_resource_str(r, path, &err));
        assert_int_equal(perk_resource_int(r, path, &i, &err), 0);
        assert_int_equal(perk_resource_num(r, path, &d, &err), 0);
        assert_int_equal(perk_resource_bool(r, path, &b, &err), 0);
        assert_int_equal(perk_resource_time(r, path, &t, &err), 0);
        assert_int_equal(err.code, 0);
        assert_true(i == 0 && t == 0 && d == 0 && b == 0);
    }
    perk_doc_unref(doc);
}

static int read_as(const perk_resource *r, char type, perk_str path, perk_error *err)
{
    int64_t i;
    double d;
    int b;
    switch (type) {
    case 's':
        perk_text_free(perk_resource_str(r, path, err));
        return err->code;
    case 'i':
        return perk_resource_int(r, path, &i, err);
    case 'n':
        return perk_resource_num(r, path, &d, err);
    case 'b':
        return perk_resource_bool(r, path, &b, err);
    default:
        return perk_resource_time(r, path, &i, err);
    }
}

static void wrong_types_are_refused_with_their_place(void **state)
{
    (void)state;
    static const struct {
        char type;
        const char *path;
        int code;
        const char *message;
    } cases[] = {
        {'s', "i", PERK_E_TYPE, "attribute 'i' is an integer, not a string"},
        {'s', "o.in", PERK_E_TYPE, "attribute 'o.in' is an object, not a string"},
        {'i', "s", PERK_E_TYPE, "attribute 's' is a string, not an integer"},
        {'i', "real", PERK_E_TYPE, "attribute 'real' is a decimal number, not an integer"},
        {'i', "exp", PERK_E_TYPE, "attribute 'exp' is a decimal number, not an integer"},
        {'i', "big", PERK_E_RANGE, "attribute 'big' is an integer beyond 64 bits"},
        {'n', "yes", PERK_E_TYPE, "attribute 'yes' is a boolean, not a number"},
        {'b', "l", PERK_E_TYPE, "attribute 'l' is a list, not a boolean"},
        {'t', "i", PERK_E_TYPE, "attribute 'i' is an integer, not a time"},
        {'t', "naive", PERK_E_TYPE, "attribute 'naive' is not an ISO 8601 time with a zone"},
        {'t', "date", PERK_E_TYPE, "attribute 'date' is not an ISO 8601 time with a zone"},
    };
    perk_doc *doc = parse(sample);
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        perk_error err = PERK_ERROR_INIT;
        assert_int_equal(
            read_as(perk_doc_at(doc, 0), cases[k].type, perk_str_of(cases[k].path), &err),
            cases[k].code);
        assert_string_equal(err.message, cases[k].message);
        assert_string_equal(err.pointer, cases[k].path);
    }
    perk_doc_unref(doc);
}

static char *many_resources(size_t count)
{
    size_t size = count * 80 + 64;
    char *body = malloc(size);
    assert_non_null(body);
    int len = snprintf(body, size, "{\"data\":[],\"included\":[");
    for (size_t i = 0; i < count; i++)
        len += snprintf(body + len, size - (size_t)len,
                        "%s{\"type\":\"kind%zu\",\"id\":\"id-%zu\",\"attributes\":{\"n\":%zu}}",
                        i ? "," : "", i % 3, i, i);
    snprintf(body + len, size - (size_t)len, "]}");
    return body;
}

static void every_resource_is_found_by_its_name_only(void **state)
{
    (void)state;
    enum { COUNT = 5000 };
    char type[16], id[32], *body = many_resources(COUNT);
    perk_doc *doc = parse(body);
    for (size_t i = 0; i < COUNT; i++) {
        snprintf(id, sizeof id, "id-%zu", i);
        snprintf(type, sizeof type, "kind%zu", i % 3);
        assert_ptr_equal(perk_doc_find(doc, perk_str_of(type), perk_str_of(id)),
                         perk_doc_included_at(doc, i));
        snprintf(type, sizeof type, "kind%zu", (i + 1) % 3);
        assert_null(perk_doc_find(doc, perk_str_of(type), perk_str_of(id)));
    }
    assert_null(perk_doc_find(doc, PERK_LIT("kind0"), PERK_LIT("")));
    assert_null(perk_doc_find(doc, PERK_LIT(""), PERK_LIT("id-0")));
    perk_doc_unref(doc);
    free(body);
}

static void first_of_a_name_wins_and_primary_before_included(void **state)
{
    (void)state;
    perk_doc *doc = parse("{\"included\":[{\"type\":\"a\",\"id\":\"1\"},{\"type\":\"b\",\"id\":"
                          "\"1\",\"attributes\":{\"n\":1}},"
                          "{\"type\":\"b\",\"id\":\"1\",\"attributes\":{\"n\":2}}],\"data\":[{"
                          "\"type\":\"a\",\"id\":\"1\"}]}");
    assert_ptr_equal(perk_doc_find(doc, PERK_LIT("a"), PERK_LIT("1")), perk_doc_at(doc, 0));
    assert_ptr_equal(perk_doc_find(doc, PERK_LIT("b"), PERK_LIT("1")),
                     perk_doc_included_at(doc, 1));
    perk_doc_unref(doc);
}

static void later_data_replaces_earlier(void **state)
{
    (void)state;
    perk_doc *doc =
        parse("{\"data\":[{\"type\":\"a\",\"id\":\"1\"}],\"data\":{\"type\":\"a\",\"id\":\"2\"}}");
    assert_int_equal(perk_doc_count(doc), 1);
    assert_null(perk_doc_find(doc, PERK_LIT("a"), PERK_LIT("1")));
    assert_ptr_equal(perk_doc_find(doc, PERK_LIT("a"), PERK_LIT("2")), perk_doc_at(doc, 0));
    perk_doc_unref(doc);
}

static void body_is_copied_and_shared_by_count(void **state)
{
    (void)state;
    int64_t before = perk_live();
    char body[] = "{\"data\":{\"type\":\"t\",\"id\":\"1\"}}";
    perk_doc *doc = perk_doc_new(perk_str_of(body), &(perk_reading){.http_status = 207}, NULL);
    memset(body, 'x', sizeof body - 1);
    assert_ptr_equal(perk_doc_ref(doc), doc);
    perk_doc_unref(doc);
    assert_true(perk_str_eq(perk_resource_id(perk_doc_at(doc, 0)), PERK_LIT("1")));
    assert_int_equal(perk_doc_status(doc), 207);
    assert_null(perk_doc_at(doc, 1));
    perk_doc_unref(doc);
    perk_doc_unref(NULL);
    assert_int_equal(perk_live(), before);
}

static void ids_that_are_no_values_are_refused(void **state)
{
    static const char *const bodies[] = {"{\"data\":{\"_id\":x}}", "{\"data\":[{\"id\":x}]}",
                                         "[{\"type\":\"t\",\"_id\":1(}]", "{\"_id\":\"}"};
    (void)state;
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        perk_error err = PERK_ERROR_INIT;
        assert_null(perk_doc_parse(perk_str_of(bodies[i]), 0, &err));
        assert_int_equal(err.code, PERK_E_PARSE);
    }
}

static void depth_is_bounded_by_the_caller(void **state)
{
    (void)state;
    perk_error err = PERK_ERROR_INIT;
    perk_str body = PERK_LIT("{\"data\":{\"type\":\"t\",\"id\":\"1\",\"attributes\":{\"a\":[]}}}");
    assert_null(perk_doc_parse(body, 3, &err));
    assert_int_equal(err.code, PERK_E_LIMIT);
    perk_doc *doc = perk_doc_parse(body, 4, NULL);
    assert_non_null(doc);
    perk_doc_unref(doc);
}

static void a_further_page_is_told_from_none_and_from_one_that_cannot_be_reached(void **state)
{
    (void)state;
    static const struct {
        const char *links, *meta;
        perk_next next;
    } cases[] = {
        {"null", "null", PERK_NEXT_NONE},
        {"{}", "{}", PERK_NEXT_NONE},
        {"[]", "{\"hasNextPage\":null}", PERK_NEXT_NONE},
        {"{\"next\":null}", "null", PERK_NEXT_NONE},
        {"{\"next\":\"\"}", "null", PERK_NEXT_NONE},
        {"{\"next\":false}", "null", PERK_NEXT_NONE},
        {"{\"next\":{\"href\":null}}", "null", PERK_NEXT_NONE},
        {"{\"next\":{\"href\":\"\"}}", "null", PERK_NEXT_NONE},
        {"{\"next\":\"/x?page[after]=c\"}", "null", PERK_NEXT_CURSOR},
        {"{\"next\":\"/x?page[after]=c\"}", "{\"hasNextPage\":true}", PERK_NEXT_CURSOR},
        {"{\"next\":\"/x?page[after]=c\"}", "{\"hasNextPage\":false}", PERK_NEXT_NONE},
        {"{\"next\":{\"href\":\"/x?page%5Bafter%5D=c\"}}", "null", PERK_NEXT_CURSOR},
        {"{\"next\":\"/x?page[cursor]=c\"}", "null", PERK_NEXT_STRANGE},
        {"{\"next\":\"/x?page[cursor]=c\"}", "{\"hasNextPage\":false}", PERK_NEXT_NONE},
        {"{\"next\":\"/x?page[after]=\"}", "null", PERK_NEXT_STRANGE},
        {"{\"next\":\"/x?page[after]=%ff\"}", "null", PERK_NEXT_STRANGE},
        {"{\"next\":\"/x\"}", "null", PERK_NEXT_STRANGE},
        {"{\"next\":7}", "null", PERK_NEXT_STRANGE},
        {"{\"next\":{\"url\":\"/x\"}}", "null", PERK_NEXT_STRANGE},
        {"{\"next\":{\"href\":\"/x?page=2\"}}", "null", PERK_NEXT_STRANGE},
        {"null", "{\"hasNextPage\":true}", PERK_NEXT_MISSING},
        {"{\"next\":null}", "{\"hasNextPage\":true}", PERK_NEXT_MISSING},
        {"{\"next\":null}", "{\"hasNextPage\":\"true\"}", PERK_NEXT_NONE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char body[256];
        snprintf(body, sizeof body, "{\"data\":[],\"links\":%s,\"meta\":%s}", cases[i].links,
                 cases[i].meta);
        perk_doc *doc = parse(body);
        if (perk_doc_next(doc) != cases[i].next)
            fail_msg("%s: %d", body, (int)perk_doc_next(doc));
        perk_doc_unref(doc);
    }
}

static void spans_are_read_without_surprises(void **state)
{
    (void)state;
    perk_str list = PERK_LIT("[1, [2,3] ,{\"a\":[]}]");
    assert_int_equal(perk_span_count(list), 3);
    assert_int_equal(perk_span_count(PERK_LIT("[ ]")), 0);
    assert_int_equal(perk_span_count(PERK_LIT("{\"a\":1}")), 0);
    assert_int_equal(perk_span_count(PERK_NONE), 0);
    assert_true(perk_str_eq(perk_span_at(list, 1), PERK_LIT("[2,3]")));
    assert_null(perk_span_at(list, 3).ptr);
    assert_null(perk_span_member(list, PERK_LIT("a")).ptr);
    assert_true(perk_str_eq(perk_span_member(PERK_LIT("{\"a\":1,\"\\u0061\":2}"), PERK_LIT("a")),
                            PERK_LIT("2")));
    assert_true(perk_span_key_is(PERK_LIT("\\u0061"), true, PERK_LIT("a")));
    assert_false(perk_span_key_is(PERK_LIT("\\u0061"), false, PERK_LIT("a")));
    assert_false(perk_span_key_is(PERK_LIT("\\u0062"), true, PERK_LIT("a")));
}

static void very_long_escaped_keys_compare_too(void **state)
{
    (void)state;
    enum { LETTERS = 300 };
    char raw[6 * LETTERS + 1], name[LETTERS + 1];
    for (size_t i = 0; i < LETTERS; i++) {
        memcpy(raw + 6 * i, "\\u0071", 6);
        name[i] = 'q';
    }
    raw[sizeof raw - 1] = name[LETTERS] = '\0';
    assert_true(perk_span_key_is(perk_str_of(raw), true, perk_str_of(name)));
    name[LETTERS - 1] = 'p';
    assert_false(perk_span_key_is(perk_str_of(raw), true, perk_str_of(name)));
}

/* ---- lack of memory ---- */

static int parse_and_read(void *ctx)
{
    static const char body[] = "{\"data\":[{\"type\":\"\\u0061\",\"id\":\"1\",\"attributes\":{"
                               "\"s\":\"x\\ty\"}},{},{},{},{},{},{},{},{}],"
                               "\"links\":{\"next\":\"/"
                               "x?page%5Bafter%5D=a%3D\",\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,"
                               "\"f\":1,\"g\":1,\"h\":\"\\u0068\"}}";
    perk_error err = PERK_ERROR_INIT;
    (void)ctx;
    perk_doc *doc = perk_doc_parse(perk_str_of(body), 0, &err);
    if (doc)
        perk_text_free(perk_resource_str(perk_doc_at(doc, 0), PERK_LIT("s"), &err));
    perk_doc_unref(doc);
    return err.code;
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    if (!failmalloc_available())
        skip();
    assert_true(failmalloc_each(parse_and_read, NULL) >= 8);
    assert_int_equal(perk_live(), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(typed_getters_read_their_type),
        cmocka_unit_test(missing_and_null_are_no_error),
        cmocka_unit_test(wrong_types_are_refused_with_their_place),
        cmocka_unit_test(every_resource_is_found_by_its_name_only),
        cmocka_unit_test(first_of_a_name_wins_and_primary_before_included),
        cmocka_unit_test(later_data_replaces_earlier),
        cmocka_unit_test(body_is_copied_and_shared_by_count),
        cmocka_unit_test(ids_that_are_no_values_are_refused),
        cmocka_unit_test(depth_is_bounded_by_the_caller),
        cmocka_unit_test(a_further_page_is_told_from_none_and_from_one_that_cannot_be_reached),
        cmocka_unit_test(spans_are_read_without_surprises),
        cmocka_unit_test(very_long_escaped_keys_compare_too),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
