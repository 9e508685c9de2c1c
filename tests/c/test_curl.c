/* The blocking driver against a loopback server that behaves badly. */
#include "engined.h"
#include "peer.h"

#include <curl/curl.h>
#include <netdb.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Replaces the system's resolver, which tests need for no name: it does not answer until it is
 * released, or for a minute. */
static struct {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    int asked, asking; /* ever, and now */
    bool let_go;
} resolver = {.lock = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER};

__attribute__((visibility("default"))) int getaddrinfo(const char *node, const char *service,
                                                       const struct addrinfo *hints,
                                                       struct addrinfo **found)
{
    struct timespec end;
    (void)node, (void)service, (void)hints;
    *found = NULL;
    clock_gettime(CLOCK_REALTIME, &end);
    end.tv_sec += 60;
    pthread_mutex_lock(&resolver.lock);
    resolver.asked++;
    resolver.asking++;
    while (!resolver.let_go && pthread_cond_timedwait(&resolver.changed, &resolver.lock, &end) == 0)
        ;
    resolver.asking--;
    pthread_cond_broadcast(&resolver.changed);
    pthread_mutex_unlock(&resolver.lock);
    return EAI_AGAIN;
}

static int resolver_asked(void)
{
    pthread_mutex_lock(&resolver.lock);
    int asked = resolver.asked;
    pthread_mutex_unlock(&resolver.lock);
    return asked;
}

/* Ends the threads that libcurl left with the resolver. True when none that ever asked had its
 * answer before. */
static bool resolver_let_go(void)
{
    pthread_mutex_lock(&resolver.lock);
    bool silent = resolver.asking == resolver.asked;
    resolver.let_go = true;
    pthread_cond_broadcast(&resolver.changed);
    while (resolver.asking)
        pthread_cond_wait(&resolver.changed, &resolver.lock);
    pthread_mutex_unlock(&resolver.lock);
    return silent;
}

static void connections_are_kept(void **state)
{
    static const peer_step steps[] = {
        {OK_REPLY, PEER_KEEP}, {OK_REPLY, PEER_KEEP}, {OK_REPLY, PEER_KEEP}};
    int connections;
    (void)state;
    connect_to(peer_start(steps));
    for (int i = 0; i < 3; i++)
        assert_int_equal(attempt(i ? "POST" : "GET", PATIENCE_MS, 1, NULL, NULL).code, 0);
    assert_non_null(strstr(peer_last_request(), "Authorization: Bearer given\r\n"));
    assert_non_null(strstr(peer_last_request(), "\r\n\r\n{\"n\":1}"));
    assert_null(strstr(peer_last_request(), "Expect:"));
    assert_int_equal(peer_stop(&connections), 3);
    assert_int_equal(connections, 1);
    disconnect();
}

/* Fails on libcurl's own silent repetition. */
static void a_write_on_a_dead_connection_is_not_replayed(void **state)
{
    static const peer_step steps[] = {
        {OK_REPLY, PEER_KEEP}, {NULL, PEER_CLOSE}, {OK_REPLY, PEER_KEEP}};
    (void)state;
    connect_to(peer_start(steps));
    assert_int_equal(attempt("GET", PATIENCE_MS, 1, NULL, NULL).code, 0);
    perk_error err = attempt("POST", PATIENCE_MS, 3, NULL, NULL);
    assert_fails(&err, PERK_E_TRANSPORT, PERK_ERR_OUTCOME_UNKNOWN);
    assert_int_equal(peer_stop(NULL), 2);
    disconnect();
}

static void a_read_on_a_dead_connection_is_repeated_by_the_call(void **state)
{
    static const peer_step steps[] = {
        {OK_REPLY, PEER_KEEP}, {NULL, PEER_CLOSE}, {OK_REPLY, PEER_KEEP}};
    (void)state;
    connect_to(peer_start(steps));
    assert_int_equal(attempt("GET", PATIENCE_MS, 1, NULL, NULL).code, 0);
    assert_int_equal(attempt("GET", PATIENCE_MS, 2, NULL, NULL).code, 0);
    assert_int_equal(peer_stop(NULL), 3);
    disconnect();
}

