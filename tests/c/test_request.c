/* Requests beyond what the vectors of kind `build` show: links, authorization, headers, limits. */
#include "request/authorize.h"

#include "base/limits.h"
#include "request/build.h"
#include "request/raw.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct pair {
    const char *name, *value;
} pair;

/* A client of `provider` with these settings (up to the first without a name). */
static perk_client *client_of(const char *provider, const pair *settings)
{
    perk_error err = PERK_ERROR_INIT;
    perk_config *config = perk_config_new(perk_str_of(provider), &err);
    assert_non_null(config);
    for (; settings->name; settings++)
        assert_int_equal(perk_config_set(config, perk_str_of(settings->name),
                                         perk_str_of(settings->value), &err),
                         0);
    perk_client *client = perk_client_new(config, &err);
    if (!client)
        fail_msg("client: %s", err.message);
    perk_config_free(config);
    return client;
}

static perk_client *kard(void)
{
    static const pair settings[] = {{"base_url", "https://api.example:8443/prefix"},
                                    {"client_id", "cid"},
                                    {"client_secret", "s3cret"},
                                    {"organization_id", "org-1"},
                                    {NULL, NULL}};
    return client_of("kard", settings);
}

static const char *header(const perk_request *request, const char *name)
{
    for (size_t i = 0; i < perk_request_header_count(request); i++)
        if (strcmp(perk_request_header_name(request, i).ptr, name) == 0)
            return perk_request_header_value(request, i).ptr;
    return NULL;
}

/* ---- links and requests by hand ---- */

static void a_link_is_resolved_against_the_origin(void **state)
{
    static const struct {
        const char *method, *ref, *query, *url;
    } cases[] = {
        {"POST", "/v2/issuers/o/users/u/offers/1/activate", NULL,
         "https://api.example:8443/prefix/v2/issuers/o/users/u/offers/1/activate"},
        {"get", "/a?x=1#part", "{\"include\":\"offer\",\"n\":2}",
         "https://api.example:8443/prefix/a?x=1&include=offer&n=2"},
        {"GET", "https://API.example:8443/a", "{\"s\":[\"a b\",\"c&d\"],\"none\":null}",
         "https://api.example:8443/prefix/a?s=a%20b&s=c%26d"},
        {"GET", "/a", "{}", "https://api.example:8443/prefix/a"},
    };
    (void)state;
    perk_client *client = kard();
    for (size_t i = 0; i < PERK_COUNT(cases); i++) {
        perk_error err = PERK_ERROR_INIT;
        perk_request *request =
            perk_request_raw(client,
                             &(perk_raw){perk_str_of(cases[i].method), perk_str_of(cases[i].ref),
                                         perk_str_of(cases[i].query), PERK_NONE},
                             &err);
        if (!request)
            fail_msg("%s: %s", cases[i].ref, err.message);
        assert_string_equal(perk_request_url(request).ptr, cases[i].url);
        assert_null(perk_request_body(request).ptr);
        perk_request_free(request);
    }
    perk_client_unref(client);
    assert_int_equal(perk_live(), 0);
}

