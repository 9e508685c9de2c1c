/* Error bodies of the three providers: which code, which words, and what must never be repeated. */
#include "jsonapi/reply_error.h"

#include "api/errors.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

typedef struct reply {
    int status;
    const char *body;
    int code;
    const char *message;
    const char *api_name, *pointer;
    int api_code;
} reply;

static void expect_text(const char *what, const char *actual, const char *expected)
{
    if (strcmp(actual, expected ? expected : "") != 0)
        fail_msg("%s is '%s', not '%s'", what, actual, expected ? expected : "");
}

static void expect_reply(const perk_provider *provider, const reply *given)
{
    perk_error err = PERK_ERROR_INIT;
    int code =
        perk_reply_error_read(provider, given->status, perk_str_of(given->body), false, &err);
    if (code != given->code)
        fail_msg("%d %s: code %d, not %d", given->status, given->body, code, given->code);
    assert_int_equal(err.code, given->code);
    assert_int_equal(err.http_status, code ? given->status : 0);
    assert_int_equal(err.api_code, given->api_code);
    assert_int_equal(err.flags, 0);
    expect_text("message", err.message, given->message);
    expect_text("api_name", err.api_name, given->api_name);
    expect_text("pointer", err.pointer, given->pointer);
    assert_int_equal(
        perk_reply_error_read(provider, given->status, perk_str_of(given->body), false, NULL),
        given->code);
}

static void expect_all(const perk_provider *provider, const reply *replies, size_t count)
{
    for (size_t i = 0; i < count; i++)
        expect_reply(provider, &replies[i]);
}
#define EXPECT_ALL(provider, replies)                                                              \
    expect_all(&(provider), replies, sizeof(replies) / sizeof *(replies))

static void statuses_decide_without_a_body(void **state)
{
    (void)state;
    static const reply replies[] = {
        {200, "", 0, "", NULL, NULL, 0},
        {201, "\"done\"", 0, "", NULL, NULL, 0},
        {207, "{\"data\":[],\"errors\":[{\"status\":\"409\",\"title\":\"Conflict\"}]}", 0, "", NULL,
         NULL, 0},
        {302, "", PERK_E_API, "302: no body", NULL, NULL, 0},
        {400, "", PERK_E_BAD_REQUEST, "400 Bad Request: no body", NULL, NULL, 0},
        {401, "", PERK_E_AUTH, "401 Unauthorized: no body", NULL, NULL, 0},
        {403, " \t", PERK_E_FORBIDDEN, "403 Forbidden: no body", NULL, NULL, 0},
        {404, "", PERK_E_NOT_FOUND, "404 Not Found: no body", NULL, NULL, 0},
        {409, "", PERK_E_CONFLICT, "409 Conflict: no body", NULL, NULL, 0},
        {418, "", PERK_E_API, "418: no body", NULL, NULL, 0},
        {422, "", PERK_E_BAD_REQUEST, "422 Unprocessable Content: no body", NULL, NULL, 0},
        {429, "", PERK_E_RATE_LIMIT, "429 Too Many Requests: no body", NULL, NULL, 0},
        {500, "", PERK_E_SERVER, "500 Internal Server Error: no body", NULL, NULL, 0},
        {599, "", PERK_E_SERVER, "599: no body", NULL, NULL, 0},
        {737, "", PERK_E_API, "737: no body", NULL, NULL, 0},
    };
    EXPECT_ALL(perk_kard, replies);
}