static void a_reset_write_has_an_unknown_outcome(void **state)
{
    static const peer_step steps[] = {{NULL, PEER_RESET}, {NULL, PEER_CLOSE}};
    (void)state;
    connect_to(peer_start(steps));
    perk_error err = attempt("POST", PATIENCE_MS, 3, NULL, NULL);
    assert_fails(&err, PERK_E_TRANSPORT, PERK_ERR_OUTCOME_UNKNOWN);
    assert_int_equal(peer_stop(NULL), 1);
    disconnect();
}

static void nothing_listens(void **state)
{
    static const peer_step none[] = {{NULL, PEER_CLOSE}};
    (void)state;
    int port = peer_start(none);
    peer_stop(NULL);
    connect_to(port);
    perk_error err = attempt("POST", PATIENCE_MS, 1, NULL, NULL);
    assert_fails(&err, PERK_E_CONNECT, PERK_ERR_RETRYABLE);
    disconnect();
}

static void torn_and_oversized_bodies(void **state)
{
    static char large[5000] = "HTTP/1.1 200 OK\r\nContent-Length: 4800\r\n\r\n";
    const peer_step steps[] = {
        {"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"ok\":", PEER_CLOSE},
        {large, PEER_CLOSE},
        {NULL, PEER_CLOSE}};
    size_t head = strlen(large);
    (void)state;
    memset(large + head, ' ', 4800);
    large[head + 4800] = '\0';
    connect_to(peer_start(steps));
    perk_error err = attempt("GET", PATIENCE_MS, 1, NULL, NULL);
    assert_fails(&err, PERK_E_TRANSPORT, PERK_ERR_RETRYABLE);
    err = attempt("GET", PATIENCE_MS, 1, NULL, NULL);
    assert_fails(&err, PERK_E_LIMIT, 0);
    assert_int_equal(peer_stop(NULL), 2);
    disconnect();
}

static void silence_ends_at_the_deadline(void **state)
{
    static const peer_step steps[] = {
        {OK_REPLY, PEER_KEEP}, {NULL, PEER_STALL}, {NULL, PEER_CLOSE}};
    (void)state;
    connect_to(peer_start(steps));
    assert_int_equal(attempt("GET", PATIENCE_MS, 1, NULL, NULL).code, 0); /* connected */
    int64_t before = perk_driver_now_ms();
    perk_error err = attempt("POST", 500, 3, NULL, NULL);
    assert_fails(&err, PERK_E_TIMEOUT, PERK_ERR_OUTCOME_UNKNOWN);
    assert_true(perk_driver_now_ms() - before >= 490);
    peer_wait(2);
    assert_int_equal(peer_stop(NULL), 2);
    disconnect();
}

static int cancel_at_second_tick(void *context)
{
    int *ticks = context;
    return ++*ticks >= 2;
}

static void the_tick_cancels(void **state)
{
    static const peer_step steps[] = {{NULL, PEER_STALL}, {NULL, PEER_CLOSE}};
    int ticks = 0;
    (void)state;
    connect_to(peer_start(steps));
    perk_error err = attempt("GET", 60000, 3, cancel_at_second_tick, &ticks);
    assert_fails(&err, PERK_E_CANCELLED, 0);
    peer_stop(NULL);
    disconnect();
}

/* Cancels once more have asked than before: a busy machine starts libcurl's thread late. */
static int cancel_when_asked(void *context)
{
    const int *before = context;
    return resolver_asked() > *before;
}

static void a_silent_resolver_holds_nobody_up(void **state)
{
#if LIBCURL_VERSION_NUM >= 0x075700
    (void)state;
    connect_to_url("https://silent.example.test");
    for (int i = 0; i == 0 || (i < 20 && resolver_asked() == 0); i++) {
        perk_error err = attempt("POST", 300, 3, NULL, NULL);
        assert_fails(&err, PERK_E_TIMEOUT, PERK_ERR_RETRYABLE);
    }
    int asked = resolver_asked();
    assert_true(asked > 0);
    perk_error err = attempt("POST", 60000, 3, cancel_when_asked, &asked);
    assert_fails(&err, PERK_E_CANCELLED, 0);
    start_engine("{}"); /* nor does it delay the end of an engine */
    asked = resolver_asked();
    perk_call *call = submit("GET", "/v2/thing", 1);
    while (resolver_asked() == asked)
        poll(NULL, 0, 1);
    assert_int_equal(perk_engine_close(engine, PATIENCE_MS), 0);
    err = end_of(call, next(), 1);
    assert_fails(&err, PERK_E_CANCELLED, 0);
    stop_engine();
    assert_true(resolver_let_go()); /* it was silent all the time */
    disconnect();
#else
    (void)state;
    skip(); /* older ones wait for the resolver */
#endif
}

