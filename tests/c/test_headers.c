/* Headers of the caller's own: what is taken, and what is refused, of a client and of a call. */
#include "client/headers.h"

#include "api/provider.h"
#include "base/limits.h"
#include "vector.h"
#include "json/tree.h"

#include <stdlib.h>

static int code_of(const char *provider, const char *text, perk_error *err)
{
    perk_error_clear(err);
    json_t *headers =
        perk_headers_parse(perk_provider_find(perk_str_of(provider), NULL), perk_str_of(text), err);
    json_decref(headers);
    assert_true((headers != NULL) == (err->code == 0));
    return err->code;
}

static void good_headers_are_taken(void **state)
{
    static const char *const good[] = {
        "{}",
        "{\"X-Request-Id\":\"a b;c\"}",
        "{\"traceparent\":\"00-1-2-01\",\"tracestate\":\"a=b\",\"X-Api-Key\":\"k\"}",
        "{\"Accept-Language\":\"en\"}",
        "{\"Contentment\":\"high\",\"Hosts\":\"a\",\"X-Cap\":\"b\"}",
    };
    (void)state;
    perk_error err = PERK_ERROR_INIT;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        if (code_of("kard", good[i], &err) != 0)
            fail_msg("%s: %s", good[i], err.message);
    assert_int_equal(perk_live(), 0);
}

static void others_are_refused_by_name(void **state)
{
    static const struct {
        const char *provider, *text;
        int code;
        const char *says;
    } cases[] = {
        {"kard", "{\"Authorization\":\"x\"}", PERK_E_INPUT,
         "headers: 'Authorization' is set by the library itself; leave it out"},
        {"kard", "{\"hOST\":\"x\"}", PERK_E_INPUT,
         "headers: 'hOST' is set by the library itself; leave it out"},
        {"kard", "{\"content-length\":\"1\"}", PERK_E_INPUT, "'content-length' is set"},
        {"kard", "{\"Content-Anything\":\"1\"}", PERK_E_INPUT, "'Content-Anything' is set"},
        {"kard", "{\"Transfer-Encoding\":\"chunked\"}", PERK_E_INPUT, "'Transfer-Encoding' is set"},
        {"kard", "{\"Connection\":\"close\"}", PERK_E_INPUT, "'Connection' is set"},
        {"kard", "{\"Cookie\":\"a=b\"}", PERK_E_INPUT, "'Cookie' is set"},
        {"kard", "{\"Proxy-Authorization\":\"x\"}", PERK_E_INPUT, "'Proxy-Authorization' is set"},
        {"kard", "{\"Accept-Encoding\":\"br\"}", PERK_E_INPUT, "'Accept-Encoding' is set"},
        {"kard", "{\"Range\":\"bytes=0-1\"}", PERK_E_INPUT, "'Range' is set"},
        {"kard", "{\"X-HTTP-Method-Override\":\"DELETE\"}", PERK_E_INPUT,
         "'X-HTTP-Method-Override' is set"},
        {"kard", "{\"X-Cap-Api-Oauth-Token\":\"x\"}", PERK_E_INPUT,
         "'X-Cap-Api-Oauth-Token' is set"},
        {"kard", "{\"user-agent\":\"x\"}", PERK_E_INPUT, "the setting user_agent"},
        {"kard", "{\"x-kard-target-issuer\":\"x\"}", PERK_E_INPUT,
         "is sent from target_issuer; set that instead"},
        {"capillary", "{\"Accept-Language\":\"en\"}", PERK_E_INPUT,
         "is sent from accept_language; set that instead"},
        {"kard", "{\"X A\":\"1\"}", PERK_E_INPUT, "may contain letters, digits and dashes only"},
        {"kard", "{\":path\":\"/\"}", PERK_E_INPUT, "may contain letters, digits and dashes only"},
        {"kard", "{\"\":\"1\"}", PERK_E_INPUT, "may contain letters, digits and dashes only"},
        {"kard", "{\"X-A\\r\\nHost\":\"1\"}", PERK_E_INPUT,
         "may contain letters, digits and dashes only"},
        {"kard", "{\"X-A\":\"1\\r\\nHost: x\"}", PERK_E_INPUT,
         "the value of 'X-A' must be printable ASCII"},
        {"kard", "{\"X-A\":\"a\\u0000\"}", PERK_E_INPUT,
         "the value of 'X-A' must be printable ASCII"},
        {"kard", "{\"X-A\":\"\\u00e9\"}", PERK_E_INPUT,
         "the value of 'X-A' must be printable ASCII"},
        {"kard", "{\"X-A\":\"\"}", PERK_E_RANGE, "the value of 'X-A' is empty"},
        {"kard", "{\"X-A\":1}", PERK_E_TYPE, "the value of 'X-A' must be a string"},
        {"kard", "{\"X-A\":null}", PERK_E_TYPE, "the value of 'X-A' must be a string"},
        {"kard", "{\"X-A\":\"1\",\"x-a\":\"2\"}", PERK_E_INPUT, "is given twice"},
        {"kard", "[]", PERK_E_TYPE, "must be an object of names and strings"},
        {"kard", "\"X-A: 1\"", PERK_E_TYPE, "must be an object of names and strings"},
        {"kard", "X-A: 1", PERK_E_PARSE, "JSON"},
    };
    (void)state;
    perk_error err = PERK_ERROR_INIT;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int code = code_of(cases[i].provider, cases[i].text, &err);
        if (code != cases[i].code || (code != PERK_E_PARSE && !strstr(err.message, cases[i].says)))
            fail_msg("%s: %d, %s", cases[i].text, code, err.message);
        assert_string_equal(err.pointer, "headers");
    }
    assert_int_equal(perk_live(), 0);
}

