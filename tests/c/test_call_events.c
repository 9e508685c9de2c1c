/* What the calls of an observed client report of themselves, and what documents keep of the
 * exchange that they came from. */
#include "base/limits.h"
#include "failmalloc.h"
#include "vector.h"
#include "json/tree.h"

#include <stdio.h>
#include <string.h>

#define TOKEN "{\"access_token\":\"tok-secret-1\",\"expires_in\":3600}"
#define LIST "{\"data\":[{\"type\":\"standardOffer\",\"id\":\"o-1\",\"attributes\":{}}]}"
#define PATH "/v2/issuers/{organizationId}/users/{userId}/offers"

static perk_client *client;

static perk_client *client_at(int level)
{
    perk_config *config = perk_config_new(PERK_LIT("kard"), NULL);
    perk_config_set(config, PERK_LIT("base_url"), PERK_LIT("https://api.example.test:444/v"), NULL);
    perk_config_set(config, PERK_LIT("client_id"), PERK_LIT("issuer-7"), NULL);
    perk_config_set(config, PERK_LIT("client_secret"), PERK_LIT("made up secret"), NULL);
    perk_config_set(config, PERK_LIT("organization_id"), PERK_LIT("org-1"), NULL);
    client = perk_client_new(config, NULL);
    perk_config_free(config);
    assert_non_null(client);
    assert_int_equal(perk_client_observe(client, level, NULL), 0);
    return client;
}

static perk_call *offers_of(const char *user)
{
    perk_args *args = perk_args_new(perk_op_find(PERK_LIT("offers.list"), NULL), NULL);
    perk_args_set_str(args, PERK_LIT("user_id"), perk_str_of(user), NULL);
    perk_call *call = perk_call_new(client, args, NULL);
    perk_args_free(args);
    return call;
}

static void reply(perk_call *call, int status, const char *body, int64_t now)
{
    assert_int_equal(perk_call_feed(call, status, perk_str_of(body), now, NULL), 0);
}

static void log_in(perk_call *call, int64_t now)
{
    assert_int_equal(perk_call_step(call, now, 0), PERK_SEND);
    reply(call, 200, TOKEN, now + 40);
    assert_int_equal(perk_call_step(call, now + 40, 0), PERK_SEND);
}

/* The events so far, as a tree; NULL when there are none. */
static json_t *take(perk_call *call)
{
    perk_error err = PERK_ERROR_INIT;
    perk_text *text = perk_call_take_events(call, &err);
    assert_int_equal(err.code, 0);
    if (!text)
        return NULL;
    assert_null(strstr(perk_text_str(text).ptr, "secret"));
    assert_null(strstr(perk_text_str(text).ptr, "user-9"));
    json_t *list = perk_json_parse(perk_text_str(text), 0, &err);
    perk_text_free(text);
    assert_non_null(list);
    return list;
}

static const char *member(const json_t *list, size_t index, const char *name)
{
    return json_string_value(json_object_get(json_array_get(list, index), name));
}

static int64_t number(const json_t *list, size_t index, const char *name)
{
    const json_t *value = json_object_get(json_array_get(list, index), name);
    return value ? json_integer_value(value) : -1;
}

static void assert_lines(perk_call *call, const char *const *lines)
{
    json_t *list = take(call);
    size_t count = 0;
    for (; lines[count]; count++)
        assert_string_equal(member(list, count, "text"), lines[count]);
    assert_int_equal(json_array_size(list), count);
    json_decref(list);
}

static void end(perk_call *call)
{
    perk_call_free(call);
    perk_client_unref(client);
    assert_int_equal(perk_live(), 0);
}

/* ---- lines ---- */

static void a_call_that_is_not_observed_reports_nothing(void **state)
{
    (void)state;
    client_at(PERK_OBSERVE_NOTHING);
    perk_call *call = offers_of("user-9");
    log_in(call, 1000);
    reply(call, 503, "{}", 1100);
    assert_int_equal(perk_call_step(call, 1100, 0), PERK_WAIT);
    assert_null(take(call));
    end(call);
}

