/* Rules that the language packages leave to the core: names of numbers, the life of a token, the
 * URL and the link of a resource, and which failed calls can be reconciled. */
#include "vector.h"

#include "base/text.h"
#include "base/vec.h"

#include <math.h>
#include <string.h>

static perk_client *client_of(void)
{
    static const char *const settings[][2] = {
        {"base_url", "https://api.example.test"}, {"auth", "token"}, {"organization_id", "o"}};
    perk_config *config = perk_config_new(PERK_LIT("kard"), NULL);
    for (size_t i = 0; i < PERK_COUNT(settings); i++)
        perk_config_set(config, perk_str_of(settings[i][0]), perk_str_of(settings[i][1]), NULL);
    perk_client *client = perk_client_new(config, NULL);
    perk_config_free(config);
    assert_non_null(client);
    return client;
}

static perk_args *args_of(const char *op, const char *json)
{
    perk_error err = PERK_ERROR_INIT;
    perk_args *args = perk_args_new(perk_op_find(perk_str_of(op), NULL), NULL);
    if (perk_args_set_all(args, perk_str_of(json), &err) != 0)
        fail_msg("%s", err.message);
    return args;
}

/* ---- names ---- */

typedef const char *namer(int number);

static void check_names(namer *name, int first, const char *const *expected)
{
    for (size_t i = 0; expected[i]; i++)
        assert_string_equal(name(first + (int)i), expected[i]);
    assert_string_equal(name(first - 1), "");
    assert_string_equal(name(99), "");
}

static void numbers_have_names(void **state)
{
    static const char *const actions[] = {"send",   "wait",       "fetch_token", "page", "done",
                                          "failed", "load_token", "save_token",  NULL},
                             *const kinds[] = {"one",  "many",  "null", "value",
                                               "none", "bytes", NULL},
                             *const outcomes[] = {"accepted", "rejected", "unknown", NULL},
                             *const statuses[] = {"unknown", "current", "removed", NULL};
    (void)state;
    check_names(perk_action_name, PERK_SEND, actions);
    check_names(perk_data_kind_name, PERK_DOC_ONE, kinds);
    check_names(perk_outcome_name, PERK_ACCEPTED, outcomes);
    check_names(perk_event_status_name, PERK_EVENT_UNKNOWN, statuses);
}

/* ---- aborts ---- */

static void an_aborted_call_has_the_usual_reason_when_none_is_given(void **state)
{
    static const struct {
        int code;
        const char *message;
    } cases[] = {{PERK_E_CANCELLED, "cancelled by the caller"},
                 {PERK_E_TIMEOUT, "no token came"},
                 {PERK_E_NOMEM, "out of memory"}};
    perk_client *client = client_of();
    (void)state;
    for (size_t i = 0; i < PERK_COUNT(cases); i++) {
        perk_call *call = perk_call_raw(client, PERK_LIT("GET"), PERK_LIT("/v2/ping"), PERK_NONE,
                                        PERK_NONE, NULL);
        assert_int_equal(perk_call_step(call, 0, 0), PERK_FETCH_TOKEN);
        assert_int_equal(perk_call_abort(call, cases[i].code, 0, PERK_NONE, NULL), 0);
        assert_string_equal(perk_call_error(call)->message, cases[i].message);
        perk_call_free(call);
    }
    perk_client_unref(client);
}

/* ---- tokens ---- */

static double life_after(double seconds)
{
    perk_client *client = client_of();
    assert_int_equal(perk_client_set_token(client, PERK_LIT("t"), 1000, seconds, NULL), 0);
    double left = perk_client_token_seconds(client, 1000);
    perk_client_unref(client);
    return left;
}

static void the_life_of_a_token_is_in_seconds(void **state)
{
    perk_error err = PERK_ERROR_INIT;
    (void)state;
    assert_true(life_after(0.5) == 0.5);
    assert_true(life_after(3600) == 3600);
    assert_true(life_after(1.001) == 1.001);
    assert_true(life_after(0) == 0);
    assert_true(life_after(-5) == 0);
    assert_true(life_after(-INFINITY) == 0);
    assert_true(life_after(1e300) > 1e12 && isfinite(life_after(1e300)));
    assert_true(isinf(life_after(INFINITY)));
    perk_client *client = client_of();
    assert_int_equal(perk_client_set_token(client, PERK_LIT("t"), 0, NAN, &err), PERK_E_TYPE);
    assert_string_equal(err.pointer, "seconds");
    assert_true(perk_client_token_seconds(client, 0) == 0);
    perk_client_unref(client);
}

/* ---- resources ---- */

static void a_resource_has_one_signed_url(void **state)
{
    static const char *const bodies[][2] = {
        {"{\"data\":{\"type\":\"f\",\"id\":\"1\",\"attributes\":{\"url\":\"u\"}}}", "u"},
        {"{\"data\":{\"type\":\"f\",\"id\":\"1\",\"attributes\":{\"downloadUrl\":\"d\"}}}", "d"},
        {"{\"data\":{\"type\":\"f\",\"id\":\"1\",\"attributes\":{\"url\":\"\",\"downloadUrl\":"
         "\"d\"}}}",
         "d"},
        {"{\"data\":{\"type\":\"f\",\"id\":\"1\",\"attributes\":{}}}", NULL},
    };
    (void)state;
    for (size_t i = 0; i < PERK_COUNT(bodies); i++) {
        perk_error err = PERK_ERROR_INIT;
        perk_doc *doc = perk_doc_parse(perk_str_of(bodies[i][0]), 0, &err);
        perk_text *url = perk_resource_url(perk_doc_at(doc, 0), &err);
        assert_int_equal(err.code, 0);
        if (bodies[i][1])
            assert_string_equal(perk_text_str(url).ptr, bodies[i][1]);
        else
            assert_null(url);
        perk_text_free(url);
        perk_doc_unref(doc);
    }
}

