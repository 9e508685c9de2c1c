/* A client and a driver in the children of fork: nothing of the parent's is used, waited for,
 * closed or finished. */
#include "api/table.h"
#include "base/process.h"
#include "client/token_cache.h"
#include "curl/fork.h"
#include "curl/token_file.h"
#include "forking.h"
#include "thread_server.h"
#include "vector.h"

#include <fcntl.h>
#include <perk/perk_curl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define PATIENCE_S 60 /* a process that hangs is ended, and its test fails */

/* ---- the client ---- */

static perk_driver *driver;
static perk_client *client;

static int connect_to_server(void **state)
{
    static int port;
    char url[64];
    static const char *const settings[][2] = {{"client_id", "c"}, {"client_secret", "s"}};
    perk_error err = PERK_ERROR_INIT;
    perk_config *config = perk_config_new(PERK_LIT("kard"), &err);
    (void)state;
    if (!port)
        port = thread_server_start();
    snprintf(url, sizeof url, "http://127.0.0.1:%d", port);
    perk_config_set(config, PERK_LIT("base_url"), perk_str_of(url), &err);
    for (size_t i = 0; i < PERK_COUNT(settings); i++)
        perk_config_set(config, perk_str_of(settings[i][0]), perk_str_of(settings[i][1]), &err);
    thread_server.connections = thread_server.ended = thread_server.logins = 0;
    client = perk_client_new(config, &err);
    driver = perk_driver_new(&err);
    perk_config_free(config);
    return err.code;
}

static int disconnect(void **state)
{
    (void)state;
    perk_driver_free(driver);
    perk_client_unref(client);
    thread_server_wait(&thread_server.ended, thread_server_read(&thread_server.connections));
    return perk_live() != 0;
}

/* One call; the error is blank when the reply is the one to this request. */
static perk_error ask(const char *method, const char *path, perk_tick tick)
{
    char expected[160];
    perk_error err = PERK_ERROR_INIT;
    perk_str body = strcmp(method, "GET") == 0 ? PERK_NONE : PERK_LIT("{}");
    perk_call *call =
        perk_call_raw(client, perk_str_of(method), perk_str_of(path), PERK_NONE, body, &err);
    snprintf(expected, sizeof expected, "{\"path\":\"%s\"}", path);
    if (perk_driver_run(driver, call, tick, NULL) == PERK_PAGE) {
        perk_doc *page = perk_call_take_page(call);
        if (!perk_str_eq(perk_doc_json(page), perk_str_of(expected)))
            err.code = 1; /* the reply to something else */
        perk_doc_unref(page);
    } else {
        err = *perk_call_error(call);
    }
    perk_call_free(call);
    return err;
}

static void assert_child(pid_t child)
{
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        fail_msg("a child ended with status 0x%x", (unsigned)status);
}

static pid_t fork_with_patience(void)
{
    pid_t child = fork();
    if (child == 0)
        alarm(PATIENCE_S);
    assert_true(child >= 0);
    return child;
}

/* ---- tests ---- */

static int ask_many(int who)
{
    char path[64];
    for (int i = 0; i < 50; i++) {
        snprintf(path, sizeof path, "/v2/p%d/r%d", who, i);
        if (ask(i % 2 ? "GET" : "POST", path, NULL).code != 0)
            return 1;
    }
    return 0;
}

static void replies_do_not_cross(void **state)
{
    pid_t children[4];
    int gate[2];
    char byte;
    (void)state;
    assert_int_equal(ask("GET", "/v2/warm-up", NULL).code, 0);
    assert_int_equal(pipe(gate), 0);
    for (int i = 0; i < 4; i++) {
        if ((children[i] = fork_with_patience()) == 0) {
            close(gate[1]);
            _exit(read(gate[0], &byte, 1) != 0 ||
                  ask_many(i + 1)); /* all at once, when the last one is there */
        }
    }
    close(gate[0]);
    close(gate[1]);
    assert_int_equal(ask_many(0), 0);
    for (int i = 0; i < 4; i++)
        assert_child(children[i]);
    assert_int_equal(thread_server.logins, 1); /* a token is data: the children went on with it */
    assert_int_equal(thread_server.connections, 5);
}

static void a_child_of_a_child_has_its_own(void **state)
{
    (void)state;
    assert_int_equal(ask("GET", "/v2/warm-up", NULL).code, 0);
    pid_t child = fork_with_patience();
    if (child == 0) {
        int failed = ask_many(1);
        pid_t grandchild = fork_with_patience();
        if (grandchild == 0)
            _exit(ask_many(2));
        failed = failed || ask_many(3);
        assert_child(grandchild);
        _exit(failed);
    }
    assert_int_equal(ask_many(0), 0);
    assert_child(child);
    assert_int_equal(thread_server.connections, 3);
}

