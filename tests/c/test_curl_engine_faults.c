/* An engine against servers that behave badly, and with tokens that expire. */
#include "api/table.h"
#include "curl/token_file.h"
#include "engined.h"
#include "peer.h"
#include "thread_server.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Submits `count` GETs of a path, and expects a page for each. */
static void read_many(const char *path, size_t count)
{
    perk_call *calls[64];
    assert_in_range(count, 1, PERK_COUNT(calls));
    for (uint64_t i = 0; i < count; i++)
        calls[i] = submit("GET", path, i);
    for (size_t i = 0; i < count; i++) {
        perk_completion got = next();
        perk_error err = end_of(calls[got.tag], got, got.tag);
        if (err.code != 0)
            fail_msg("%s", err.message);
    }
}

static void resets_and_refusals_are_repeated(void **state)
{
    perk_engine_stats_t now;
    (void)state;
    connect_to(server_port());
    start_engine("{}");
    thread_server.resets = 5;
    thread_server.refusals = 3;
    read_many("/v2/flaky", 32);
    read_many("/v2/busy", 32);
    perk_engine_stats(engine, &now);
    assert_int_equal(now.requests, 64 + 8);
    assert_int_equal(now.retries, 8);
    stop_engine();
    disconnect();
}

static void a_reset_write_has_an_unknown_outcome(void **state)
{
    (void)state;
    connect_to(server_port());
    start_engine("{}");
    thread_server.resets = 1;
    perk_call *call = submit("POST", "/v2/flaky", 1);
    perk_error err = end_of(call, next(), 1);
    assert_fails(&err, PERK_E_TRANSPORT, PERK_ERR_OUTCOME_UNKNOWN);
    stop_engine();
    disconnect();
}

static void silence_ends_at_the_deadline_of_one(void **state)
{
    perk_call *calls[64];
    (void)state;
    connect_to(server_port());
    start_engine("{}");
    read_many("/v2/thing", 1); /* connected */
    thread_server_hold(&thread_server.hold_slow, true);
    calls[0] = new_call("POST", "/slow");
    perk_call_set(calls[0], PERK_LIT("timeout_ms"), 8000, NULL); /* sent in time, also when slow */
    submit_again(calls[0], 0);
    for (uint64_t i = 1; i < PERK_COUNT(calls); i++)
        calls[i] = submit("GET", "/v2/thing", i);
    for (size_t i = 0; i < PERK_COUNT(calls); i++) {
        perk_completion got = next();
        perk_error err = end_of(calls[got.tag], got, got.tag);
        if (got.tag == 0)
            assert_fails(&err, PERK_E_TIMEOUT, PERK_ERR_OUTCOME_UNKNOWN);
        else
            assert_int_equal(err.code, 0);
    }
    thread_server_hold(&thread_server.hold_slow, false);
    read_many("/v2/thing", 8);
    stop_engine();
    disconnect();
}

static void one_login_is_for_all(void **state)
{
    (void)state;
    connect_with_login();
    start_engine("{}");
    read_many("/v2/thing", 40);
    assert_int_equal(thread_server_read(&thread_server.logins), 1);
    thread_server.oldest_token = 2; /* from now on the first one is refused */
    read_many("/v2/thing", 40);
    assert_int_equal(thread_server_read(&thread_server.logins), 2);
    stop_engine();
    disconnect();
}

/* Fails on libcurl's own silent repetition. */
static void a_write_on_a_dead_connection_is_not_replayed(void **state)
{
    static const peer_step steps[] = {
        {OK_REPLY, PEER_KEEP}, {NULL, PEER_CLOSE}, {OK_REPLY, PEER_KEEP}};
    (void)state;
    connect_to(peer_start(steps));
    start_engine("{}");
    read_many("/v2/thing", 1);
    perk_call *call = submit("POST", "/v2/thing", 1);
    perk_error err = end_of(call, next(), 1);
    assert_fails(&err, PERK_E_TRANSPORT, PERK_ERR_OUTCOME_UNKNOWN);
    assert_int_equal(peer_stop(NULL), 2);
    stop_engine();
    disconnect();
}

static void what_came_unasked_answers_nothing(void **state)
{
    static const peer_step steps[] = {
        {OK_REPLY, PEER_KEEP},
        {"HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{\"ok\":false}", PEER_KEEP}};
    int connections;
    (void)state;
    connect_to(peer_start(steps));
    start_engine("{}");
    read_many("/v2/thing", 1);
    peer_say(OK_REPLY);
    perk_call *call = submit("POST", "/v2/thing", 1);
    perk_completion got = next();
    assert_int_equal(got.action, PERK_PAGE);
    perk_doc *page = perk_call_take_page(call);
    assert_true(perk_str_eq(perk_doc_json(page), PERK_LIT("{\"ok\":false}")));
    perk_doc_unref(page);
    perk_call_free(call);
    assert_int_equal(peer_stop(&connections), 2);
    assert_int_equal(connections, 2);
    stop_engine();
    disconnect();
}

/* ---- order ---- */

static void a_call_that_has_begun_goes_first(void **state)
{
    (void)state;
    connect_to(server_port());
    start_engine("{\"max_in_flight\":1}");
    perk_call *paged = submit("GET", "/v2/thing", 1);
    assert_int_equal(next().action, PERK_PAGE);
    thread_server_hold(&thread_server.hold_slow, true);
    perk_call *slow = submit("GET", "/slow", 2), *queued = submit("GET", "/v2/thing", 3);
    thread_server_wait(&thread_server.slow, 1);
    perk_doc_unref(perk_call_take_page(paged));
    submit_again(paged, 4);
    perk_completion got = next();
    assert_int_equal(got.tag, 4);
    assert_int_equal(got.action, PERK_DONE);
    perk_call_free(paged);
    thread_server_hold(&thread_server.hold_slow, false);
    assert_int_equal(end_of(slow, next(), 2).code, 0);
    assert_int_equal(end_of(queued, next(), 3).code, 0);
    stop_engine();
    disconnect();
}