/* Ticks after the reply was written, so that it has been read; long before the pause is over. */
static int cancel_late(void *context)
{
    int *ticks = context;
    *ticks += peer_answered() > 0;
    return *ticks >= 5;
}

static void the_tick_cancels_a_pause(void **state)
{
    static const peer_step steps[] = {
        {"HTTP/1.1 429 Slow Down\r\nRetry-After: 30\r\nContent-Length: 0\r\n\r\n", PEER_KEEP},
        {NULL, PEER_CLOSE}};
    int ticks = 0;
    (void)state;
    connect_to(peer_start(steps));
    perk_error err = attempt("POST", 60000, 3, cancel_late, &ticks);
    assert_fails(&err, PERK_E_CANCELLED, 0);
    assert_int_equal(peer_stop(NULL), 1);
    disconnect();
}

static void redirects_are_not_followed(void **state)
{
    static const peer_step steps[] = {
        {"HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n", PEER_KEEP},
        {OK_REPLY, PEER_KEEP}};
    (void)state;
    connect_to(peer_start(steps));
    perk_error err = attempt("GET", PATIENCE_MS, 3, NULL, NULL);
    assert_fails(&err, PERK_E_API, 0);
    assert_int_equal(err.http_status, 302);
    assert_int_equal(peer_stop(NULL), 1);
    disconnect();
}

static void the_environment_names_no_proxy(void **state)
{
    static const peer_step steps[] = {{OK_REPLY, PEER_KEEP}};
    (void)state;
    setenv("http_proxy", "http://127.0.0.1:1", 1);
    setenv("ALL_PROXY", "http://127.0.0.1:1", 1);
    connect_to(peer_start(steps));
    assert_int_equal(attempt("GET", PATIENCE_MS, 1, NULL, NULL).code, 0);
    unsetenv("http_proxy");
    unsetenv("ALL_PROXY");
    peer_stop(NULL);
    disconnect();
}

static void a_proxy_is_used_when_set(void **state)
{
    static const peer_step steps[] = {{OK_REPLY, PEER_KEEP}};
    char proxy[64];
    (void)state;
    int port = peer_start(steps);
    connect_to(1);
    snprintf(proxy, sizeof proxy, "http://127.0.0.1:%d", port);
    assert_int_equal(perk_driver_set(driver, PERK_LIT("proxy"), perk_str_of(proxy), NULL), 0);
    assert_int_equal(attempt("GET", PATIENCE_MS, 1, NULL, NULL).code, 0);
    assert_non_null(strstr(peer_last_request(), "GET http://127.0.0.1:1/v2/thing HTTP/1.1"));
    peer_stop(NULL);
    disconnect();
}

static void driver_options_are_checked(void **state)
{
    perk_error err = PERK_ERROR_INIT;
    (void)state;
    connect_to(1);
    assert_int_equal(perk_driver_set(driver, PERK_LIT("prxy"), PERK_LIT("x"), &err), PERK_E_NAME);
    assert_non_null(strstr(err.message, "prxy"));
    assert_int_equal(perk_driver_set(driver, PERK_LIT("connect_timeout_ms"), PERK_LIT("0"), NULL),
                     PERK_E_RANGE);
    assert_int_equal(perk_driver_set(driver, PERK_LIT("http2"), PERK_LIT("yes"), NULL),
                     PERK_E_RANGE);
    disconnect();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(connections_are_kept),
        cmocka_unit_test(a_write_on_a_dead_connection_is_not_replayed),
        cmocka_unit_test(a_read_on_a_dead_connection_is_repeated_by_the_call),
        cmocka_unit_test(a_reset_write_has_an_unknown_outcome),
        cmocka_unit_test(nothing_listens),
        cmocka_unit_test(torn_and_oversized_bodies),
        cmocka_unit_test(silence_ends_at_the_deadline),
        cmocka_unit_test(the_tick_cancels),
        cmocka_unit_test(a_silent_resolver_holds_nobody_up),
        cmocka_unit_test(the_tick_cancels_a_pause),
        cmocka_unit_test(redirects_are_not_followed),
        cmocka_unit_test(the_environment_names_no_proxy),
        cmocka_unit_test(a_proxy_is_used_when_set),
        cmocka_unit_test(driver_options_are_checked)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