static void json_api_errors_give_title_and_place(void **state)
{
    (void)state;
    static const reply replies[] = {
        {404,
         "{\"errors\":[{\"status\":\"404\",\"title\":\"Offer gone\",\"detail\":\"Ada's offer\"}]}",
         PERK_E_NOT_FOUND, "404 Not Found: Offer gone", "Offer gone", NULL, 0},
        {404, "{\"errors\":[{\"status\":\"404\",\"title\":\"not found\",\"detail\":\"x\"}]}",
         PERK_E_NOT_FOUND, "404 Not Found", "not found", NULL, 0},
        {400,
         "{\"errors\":[{\"title\":\"Bad "
         "date\",\"source\":{\"pointer\":\"/data/0/attributes/eventDate\"}},{\"title\":\"b\"}]}",
         PERK_E_BAD_REQUEST, "400 Bad Request: Bad date (/data/0/attributes/eventDate), and 1 more",
         "Bad date", "/data/0/attributes/eventDate", 0},
        {400, "{\"errors\":[{\"title\":\"Bad value\",\"source\":{\"parameter\":\"page[size]\"}}]}",
         PERK_E_BAD_REQUEST, "400 Bad Request: Bad value (page[size])", "Bad value", "page[size]",
         0},
        {401, "{\"errors\":[{\"title\":\"No token\",\"source\":{\"header\":\"Authorization\"}}]}",
         PERK_E_AUTH, "401 Unauthorized: No token (Authorization)", "No token", "Authorization", 0},
        {409, "{\"errors\":[{\"title\":\"In \\u0022use\\u0022\\nnow\",\"source\":null}]}",
         PERK_E_CONFLICT, "409 Conflict: In \"use\"?now", "In \"use\"?now", NULL, 0},
        {422, "{\"errors\":[{\"code\":\"date_in_future\",\"detail\":\"Ada\"}]}", PERK_E_BAD_REQUEST,
         "422 Unprocessable Content: date_in_future", "date_in_future", NULL, 0},
        {400, "{\"errors\":[{\"code\":\"Ada is late\"}]}", PERK_E_BAD_REQUEST,
         "400 Bad Request: details are in the reply's body", NULL, NULL, 0},
        {400, "{\"error\":\"invalid_client\",\"error_description\":\"Ada is unknown\"}",
         PERK_E_BAD_REQUEST, "400 Bad Request: invalid_client", "invalid_client", NULL, 0},
    };
    EXPECT_ALL(perk_kard, replies);
}

static void prose_is_never_repeated(void **state)
{
    (void)state;
    static const reply replies[] = {
        {403, "{\"message\":\"Ada Lovelace may not\"}", PERK_E_FORBIDDEN,
         "403 Forbidden: details are in the reply's body", NULL, NULL, 0},
        {400, "\"Ada Lovelace is unknown\"", PERK_E_BAD_REQUEST,
         "400 Bad Request: details are in the reply's body", NULL, NULL, 0},
        {400, "[\"Ada\",\"Bob\"]", PERK_E_BAD_REQUEST,
         "400 Bad Request: details are in the reply's body", NULL, NULL, 0},
        {400, "{\"errors\":[\"Ada\"]}", PERK_E_BAD_REQUEST,
         "400 Bad Request: details are in the reply's body", NULL, NULL, 0},
        {400, "{\"error\":\"Ada Lovelace\"}", PERK_E_BAD_REQUEST,
         "400 Bad Request: details are in the reply's body", NULL, NULL, 0},
        {502, "\n<html><body>Ada</body></html>", PERK_E_SERVER, "502 Bad Gateway: HTML page", NULL,
         NULL, 0},
        {502, "<html><body>Ada</body></html>", PERK_E_SERVER, "502 Bad Gateway: HTML page", NULL,
         NULL, 0},
        {503, "Ada is down", PERK_E_SERVER, "503 Service Unavailable: not JSON", NULL, NULL, 0},
        {500, "{\"errors\":[{\"title\":\"torn", PERK_E_SERVER,
         "500 Internal Server Error: not JSON", NULL, NULL, 0},
    };
    EXPECT_ALL(perk_kard_legacy, replies);
}

static void expect_row(const perk_provider_code *row, int status, const char *body)
{
    perk_error err = PERK_ERROR_INIT;
    assert_int_equal(perk_reply_error_read(&perk_capillary, status, perk_str_of(body), false, &err),
                     row->code);
    assert_int_equal(err.api_code, row->number);
    assert_int_equal(err.http_status, status);
    assert_string_equal(err.api_name, row->name);
    assert_non_null(strstr(err.message, row->doc));
    assert_null(strstr(err.message, "Ada"));
    if (row->advice)
        assert_string_equal(perk_error_advice(&err), row->advice);
    else
        assert_string_equal(perk_error_advice(&err), perk_error_kind_find(row->code)->advice);
}