static void what_leads_elsewhere_is_refused(void **state)
{
    static const struct {
        const char *method, *ref, *query, *body;
        int code;
        const char *pointer;
    } cases[] = {
        {"GET", "https://evil.example/a", NULL, NULL, PERK_E_ORIGIN, "url"},
        {"GET", "//evil.example/a", NULL, NULL, PERK_E_ORIGIN, "url"},
        {"GET", "http://api.example:8443/a", NULL, NULL, PERK_E_ORIGIN, "url"},
        {"GET", "https://api.example:8443@evil.example/", NULL, NULL, PERK_E_ORIGIN, "url"},
        {"GET", "", NULL, NULL, PERK_E_INPUT, "url"},
        {"GET", "/a/../b", NULL, NULL, PERK_E_INPUT, "url"},
        {"GET", "/a b", NULL, NULL, PERK_E_INPUT, "url"},
        {"GET", "/a\r\nX: y", NULL, NULL, PERK_E_INPUT, "url"},
        {"FETCH", "/a", NULL, NULL, PERK_E_INPUT, "method"},
        {"GET /b HTTP/1.1\r\n", "/a", NULL, NULL, PERK_E_INPUT, "method"},
        {"GET", "/a", "[1]", NULL, PERK_E_TYPE, "query"},
        {"GET", "/a", "{\"a\":{}}", NULL, PERK_E_TYPE, "query"},
        {"GET", "/a", "{\"a\":[[1]]}", NULL, PERK_E_TYPE, "query"},
        {"GET", "/a", "{\"a\"", NULL, PERK_E_PARSE, "query"},
        {"POST", "/a", NULL, "{\"a\":}", PERK_E_PARSE, "body"},
    };
    (void)state;
    perk_client *client = kard();
    for (size_t i = 0; i < PERK_COUNT(cases); i++) {
        perk_error err = PERK_ERROR_INIT;
        perk_request *request =
            perk_request_raw(client,
                             &(perk_raw){perk_str_of(cases[i].method), perk_str_of(cases[i].ref),
                                         perk_str_of(cases[i].query), perk_str_of(cases[i].body)},
                             &err);
        assert_null(request);
        if (err.code != cases[i].code)
            fail_msg("case %zu: code %d, not %d: %s", i, err.code, cases[i].code, err.message);
        assert_string_equal(err.pointer, cases[i].pointer);
        assert_null(
            perk_request_raw(client,
                             &(perk_raw){perk_str_of(cases[i].method), perk_str_of(cases[i].ref),
                                         perk_str_of(cases[i].query), perk_str_of(cases[i].body)},
                             NULL));
    }
    perk_client_unref(client);
    assert_int_equal(perk_live(), 0);
}

static void a_body_by_hand_is_compact_and_exact(void **state)
{
    (void)state;
    perk_error err = PERK_ERROR_INIT;
    perk_client *client = kard();
    perk_request *request = perk_request_raw(
        client,
        &(perk_raw){PERK_LIT("PATCH"), PERK_LIT("/a"), PERK_NONE,
                    PERK_LIT(" { \"price\" : 19.99 , \"n\" : 9007199254740993 } ")},
        &err);
    assert_non_null(request);
    assert_string_equal(perk_request_body(request).ptr, "{\"price\":19.99,\"n\":9007199254740993}");
    assert_string_equal(header(request, "Content-Type"), "application/json");
    perk_request_free(request);
    perk_client_unref(client);
}

static void the_user_agent_names_the_library(void **state)
{
    char expected[64];
    (void)state;
    perk_client *client = kard();
    perk_request *request = perk_request_raw(
        client, &(perk_raw){PERK_LIT("GET"), PERK_LIT("/a"), PERK_NONE, PERK_NONE}, NULL);
    snprintf(expected, sizeof expected, "libperk/%s", perk_version());
    assert_string_equal(header(request, "User-Agent"), expected);
    assert_null(header(request, "Authorization"));
    perk_request_free(request);
    perk_client_unref(client);
}

/* ---- limits ---- */

static void a_url_beyond_the_limit_is_refused(void **state)
{
    (void)state;
    perk_error err = PERK_ERROR_INIT;
    size_t len = PERK_MAX_URL;
    char *long_id = malloc(len);
    memset(long_id, 'x', len);
    perk_client *client = kard();
    perk_args *args = perk_args_new(perk_op_find(PERK_LIT("users.get"), NULL), &err);
    assert_int_equal(perk_args_set_str(args, PERK_LIT("user_id"), (perk_str){long_id, len}, &err),
                     0);
    assert_null(perk_request_build(client, args, &err));
    assert_int_equal(err.code, PERK_E_LIMIT);
    perk_args_free(args);
    perk_client_unref(client);
    free(long_id);
    assert_int_equal(perk_live(), 0);
}

