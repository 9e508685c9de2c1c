#include "engined.h"

#include "peer.h"
#include "thread_server.h"

#include <poll.h>
#include <stdio.h>
#include <string.h>

perk_engine *engine;

void start_engine(const char *options)
{
    perk_error err = PERK_ERROR_INIT;
    engine = perk_engine_new(driver, perk_str_of(options), &err);
    if (!engine)
        fail_msg("%s", err.message);
}

void stop_engine(void)
{
    perk_engine_free(engine);
    engine = NULL;
}

perk_call *new_call(const char *method, const char *path)
{
    perk_error err = PERK_ERROR_INIT;
    perk_str body = strcmp(method, "GET") == 0 ? PERK_NONE : PERK_LIT("{\"n\":1}");
    perk_call *call =
        perk_call_raw(client, perk_str_of(method), perk_str_of(path), PERK_NONE, body, &err);
    assert_non_null(call);
    perk_call_set(call, PERK_LIT("timeout_ms"), PATIENCE_MS, &err);
    return call;
}

perk_call *submit(const char *method, const char *path, uint64_t tag)
{
    perk_error err = PERK_ERROR_INIT;
    perk_call *call = new_call(method, path);
    if (perk_engine_submit(engine, call, tag, &err) != 0)
        fail_msg("%s", err.message);
    return call;
}

void submit_again(perk_call *call, uint64_t tag)
{
    assert_int_equal(perk_engine_submit(engine, call, tag, NULL), 0);
}

perk_completion next(void)
{
    perk_completion one = {0};
    assert_int_equal(perk_engine_next(engine, &one, 1, PATIENCE_MS), 1);
    return one;
}

bool is_readable(void)
{
    struct pollfd asked = {.fd = perk_engine_fd(engine), .events = POLLIN};
    return poll(&asked, 1, 0) > 0;
}

void await_in_flight(size_t count)
{
    perk_engine_stats_t now = {0};
    while (perk_engine_stats(engine, &now), now.in_flight < count)
        poll(NULL, 0, 1);
}

void await_waiting(size_t count)
{
    perk_engine_stats_t now = {0};
    while (perk_engine_stats(engine, &now), now.waiting < count)
        poll(NULL, 0, 1);
}

void await_ready(size_t count)
{
    perk_engine_stats_t now = {0};
    while (perk_engine_stats(engine, &now), now.ready < count)
        poll(NULL, 0, 1);
}

perk_error end_of(perk_call *call, perk_completion got, uint64_t tag)
{
    perk_error err = PERK_ERROR_INIT;
    assert_int_equal(got.tag, tag);
    if (got.action == PERK_PAGE)
        perk_doc_unref(perk_call_take_page(call));
    else
        err = *perk_call_error(call);
    perk_call_free(call);
    return err;
}

int server_port(void)
{
    static int port;
    if (!port)
        port = thread_server_start();
    thread_server.connections = thread_server.ended = thread_server.logins = thread_server.slow = 0;
    thread_server.resets = thread_server.refusals = thread_server.oldest_token = 0;
    return port;
}

void connect_with_login(void)
{
    perk_error err = PERK_ERROR_INIT;
    json_t *given = json_pack("{s:s, s:{s:o, s:s, s:s}}", "provider", "kard", "settings",
                              "base_url", json_sprintf("http://127.0.0.1:%d", server_port()),
                              "client_id", "c", "client_secret", "s");
    client = vector_client(given);
    driver = perk_driver_new(&err);
    assert_non_null(driver);
    json_decref(given);
}