static void a_child_that_ends_closes_nothing(void **state)
{
    (void)state;
    for (int i = 0; i < 10; i++) {
        assert_int_equal(ask("POST", "/v2/thing", NULL).code, 0);
        pid_t child = fork_with_patience();
        if (child == 0) {
            perk_driver_free(driver);
            perk_client_unref(client);
            _exit(perk_live() != 0);
        }
        assert_int_equal(ask("POST", "/v2/thing", NULL).code, 0);
        assert_child(child);
    }
    assert_int_equal(thread_server.connections, 1);
}

static void a_child_keeps_no_connection_open(void **state)
{
    int hold_child[2];
    char byte = 0;
    (void)state;
    assert_int_equal(ask("GET", "/v2/thing", NULL).code, 0);
    assert_int_equal(pipe(hold_child), 0);
    pid_t child = fork_with_patience();
    if (child == 0) {
        close(hold_child[1]);
        _exit(read(hold_child[0], &byte, 1) != 0); /* until the parent closes it */
    }
    perk_driver_free(driver);
    driver = perk_driver_new(NULL);
    thread_server_wait(&thread_server.ended, 1); /* hangs when the child has the connection too */
    close(hold_child[0]);
    close(hold_child[1]);
    assert_child(child);
}

/* libcurl (7.88) closes connections that never came about without a word to the driver. Their
 * numbers are then those of what the host opens next. */
static void a_child_keeps_what_the_host_has_opened(void **state)
{
    int pair[2];
    (void)state;
    assert_int_equal(connect_to_server(NULL), 0);
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
    assert_true(perk_fork_note(pair[0]) && perk_fork_note(pair[1]) && perk_fork_knows(pair[1]));
    int opened = open("/dev/null", O_RDONLY | O_CLOEXEC), file = pair[0];
    /* Closes the socket, and no other thread can get its number. */
    assert_int_equal(dup2(opened, file), file);
    close(opened);
    assert_false(perk_fork_knows(file));
    pid_t child = fork_with_patience();
    if (child == 0)
        _exit(fcntl(file, F_GETFD) < 0 || fcntl(pair[1], F_GETFD) >= 0);
    assert_child(child);
    perk_fork_forget(pair[0]);
    perk_fork_forget(pair[1]);
    close(pair[1]);
    close(file);
    perk_driver_free(driver);
    perk_client_unref(client);
}

static void *log_in(void *failed)
{
    *(int *)failed = ask("GET", "/v2/first", NULL).code;
    return NULL;
}

static void a_login_under_way_is_not_the_childs(void **state)
{
    pthread_t thread;
    int failed = -1;
    (void)state;
    thread_server_hold(&thread_server.hold_logins, true);
    assert_int_equal(pthread_create(&thread, NULL, log_in, &failed), 0);
    thread_server_wait(&thread_server.logins, 1);
    pid_t child = fork_with_patience();
    if (child == 0)
        _exit(ask("GET", "/v2/second", NULL).code != 0);
    assert_child(child);
    assert_int_equal(thread_server_read(&thread_server.logins), 2);
    thread_server_hold(&thread_server.hold_logins, false);
    pthread_join(thread, NULL);
    assert_int_equal(failed, 0);
}

static pid_t ticked;

static int fork_once(void *unused)
{
    (void)unused;
    if (ticked < 0)
        ticked = fork_with_patience();
    return 0;
}

static int let_go_once_forked(void *context)
{
    int going_on = fork_once(context);
    if (ticked > 0)
        thread_server_hold(&thread_server.hold_slow, false);
    return going_on;
}

static void an_exchange_under_way_is_the_parents(void **state)
{
    static const char *const methods[] = {"GET", "POST"};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        ticked = -1;
        thread_server_hold(&thread_server.hold_slow, true);
        assert_int_equal(ask("GET", "/v2/warm-up", NULL).code, 0);
        perk_error err = ask(methods[i], "/v2/slow", let_go_once_forked);
        if (ticked == 0) { /* a read was made again, of a write nothing is known */
            bool right =
                i == 0 ? err.code == 0
                       : err.code == PERK_E_TRANSPORT && err.flags == PERK_ERR_OUTCOME_UNKNOWN;
            _exit(!right || ask("POST", "/v2/after", NULL).code != 0);
        }
        assert_int_equal(err.code, 0);
        assert_child(ticked);
    }
}

/* ---- the token file ---- */

static int held; /* a lock in place of another process' */

