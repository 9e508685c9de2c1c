/* An engine against loopback servers: many calls at once, completions, cancelling, closing. */
#include "api/table.h"
#include "engined.h"
#include "peer.h"
#include "thread_server.h"

#include <poll.h>
#include <stdio.h>
#include <string.h>

static void read_and_write_many(const char *options)
{
    perk_call *calls[200];
    char path[64], expected[96];
    connect_to(server_port());
    start_engine(options);
    for (uint64_t i = 0; i < PERK_COUNT(calls); i++) {
        snprintf(path, sizeof path, "/v2/r%d", (int)i);
        calls[i] = submit(i % 3 ? "GET" : "POST", path, i);
    }
    for (size_t i = 0; i < PERK_COUNT(calls); i++) {
        perk_completion got = next();
        assert_int_equal(got.action, PERK_PAGE);
        snprintf(expected, sizeof expected, "{\"path\":\"/v2/r%d\"}", (int)got.tag);
        perk_doc *page = perk_call_take_page(calls[got.tag]);
        assert_true(perk_str_eq(perk_doc_json(page), perk_str_of(expected)));
        perk_doc_unref(page);
        perk_call_free(calls[got.tag]);
    }
    perk_engine_stats_t now;
    perk_engine_stats(engine, &now);
    assert_int_equal(now.requests, PERK_COUNT(calls));
    assert_int_equal(now.completed, PERK_COUNT(calls));
    assert_int_equal(now.queued + now.in_flight + now.waiting + now.ready, 0);
    assert_in_range(thread_server_read(&thread_server.connections), 1, 16);
    stop_engine();
    disconnect();
}

static void many_are_in_flight_and_none_is_mixed_up(void **state)
{
    (void)state;
    read_and_write_many("{}");
}

static void a_second_thread_reads_the_replies(void **state)
{
    (void)state;
    read_and_write_many("{\"parser\":true}");
}

static void what_calls_do_is_reported_by_tag(void **state)
{
    perk_call *calls[20];
    char expected[64];
    (void)state;
    connect_to(server_port());
    perk_client_observe(client, PERK_OBSERVE_DEBUG, NULL);
    start_engine("{\"parser\":true}");
    assert_null(perk_engine_take_events(engine, NULL));
    for (uint64_t i = 0; i < PERK_COUNT(calls); i++)
        calls[i] = submit("GET", "/v2/thing", i);
    for (size_t i = 0; i < PERK_COUNT(calls); i++) {
        perk_completion got = next();
        assert_null(perk_call_take_events(calls[got.tag], NULL));
        end_of(calls[got.tag], got, got.tag);
    }
    perk_text *events = perk_engine_take_events(engine, NULL);
    json_t *list = perk_json_parse(perk_text_str(events), 0, NULL);
    assert_int_equal(json_array_size(list), PERK_COUNT(calls));
    for (size_t i = 0; i < PERK_COUNT(calls); i++) {
        snprintf(expected, sizeof expected, "{\"tag\":%d,\"events\":[{\"kind\":\"exchange\"",
                 (int)i);
        assert_non_null(strstr(perk_text_str(events).ptr, expected));
    }
    json_decref(list);
    perk_text_free(events);
    assert_null(perk_engine_take_events(engine, NULL));
    stop_engine();
    disconnect();
}

static void no_more_are_out_than_allowed(void **state)
{
    perk_call *calls[6];
    perk_engine_stats_t now;
    (void)state;
    connect_to(server_port());
    start_engine("{\"max_in_flight\":4,\"queue\":3}");
    thread_server_hold(&thread_server.hold_slow, true);
    for (uint64_t i = 0; i < 4; i++) {
        calls[i] = submit("GET", "/slow", i);
        await_in_flight(i + 1);
    }
    for (uint64_t i = 4; i < 6; i++)
        calls[i] = submit("GET", "/slow", i);
    perk_call *one_more = submit("GET", "/slow", 6), *too_many = new_call("GET", "/slow");
    assert_int_equal(perk_engine_submit(engine, too_many, 7, NULL), PERK_ENGINE_FULL);
    perk_call_free(too_many);
    perk_engine_stats(engine, &now);
    assert_int_equal(now.in_flight, 4);
    assert_int_equal(now.queued, 3);
    assert_false(is_readable());
    thread_server_hold(&thread_server.hold_slow, false);
    for (int i = 0; i < 7; i++) {
        perk_completion got = next();
        end_of(got.tag == 6 ? one_more : calls[got.tag], got, got.tag);
    }
    stop_engine();
    disconnect();
}