static void a_body_beyond_the_limit_is_refused(void **state)
{
    (void)state;
    perk_error err = PERK_ERROR_INIT;
    size_t len = PERK_MAX_REQUEST + 2;
    char *body = malloc(len);
    memset(body, 'x', len);
    body[0] = body[len - 1] = '"';
    perk_client *client = kard();
    assert_null(perk_request_raw(
        client, &(perk_raw){PERK_LIT("POST"), PERK_LIT("/a"), PERK_NONE, (perk_str){body, len}},
        &err));
    assert_int_equal(err.code, PERK_E_LIMIT);
    perk_client_unref(client);
    free(body);
    assert_int_equal(perk_live(), 0);
}

/* ---- headers ---- */

static void a_header_cannot_smuggle_another(void **state)
{
    static const struct {
        perk_str name, value;
        int code;
    } cases[] = {
        {{"X-A", 3}, {"a\r\nX-B: b", 9}, PERK_E_INPUT},
        {{"X-A", 3}, {"a\nb", 3}, PERK_E_INPUT},
        {{"X-A", 3}, {"a\0b", 3}, PERK_E_INPUT},
        {{"X-A", 3}, {"a\x7f", 2}, PERK_E_INPUT},
        {{"X-A:", 4}, {"b", 1}, PERK_E_INPUT},
        {{"X A", 3}, {"b", 1}, PERK_E_INPUT},
        {{"", 0}, {"b", 1}, PERK_E_INPUT},
        {{"X-A", 3}, {"tab\tand \xc3\xab", 10}, 0},
    };
    (void)state;
    perk_client *client = kard();
    perk_request *request = perk_request_raw(
        client, &(perk_raw){PERK_LIT("GET"), PERK_LIT("/a"), PERK_NONE, PERK_NONE}, NULL);
    for (size_t i = 0; i < PERK_COUNT(cases); i++) {
        perk_error err = PERK_ERROR_INIT;
        assert_int_equal(perk_request_set_header(request, cases[i].name, cases[i].value, &err),
                         cases[i].code);
        assert_int_equal(err.code, cases[i].code);
    }
    perk_request_free(request);
    perk_client_unref(client);
}

static void a_header_is_replaced_whatever_its_case(void **state)
{
    (void)state;
    perk_client *client = kard();
    perk_request *request = perk_request_raw(
        client, &(perk_raw){PERK_LIT("GET"), PERK_LIT("/a"), PERK_NONE, PERK_NONE}, NULL);
    size_t before = perk_request_header_count(request);
    assert_int_equal(
        perk_request_set_header(request, PERK_LIT("accept"), PERK_LIT("text/plain"), NULL), 0);
    assert_int_equal(perk_request_header_count(request), before);
    assert_string_equal(header(request, "accept"), "text/plain");
    perk_request_free(request);
    perk_client_unref(client);
}

static void headers_are_bounded_in_number_and_length(void **state)
{
    (void)state;
    char name[16], value[PERK_MAX_HEADER + 1];
    perk_error err = PERK_ERROR_INIT;
    perk_client *client = kard();
    perk_request *request = perk_request_raw(
        client, &(perk_raw){PERK_LIT("GET"), PERK_LIT("/a"), PERK_NONE, PERK_NONE}, NULL);
    memset(value, 'x', sizeof value);
    assert_int_equal(
        perk_request_set_header(request, PERK_LIT("X-Long"), (perk_str){value, sizeof value}, NULL),
        PERK_E_LIMIT);
    for (int i = 0; i < PERK_MAX_HEADERS && !err.code; i++) {
        snprintf(name, sizeof name, "X-%d", i);
        perk_request_set_header(request, perk_str_of(name), PERK_LIT("v"), &err);
    }
    assert_int_equal(err.code, PERK_E_LIMIT);
    assert_int_equal(perk_request_header_count(request), PERK_MAX_HEADERS);
    perk_request_free(request);
    perk_client_unref(client);
    assert_int_equal(perk_live(), 0);
}

/* ---- authorization ---- */