/* The child releases the lock, which frees it for both, and ends before the parent goes on. */
static int fork_and_unlock(void *unused)
{
    (void)unused;
    if (ticked >= 0)
        return 0;
    ticked = fork_with_patience();
    if (ticked == 0)
        perk_token_file_unlock(held);
    else
        assert_child(ticked);
    return 0;
}

static void a_child_keeps_no_lock_of_the_token_file(void **state)
{
    char path[] = "/tmp/perk-fork-XXXXXX", lock_path[64];
    (void)state;
    close(mkstemp(path));
    snprintf(lock_path, sizeof lock_path, "%s.lock", path);
    perk_token_file *file = perk_token_file_new(perk_str_of(path), NULL);
    assert_int_equal(perk_driver_set(driver, PERK_LIT("token_file"), perk_str_of(path), NULL), 0);
    held = perk_token_file_lock(file);
    ticked = -1;
    int code = ask("GET", "/v2/after-the-wait", fork_and_unlock).code,
        lock = perk_token_file_lock(file);
    if (ticked == 0)
        _exit(code != 0 || lock < 0);
    assert_int_equal(code, 0);
    assert_true(lock >= 0);
    perk_token_file_unlock(lock);
    close(held);
    perk_token_file_free(file);
    unlink(path);
    unlink(lock_path);
}

static atomic_bool stop;

static void *keep_busy(void *cache)
{
    while (!atomic_load(&stop)) {
        perk_text *token = NULL;
        if (perk_token_cache_take(cache, &(perk_token_wish){0}, &token, NULL) == PERK_TOKEN_FETCH)
            perk_token_cache_drop(cache);
        perk_text_free(token);
    }
    return NULL;
}

/* Fails (by hanging) when fork copies a lock that another thread holds. */
static void locks_are_free_in_children(void **state)
{
    perk_token_cache cache;
    pthread_t thread;
    perk_text *token = NULL;
    (void)state;
    assert_int_equal(perk_process_watch(NULL), 0);
    perk_token_cache_init(&cache);
    atomic_store(&stop, false);
    assert_int_equal(pthread_create(&thread, NULL, keep_busy, &cache), 0);
    for (int i = 0; i < 100; i++) {
        pid_t child = fork_with_patience();
        if (child == 0)
            _exit(perk_token_cache_take(&cache, &(perk_token_wish){0}, &token, NULL) !=
                      PERK_TOKEN_FETCH ||
                  perk_token_cache_take(&cache, &(perk_token_wish){0}, &token, NULL) !=
                      PERK_TOKEN_BUSY);
        assert_child(child);
    }
    atomic_store(&stop, true);
    pthread_join(thread, NULL);
    perk_token_cache_clear(&cache);
}

enum { BUSY_THREADS = CAN_FORK_BESIDE_THREADS ? 3 : 0 };

static void *read_on(void *failed)
{
    char path[64];
    int count = 0;
    while (!atomic_load(&stop) && *(int *)failed == 0) {
        snprintf(path, sizeof path, "/v2/busy/%d", count++);
        *(int *)failed = ask("POST", path, NULL).code;
    }
    return NULL;
}

static void children_of_busy_threads_work(void **state)
{
    pthread_t threads[BUSY_THREADS + 1];
    int failed[BUSY_THREADS + 1] = {0};
    (void)state;
    assert_int_equal(ask("GET", "/v2/warm-up", NULL).code, 0);
    atomic_store(&stop, false);
    for (int i = 0; i < BUSY_THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, read_on, &failed[i]), 0);
    for (int i = 0; i < 20; i++) {
        pid_t child = fork_with_patience();
        if (child == 0)
            _exit(i % 2 ? ask_many(i) : (perk_driver_free(driver), 0));
        assert_child(child);
    }
    atomic_store(&stop, true);
    for (int i = 0; i < BUSY_THREADS; i++) {
        pthread_join(threads[i], NULL);
        assert_int_equal(failed[i], 0);
    }
}

#define WITH_SERVER(test) cmocka_unit_test_setup_teardown(test, connect_to_server, disconnect)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(locks_are_free_in_children),
        cmocka_unit_test(a_child_keeps_what_the_host_has_opened),
        WITH_SERVER(replies_do_not_cross),
        WITH_SERVER(a_child_of_a_child_has_its_own),
        WITH_SERVER(a_child_that_ends_closes_nothing),
        WITH_SERVER(a_child_keeps_no_connection_open),
        WITH_SERVER(a_login_under_way_is_not_the_childs),
        WITH_SERVER(an_exchange_under_way_is_the_parents),
        WITH_SERVER(children_of_busy_threads_work),
        WITH_SERVER(a_child_keeps_no_lock_of_the_token_file),
    };
    alarm(2 * PATIENCE_S);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
