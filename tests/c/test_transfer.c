/* Transfers to and from signed URLs: what URL is taken, and what a store's answer may not do to the
 * client. */
#include "request/request.h"

#include "base/limits.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static perk_client *kard(void)
{
    static const char *const settings[][2] = {
        {"base_url", "https://api.example"}, {"token", "t"}, {"organization_id", "o"}};
    perk_config *config = perk_config_new(PERK_LIT("kard"), NULL);
    assert_non_null(config);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(
            perk_config_set(config, perk_str_of(settings[i][0]), perk_str_of(settings[i][1]), NULL),
            0);
    perk_client *client = perk_client_new(config, NULL);
    assert_non_null(client);
    perk_config_free(config);
    return client;
}

static void a_url_is_absolute_and_encrypted(void **state)
{
    static const struct {
        const char *url;
        int code;
    } cases[] = {
        {"https://store.example/a?X-Sig=1", 0},
        {"https://api.example/on-our-own-origin", 0},
        {"HTTPS://store.example:444", 0},
        {"http://127.0.0.1:9/secret", PERK_E_ORIGIN}, /* the client's own base_url is elsewhere */
        {"http://[::1]:9/secret", PERK_E_ORIGIN},
        {"http://store.example/secret", PERK_E_INPUT},
        {"http://127.0.0.1.example/secret", PERK_E_INPUT},
        {"https://user:secret@store.example/a", PERK_E_INPUT},
        {"https:///secret", PERK_E_INPUT},
        {"https://store.example\\@api.example/secret", PERK_E_INPUT},
        {"https://store.example/a secret", PERK_E_INPUT},
        {"https://store.example/a\r\nX-Secret: 1", PERK_E_INPUT},
        {"/secret", PERK_E_INPUT},
        {"//store.example/secret", PERK_E_INPUT},
        {"ftp://store.example/secret", PERK_E_INPUT},
        {"file:///secret", PERK_E_INPUT},
        {"", PERK_E_MISSING},
        {"#secret", PERK_E_MISSING},
    };
    (void)state;
    perk_client *client = kard();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        perk_error err = PERK_ERROR_INIT;
        perk_call *call =
            perk_call_transfer(client, perk_str_of(cases[i].url), PERK_NONE, PERK_NONE, &err);
        if ((call == NULL) != (cases[i].code != 0) || err.code != cases[i].code)
            fail_msg("%s: %d (%s)", cases[i].url, err.code, err.message);
        if (strstr(err.message, "secret") || (err.code && strcmp(err.pointer, "url") != 0))
            fail_msg("%s: %s (%s)", cases[i].url, err.message, err.pointer);
        perk_call_free(call);
    }
    perk_client_unref(client);
}

static void a_long_url_and_a_bad_type_are_refused(void **state)
{
    static char url[PERK_MAX_URL + 2] = "https://store.example/";
    perk_error err = PERK_ERROR_INIT;
    (void)state;
    perk_client *client = kard();
    memset(url + strlen(url), 'a', sizeof url - 1 - strlen(url));
    assert_null(perk_call_transfer(client, perk_str_of(url), PERK_NONE, PERK_NONE, &err));
    assert_int_equal(err.code, PERK_E_LIMIT);
    perk_error_clear(&err);
    assert_null(perk_call_transfer(client, PERK_LIT("https://store.example/"), PERK_LIT("x"),
                                   PERK_LIT("text/plain\r\nA: b"), &err));
    assert_int_equal(err.code, PERK_E_INPUT);
    assert_string_equal(err.pointer, "Content-Type");
    perk_client_unref(client);
}

static void answer(perk_call *call, int status, const char *body)
{
    assert_int_equal(perk_call_step(call, 0, 0), PERK_SEND);
    assert_int_equal(
        perk_call_header(call, PERK_LIT("Kard-Api-Usage-Quota-Remaining"), PERK_LIT("0"), NULL), 0);
    assert_int_equal(
        perk_call_header(call, PERK_LIT("Kard-Api-Usage-Quota-Reset"), PERK_LIT("60"), NULL), 0);
    assert_int_equal(perk_call_feed(call, status, perk_str_of(body), 0, NULL), 0);
}

/* Another host's headers neither delay the API's calls nor does its 401 cost the client its
 * token. */
static void a_store_has_no_say_over_the_client(void **state)
{
    (void)state;
    perk_client *client = kard();
    perk_call *call =
        perk_call_transfer(client, PERK_LIT("https://store.example/"), PERK_NONE, PERK_NONE, NULL);
    answer(call, 401, "<Error><Code>Expired</Code><Token>sig</Token></Error>");
    assert_int_equal(perk_call_step(call, 0, 0), PERK_FAILED);
    assert_int_equal(perk_call_error(call)->code, PERK_E_AUTH);
    assert_null(perk_call_error_body(call).ptr);
    perk_call_free(call);
    perk_text *token = perk_client_token(client, 0, NULL);
    assert_non_null(token);
    perk_text_free(token);
    call = perk_call_raw(client, PERK_LIT("GET"), PERK_LIT("/v2/ping"), PERK_NONE, PERK_NONE, NULL);
    assert_int_equal(perk_call_step(call, 0, 0), PERK_SEND);
    perk_call_free(call);
    perk_client_unref(client);
}

/* Bytes that are no text, with a NUL among them, come out as they went in. */
static void bytes_are_carried_unread(void **state)
{
    static const char bytes[] = "\x1f\x8b\0\xff{";
    perk_str body = {bytes, sizeof bytes - 1};
    (void)state;
    perk_client *client = kard();
    perk_call *call =
        perk_call_transfer(client, PERK_LIT("https://store.example/"), body, PERK_NONE, NULL);
    assert_int_equal(perk_call_step(call, 0, 0), PERK_SEND);
    assert_true(perk_str_eq(perk_request_body(perk_call_request(call)), body));
    assert_int_equal(perk_call_feed(call, 200, body, 0, NULL), 0);
    assert_int_equal(perk_call_step(call, 0, 0), PERK_PAGE);
    perk_doc *page = perk_call_take_page(call);
    assert_int_equal(perk_doc_kind(page), PERK_DOC_BYTES);
    assert_true(perk_str_eq(perk_doc_json(page), body));
    assert_null(perk_doc_data(page).ptr);
    assert_null(perk_doc_at(page, 0));
    assert_null(perk_doc_find(page, PERK_LIT("a"), PERK_LIT("b")));
    perk_doc_unref(page);
    perk_call_free(call);
    perk_client_unref(client);
    assert_int_equal(perk_live(), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_url_is_absolute_and_encrypted),
        cmocka_unit_test(a_long_url_and_a_bad_type_are_refused),
        cmocka_unit_test(a_store_has_no_say_over_the_client),
        cmocka_unit_test(bytes_are_carried_unread),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