static void each_exchange_login_and_retry_is_one_line(void **state)
{
    static const char *const lines[] = {
        "POST /v2/auth/token: 200, 40 ms, 49 bytes",
        "login: new token for 3600 s, 40 ms",
        "GET " PATH ": 503 (server), 60 ms, 2 bytes, request id req-1",
        "GET " PATH ": 503 (server), attempt 1; sent again in 2000 ms, as the server asked",
        "GET " PATH ": no reply, transport, 500 ms, attempt 2",
        "GET " PATH ": transport, attempt 2; sent again in 500 ms",
        "GET " PATH ": 401 (auth), 5 ms, 2 bytes, attempt 3",
        "renewal: the API refused the token: 401 (auth)",
        "POST /v2/auth/token: 200, 10 ms, 49 bytes, attempt 2",
        "renewal: new token for 3600 s, 10 ms",
        "GET " PATH ": 200, 7 ms, 62 bytes, attempt 4",
        NULL,
    };
    (void)state;
    client_at(PERK_OBSERVE_DEBUG);
    perk_call *call = offers_of("user-9");
    log_in(call, 1000);
    perk_call_header(call, PERK_LIT("X-Request-Id"), PERK_LIT("req-1"), NULL);
    perk_call_header(call, PERK_LIT("Retry-After"), PERK_LIT("2"), NULL);
    reply(call, 503, "{}", 1100);
    assert_int_equal(perk_call_step(call, 1100, 0), PERK_WAIT);
    assert_int_equal(perk_call_step(call, 3100, 0), PERK_SEND);
    assert_int_equal(perk_call_abort(call, PERK_E_TRANSPORT, 1, PERK_LIT("cut"), NULL), 0);
    assert_int_equal(perk_call_step(call, 3600, 0), PERK_WAIT);
    assert_int_equal(perk_call_step(call, 4100, 0), PERK_SEND);
    reply(call, 401, "{}", 4105);
    assert_int_equal(perk_call_step(call, 4105, 0), PERK_SEND);
    reply(call, 200, TOKEN, 4115);
    assert_int_equal(perk_call_step(call, 4115, 0), PERK_SEND);
    reply(call, 200, LIST, 4122);
    assert_int_equal(perk_call_step(call, 4122, 0), PERK_PAGE);
    assert_lines(call, lines);
    assert_null(take(call));
    end(call);
}

static void info_leaves_exchanges_out(void **state)
{
    static const char *const lines[] = {"login: new token for 3600 s, 40 ms", NULL};
    (void)state;
    client_at(PERK_OBSERVE_INFO);
    perk_call *call = offers_of("user-9");
    log_in(call, 1000);
    reply(call, 200, LIST, 1100);
    assert_lines(call, lines);
    end(call);
}

static void a_reply_that_breaks_its_promise_has_status_and_error(void **state)
{
    (void)state;
    client_at(PERK_OBSERVE_DEBUG);
    perk_call *call = offers_of("user-9");
    log_in(call, 0);
    json_decref(take(call));
    reply(call, 200, "<html>", 100);
    assert_int_equal(perk_call_step(call, 100, 0), PERK_FAILED);
    json_t *list = take(call);
    assert_string_equal(member(list, 0, "error"), "unexpected_reply");
    assert_int_equal(number(list, 0, "status"), 200);
    json_decref(list);
    end(call);
}

static void members_say_what_was_sent(void **state)
{
    (void)state;
    client_at(PERK_OBSERVE_DEBUG);
    perk_call *call = offers_of("user-9");
    log_in(call, 0);
    reply(call, 200, LIST, 100);
    json_t *list = take(call);
    assert_int_equal(json_array_size(list), 3);
    assert_string_equal(member(list, 0, "operation"), "auth.token_basic_form");
    assert_true(number(list, 0, "sent") > 0);
    assert_string_equal(member(list, 1, "kind"), "login");
    assert_string_equal(member(list, 1, "reason"), "login");
    assert_int_equal(number(list, 1, "seconds"), 3600);
    assert_string_equal(member(list, 2, "kind"), "exchange");
    assert_string_equal(member(list, 2, "level"), "debug");
    assert_string_equal(member(list, 2, "method"), "GET");
    assert_string_equal(member(list, 2, "path"), PATH);
    assert_string_equal(member(list, 2, "operation"), "offers.list");
    assert_string_equal(member(list, 2, "scheme"), "https");
    assert_string_equal(member(list, 2, "host"), "api.example.test:444");
    assert_int_equal(number(list, 2, "at"), 100);
    assert_int_equal(number(list, 2, "status"), 200);
    assert_int_equal(number(list, 2, "ms"), 60);
    assert_int_equal(number(list, 2, "sent"), 0);
    assert_int_equal(number(list, 2, "bytes"), strlen(LIST));
    assert_int_equal(number(list, 2, "attempt"), 1);
    assert_null(member(list, 2, "request_id"));
    json_decref(list);
    end(call);
}

