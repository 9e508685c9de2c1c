/* Engines and fork: a child has none, and what it does to the copy leaves the parent's alone. */
#include "api/table.h"
#include "engined.h"
#include "forking.h"
#include "thread_server.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define PATIENCE_S 60 /* a process that hangs is ended, and its test fails */

static pid_t fork_with_patience(void)
{
    pid_t child = fork();
    if (child == 0)
        alarm(PATIENCE_S);
    assert_true(child >= 0);
    return child;
}

static void assert_child(pid_t child)
{
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        fail_msg("a child ended with status 0x%x", (unsigned)status);
}

static int wrong_in_child(perk_call *call)
{
    perk_error err = PERK_ERROR_INIT;
    perk_completion got;
    perk_engine_stats_t now;
    if (perk_engine_submit(engine, call, 1, &err) != PERK_E_STATE ||
        !strstr(err.message, "parent process"))
        return 1;
    if (perk_engine_next(engine, &got, 1, -1) != PERK_E_STATE || perk_engine_fd(engine) != -1)
        return 2;
    if (perk_engine_cancel_all(engine) != 0 || perk_engine_close(engine, -1) != 0)
        return 3;
    perk_engine_stats(engine, &now);
    perk_engine_free(engine);
    perk_call_free(call);
    return now.submitted ? 4 : 0;
}

/* The child frees all that it has a copy of. */
static int end_child(perk_call *call)
{
    int wrong = wrong_in_child(call);
    perk_driver_free(driver);
    perk_client_unref(client);
    return wrong ? wrong : perk_live() ? 5 : 0;
}

static void a_child_has_no_engine(void **state)
{
    (void)state;
    connect_with_login();
    start_engine("{\"parser\":true}");
    thread_server_hold(&thread_server.hold_slow, true);
    perk_call *first = submit("GET", "/v2/thing", 1);
    assert_int_equal(end_of(first, next(), 1).code, 0);
    perk_call *slow = submit("POST", "/slow", 2);
    thread_server_wait(&thread_server.slow, 1);
    pid_t child = fork_with_patience();
    if (child == 0)
        _exit(end_child(slow));
    assert_child(child);
    thread_server_hold(&thread_server.hold_slow, false);
    assert_int_equal(end_of(slow, next(), 2).code, 0); /* over the same connection */
    assert_int_equal(thread_server_read(&thread_server.connections), 1);
    stop_engine();
    disconnect();
}

#define FORKS 40

static int read_in_child(void)
{
    perk_engine_free(engine);
    start_engine("{}");
    for (uint64_t i = 0; i < 5; i++) {
        perk_call *call = submit("GET", "/v2/child", i);
        if (end_of(call, next(), i).code != 0)
            return 1;
    }
    stop_engine();
    return 0;
}

static void children_of_a_busy_engine_work(void **state)
{
    perk_call *calls[64];
    uint64_t count = 0;
    (void)state;
    connect_with_login();
    start_engine("{}");
    for (; count < PERK_COUNT(calls); count++)
        calls[count] = submit("POST", "/v2/busy-engine", count);
    for (int forks = 0; forks < FORKS; forks++) {
        perk_completion got = next();
        assert_int_equal(end_of(calls[got.tag], got, got.tag).code, 0);
        calls[got.tag] = submit("POST", "/v2/busy-engine", got.tag);
        pid_t child = fork_with_patience();
        if (child == 0)
            _exit(read_in_child());
        assert_child(child);
    }
    for (uint64_t i = 0; i < count; i++) {
        perk_completion got = next();
        assert_int_equal(end_of(calls[got.tag], got, got.tag).code, 0);
    }
    stop_engine();
    disconnect();
}

static void a_child_keeps_no_connection_open(void **state)
{
    int hold_child[2];
    char byte = 0;
    (void)state;
    connect_to(server_port());
    start_engine("{}");
    perk_call *call = submit("GET", "/v2/thing", 1);
    assert_int_equal(end_of(call, next(), 1).code, 0);
    assert_int_equal(pipe(hold_child), 0);
    pid_t child = fork_with_patience();
    if (child == 0) {
        close(hold_child[1]);
        _exit(read(hold_child[0], &byte, 1) != 0); /* until the parent closes it */
    }
    stop_engine();
    thread_server_wait(&thread_server.ended, 1); /* hangs when the child has the connection too */
    close(hold_child[0]);
    close(hold_child[1]);
    assert_child(child);
    disconnect();
}

/* Registered before there is an engine, so it runs after those are closed. */
static void was_closed(void)
{
    perk_completion got;
    if (engine && (perk_engine_next(engine, &got, 1, 0) != 1 || got.action != PERK_FAILED))
        _exit(7);
}

static void exit_with_work_in_flight(void)
{
    atexit(was_closed);
    connect_to(server_port());
    start_engine("{\"parser\":true}");
    submit("POST", "/slow", 1);
    await_in_flight(1);
    exit(0);
}

/* In a separate process, which has not made an engine yet: first of all. */
static void the_end_of_the_process_closes_engines(void **state)
{
    (void)state;
    fflush(NULL);
    server_port();
    thread_server_hold(&thread_server.hold_slow, true);
    int64_t before = perk_driver_now_ms();
    pid_t child = fork_with_patience();
    if (child == 0)
        exit_with_work_in_flight();
    assert_child(child);
    assert_true(perk_driver_now_ms() - before < 1000 * PATIENCE_S / 2);
    thread_server_hold(&thread_server.hold_slow, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_end_of_the_process_closes_engines),
        cmocka_unit_test(a_child_has_no_engine),
        cmocka_unit_test(children_of_a_busy_engine_work),
        cmocka_unit_test(a_child_keeps_no_connection_open),
    };
    if (!CAN_FORK_BESIDE_THREADS)
        return SKIPPED;
    alarm(2 * PATIENCE_S);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