static void each_provider_has_its_way_to_authorize(void **state)
{
    static const struct {
        const char *provider;
        pair settings[6];
        const char *token, *header, *value;
    } cases[] = {
        {"kard",
         {{"client_id", "a"}, {"client_secret", "b"}},
         "t0k",
         "Authorization",
         "Bearer t0k"},
        {"kard_legacy",
         {{"client_id", "a"}, {"client_secret", "b"}},
         "t0k",
         "Authorization",
         "Bearer t0k"},
        {"kard_legacy",
         {{"client_id", "a"}, {"client_secret", "b"}, {"bare_token", "true"}},
         "t0k",
         "Authorization",
         "t0k"},
        {"capillary",
         {{"base_url", "https://c.example"}, {"key", "k"}, {"secret", "s"}},
         "t0k",
         "X-CAP-API-OAUTH-TOKEN",
         "t0k"},
        {"capillary",
         {{"base_url", "https://c.example"},
          {"auth", "basic"},
          {"username", "till1"},
          {"password", "123"}},
         NULL,
         "Authorization",
         "Basic dGlsbDE6MjAyY2I5NjJhYzU5MDc1Yjk2NGIwNzE1MmQyMzRiNzA="},
        {"capillary",
         {{"base_url", "https://c.example"},
          {"auth", "basic"},
          {"username", "till1"},
          {"password_hash", "202cb962ac59075b964b07152d234b70"}},
         NULL,
         "Authorization",
         "Basic dGlsbDE6MjAyY2I5NjJhYzU5MDc1Yjk2NGIwNzE1MmQyMzRiNzA="},
    };
    (void)state;
    for (size_t i = 0; i < PERK_COUNT(cases); i++) {
        perk_error err = PERK_ERROR_INIT;
        perk_client *client = client_of(cases[i].provider, cases[i].settings);
        perk_request *request = perk_request_raw(
            client, &(perk_raw){PERK_LIT("GET"), PERK_LIT("/a"), PERK_NONE, PERK_NONE}, &err);
        assert_non_null(request);
        assert_int_equal(perk_request_authorize(request, client, perk_str_of(cases[i].token), &err),
                         0);
        assert_string_equal(header(request, cases[i].header), cases[i].value);
        perk_request_free(request);
        perk_client_unref(client);
    }
    assert_int_equal(perk_live(), 0);
}

/* ---- what paging does ---- */

static void an_override_replaces_the_cursor(void **state)
{
    (void)state;
    perk_error err = PERK_ERROR_INIT;
    perk_client *client = kard();
    perk_args *args = perk_args_new(perk_op_find(PERK_LIT("offers.list"), NULL), &err);
    perk_args_set_all(
        args, PERK_LIT("{\"user_id\":\"bob\",\"page_after\":\"one\",\"page_size\":2}"), &err);
    json_t *override = json_pack("{s:s}", "page_after", "tw+o==");
    perk_request *request = perk_request_build_with(client, args, override, &err);
    assert_non_null(request);
    assert_string_equal(perk_request_url(request).ptr,
                        "https://api.example:8443/prefix/v2/issuers/org-1/users/bob/"
                        "offers?page%5Bsize%5D=2&page%5Bafter%5D=tw%2Bo%3D%3D");
    json_decref(override);
    perk_request_free(request);
    perk_args_free(args);
    perk_client_unref(client);
    assert_int_equal(perk_live(), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_link_is_resolved_against_the_origin),
        cmocka_unit_test(what_leads_elsewhere_is_refused),
        cmocka_unit_test(a_body_by_hand_is_compact_and_exact),
        cmocka_unit_test(the_user_agent_names_the_library),
        cmocka_unit_test(a_url_beyond_the_limit_is_refused),
        cmocka_unit_test(a_body_beyond_the_limit_is_refused),
        cmocka_unit_test(a_header_cannot_smuggle_another),
        cmocka_unit_test(a_header_is_replaced_whatever_its_case),
        cmocka_unit_test(headers_are_bounded_in_number_and_length),
        cmocka_unit_test(each_provider_has_its_way_to_authorize),
        cmocka_unit_test(an_override_replaces_the_cursor),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