static void an_event_has_its_offer(void **state)
{
    static const char body[] =
        "{\"data\":[{\"type\":\"offerAttribution\",\"id\":\"1\",\"attributes\":"
        "{\"entityId\":\"of-1\"}},"
        "{\"type\":\"offerAttribution\",\"id\":\"2\",\"attributes\":{}}],"
        "\"included\":[{\"type\":\"standardOffer\",\"id\":\"of-1\",\"attributes\":{}}]}";
    perk_error err = PERK_ERROR_INIT;
    perk_doc *doc = perk_doc_parse(perk_str_of(body), 0, &err);
    (void)state;
    assert_ptr_equal(perk_resource_offer(perk_doc_at(doc, 0), &err), perk_doc_included_at(doc, 0));
    assert_null(perk_resource_offer(perk_doc_at(doc, 1), &err));
    assert_int_equal(err.code, 0);
    perk_doc_unref(doc);
}

#define OFFER(attributes)                                                                          \
    "{\"data\":{\"type\":\"standardOffer\",\"id\":\"of-1\",\"attributes\":{" attributes "}}}"
#define ACTION(members) "\"components\":{\"cta\":{\"action\":{" members "}}}"

static void check_activation(const char *body, const char *url)
{
    perk_error err = PERK_ERROR_INIT;
    perk_client *client = client_of();
    perk_args *listed = args_of("offers.list", "{\"user_id\":\"u 1\",\"organization_id\":\"other\","
                                               "\"supported_components\":[\"cta\"]}");
    perk_doc *doc = perk_doc_parse(perk_str_of(body), 0, &err);
    perk_call *call = perk_call_activate(client, perk_doc_at(doc, 0), listed, &err);
    if (!url) {
        assert_null(call);
        assert_int_not_equal(err.code, 0);
    } else {
        assert_non_null(call);
        assert_string_equal(perk_request_method(perk_call_request(call)), "POST");
        assert_string_equal(perk_request_url(perk_call_request(call)).ptr, url);
    }
    perk_call_free(call);
    perk_doc_unref(doc);
    perk_args_free(listed);
    perk_client_unref(client);
}

static void an_offer_is_activated_by_its_link_or_its_id(void **state)
{
    (void)state;
    check_activation(OFFER(""),
                     "https://api.example.test/v2/issuers/other/users/u%201/offers/of-1/activate"
                     "?supportedComponents=cta&include=offer");
    check_activation(OFFER("\"components\":{\"cta\":null}"),
                     "https://api.example.test/v2/issuers/other/users/u%201/offers/of-1/activate"
                     "?supportedComponents=cta&include=offer");
    check_activation(OFFER(ACTION("\"method\":\"POST\",\"url\":\"https://api.example.test/a/b\"")),
                     "https://api.example.test/a/b?supportedComponents=cta&include=offer");
    check_activation(OFFER(ACTION("\"method\":\"POST\",\"url\":\"https://else.example.test/a\"")),
                     NULL);
    check_activation(OFFER(ACTION("\"method\":5,\"url\":\"https://api.example.test/a/b\"")), NULL);
    assert_int_equal(perk_live(), 0);
}

/* ---- failures ---- */

static int can_reconcile(const char *op, const char *args_json, int status)
{
    perk_client *client = client_of();
    perk_args *args = args_of(op, args_json);
    perk_client_set_token(client, PERK_LIT("t"), 0, INFINITY, NULL);
    perk_call *call = perk_call_new(client, args, NULL);
    perk_call_set(call, PERK_LIT("max_attempts"), 1, NULL);
    assert_int_equal(perk_call_step(call, 0, 0), PERK_SEND);
    assert_int_equal(perk_call_can_reconcile(call), 0);
    perk_call_feed(call, status, PERK_LIT("{}"), 0, NULL);
    perk_call_step(call, 0, 0);
    int can = perk_call_can_reconcile(call);
    perk_call_free(call);
    perk_args_free(args);
    perk_client_unref(client);
    return can;
}

static void writes_in_doubt_can_be_reconciled(void **state)
{
    static const char user[] = "{\"users\":[{\"id\":\"u\",\"enrolled_rewards\":[\"CARDLINKED\"]}]}";
    (void)state;
    assert_int_equal(can_reconcile("users.create", user, 500), 1);
    assert_int_equal(can_reconcile("users.create", user, 429), 1);
    assert_int_equal(can_reconcile("users.create", user, 403), 0);
    assert_int_equal(can_reconcile("users.get", "{\"user_id\":\"u\"}", 500), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_have_names),
        cmocka_unit_test(an_aborted_call_has_the_usual_reason_when_none_is_given),
        cmocka_unit_test(the_life_of_a_token_is_in_seconds),
        cmocka_unit_test(a_resource_has_one_signed_url),
        cmocka_unit_test(an_event_has_its_offer),
        cmocka_unit_test(an_offer_is_activated_by_its_link_or_its_id),
        cmocka_unit_test(writes_in_doubt_can_be_reconciled),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
