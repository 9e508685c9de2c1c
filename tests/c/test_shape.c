/* Shapes: all names of the table, documents that have no shape, bounds, allocations that fail. What
 * they make of bodies is in tests/vectors/shape. */
#include "api/lookup.h"
#include "failmalloc.h"
#include "jsonapi/doc.h"
#include "json/write.h"

#include <perk/perk_shape.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#define NOW INT64_C(1780272000000)

static const char RULES[] = "{\"attributes\":{\"standardOffer\":[\"name\"],\"category\":[\"name\"]}"
                            ",\"relationships\":false,"
                            "\"included\":false,\"flatten\":[\"category\"],\"current\":true}";
static const char BODY[] =
    "{\"data\":[{\"type\":\"standardOffer\",\"id\":\"o\",\"attributes\":{\"name\":\"Tea\","
    "\"expirationDate\":\"2027-01-01T00:00:00Z\"},\"relationships\":{\"category\":{\"data\":[{"
    "\"type\":\"cat\\u0065gory\",\"id\":\"\\u0063\"}]}}}],\"included\":[{\"type\":\"category\","
    "\"id\":\"c\",\"attributes\":{\"name\":\"Gas\"}}]}";
static const char SHAPED[] =
    "{\"data\":[{\"type\":\"standardOffer\",\"id\":\"o\",\"attributes\":{\"name\":\"Tea\","
    "\"category\":[{\"id\":\"\\u0063\",\"name\":\"Gas\"}]}}]}";

/* ---- names ---- */

static void put_type(perk_writer *out, const perk_resource_kind *kind)
{
    perk_write_pair_begin(out, kind->type, '[');
    for (size_t i = 0; i < kind->attributes->count; i++)
        perk_write_string(out, perk_str_of(kind->attributes->fields[i].wire));
    perk_write_end(out, ']');
}

static perk_text *rules_of_all(void)
{
    perk_writer out;
    perk_writer_init(&out, 1u << 20);
    perk_write_begin(&out, '{');
    perk_write_pair_begin(&out, "attributes", '{');
    for (size_t i = 0; i < perk_resource_kind_count(); i++)
        if (!perk_resource_kind_at(i)->plain)
            put_type(&out, perk_resource_kind_at(i));
    perk_write_end(&out, '}');
    perk_write_pair_begin(&out, "flatten", '[');
    for (size_t i = 0; i < perk_resource_kind_count(); i++)
        for (size_t j = 0; j < perk_resource_kind_at(i)->relation_count; j++)
            perk_write_string(&out, perk_str_of(perk_resource_kind_at(i)->relations[j].wire));
    perk_write_end(&out, ']');
    perk_write_end(&out, '}');
    return perk_writer_take(&out, NULL);
}

static void every_name_of_the_table_is_a_rule(void **state)
{
    (void)state;
    perk_error err = PERK_ERROR_INIT;
    perk_text *rules = rules_of_all();
    perk_shape *shape = perk_shape_new(perk_text_str(rules), &err);
    assert_string_equal(err.message, "");
    assert_non_null(shape);
    perk_shape_free(shape);
    perk_text_free(rules);
    for (size_t i = 0; i < perk_resource_kind_count(); i++)
        assert_true(perk_resource_kind_at(i)->attributes->count <= 64); /* bits of a rule */
}

/* A pointer that is longer than its space is cut, and the error is still one. */
static void a_long_name_is_refused(void **state)
{
    (void)state;
    char rules[4096];
    perk_buf out;
    perk_error err = PERK_ERROR_INIT;
    perk_buf_init_on(&out, rules, sizeof rules);
    perk_buf_puts(&out, "{\"attributes\":{\"");
    for (size_t i = 0; i < 3000; i++)
        perk_buf_putc(&out, 'x');
    perk_buf_puts(&out, "\":[]}}");
    assert_null(perk_shape_new(perk_buf_str(&out), &err));
    assert_int_equal(err.code, PERK_E_NAME);
    assert_string_equal(err.pointer, "/attributes");
}

/* ---- documents ---- */

