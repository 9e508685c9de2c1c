/* Pages of calls that go to a table: all of their rows, or none. */
#include "vector.h"

#include "base/vec.h"

#include <perk/perk_table.h>

static const char client_json[] =
    "{\"provider\":\"kard\",\"settings\":{\"base_url\":\"https://api.example.test\","
    "\"auth\":\"token\",\"token\":\"t\",\"organization_id\":\"org-1\"}}";

#define OFFER "{\"type\":\"standardOffer\",\"id\":\"o-1\",\"attributes\":{\"name\":\"a\"}}"
#define CATEGORY "{\"type\":\"category\",\"id\":\"c-1\",\"attributes\":{\"name\":\"Travel\"}}"

static const perk_op *offers(void)
{
    return perk_op_find(PERK_LIT("offers.list"), NULL);
}

static perk_table *table_of(const char *options)
{
    perk_error err = PERK_ERROR_INIT;
    perk_table *table = perk_table_new(offers(), perk_str_of(options), &err);
    if (!table)
        fail_msg("%s: %s", options, err.message);
    return table;
}

static int append(perk_table *table, const char *body, perk_str key)
{
    perk_error err = PERK_ERROR_INIT;
    perk_doc *doc = perk_doc_parse(perk_str_of(body), 0, &err);
    assert_non_null(doc);
    int code = perk_table_append(table, doc, key, &err);
    perk_doc_unref(doc);
    return code;
}

static int64_t count_all(perk_table *table, size_t part)
{
    struct ArrowArray chunk;
    int64_t rows = 0;
    while (perk_table_take(table, part, 1, &chunk, NULL) == 1) {
        rows += chunk.length;
        chunk.release(&chunk);
    }
    return rows;
}

static perk_call *call_into(perk_table *table, int flags)
{
    perk_error err = PERK_ERROR_INIT;
    json_t *settings = json_loads(client_json, 0, NULL);
    perk_client *client = vector_client(settings);
    perk_args *args = perk_args_new(offers(), &err);
    assert_int_equal(perk_args_set_all(args, PERK_LIT("{\"user_id\":\"u-1\"}"), &err), 0);
    perk_call *call = perk_call_new(client, args, &err);
    assert_int_equal(perk_call_into(call, table, PERK_LIT("u-1"), flags, &err), 0);
    assert_int_equal(perk_call_set(call, PERK_LIT("max_attempts"), 1, &err), 0);
    perk_args_free(args);
    perk_client_unref(client);
    json_decref(settings);
    return call;
}

/* What the call does next after this reply: PERK_PAGE or PERK_FAILED. */
static int reply(perk_call *call, int status, const char *body)
{
    assert_int_equal(perk_call_step(call, 0, 0), PERK_SEND);
    assert_int_equal(perk_call_feed(call, status, perk_str_of(body), 1, NULL), 0);
    return perk_call_step(call, 2, 0);
}

static void pages_of_a_call_go_to_the_table(void **state)
{
    (void)state;
    perk_table *table = table_of("{\"key\":\"user_id\"}");
    perk_call *call = call_into(table, 0);
    assert_int_equal(reply(call, 200,
                           "{\"data\":[" OFFER "," OFFER "],\"included\":[" CATEGORY "],"
                           "\"links\":{\"next\":\"/v2/x?page[after]=c\"},\"meta\":{\"a\":1}}"),
                     PERK_PAGE);
    perk_doc *page = perk_call_take_page(call);
    assert_int_equal(perk_doc_count(page), 2);
    assert_null(perk_doc_at(page, 0));
    assert_true(perk_str_eq(perk_doc_meta(page), PERK_LIT("{\"a\":1}")));
    perk_doc_unref(page);
    assert_int_equal(perk_table_rows(table, 0), 2);
    assert_int_equal(perk_table_rows(table, 1), 1);
    assert_int_equal(reply(call, 200, "{\"data\":[" OFFER "]}"), PERK_PAGE);
    perk_doc_unref(perk_call_take_page(call));
    assert_int_equal(perk_table_rows(table, 0), 3);
    perk_table_unref(table); /* the call still holds it */
    perk_call_free(call);
    assert_int_equal(perk_live(), 0);
}