/* ---- calls without a template; logins ---- */

static void paths_of_other_calls_are_not_shown(void **state)
{
    (void)state;
    client_at(PERK_OBSERVE_DEBUG);
    perk_call *call = perk_call_raw(client, PERK_LIT("GET"), PERK_LIT("/v2/users/user-9?a=user-9"),
                                    PERK_NONE, PERK_NONE, NULL);
    log_in(call, 0);
    json_decref(take(call));
    reply(call, 200, "{}", 50);
    assert_lines(call, (const char *const[]){"GET raw: 200, 10 ms, 2 bytes", NULL});
    perk_call_free(call);

    call = perk_call_transfer(client, PERK_LIT("https://store.test/user-9?sig=secret"), PERK_NONE,
                              PERK_NONE, NULL);
    assert_int_equal(perk_call_step(call, 100, 0), PERK_SEND);
    reply(call, 200, "bytes", 103);
    assert_lines(call, (const char *const[]){"GET signed URL: 200, 3 ms, 5 bytes", NULL});
    perk_call_free(call);

    perk_args *args = perk_args_new(perk_op_find(PERK_LIT("offers.activate"), NULL), NULL);
    call =
        perk_call_follow(client, PERK_LIT("POST"), PERK_LIT("/v2/x/user-9/activate"), args, NULL);
    perk_args_free(args);
    assert_int_equal(perk_call_step(call, 200, 0), PERK_SEND);
    reply(call, 404, "{}", 201);
    json_t *list = take(call);
    assert_string_equal(member(list, 0, "text"), "POST link: 404 (not_found), 1 ms, 2 bytes");
    assert_string_equal(member(list, 0, "operation"), "offers.activate");
    json_decref(list);
    end(call);
}

static void a_login_that_fails_is_reported(void **state)
{
    static const char *const lines[] = {
        "POST /v2/auth/token: 403 (forbidden), 10 ms, 2 bytes",
        "login: failed, 403 (auth), 10 ms",
        NULL,
    };
    (void)state;
    client_at(PERK_OBSERVE_DEBUG);
    perk_call *call = offers_of("user-9");
    assert_int_equal(perk_call_step(call, 0, 0), PERK_SEND);
    reply(call, 403, "{}", 10);
    assert_int_equal(perk_call_step(call, 10, 0), PERK_FAILED);
    assert_lines(call, lines);
    end(call);
}

static void a_token_of_the_store_is_reported(void **state)
{
    (void)state;
    client_at(PERK_OBSERVE_INFO);
    perk_call *call = offers_of("user-9");
    perk_call_set(call, PERK_LIT("token_store"), 1, NULL);
    assert_int_equal(perk_call_step(call, 0, 0), PERK_LOAD_TOKEN);
    perk_client_set_token(client, PERK_LIT("tok-secret-2"), 0, 90, NULL);
    assert_int_equal(perk_call_step(call, 10, 0), PERK_SEND);
    assert_lines(call, (const char *const[]){"login: token from the store for 89 s", NULL});
    end(call);
}

/* ---- waits ---- */

static void waiting_for_another_login_is_reported_once(void **state)
{
    (void)state;
    client_at(PERK_OBSERVE_INFO);
    perk_call *call = offers_of("user-9"), *other = offers_of("user-8");
    assert_int_equal(perk_call_step(call, 0, 0), PERK_SEND);
    for (int64_t now = 0; now < 1000; now += 5)
        assert_int_equal(perk_call_step(other, now, 0), PERK_WAIT);
    assert_lines(other,
                 (const char *const[]){"GET " PATH ": waits for the login of another call", NULL});
    perk_call_free(other);
    end(call);
}