static void capillary_code_is_found_wherever_it_stands(void **state)
{
    (void)state;
    static const char *const envelopes[] = {
        "{\"data\":null,\"errors\":[{\"code\":%d,\"message\":\"Ada\"}]}",
        "{\"errors\":[{\"code\":\"%d\",\"message\":\"Ada\"}]}",
        "{\"timestamp\":1,\"errorCode\":%d,\"message\":\"Ada\",\"errorDetails\":[]}",
        "{\"errorCode\":\"%d\"}",
        "{\"errorCode\":0,\"errors\":null,\"data\":{\"apiError\":{\"code\":%d}}}",
        "{\"warnings\":[],\"errors\":[{\"status\":false,\"code\":%d,\"message\":\"Ada\"}]}",
    };
    static const int statuses[] = {200, 400, 404, 409, 500, 707};
    char body[128];
    for (size_t i = 0; i < perk_capillary.codes->count; i++)
        for (size_t j = 0; j < sizeof envelopes / sizeof *envelopes; j++)
            for (size_t k = 0; k < sizeof statuses / sizeof *statuses; k++) {
                snprintf(body, sizeof body, envelopes[j], perk_capillary.codes->rows[i].number);
                expect_row(&perk_capillary.codes->rows[i], statuses[k], body);
            }
}

static void capillary_code_may_be_the_status_itself(void **state)
{
    (void)state;
    for (size_t i = 0; i < perk_capillary.codes->count; i++) {
        const perk_provider_code *row = &perk_capillary.codes->rows[i];
        if (row->number < 600 || row->number > 999)
            continue;
        expect_row(row, row->number, "");
        expect_row(row, row->number, "<html>Ada</html>");
        expect_row(row, row->number, "{\"message\":\"Ada\"}");
    }
}

/* What to do next: about an unknown outcome first, then that of the provider's code, then of the
 * kind. */
static void advice_is_the_most_particular_one(void **state)
{
    (void)state;
    perk_error err = PERK_ERROR_INIT;
    assert_string_equal(perk_error_advice(NULL), "");
    assert_string_equal(perk_error_advice(&err), "");
    err.code = PERK_E_CONFLICT;
    assert_string_equal(perk_error_advice(&err), perk_error_kind_find(PERK_E_CONFLICT)->advice);
    err.api_code = 116;
    assert_non_null(strstr(perk_error_advice(&err), "open carts"));
    err.flags = PERK_ERR_OUTCOME_UNKNOWN;
    assert_non_null(strstr(perk_error_advice(&err), "may have been done"));
}

static void capillary_success_is_what_says_so_throughout(void **state)
{
    (void)state;
    static const reply replies[] = {
        {200, "{\"data\":true,\"errors\":[]}", 0, "", NULL, NULL, 0},
        {200, "{\"data\":true,\"errors\":null}", 0, "", NULL, NULL, 0},
        {200, "{\"data\":{\"promotionId\":\"p\",\"code\":201}}", 0, "", NULL, NULL, 0},
        {200, "{}", 0, "", NULL, NULL, 0},
        {200, "{\"data\":true,\"errorCode\":0}", 0, "", NULL, NULL, 0},
        {200, "{\"data\":false}", PERK_E_API, "200: the reply reports that it was not done", NULL,
         NULL, 0},
        {200, "{\"data\":true,\"errors\":[{\"message\":\"Ada\"}]}", PERK_E_API,
         "200: details are in the reply's body", NULL, NULL, 0},
        {200, "{\"data\":null,\"errors\":[{\"code\":1234}]}", PERK_E_API, "200, code 1234", NULL,
         NULL, 1234},
        {400, "{\"errorCode\":1234}", PERK_E_BAD_REQUEST, "400 Bad Request, code 1234", NULL, NULL,
         1234},
        {403, "{\"errors\":[{\"status\":false,\"code\":4000}]}", PERK_E_FORBIDDEN,
         "403 Forbidden, code 4000: access is denied", "access_denied", NULL, 4000},
        {707, "<html>", PERK_E_PROMOTION_TYPE,
         "707, code 707: promotions of this type cannot be switched for single customers",
         "PROMO.UNSUPPORTED_PROMOTION_TYPE", NULL, 707},
        {650, "", PERK_E_API, "650, code 650", NULL, NULL, 650},
        {498, "", PERK_E_AUTH, "498 Invalid Token: no body", NULL, NULL, 0},
        {500, "<html>", PERK_E_SERVER, "500 Internal Server Error: HTML page", NULL, NULL, 0},
    };
    EXPECT_ALL(perk_capillary, replies);
}

static void capillary_codes_mean_nothing_to_others(void **state)
{
    (void)state;
    static const reply replies[] = {
        {200, "{\"data\":false,\"errors\":[{\"code\":737}]}", 0, "", NULL, NULL, 0},
        {400, "{\"errors\":[{\"code\":737,\"title\":\"Odd\"}]}", PERK_E_BAD_REQUEST,
         "400 Bad Request: Odd", "Odd", NULL, 0},
    };
    EXPECT_ALL(perk_kard, replies);
}