static void one_wake_is_for_all_completions(void **state)
{
    perk_completion got[8];
    perk_call *calls[3];
    perk_engine_stats_t now = {0};
    (void)state;
    connect_to(server_port());
    start_engine("{}");
    assert_false(is_readable());
    assert_int_equal(perk_engine_next(engine, got, 8, 0), 0);
    for (uint64_t i = 0; i < 3; i++)
        calls[i] = submit("GET", "/v2/thing", i);
    while (perk_engine_stats(engine, &now), now.ready < 3)
        poll(NULL, 0, 1);
    assert_true(is_readable());
    assert_int_equal(perk_engine_next(engine, got, 2, 0), 2);
    assert_true(is_readable());
    assert_int_equal(perk_engine_next(engine, got + 2, 6, 0), 1);
    assert_false(is_readable());
    for (int i = 0; i < 3; i++)
        assert_int_equal(end_of(calls[got[i].tag], got[i], got[i].tag).code, 0);
    stop_engine();
    disconnect();
}

static void what_was_sent_is_cancelled(void **state)
{
    (void)state;
    connect_to(server_port());
    start_engine("{\"max_in_flight\":2}");
    thread_server_hold(&thread_server.hold_slow, true);
    perk_call *read = submit("GET", "/slow", 1), *write = submit("POST", "/slow", 2);
    await_in_flight(2);
    perk_call *queued = submit("GET", "/slow", 3);
    assert_int_equal(perk_engine_cancel(engine, 3), 1);
    perk_error err = end_of(queued, next(), 3);
    assert_fails(&err, PERK_E_CANCELLED, 0);
    thread_server_wait(&thread_server.slow, 2);
    assert_int_equal(perk_engine_cancel(engine, 2), 1);
    err = end_of(write, next(), 2);
    assert_fails(&err, PERK_E_CANCELLED, PERK_ERR_OUTCOME_UNKNOWN);
    assert_int_equal(perk_engine_cancel_all(engine), 1);
    err = end_of(read, next(), 1);
    assert_fails(&err, PERK_E_CANCELLED, 0);
    assert_int_equal(perk_engine_cancel(engine, 1), 0);
    thread_server_hold(&thread_server.hold_slow, false);
    stop_engine();
    disconnect();
}

static void closing_ends_all_work(void **state)
{
    perk_call *calls[20];
    perk_error err = PERK_ERROR_INIT;
    perk_completion got;
    (void)state;
    connect_to(server_port());
    start_engine("{\"max_in_flight\":4}");
    thread_server_hold(&thread_server.hold_slow, true);
    for (uint64_t i = 0; i < PERK_COUNT(calls); i++)
        calls[i] = submit("GET", "/slow", i);
    await_in_flight(4);
    int64_t before = perk_driver_now_ms();
    assert_int_equal(perk_engine_close(engine, PATIENCE_MS), 0);
    assert_true(perk_driver_now_ms() - before < PATIENCE_MS / 2);
    assert_int_equal(perk_engine_close(engine, 0), 0);
    assert_true(is_readable());
    perk_call *late = new_call("GET", "/v2/thing");
    assert_int_equal(perk_engine_submit(engine, late, 99, &err), PERK_E_STATE);
    perk_call_free(late);
    for (size_t i = 0; i < PERK_COUNT(calls); i++) {
        got = next();
        err = end_of(calls[got.tag], got, got.tag);
        assert_fails(&err, PERK_E_CANCELLED, 0);
    }
    assert_int_equal(perk_engine_next(engine, &got, 1, -1), PERK_E_STATE);
    thread_server_hold(&thread_server.hold_slow, false);
    stop_engine();
    disconnect();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(many_are_in_flight_and_none_is_mixed_up),
        cmocka_unit_test(a_second_thread_reads_the_replies),
        cmocka_unit_test(what_calls_do_is_reported_by_tag),
        cmocka_unit_test(no_more_are_out_than_allowed),
        cmocka_unit_test(one_wake_is_for_all_completions),
        cmocka_unit_test(what_was_sent_is_cancelled),
        cmocka_unit_test(closing_ends_all_work),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
