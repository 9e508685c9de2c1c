/* What perk_args_explain shows, and what it must never show. */
#include "vector.h"

#include <string.h>

static perk_client *client_of(const char *json)
{
    json_t *settings = json_loads(json, 0, NULL);
    perk_client *client = vector_client(settings);
    json_decref(settings);
    return client;
}

static json_t *explain(perk_client *client, const char *operation, const char *arguments)
{
    perk_error err = PERK_ERROR_INIT;
    perk_args *args = perk_args_new(perk_op_find(perk_str_of(operation), &err), &err);
    assert_int_equal(perk_args_set_all(args, perk_str_of(arguments), &err), 0);
    perk_text *text = perk_args_explain(client, args, &err);
    if (!text)
        fail_msg("%s", err.message);
    assert_null(strstr(perk_text_str(text).ptr, "s3cr3t"));
    json_t *value = json_loadb(perk_text_str(text).ptr, perk_text_str(text).len, 0, NULL);
    assert_non_null(value);
    perk_text_free(text);
    perk_args_free(args);
    return value;
}

static const char *member(const json_t *object, const char *name)
{
    return json_string_value(json_object_get(object, name));
}

static void a_read_is_shown_as_it_would_be_sent(void **state)
{
    (void)state;
    perk_client *client = client_of(
        "{\"provider\":\"kard\",\"settings\":{\"base_url\":\"https://"
        "api.example.test\",\"client_id\":\"c\","
        "\"client_secret\":\"s3cr3t\",\"organization_id\":\"o'1\",\"user_agent\":\"t\"}}");
    json_t *shown = explain(client, "offers.list", "{\"user_id\":\"it's\"}");
    assert_string_equal(
        member(shown, "curl"),
        "curl -X GET 'https://api.example.test/v2/issuers/o%271/users/it%27s/offers' "
        "-H 'Accept: application/json' -H 'User-Agent: t' -H 'Authorization: Bearer ***'");
    assert_string_equal(member(shown, "scope"), "rewards:read");
    assert_string_equal(member(shown, "replay"), "safe");
    assert_int_equal(
        json_integer_value(json_object_get(json_object_get(shown, "limits"), "timeout_ms")), 60000);
    assert_true(json_is_null(json_object_get(shown, "body")));
    json_decref(shown);
    perk_client_unref(client);
}

static void a_write_shows_its_body_quoted_and_its_limit(void **state)
{
    (void)state;
    perk_client *client = client_of("{\"provider\":\"kard\",\"settings\":{\"base_url\":\"https://"
                                    "api.example.test\",\"token\":\"s3cr3t\","
                                    "\"organization_id\":\"o\",\"user_agent\":\"t\"}}");
    json_t *shown =
        explain(client, "users.create", "{\"users\":[{\"id\":\"it's\",\"enrolled_rewards\":[]}]}");
    assert_non_null(strstr(member(shown, "curl"),
                           "--data-raw "
                           "'{\"data\":[{\"type\":\"user\",\"id\":\"it'\\''s\","
                           "\"attributes\":{\"enrolledRewards\":[]}}]}'"));
    assert_string_equal(member(shown, "replay"), "once");
    assert_int_equal(
        json_integer_value(json_object_get(json_object_get(shown, "limits"), "max_items")), 100);
    json_decref(shown);
    perk_client_unref(client);
}

static void basic_credentials_are_masked(void **state)
{
    (void)state;
    perk_client *client = client_of("{\"provider\":\"capillary\",\"settings\":{\"base_url\":"
                                    "\"https://api.example.test\",\"auth\":\"basic\","
                                    "\"username\":\"till\",\"password\":\"s3cr3t\"}}");
    json_t *shown = explain(client, "capillary.promotions.activate",
                            "{\"promotion_id\":\"p\",\"customer_id\":1}");
    assert_string_equal(member(json_object_get(shown, "headers"), "Authorization"), "Basic ***");
    json_decref(shown);
    perk_client_unref(client);
}

static void token_requests_are_refused(void **state)
{
    perk_error err = PERK_ERROR_INIT;
    (void)state;
    perk_client *client = client_of(
        "{\"provider\":\"kard\",\"settings\":{\"client_id\":\"c\",\"client_secret\":\"s3cr3t\"}}");
    perk_args *args = perk_args_new(perk_op_find(PERK_LIT("auth.token_json"), NULL), NULL);
    assert_null(perk_args_explain(client, args, &err));
    assert_int_equal(err.code, PERK_E_INPUT);
    perk_args_free(args);
    perk_client_unref(client);
    assert_int_equal(perk_live(), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_read_is_shown_as_it_would_be_sent),
        cmocka_unit_test(a_write_shows_its_body_quoted_and_its_limit),
        cmocka_unit_test(basic_credentials_are_masked),
        cmocka_unit_test(token_requests_are_refused)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
