/* Every case of tests/vectors/build: settings and arguments to the exact request, or to the exact
 * error. */
#include "vector.h"

#include <stdlib.h>
#include <string.h>

static void check_bytes(const char *path, const char *what, perk_str actual, const json_t *expected)
{
    perk_str wanted = {json_string_value(expected), json_string_length(expected)};
    if (!perk_str_eq(actual, wanted))
        fail_msg("%s: %s is\n%.*s\nnot\n%.*s", path, what, (int)actual.len,
                 actual.ptr ? actual.ptr : "", (int)wanted.len, wanted.ptr ? wanted.ptr : "");
}

static void check_headers(const char *path, const perk_request *request, const json_t *expected)
{
    if (perk_request_header_count(request) != json_array_size(expected))
        fail_msg("%s: %zu headers, not %zu", path, perk_request_header_count(request),
                 json_array_size(expected));
    for (size_t i = 0; i < json_array_size(expected); i++) {
        check_bytes(path, "header name", perk_request_header_name(request, i),
                    json_array_get(json_array_get(expected, i), 0));
        check_bytes(path, "header value", perk_request_header_value(request, i),
                    json_array_get(json_array_get(expected, i), 1));
    }
}

static void check_request(const char *path, const perk_request *request, const json_t *expected)
{
    const json_t *body = json_object_get(expected, "body");
    assert_string_equal(perk_request_method(request),
                        json_string_value(json_object_get(expected, "method")));
    check_bytes(path, "url", perk_request_url(request), json_object_get(expected, "url"));
    check_headers(path, request, json_object_get(expected, "headers"));
    if (!body != !perk_request_body(request).ptr)
        fail_msg("%s: a body where none belongs, or none where one does", path);
    if (body)
        check_bytes(path, "body", perk_request_body(request), body);
}

/* Arguments, then request: whichever fails first fills `err`. */
static perk_request *build(const perk_client *client, const json_t *test_case, perk_error *err)
{
    const char *name = json_string_value(json_object_get(test_case, "operation"));
    const perk_op *op = perk_op_find(perk_str_of(name), err);
    perk_args *args = op ? perk_args_new(op, err) : NULL;
    char *json = json_dumps(json_object_get(test_case, "args"), JSON_COMPACT);
    perk_request *request = NULL;
    if (args && json_is_false(json_object_get(test_case, "strict")))
        perk_args_set_strict(args, 0);
    if (args && perk_args_set_all(args, perk_str_of(json ? json : "{}"), err) == 0)
        request = perk_request_build(client, args, err);
    perk_args_free(args);
    free(json);
    return request;
}

static void run(const char *path)
{
    perk_error err = PERK_ERROR_INIT;
    json_t *test_case = vector_case(path);
    const json_t *expected = json_object_get(test_case, "request");
    const json_t *refusal = json_object_get(test_case, "error");
    assert_true((expected == NULL) != (refusal == NULL));
    perk_client *client = vector_try_client(test_case, &err);
    perk_request *request = client ? build(client, test_case, &err) : NULL;
    if (refusal && request)
        fail_msg("%s: was not refused", path);
    if (expected && !request)
        fail_msg("%s: refused: %s", path, err.message);
    if (refusal)
        vector_check_error(path, &err, refusal);
    else
        check_request(path, request, expected);
    perk_request_free(request);
    perk_client_unref(client);
    json_decref(test_case);
    assert_int_equal(perk_live(), 0);
}

static void every_build_vector_holds(void **state)
{
    (void)state;
    assert_true(vector_each("build", run) >= 30);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_build_vector_holds)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