static void pauses_are_cancelled(void **state)
{
    static const peer_step steps[] = {
        {"HTTP/1.1 429 X\r\nRetry-After: 30\r\nContent-Length: 0\r\n\r\n", PEER_KEEP},
        {OK_REPLY, PEER_KEEP}};
    (void)state;
    connect_to(peer_start(steps));
    start_engine("{}");
    perk_call *call = submit("POST", "/v2/thing", 1), *behind = NULL;
    await_waiting(1);
    behind = submit("GET", "/v2/thing", 2); /* the hold is for all calls of the client */
    await_waiting(2);
    assert_int_equal(perk_engine_cancel(engine, 1), 1);
    perk_error err = end_of(call, next(), 1);
    assert_fails(&err, PERK_E_CANCELLED, 0);
    assert_int_equal(perk_engine_close(engine, PATIENCE_MS), 0);
    err = end_of(behind, next(), 2);
    assert_fails(&err, PERK_E_CANCELLED, 0);
    assert_int_equal(peer_stop(NULL), 1);
    stop_engine();
    disconnect();
}

/* ---- stores ---- */

static void a_lock_of_another_process_stalls_nobody_else(void **state)
{
    char path[] = "/tmp/perk-engine-XXXXXX", lock_path[64];
    (void)state;
    close(mkstemp(path));
    snprintf(lock_path, sizeof lock_path, "%s.lock", path);
    perk_token_file *file = perk_token_file_new(perk_str_of(path), NULL);
    connect_with_login();
    perk_client *logs_in = client, *other;
    assert_int_equal(perk_driver_set(driver, PERK_LIT("token_file"), perk_str_of(path), NULL), 0);
    int lock = perk_token_file_lock(file);
    start_engine("{}");
    perk_call *waits = submit("GET", "/v2/thing", 99), *ends = submit("GET", "/v2/thing", 98);
    await_waiting(2);
    perk_driver *first = driver;
    connect_to(server_port()); /* another client, with a token */
    other = client;
    read_many("/v2/thing", 20);
    assert_int_equal(perk_engine_cancel(engine, 98), 1);
    perk_error err = end_of(ends, next(), 98);
    assert_fails(&err, PERK_E_CANCELLED, 0);
    perk_token_file_unlock(lock);
    assert_int_equal(end_of(waits, next(), 99).code, 0);
    assert_int_equal(thread_server_read(&thread_server.logins), 1);
    perk_client_unref(logs_in);
    perk_driver_free(first); /* the engine goes on without */
    client = other;
    read_many("/v2/thing", 2);
    stop_engine();
    perk_token_file_free(file);
    unlink(path);
    unlink(lock_path);
    disconnect();
}

static void a_store_of_the_host_is_asked(void **state)
{
    (void)state;
    connect_with_login();
    start_engine("{}");
    perk_call *call = new_call("GET", "/v2/thing");
    perk_call_set(call, PERK_LIT("token_store"), 1, NULL);
    submit_again(call, 1);
    assert_int_equal(next().action, PERK_LOAD_TOKEN);
    submit_again(call, 2);
    assert_int_equal(next().action, PERK_SAVE_TOKEN);
    submit_again(call, 3);
    assert_int_equal(end_of(call, next(), 3).code, 0);
    stop_engine();
    disconnect();
}

/* ---- options ---- */

static void options_are_checked(void **state)
{
    static const struct {
        const char *json;
        int code;
    } cases[] = {{"{\"max_in_flight\":0}", PERK_E_RANGE},
                 {"{\"max_in_flight\":257}", PERK_E_RANGE},
                 {"{\"max_in_flight\":\"4\"}", PERK_E_TYPE},
                 {"{\"queue\":1.5}", PERK_E_TYPE},
                 {"{\"queue\":99999999999999999999}", PERK_E_TYPE},
                 {"{\"parser\":1}", PERK_E_TYPE},
                 {"{\"parser\":{}}", PERK_E_TYPE},
                 {"{\"pasrer\":true}", PERK_E_NAME},
                 {"[]", PERK_E_TYPE},
                 {"{", PERK_E_PARSE},
                 {"", PERK_E_PARSE}};
    (void)state;
    connect_to(1);
    for (size_t i = 0; i < PERK_COUNT(cases); i++) {
        perk_error err = PERK_ERROR_INIT;
        assert_null(perk_engine_new(driver, perk_str_of(cases[i].json), &err));
        if (err.code != cases[i].code)
            fail_msg("%s: %d %s", cases[i].json, err.code, err.message);
    }
    engine = perk_engine_new(driver, PERK_NONE, NULL);
    stop_engine();
    disconnect();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(resets_and_refusals_are_repeated),
        cmocka_unit_test(a_reset_write_has_an_unknown_outcome),
        cmocka_unit_test(silence_ends_at_the_deadline_of_one),
        cmocka_unit_test(one_login_is_for_all),
        cmocka_unit_test(a_write_on_a_dead_connection_is_not_replayed),
        cmocka_unit_test(what_came_unasked_answers_nothing),
        cmocka_unit_test(a_call_that_has_begun_goes_first),
        cmocka_unit_test(pauses_are_cancelled),
        cmocka_unit_test(a_lock_of_another_process_stalls_nobody_else),
        cmocka_unit_test(a_store_of_the_host_is_asked),
        cmocka_unit_test(options_are_checked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