static void long_and_odd_values_are_cut_or_ignored(void **state)
{
    (void)state;
    char body[2000];
    perk_error err = PERK_ERROR_INIT;
    snprintf(body, sizeof body,
             "{\"errors\":[{\"title\":\"%0900d\",\"source\":{\"pointer\":\"/%0900d\"}}]}", 1, 2);
    assert_int_equal(perk_reply_error_read(&perk_kard, 400, perk_str_of(body), false, &err),
                     PERK_E_BAD_REQUEST);
    assert_true(strlen(err.message) < 200);
    assert_int_equal(strlen(err.api_name), sizeof err.api_name - 1);
    static const reply odd[] = {
        {400, "{\"errors\":{\"code\":737}}", PERK_E_BAD_REQUEST,
         "400 Bad Request: JSON without an error in it", NULL, NULL, 0},
        {400, "{\"errorCode\":1e3}", PERK_E_BAD_REQUEST,
         "400 Bad Request: JSON without an error in it", NULL, NULL, 0},
        {400, "{\"errorCode\":99999999999}", PERK_E_BAD_REQUEST,
         "400 Bad Request: JSON without an error in it", NULL, NULL, 0},
        {400, "null", PERK_E_BAD_REQUEST, "400 Bad Request: JSON without an error in it", NULL,
         NULL, 0},
    };
    EXPECT_ALL(perk_capillary, odd);
}

static void first_error_wins(void **state)
{
    (void)state;
    perk_error err = PERK_ERROR_INIT;
    err.code = PERK_E_INPUT;
    assert_int_equal(perk_reply_error_read(&perk_kard, 404, PERK_LIT(""), false, &err),
                     PERK_E_NOT_FOUND);
    assert_int_equal(err.code, PERK_E_INPUT);
    assert_int_equal(err.http_status, 0);
}

/* Capillary's batches: data with errors is a success of which the errors are a part; without
 * data, or elsewhere, a failure. */
static void batches_may_succeed_in_part(void **state)
{
    static const struct {
        const char *body;
        bool partial;
        int status;
        bool success;
    } cases[] = {
        {"{\"data\":[{\"failedEarnCount\":1}],\"errors\":[{\"code\":706}]}", true, 200, true},
        {"{\"data\":{\"revokedDetails\":[]},\"errors\":[{\"code\":731}]}", true, 200, true},
        {"{\"data\":[{\"failedEarnCount\":1}],\"errors\":[{\"code\":706}]}", false, 200, false},
        {"{\"data\":[{\"failedEarnCount\":1}],\"errors\":[{\"code\":706}]}", true, 400, false},
        {"{\"data\":[],\"errors\":[{\"code\":706}]}", true, 200, false},
        {"{\"data\":{},\"errors\":[{\"code\":706}]}", true, 200, false},
        {"{\"data\":null,\"errors\":[{\"code\":706}]}", true, 200, false},
        {"{\"data\":false,\"errors\":[{\"code\":706}]}", true, 200, false},
        {"{\"errors\":[{\"code\":706}]}", true, 200, false},
        {"{\"data\":true,\"errors\":[]}", true, 200, true},
        {"{\"errorCode\":400,\"message\":\"-\"}", true, 200, false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        perk_error err = PERK_ERROR_INIT;
        int code = perk_reply_error_read(&perk_capillary, cases[i].status,
                                         perk_str_of(cases[i].body), cases[i].partial, &err);
        if ((code == 0) != cases[i].success)
            fail_msg("case %zu: %d %s", i, code, err.message);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(batches_may_succeed_in_part),
        cmocka_unit_test(capillary_code_may_be_the_status_itself),
        cmocka_unit_test(advice_is_the_most_particular_one),
        cmocka_unit_test(statuses_decide_without_a_body),
        cmocka_unit_test(json_api_errors_give_title_and_place),
        cmocka_unit_test(prose_is_never_repeated),
        cmocka_unit_test(capillary_code_is_found_wherever_it_stands),
        cmocka_unit_test(capillary_success_is_what_says_so_throughout),
        cmocka_unit_test(capillary_codes_mean_nothing_to_others),
        cmocka_unit_test(long_and_odd_values_are_cut_or_ignored),
        cmocka_unit_test(first_error_wins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