static void a_page_that_is_not_accepted_leaves_no_row(void **state)
{
    (void)state;
    static const char *const bodies[] = {
        "{\"data\":[" OFFER "," OFFER ",{\"type\":\"standardOffer\",\"id\":\"o-2\",\"attributes\":"
        "{\"name\":\"torn",
        "{\"data\":[" OFFER "],\"included\":[" CATEGORY "],\"links\":{\"next\":}}",
        "{\"data\":[" OFFER "," OFFER ",{\"id\":\"no type\"}]}",
        "<html>" OFFER "</html>",
        "{\"data\":[" OFFER "]} more",
    };
    for (size_t i = 0; i < PERK_COUNT(bodies); i++) {
        perk_table *table = table_of("{\"key\":\"user_id\",\"chunk_rows\":2}");
        assert_int_equal(append(table, "{\"data\":[" OFFER "]}", PERK_LIT("u-0")), 0);
        perk_call *call = call_into(table, 0);
        assert_int_equal(reply(call, 200, bodies[i]), PERK_FAILED);
        perk_call_free(call);
        assert_int_equal(perk_table_rows(table, 0), 1);
        assert_int_equal(perk_table_rows(table, 1), 0);
        assert_int_equal(
            append(table, "{\"data\":[" OFFER "],\"included\":[" CATEGORY "]}", PERK_LIT("u-2")),
            0);
        assert_int_equal(count_all(table, 0), 2);
        assert_int_equal(count_all(table, 1), 1); /* it was forgotten that it came before */
        perk_table_unref(table);
    }
    assert_int_equal(perk_live(), 0);
}

static void a_single_page_goes_to_the_table_and_others_do_not(void **state)
{
    (void)state;
    perk_table *table = table_of("{\"key\":\"user_id\"}");
    perk_call *call = call_into(table, PERK_INTO_SINGLE);
    assert_int_equal(reply(call, 200, "{\"data\":[" OFFER "]}"), PERK_PAGE);
    perk_doc_unref(perk_call_take_page(call));
    perk_call_free(call);
    assert_int_equal(perk_table_rows(table, 0), 1);
    call = call_into(table, PERK_INTO_SINGLE);
    assert_int_equal(
        reply(call, 200, "{\"data\":[" OFFER "],\"links\":{\"next\":\"/v2/x?page[after]=c\"}}"),
        PERK_PAGE);
    perk_doc *page = perk_call_take_page(call);
    assert_non_null(perk_doc_at(page, 0));
    assert_int_equal(perk_table_rows(table, 0), 1);
    assert_int_equal(perk_table_append(table, page, PERK_LIT("u-1"), NULL), 0);
    perk_doc_unref(page);
    assert_int_equal(reply(call, 200, "{\"data\":[" OFFER "]}"), PERK_PAGE);
    page = perk_call_take_page(call);
    assert_non_null(perk_doc_at(page, 0));
    perk_doc_unref(page);
    perk_call_free(call);
    assert_int_equal(perk_table_rows(table, 0), 2);
    perk_table_unref(table);
    assert_int_equal(perk_live(), 0);
}

static void a_call_of_another_operation_is_refused(void **state)
{
    (void)state;
    perk_error err = PERK_ERROR_INIT;
    perk_table *table =
        perk_table_new(perk_op_find(PERK_LIT("users.get"), NULL), PERK_LIT("{}"), NULL);
    perk_table *own = table_of("{\"key\":\"k\"}");
    perk_call *call = call_into(own, 0);
    assert_int_equal(perk_call_into(call, table, PERK_NONE, 0, &err), PERK_E_INPUT);
    perk_error_clear(&err);
    assert_int_equal(perk_call_into(call, own, PERK_NONE, 0, &err), PERK_E_INPUT);
    perk_error_clear(&err);
    assert_int_equal(perk_call_into(call, own, PERK_LIT("\xff"), 0, &err), PERK_E_INPUT);
    perk_call_free(call);
    perk_table_unref(table);
    perk_table_unref(own);
    assert_int_equal(perk_live(), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_of_a_call_go_to_the_table),
        cmocka_unit_test(a_page_that_is_not_accepted_leaves_no_row),
        cmocka_unit_test(a_single_page_goes_to_the_table_and_others_do_not),
        cmocka_unit_test(a_call_of_another_operation_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
