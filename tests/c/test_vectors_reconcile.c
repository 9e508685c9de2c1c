/* Every case of tests/vectors/reconcile and modify: which reads are made, and what is made of
 * their replies. */
#include "vector.h"

#include "api/errors.h"

#include <stdlib.h>
#include <string.h>

static const char *text(const json_t *object, const char *name)
{
    return json_string_value(json_object_get(object, name));
}

static const perk_op *op_of(const json_t *test_case)
{
    perk_error err = PERK_ERROR_INIT;
    const perk_op *op = perk_op_find(perk_str_of(text(test_case, "operation")), &err);
    if (!op)
        fail_msg("%s", err.message);
    return op;
}

static void check_url(const char *path, const perk_client *client, const perk_args *read,
                      const char *expected)
{
    perk_error err = PERK_ERROR_INIT;
    perk_request *request = perk_request_build(client, read, &err);
    if (!request)
        fail_msg("%s: %s", path, err.message);
    assert_string_equal(perk_request_method(request), "GET");
    if (!expected || !perk_str_eq(perk_request_url(request), perk_str_of(expected)))
        fail_msg("%s: reads %.*s, not %s", path, (int)perk_request_url(request).len,
                 perk_request_url(request).ptr, expected);
    perk_request_free(request);
}

static perk_doc *doc_of(const json_t *body)
{
    char *json = json_dumps(body, JSON_COMPACT);
    perk_doc *doc = perk_doc_parse(perk_str_of(json), 0, NULL);
    free(json);
    assert_non_null(doc);
    return doc;
}

static void feed(const char *path, perk_reconcile *reconcile, const json_t *read)
{
    const json_t *pages = json_object_get(read, "pages");
    for (size_t i = 0; i < json_array_size(pages); i++) {
        perk_error err = PERK_ERROR_INIT;
        perk_doc *doc = doc_of(json_array_get(pages, i));
        int enough = perk_reconcile_page(reconcile, doc, &err);
        perk_doc_unref(doc);
        if (enough < 0)
            fail_msg("%s: %s", path, err.message);
        if (enough && i + 1 < json_array_size(pages))
            fail_msg("%s: page %zu was not needed", path, i + 1);
    }
    assert_int_equal(perk_reconcile_end(reconcile, vector_code(text(read, "failed")), NULL), 0);
}

static void check_outcomes(const char *path, const perk_reconcile *reconcile,
                           const json_t *outcomes)
{
    assert_int_equal(perk_reconcile_count(reconcile), json_array_size(outcomes));
    for (size_t i = 0; i < json_array_size(outcomes); i++) {
        const json_t *expected = json_array_get(outcomes, i);
        const char *outcome = perk_outcome_name(perk_reconcile_at(reconcile, i));
        perk_str reason = perk_reconcile_reason(reconcile, i);
        const perk_error *error = perk_reconcile_error(reconcile, i);
        if (strcmp(outcome, text(expected, "outcome")) != 0 ||
            !perk_str_eq(reason, perk_str_of(text(expected, "reason"))))
            fail_msg("%s: item %zu is %s: %.*s", path, i, outcome, (int)reason.len, reason.ptr);
        assert_int_equal(error != NULL, strcmp(outcome, "rejected") == 0);
        if (error)
            assert_true(error->code == PERK_E_NOT_DONE && error->flags == PERK_ERR_RETRYABLE);
    }
}

static perk_args *args_of(const json_t *test_case)
{
    perk_error err = PERK_ERROR_INIT;
    char *json = json_dumps(json_object_get(test_case, "args"), JSON_COMPACT);
    perk_args *args = perk_args_new(op_of(test_case), &err);
    if (perk_args_set_all(args, perk_str_of(json), &err) != 0)
        fail_msg("%s", err.message);
    free(json);
    return args;
}

static void run_reconcile(const char *path)
{
    perk_error err = PERK_ERROR_INIT;
    json_t *test_case = vector_case(path);
    const json_t *reads = json_object_get(test_case, "reads");
    perk_client *client = vector_client(test_case);
    perk_args *args = args_of(test_case);
    perk_reconcile *reconcile = perk_reconcile_new(&err);
    const json_t *refusal = json_object_get(test_case, "error");
    assert_int_equal(perk_reconcile_add(reconcile, args, &err) != 0, refusal != NULL);
    vector_check_error(path, &err, refusal);
    perk_args_free(args);
    for (size_t i = 0; i < json_array_size(reads); i++) {
        const perk_args *read = perk_reconcile_next(reconcile, &err);
        if (!read)
            fail_msg("%s: only %zu reads", path, i);
        check_url(path, client, read, text(json_array_get(reads, i), "url"));
        feed(path, reconcile, json_array_get(reads, i));
    }
    assert_null(perk_reconcile_next(reconcile, NULL));
    check_outcomes(path, reconcile, json_object_get(test_case, "outcomes"));
    perk_reconcile_free(reconcile);
    perk_client_unref(client);
    json_decref(test_case);
    assert_int_equal(perk_live(), 0);
}