static void waiting_for_the_quota_is_reported(void **state)
{
    (void)state;
    client_at(PERK_OBSERVE_INFO);
    perk_call *call = offers_of("user-9");
    log_in(call, 0);
    perk_call_header(call, PERK_LIT("Retry-After"), PERK_LIT("3"), NULL);
    reply(call, 429, "{}", 50);
    assert_int_equal(perk_call_step(call, 50, 0), PERK_WAIT);
    perk_call *other = offers_of("user-8");
    assert_int_equal(perk_call_step(other, 1050, 0), PERK_WAIT);
    json_t *list = take(other);
    assert_int_equal(json_array_size(list), 1);
    assert_string_equal(member(list, 0, "kind"), "wait");
    assert_string_equal(member(list, 0, "reason"), "rate_limit");
    assert_int_equal(number(list, 0, "ms"), 2000);
    json_decref(list);
    perk_call_free(other);
    end(call);
}

/* ---- bounds and bad input ---- */

static void foreign_texts_are_made_plain(void **state)
{
    static const char id[] = "\x1b[31mred\xe2\x80\xae \xff-id";
    (void)state;
    client_at(PERK_OBSERVE_DEBUG);
    perk_call *call = offers_of("user-9");
    log_in(call, 0);
    json_decref(take(call));
    perk_call_header(call, PERK_LIT("X-Request-Id"), perk_str_of(id), NULL);
    reply(call, 200, LIST, 60);
    json_t *list = take(call);
    assert_string_equal(member(list, 0, "request_id"), "?[31mred\?\?\?\?\?-id");
    assert_string_equal(member(list, 0, "text"),
                        "GET " PATH ": 200, 20 ms, 62 bytes, request id ?[31mred\?\?\?\?\?-id");
    json_decref(list);
    perk_call_free(call);

    call = offers_of("user-9");
    assert_int_equal(perk_call_step(call, 100, 0), PERK_SEND);
    perk_call_header(call, PERK_LIT("X-Request-Id"), PERK_LIT("at tok-secret-1"), NULL);
    reply(call, 200, LIST, 110);
    json_decref(take(call)); /* which asserts that the token is not in it */
    end(call);
}

static void a_call_keeps_few_events(void **state)
{
    (void)state;
    client_at(PERK_OBSERVE_DEBUG);
    perk_call *call = offers_of("user-9");
    log_in(call, 0);
    for (int page = 0; page < 100; page++) {
        char body[200];
        snprintf(body, sizeof body, "{\"data\":[],\"links\":{\"next\":\"/a?page[after]=%d\"}}",
                 page);
        reply(call, 200, body, 100);
        assert_int_equal(perk_call_step(call, 100, 0), PERK_PAGE);
        perk_doc_unref(perk_call_take_page(call));
        assert_int_equal(perk_call_step(call, 100, 0), PERK_SEND);
    }
    json_t *list = take(call);
    assert_int_equal(json_array_size(list), PERK_MAX_EVENTS + 1);
    assert_string_equal(member(list, PERK_MAX_EVENTS, "kind"), "dropped");
    assert_int_equal(number(list, PERK_MAX_EVENTS, "count"), 102 - PERK_MAX_EVENTS);
    json_decref(list);
    assert_null(take(call));
    end(call);
}

static void levels_are_checked_and_inherited(void **state)
{
    (void)state;
    perk_error err = PERK_ERROR_INIT;
    client_at(PERK_OBSERVE_INFO);
    assert_int_equal(perk_client_observe(client, 3, &err), PERK_E_RANGE);
    assert_string_equal(err.pointer, "level");
    assert_int_equal(perk_client_observe(client, -1, NULL), PERK_E_RANGE);
    perk_client *parent = client;
    client = perk_client_for_issuer(parent, PERK_LIT("org-2"), NULL);
    perk_call *call = offers_of("user-9");
    log_in(call, 0);
    assert_lines(call, (const char *const[]){"login: new token for 3600 s, 40 ms", NULL});
    perk_client_unref(parent);
    end(call);
}

/* ---- documents ---- */