static perk_shape *shape_of(const char *rules)
{
    perk_shape *shape = perk_shape_new(perk_str_of(rules), NULL);
    assert_non_null(shape);
    return shape;
}

static void assert_state(perk_doc *doc, const char *message)
{
    perk_error err = PERK_ERROR_INIT;
    perk_shape *shape = shape_of(RULES);
    assert_null(perk_doc_shape(doc, shape, NOW, &err));
    assert_int_equal(err.code, PERK_E_STATE);
    assert_string_equal(err.message, message);
    perk_shape_free(shape);
    perk_doc_unref(doc);
}

static void bytes_have_no_shape(void **state)
{
    (void)state;
    perk_buf body;
    assert_true(perk_doc_copy(&body, PERK_LIT("{}")));
    assert_state(perk_doc_bytes(&body, 200, NULL), "the document is not JSON, so it has no shape");
    perk_buf_free(&body);
}

static void assert_no_shape_without_rows(const char *body)
{
    perk_doc *doc = perk_doc_parse(perk_str_of(body), 0, NULL);
    perk_doc_drop_rows(doc);
    assert_state(doc, "the resources of the document are in a table; shape it without one");
}

static void rows_that_are_gone_have_no_shape(void **state)
{
    (void)state;
    assert_no_shape_without_rows(BODY);
    assert_no_shape_without_rows("{\"data\":null,\"included\":[{\"type\":\"category\"}]}");
}

static void nothing_is_freed(void **state)
{
    (void)state;
    perk_shape_free(NULL);
}

/* Many resources that lead to a large one would make a text of their product. */
static void a_text_that_would_grow_too_much_is_refused(void **state)
{
    (void)state;
    perk_buf body;
    perk_error err = PERK_ERROR_INIT;
    perk_buf_init(&body, 4u << 20);
    perk_buf_puts(&body,
                  "{\"included\":[{\"type\":\"category\",\"id\":\"c\",\"attributes\":{\"name\":\"");
    for (size_t i = 0; i < 100000; i++)
        perk_buf_putc(&body, 'x');
    perk_buf_puts(&body, "\"}}],\"data\":[{}");
    for (size_t i = 0; i < 1000; i++)
        perk_buf_puts(&body,
                      ",{\"attributes\":{},\"relationships\":{\"category\":{\"data\":{\"type\":"
                      "\"category\",\"id\":\"c\"}}}}");
    perk_buf_puts(&body, "]}");
    perk_doc *doc = perk_doc_parse(perk_buf_str(&body), 0, NULL);
    perk_shape *shape = shape_of("{\"flatten\":[\"category\"]}");
    assert_null(perk_doc_shape(doc, shape, NOW, &err));
    assert_int_equal(err.code, PERK_E_LIMIT);
    perk_shape_free(shape);
    perk_doc_unref(doc);
    perk_buf_free(&body);
}

/* ---- memory ---- */

/* Without an index the document is searched one by one, so some allocation may fail without harm.
 */
static int story(void *ctx)
{
    perk_error err = PERK_ERROR_INIT;
    (void)ctx;
    perk_shape *shape = perk_shape_new(perk_str_of(RULES), &err);
    perk_doc *doc = perk_doc_parse(perk_str_of(BODY), 0, &err);
    perk_text *text = shape && doc ? perk_doc_shape(doc, shape, NOW, &err) : NULL;
    assert_true(text || err.code == PERK_E_NOMEM);
    assert_true(!text || perk_str_eq(perk_text_str(text), perk_str_of(SHAPED)));
    perk_text_free(text);
    perk_doc_unref(doc);
    perk_shape_free(shape);
    return text ? 0 : err.code;
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    if (!failmalloc_available())
        skip();
    assert_true(failmalloc_each_foreign(story, NULL) >= 8);
    assert_int_equal(perk_live(), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_name_of_the_table_is_a_rule),
        cmocka_unit_test(a_long_name_is_refused),
        cmocka_unit_test(bytes_have_no_shape),
        cmocka_unit_test(rows_that_are_gone_have_no_shape),
        cmocka_unit_test(nothing_is_freed),
        cmocka_unit_test(a_text_that_would_grow_too_much_is_refused),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