static void check_request(const char *path, const perk_client *client, const perk_args *args,
                          const json_t *expected)
{
    perk_error err = PERK_ERROR_INIT;
    perk_request *request = perk_request_build(client, args, &err);
    if (!request)
        fail_msg("%s: %s", path, err.message);
    assert_string_equal(perk_request_method(request), text(expected, "method"));
    assert_true(perk_str_eq(perk_request_url(request), perk_str_of(text(expected, "url"))));
    if (!perk_str_eq(perk_request_body(request), perk_str_of(text(expected, "body"))))
        fail_msg("%s: sends %.*s", path, (int)perk_request_body(request).len,
                 perk_request_body(request).ptr);
    perk_request_free(request);
}

/* What `changes` and the reply make; NULL with the error written. */
static perk_args *modified(const char *path, const perk_client *client, const json_t *test_case,
                           perk_error *err)
{
    char *json = json_dumps(json_object_get(test_case, "changes"), JSON_COMPACT);
    int strict = !json_is_false(json_object_get(test_case, "strict"));
    perk_modify *modify = perk_modify_new(op_of(test_case), perk_str_of(json), strict, err);
    perk_args *args = NULL;
    free(json);
    if (modify && text(test_case, "read")) {
        check_url(path, client, perk_modify_read(modify), text(test_case, "read"));
        perk_doc *doc = doc_of(json_object_get(test_case, "reply"));
        args = perk_modify_write(modify, doc, err);
        perk_doc_unref(doc);
    }
    perk_modify_free(modify);
    return args;
}

static void run_modify(const char *path)
{
    perk_error err = PERK_ERROR_INIT;
    json_t *test_case = vector_case(path);
    const json_t *refusal = json_object_get(test_case, "error");
    perk_client *client = vector_client(test_case);
    perk_args *args = modified(path, client, test_case, &err);
    assert_int_equal(args == NULL, refusal != NULL);
    if (refusal)
        vector_check_error(path, &err, refusal);
    else
        check_request(path, client, args, json_object_get(test_case, "request"));
    perk_args_free(args);
    perk_client_unref(client);
    json_decref(test_case);
    assert_int_equal(perk_live(), 0);
}

static void every_reconcile_vector_holds(void **state)
{
    (void)state;
    assert_true(vector_each("reconcile", run_reconcile) >= 30);
}

static void every_modify_vector_holds(void **state)
{
    (void)state;
    assert_true(vector_each("modify", run_modify) >= 15);
}

static void reads_are_made_in_turn(void **state)
{
    perk_error err = PERK_ERROR_INIT;
    (void)state;
    perk_args *args = perk_args_new(perk_op_find(PERK_LIT("users.delete"), NULL), NULL);
    perk_reconcile *reconcile = perk_reconcile_new(NULL);
    assert_int_equal(perk_args_set_str(args, PERK_LIT("user_id"), PERK_LIT("u"), NULL), 0);
    assert_int_equal(perk_reconcile_add(reconcile, args, NULL), 0);
    assert_int_equal(perk_reconcile_end(reconcile, 0, &err), PERK_E_STATE);
    assert_non_null(perk_reconcile_next(reconcile, NULL));
    assert_null(perk_reconcile_reason(reconcile, 0).ptr);
    assert_int_equal(perk_reconcile_at(reconcile, 0), PERK_UNKNOWN);
    perk_error_clear(&err);
    assert_null(perk_reconcile_next(reconcile, &err));
    assert_int_equal(err.code, PERK_E_STATE);
    assert_int_equal(perk_reconcile_add(reconcile, args, NULL), PERK_E_STATE);
    assert_int_equal(perk_reconcile_page(reconcile, NULL, NULL), PERK_E_STATE);
    assert_int_equal(perk_reconcile_end(reconcile, PERK_E_CANCELLED, NULL), 0);
    assert_null(perk_reconcile_next(reconcile, NULL));
    assert_null(perk_reconcile_reason(reconcile, 1).ptr);
    perk_args_free(args);
    perk_reconcile_free(reconcile);
    assert_int_equal(perk_live(), 0);
}

/* "Not there" must not follow from nothing having been read. */
static void a_read_without_a_page_proves_nothing(void **state)
{
    (void)state;
    perk_args *args = perk_args_new(perk_op_find(PERK_LIT("children.create"), NULL), NULL);
    perk_reconcile *reconcile = perk_reconcile_new(NULL);
    assert_int_equal(
        perk_args_set_all(
            args, PERK_LIT("{\"organization_id\":\"o\",\"child\":{\"name\":\"North\"}}"), NULL),
        0);
    assert_int_equal(perk_reconcile_add(reconcile, args, NULL), 0);
    assert_non_null(perk_reconcile_next(reconcile, NULL));
    assert_int_equal(perk_reconcile_end(reconcile, 0, NULL), 0);
    assert_int_equal(perk_reconcile_at(reconcile, 0), PERK_UNKNOWN);
    assert_null(perk_reconcile_error(reconcile, 0));
    perk_args_free(args);
    perk_reconcile_free(reconcile);
    assert_int_equal(perk_live(), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_reconcile_vector_holds),
                                       cmocka_unit_test(every_modify_vector_holds),
                                       cmocka_unit_test(reads_are_made_in_turn),
                                       cmocka_unit_test(a_read_without_a_page_proves_nothing)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