static void documents_know_their_exchange(void **state)
{
    (void)state;
    client_at(PERK_OBSERVE_NOTHING);
    perk_call *call = offers_of("user-9");
    log_in(call, 1000);
    reply(call, 503, "{}", 1100);
    assert_int_equal(perk_call_step(call, 1100, 0), PERK_WAIT);
    assert_int_equal(perk_call_step(call, 5000, 0), PERK_SEND);
    perk_call_header(call, PERK_LIT("X-Request-Id"), PERK_LIT("a\x1b[0m"), NULL);
    perk_call_header(call, PERK_LIT("Set-Cookie"), PERK_LIT("a=b"), NULL);
    perk_call_header(call, PERK_LIT("X-Echo"), PERK_LIT("Bearer tok-secret-1"), NULL);
    reply(call, 200, LIST, 5040);
    assert_int_equal(perk_call_step(call, 5040, 0), PERK_PAGE);
    perk_doc *page = perk_call_take_page(call);
    assert_string_equal(perk_doc_request_id(page), "a?[0m");
    assert_int_equal(perk_doc_attempts(page), 2);
    assert_int_equal(perk_doc_elapsed_ms(page), 4000);
    perk_text *headers = perk_doc_headers(page, NULL);
    assert_string_equal(perk_text_str(headers).ptr,
                        "{\"x-request-id\":\"a?[0m\",\"x-echo\":\"Bearer ************\"}");
    perk_text_free(headers);
    perk_doc_unref(page);
    end(call);
}

static void parsed_texts_have_no_exchange(void **state)
{
    (void)state;
    perk_doc *doc = perk_doc_parse(PERK_LIT("{}"), 0, NULL);
    perk_text *headers = perk_doc_headers(doc, NULL);
    assert_string_equal(perk_text_str(headers).ptr, "{}");
    assert_string_equal(perk_doc_request_id(doc), "");
    assert_int_equal(perk_doc_elapsed_ms(doc), -1);
    assert_int_equal(perk_doc_attempts(doc), 0);
    perk_text_free(headers);
    perk_doc_unref(doc);
}

/* ---- without memory ---- */

static int observe_a_call(void *ctx)
{
    perk_error err = PERK_ERROR_INIT;
    perk_call *call = ctx;
    if (perk_call_step(call, 100, 0) != PERK_SEND)
        return perk_call_error(call)->code;
    perk_call_abort(call, PERK_E_TRANSPORT, 1, PERK_NONE, NULL);
    perk_call_step(call, 200, 0); /* waits, and has two events */
    perk_text *text = perk_call_take_events(call, &err);
    perk_text_free(text);
    perk_call_abort(call, PERK_E_CANCELLED, 0, PERK_NONE, NULL);
    return err.code;
}

/* Events without space are counted, and those that cannot be written stay. */
static void events_are_lost_before_calls_are(void **state)
{
    (void)state;
    if (!failmalloc_available())
        skip();
    client_at(PERK_OBSERVE_DEBUG);
    perk_client_set_token(client, PERK_LIT("tok-secret-1"), 0, 1e6, NULL);
    for (int index = 0, more = 1; more; index++) {
        perk_call *call = offers_of("user-9");
        more = failmalloc_nth(observe_a_call, call, index);
        json_t *left = take(call);
        assert_true(!left || json_array_size(left) > 0);
        json_decref(left);
        perk_call_free(call);
    }
    perk_client_unref(client);
    assert_int_equal(perk_live(), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_call_that_is_not_observed_reports_nothing),
        cmocka_unit_test(each_exchange_login_and_retry_is_one_line),
        cmocka_unit_test(info_leaves_exchanges_out),
        cmocka_unit_test(a_reply_that_breaks_its_promise_has_status_and_error),
        cmocka_unit_test(members_say_what_was_sent),
        cmocka_unit_test(paths_of_other_calls_are_not_shown),
        cmocka_unit_test(a_login_that_fails_is_reported),
        cmocka_unit_test(a_token_of_the_store_is_reported),
        cmocka_unit_test(waiting_for_another_login_is_reported_once),
        cmocka_unit_test(waiting_for_the_quota_is_reported),
        cmocka_unit_test(foreign_texts_are_made_plain),
        cmocka_unit_test(a_call_keeps_few_events),
        cmocka_unit_test(levels_are_checked_and_inherited),
        cmocka_unit_test(documents_know_their_exchange),
        cmocka_unit_test(parsed_texts_have_no_exchange),
        cmocka_unit_test(events_are_lost_before_calls_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
