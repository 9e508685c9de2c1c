/* Engines whose calls are cancelled, and which are closed, at any moment: each call completes once,
 * and nothing is left. The seed of a round that fails is in its message. */
#include "api/table.h"
#include "engined.h"
#include "peer.h"
#include "thread_server.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

#define ROUNDS 200
#define CALLS 40

static unsigned seed, state;

static unsigned pick(unsigned below)
{
    state = state * 1103515245 + 12345;
    return (state >> 16) % below;
}

static atomic_bool stop;

/* Looks, and cancels, while others do. */
static void *disturb(void *unused)
{
    perk_engine_stats_t now;
    for (uint64_t tag = 0; !atomic_load(&stop); tag++) {
        perk_engine_stats(engine, &now);
        perk_engine_cancel(engine, tag % (3 * CALLS));
    }
    return unused;
}

static int completions[CALLS];

static bool is_expected(perk_call *call, int action)
{
    int code = perk_call_error(call)->code;
    if (action == PERK_FAILED)
        return code == PERK_E_CANCELLED || code == PERK_E_TRANSPORT || code == PERK_E_SERVER;
    return action == PERK_PAGE || action == PERK_DONE;
}

/* Takes completions; a page is taken, and now and then the call goes on to its end. */
static void take_some(perk_call *calls[CALLS], size_t n, int timeout_ms)
{
    perk_completion got[CALLS];
    int count = perk_engine_next(engine, got, n, timeout_ms);
    for (int i = 0; i < count; i++) {
        perk_call *call = calls[got[i].tag];
        completions[got[i].tag]++;
        if (!is_expected(call, got[i].action))
            fail_msg("seed %u: call %d ended with %d (%s)", seed, (int)got[i].tag, got[i].action,
                     perk_call_error(call)->message);
        if (got[i].action != PERK_PAGE)
            continue;
        perk_doc_unref(perk_call_take_page(call));
        if (pick(2) && perk_engine_submit(engine, call, got[i].tag, NULL) == 0)
            completions[got[i].tag]--;
    }
}

static perk_call *any_call(void)
{
    static const char *const paths[] = {"/v2/thing", "/v2/flaky", "/v2/busy", "/v2/slow"};
    return new_call(pick(2) ? "GET" : "POST", paths[pick(PERK_COUNT(paths))]);
}

static void submit_all(perk_call *calls[CALLS])
{
    for (uint64_t i = 0; i < CALLS; i++) {
        calls[i] = any_call();
        completions[i] = perk_engine_submit(engine, calls[i], i, NULL) == 0 ? 0 : 1;
        if (pick(4) == 0)
            perk_engine_cancel(engine, pick((unsigned)i + 1));
        if (pick(8) == 0)
            take_some(calls, 1 + pick(4), (int)pick(2));
    }
}

static void play(void)
{
    static const char *const options[] = {"{}", "{\"parser\":true}", "{\"max_in_flight\":1}",
                                          "{\"max_in_flight\":3,\"queue\":20,\"parser\":true}"};
    perk_call *calls[CALLS];
    pthread_t other;
    connect_to(server_port());
    thread_server_hold(&thread_server.hold_slow, pick(3) == 0);
    thread_server.resets = (int)pick(6);
    thread_server.refusals = (int)pick(3);
    start_engine(options[pick(PERK_COUNT(options))]);
    atomic_store(&stop, false);
    assert_int_equal(pthread_create(&other, NULL, disturb, NULL), 0);
    submit_all(calls);
    if (pick(2))
        take_some(calls, 1 + pick(CALLS), 5);
    atomic_store(&stop, true);
    pthread_join(other, NULL);
    assert_int_equal(perk_engine_close(engine, PATIENCE_MS), 0);
    take_some(calls, CALLS, 0);
    for (size_t i = 0; i < CALLS; i++) {
        if (completions[i] != 1)
            fail_msg("seed %u: call %d completed %d times", seed, (int)i, completions[i]);
        perk_call_free(calls[i]);
    }
    stop_engine();
    thread_server_hold(&thread_server.hold_slow, false);
    disconnect();
}

static void each_call_completes_once(void **unused)
{
    (void)unused;
    for (seed = 1; seed <= ROUNDS; seed++) {
        state = seed;
        play();
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_call_completes_once)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