static void there_is_a_bound(void **state)
{
    (void)state;
    perk_error err = PERK_ERROR_INIT;
    for (int count = PERK_MAX_OWN_HEADERS; count <= PERK_MAX_OWN_HEADERS + 1; count++) {
        json_t *many = json_object();
        for (int i = 0; i < count; i++) {
            char name[16];
            snprintf(name, sizeof name, "X-%d", i);
            json_object_set_new(many, name, json_string("1"));
        }
        char *text = json_dumps(many, JSON_COMPACT);
        assert_int_equal(code_of("kard", text, &err),
                         count > PERK_MAX_OWN_HEADERS ? PERK_E_RANGE : 0);
        free(text);
        json_decref(many);
    }
    char *text = malloc(PERK_MAX_SETTING + 1);
    int head = snprintf(text, 16, "{\"X-A\":\"");
    memset(text + head, 'a', (size_t)(PERK_MAX_SETTING - head - 2));
    memcpy(text + PERK_MAX_SETTING - 2, "\"}", 3);
    assert_int_equal(code_of("kard", text, &err), 0);
    memcpy(text + PERK_MAX_SETTING - 2, "a\"}", 3);
    json_t *refused = perk_headers_parse(&perk_kard, (perk_str){text, PERK_MAX_SETTING + 1}, &err);
    assert_null(refused);
    assert_int_equal(err.code, PERK_E_RANGE);
    free(text);
    assert_int_equal(perk_live(), 0);
}

/* ---- where they are given ---- */

static perk_client *client_with(const char *headers, perk_error *err)
{
    perk_config *config = perk_config_new(PERK_LIT("kard"), NULL);
    perk_config_set(config, PERK_LIT("token"), PERK_LIT("t"), NULL);
    perk_config_set(config, PERK_LIT("organization_id"), PERK_LIT("o"), NULL);
    if (headers)
        assert_int_equal(perk_config_set(config, PERK_LIT("headers"), perk_str_of(headers), err),
                         0);
    perk_client *client = perk_client_new(config, err);
    perk_config_free(config);
    return client;
}

static void a_client_and_a_call_refuse_alike(void **state)
{
    (void)state;
    perk_error err = PERK_ERROR_INIT, again = PERK_ERROR_INIT;
    assert_null(client_with("{\"Host\":\"x\"}", &err));
    assert_int_equal(err.code, PERK_E_INPUT);
    perk_client *client = client_with(NULL, NULL);
    perk_call *call =
        perk_call_raw(client, PERK_LIT("GET"), PERK_LIT("/a"), PERK_NONE, PERK_NONE, NULL);
    assert_int_equal(perk_call_set_headers(call, PERK_LIT("{\"Host\":\"x\"}"), &again),
                     PERK_E_INPUT);
    assert_string_equal(again.message, err.message);
    assert_int_equal(perk_call_set_headers(call, PERK_LIT("{\"X-A\":\"1\"}"), NULL), 0);
    assert_int_equal(perk_call_set_headers(call, PERK_LIT("{\"X-A\":\"2\"}"), NULL), 0);
    assert_int_equal(perk_call_step(call, 1, 0), PERK_SEND);
    perk_call_free(call);
    perk_error_clear(&err);
    call = perk_call_transfer(client, PERK_LIT("https://store.test/x"), PERK_NONE, PERK_NONE, NULL);
    assert_int_equal(perk_call_set_headers(call, PERK_LIT("{\"X-A\":\"1\"}"), &err), PERK_E_INPUT);
    perk_call_free(call);
    perk_client_unref(client);
    assert_int_equal(perk_live(), 0);
}

/* A key of a gateway may be among them. */
static void explain_masks_them_and_no_one_reads_them(void **state)
{
    (void)state;
    perk_client *client = client_with("{\"X-Api-Key\":\"so-secret\"}", NULL);
    perk_args *args = perk_args_new(perk_op_find(PERK_LIT("ping.get"), NULL), NULL);
    perk_text *text = perk_args_explain(client, args, NULL);
    assert_non_null(strstr(perk_text_str(text).ptr, "\"X-Api-Key\":\"***\""));
    assert_null(strstr(perk_text_str(text).ptr, "so-secret"));
    assert_null(perk_client_setting(client, PERK_LIT("headers")).ptr);
    perk_text_free(text);
    perk_args_free(args);
    perk_client_unref(client);
    assert_int_equal(perk_live(), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(good_headers_are_taken),
        cmocka_unit_test(others_are_refused_by_name),
        cmocka_unit_test(there_is_a_bound),
        cmocka_unit_test(a_client_and_a_call_refuse_alike),
        cmocka_unit_test(explain_masks_them_and_no_one_reads_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
