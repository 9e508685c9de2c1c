/* Tokens in a file: who may read it, what it holds, who waits. Each test has a separate folder. */
#include "base/limits.h"
#include "curl/token_file.h"
#include "peer.h"
#include "vector.h"

#include <fcntl.h>
#include <perk/perk_curl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static char folder[64], path[128];
static mode_t mask;

static int set_up(void **state)
{
    (void)state;
    snprintf(folder, sizeof folder, "/tmp/perk-tokens-XXXXXX");
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/tokens.json", folder);
    mask = umask(0); /* so that a mode is our doing */
    return 0;
}

static int tear_down(void **state)
{
    static const char *const endings[] = {"", ".lock", ".new", ".other"};
    char name[160];
    (void)state;
    umask(mask);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        snprintf(name, sizeof name, "%s%s", path, endings[i]);
        if (unlink(name) != 0)
            rmdir(name);
    }
    assert_int_equal(rmdir(folder), 0); /* nothing else was left there */
    return perk_live() != 0;
}

static const char *with(const char *ending)
{
    static char name[160];
    snprintf(name, sizeof name, "%s%s", path, ending);
    return name;
}

static void write_file(const char *content, mode_t mode)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, mode);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, content, strlen(content)), strlen(content));
    close(fd);
}

static mode_t mode_of(const char *name)
{
    struct stat found;
    assert_int_equal(lstat(name, &found), 0);
    return found.st_mode & 07777;
}

static perk_token_file *opened(void)
{
    perk_error err = PERK_ERROR_INIT;
    perk_token_file *file = perk_token_file_new(perk_str_of(path), &err);
    if (!file)
        fail_msg("%s", err.message);
    return file;
}

static void assert_found(const perk_token_file *file, const char *key, const char *expected)
{
    int64_t life_ms = 0;
    perk_text *token = perk_token_file_find(file, perk_str_of(key), &life_ms);
    assert_int_equal(token != NULL, expected != NULL);
    if (token) {
        assert_string_equal(perk_text_str(token).ptr, expected);
        assert_in_range(life_ms, 1, 3600000);
    }
    perk_text_free(token);
}

static void keep(const perk_token_file *file, const char *key, const char *token)
{
    int lock = perk_token_file_lock(file);
    assert_true(lock >= 0);
    assert_true(perk_token_file_keep(file, perk_str_of(key), perk_str_of(token), 3600000));
    perk_token_file_unlock(lock);
}

/* ---- the file ---- */

static void assert_refused(const char *name, const char *why)
{
    perk_error err = PERK_ERROR_INIT;
    perk_driver *driver = perk_driver_new(&err);
    assert_int_equal(perk_driver_set(driver, PERK_LIT("token_file"), perk_str_of(name), &err),
                     PERK_E_INPUT);
    assert_non_null(strstr(err.message, why));
    assert_null(strstr(err.message, "tokens.json"));
    assert_string_equal(err.pointer, "token_file");
    perk_driver_free(driver);
}

static void files_that_others_reach_are_refused(void **state)
{
    static const mode_t modes[] = {0644, 0640, 0604, 0660, 0602, 0610};
    (void)state;
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
        write_file("[]", modes[i]);
        assert_refused(path, "chmod 600");
        unlink(path);
    }
    write_file("[]", 0600);
    int fd = open(with(".lock"), O_WRONLY | O_CREAT, 0644);
    close(fd);
    assert_refused(path, "chmod 600");
}

static void links_folders_and_pipes_are_refused(void **state)
{
    char missing[128];
    (void)state;
    write_file("[]", 0600);
    assert_int_equal(rename(path, with(".other")), 0);
    assert_int_equal(symlink(with(".other"), path), 0);
    assert_refused(path, "symbolic link");
    unlink(path);
    assert_int_equal(mkdir(path, 0700), 0);
    assert_refused(path, "folder");
    rmdir(path);
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_refused(path, "not a regular file");
    snprintf(missing, sizeof missing, "%s/none/tokens.json", folder);
    assert_refused(missing, "folder does not exist");
    assert_refused("", "folder does not exist");
}

static void nobody_else_may_read_what_is_written(void **state)
{
    (void)state;
    perk_token_file *file = opened();
    assert_int_equal(mode_of(path), 0600);
    assert_int_equal(mode_of(with(".lock")), 0600);
    keep(file, "k", "t");
    assert_int_equal(mode_of(path), 0600);
    assert_int_equal(chmod(path, 0644), 0);
    assert_found(file, "k", NULL);
    keep(file, "k", "u");
    assert_int_equal(mode_of(path), 0600);
    assert_found(file, "k", "u");
    perk_token_file_free(file);
}

static void tokens_of_several_clients_live_side_by_side(void **state)
{
    (void)state;
    perk_token_file *file = opened(), *other = opened();
    assert_found(file, "a", NULL);
    keep(file, "a", "t\"1\\");
    keep(other, "b", "t2");
    assert_found(other, "a", "t\"1\\");
    keep(other, "a", "t3");
    assert_found(file, "a", "t3");
    assert_found(file, "b", "t2");
    assert_found(file, "c", NULL);
    perk_token_file_free(file);
    perk_token_file_free(other);
}

static void what_cannot_be_read_counts_as_empty_and_is_replaced(void **state)
{
    static const char *const contents[] = {
        "",
        "[{\"id\":\"a\",\"tok",
        "null",
        "{\"a\":1}",
        "[1,null,{}]",
        "[{\"id\":\"a\",\"token\":7,\"kept_at\":1,\"expires_at\":99999999999999}]",
        "[{\"id\":\"a\",\"token\":\"old\",\"kept_at\":1,\"expires_at\":2}]",
        "[{\"id\":\"a\",\"token\":\"t\",\"kept_at\":99999999999998,\"expires_at\":99999999999999}]",
        "\xff\xfe\x00",
    };
    (void)state;
    for (size_t i = 0; i < sizeof contents / sizeof *contents; i++) {
        write_file(contents[i], 0600);
        perk_token_file *file = opened();
        assert_found(file, "a", NULL);
        keep(file, "b", "fresh");
        assert_found(file, "b", "fresh");
        perk_token_file_free(file);
    }
}

static void what_a_crash_left_behind_is_in_nobodys_way(void **state)
{
    (void)state;
    perk_token_file *file = opened();
    int fd = open(with(".new"), O_WRONLY | O_CREAT, 0666);
    assert_int_equal(write(fd, "[{\"id\":\"a", 9), 9);
    close(fd);
    keep(file, "a", "t");
    assert_found(file, "a", "t");
    assert_int_equal(access(with(".new"), F_OK), -1);
    unlink(path);
    unlink(with(".lock"));
    keep(file, "a", "u");
    assert_found(file, "a", "u");
    perk_token_file_free(file);
}

static void the_file_is_bounded(void **state)
{
    static char token[PERK_MAX_TOKEN + 1];
    char key[16];
    (void)state;
    memset(token, 't', PERK_MAX_TOKEN); /* the largest ones all fit */
    perk_token_file *file = opened();
    for (int i = 0; i < PERK_MAX_KEPT_TOKENS + 3; i++) {
        snprintf(key, sizeof key, "%d", i);
        keep(file, key, token);
    }
    assert_found(file, "2", NULL);
    assert_found(file, "3", token);
    assert_found(file, key, token);
    perk_token_file_free(file);
}

static void a_killed_holder_lets_go(void **state)
{
    int ready[2];
    char byte;
    (void)state;
    perk_token_file *file = opened();
    assert_int_equal(pipe(ready), 0);
    pid_t child = fork();
    if (child == 0) {
        perk_token_file_lock(file);
        _exit(write(ready[1], "x", 1) == 1 && pause());
    }
    assert_int_equal(read(ready[0], &byte, 1), 1);
    assert_int_equal(perk_token_file_lock(file), PERK_LOCK_BUSY);
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    int lock = perk_token_file_lock(file);
    assert_true(lock >= 0);
    assert_int_equal(perk_token_file_lock(file), PERK_LOCK_BUSY);
    perk_token_file_unlock(lock);
    close(ready[0]);
    close(ready[1]);
    perk_token_file_free(file);
}

/* ---- calls ---- */

#define REPLY(length, body) "HTTP/1.1 200 OK\r\nContent-Length: " #length "\r\n\r\n" body
#define TOKEN REPLY(42, "{\"access_token\":\"fresh\",\"expires_in\":3600}")
#define SHORT_TOKEN REPLY(39, "{\"access_token\":\"short\",\"expires_in\":1}")
#define OK REPLY(11, "{\"ok\":true}")

typedef struct caller {
    perk_client *client;
    perk_driver *driver;
} caller;

static caller connect_to(int port)
{
    char text[256];
    perk_error err = PERK_ERROR_INIT;
    snprintf(text, sizeof text,
             "{\"provider\":\"kard\",\"settings\":{\"base_url\":\"http://"
             "127.0.0.1:%d\",\"client_id\":\"c\",\"client_secret\":\"s\"}}",
             port);
    json_t *given = json_loads(text, 0, NULL);
    caller made = {vector_client(given), perk_driver_new(&err)};
    json_decref(given);
    if (perk_driver_set(made.driver, PERK_LIT("token_file"), perk_str_of(path), &err) != 0)
        fail_msg("%s", err.message);
    return made;
}

static void disconnect(const caller *who)
{
    perk_driver_free(who->driver);
    perk_client_unref(who->client);
}

/* The code of one call's failure, 0 when it went well. */
static int attempt(const caller *who, int64_t timeout_ms, perk_tick tick)
{
    perk_call *call = perk_call_raw(who->client, PERK_LIT("GET"), PERK_LIT("/v2/thing"), PERK_NONE,
                                    PERK_NONE, NULL);
    perk_call_set(call, PERK_LIT("timeout_ms"), timeout_ms, NULL);
    int action = perk_driver_run(who->driver, call, tick, NULL);
    int code = perk_call_error(call)->code;
    assert_int_equal(action, code ? PERK_FAILED : PERK_PAGE);
    perk_call_free(call);
    return code;
}

static perk_text *key_of(const caller *who)
{
    perk_text *key = perk_client_token_key(who->client, NULL);
    assert_non_null(key);
    return key;
}

static void the_second_client_does_not_log_in(void **state)
{
    static const peer_step steps[] = {
        {TOKEN, PEER_KEEP}, {OK, PEER_CLOSE}, {OK, PEER_KEEP}, {NULL, PEER_CLOSE}};
    (void)state;
    int port = peer_start(steps);
    caller first = connect_to(port), second = connect_to(port);
    assert_int_equal(attempt(&first, PATIENCE_MS, NULL), 0);
    assert_int_equal(attempt(&second, PATIENCE_MS, NULL), 0);
    assert_non_null(strstr(peer_last_request(), "Authorization: Bearer fresh\r\n"));
    assert_int_equal(peer_stop(NULL), 3);
    disconnect(&first);
    disconnect(&second);
}

static void a_call_gives_up_waiting_at_its_deadline(void **state)
{
    static const peer_step steps[] = {{NULL, PEER_CLOSE}};
    (void)state;
    caller who = connect_to(peer_start(steps));
    perk_token_file *file = opened();
    int lock = perk_token_file_lock(file);
    int64_t began = perk_driver_now_ms();
    assert_int_equal(attempt(&who, 150, NULL), PERK_E_TIMEOUT);
    assert_true(perk_driver_now_ms() - began >= 150);
    assert_int_equal(peer_stop(NULL), 0);
    perk_token_file_unlock(lock);
    perk_token_file_free(file);
    disconnect(&who);
}

static int cancel(void *context)
{
    (void)context;
    return 1;
}

static void a_call_can_be_cancelled_while_it_waits(void **state)
{
    static const peer_step steps[] = {{TOKEN, PEER_KEEP}, {OK, PEER_KEEP}, {NULL, PEER_CLOSE}};
    (void)state;
    caller who = connect_to(peer_start(steps));
    perk_token_file *file = opened();
    int lock = perk_token_file_lock(file);
    assert_int_equal(attempt(&who, PATIENCE_MS, cancel), PERK_E_CANCELLED);
    perk_token_file_unlock(lock);
    assert_int_equal(attempt(&who, PATIENCE_MS, NULL), 0);
    assert_int_equal(peer_stop(NULL), 2);
    perk_token_file_free(file);
    disconnect(&who);
}

static const perk_token_file *waited_for;
static perk_text *waited_key;
static atomic_int ticks;

/* Another process's token arrives while the call waits for the lock. */
static int bring_a_token(void *context)
{
    (void)context;
    if (atomic_fetch_add(&ticks, 1) == 2)
        assert_true(
            perk_token_file_keep(waited_for, perk_text_str(waited_key), PERK_LIT("theirs"), 60000));
    return 0;
}

static void a_call_takes_the_token_that_it_waited_for(void **state)
{
    static const peer_step steps[] = {{OK, PEER_KEEP}, {NULL, PEER_CLOSE}};
    (void)state;
    caller who = connect_to(peer_start(steps));
    perk_token_file *file = opened();
    int lock = perk_token_file_lock(file);
    waited_for = file;
    waited_key = key_of(&who);
    atomic_store(&ticks, 0);
    assert_int_equal(attempt(&who, PATIENCE_MS, bring_a_token), 0);
    assert_non_null(strstr(peer_last_request(), "Authorization: Bearer theirs\r\n"));
    assert_int_equal(peer_stop(NULL), 1);
    perk_text_free(waited_key);
    perk_token_file_unlock(lock);
    perk_token_file_free(file);
    disconnect(&who);
}

/* Half of its life is over: time to renew it. */
static void give_aging_token(const caller *who)
{
    perk_client_set_token(who->client, PERK_LIT("aging"), perk_driver_now_ms() - 60000, 120, NULL);
}

static void one_renews_and_the_other_finds_it_in_the_file(void **state)
{
    static const peer_step steps[] = {
        {TOKEN, PEER_KEEP}, {OK, PEER_CLOSE}, {OK, PEER_KEEP}, {NULL, PEER_CLOSE}};
    (void)state;
    int port = peer_start(steps);
    caller first = connect_to(port), second = connect_to(port);
    perk_token_file *file = opened();
    perk_text *key = key_of(&first);
    keep(file, perk_text_str(key).ptr, "aging");
    give_aging_token(&first);
    give_aging_token(&second);
    assert_int_equal(attempt(&first, PATIENCE_MS, NULL), 0);
    assert_int_equal(attempt(&second, PATIENCE_MS, NULL), 0);
    assert_non_null(strstr(peer_last_request(), "Authorization: Bearer fresh\r\n"));
    assert_int_equal(peer_stop(NULL), 3);
    perk_text_free(key);
    perk_token_file_free(file);
    disconnect(&first);
    disconnect(&second);
}

static void nobody_waits_who_has_a_token_that_will_do(void **state)
{
    static const peer_step steps[] = {{OK, PEER_KEEP}, {NULL, PEER_CLOSE}};
    (void)state;
    caller who = connect_to(peer_start(steps));
    perk_token_file *file = opened();
    int lock = perk_token_file_lock(file);
    give_aging_token(&who);
    assert_int_equal(attempt(&who, PATIENCE_MS, NULL), 0);
    assert_non_null(strstr(peer_last_request(), "Authorization: Bearer aging\r\n"));
    perk_token_file_unlock(lock);
    assert_int_equal(peer_stop(NULL), 1);
    perk_token_file_free(file);
    disconnect(&who);
}

static void a_refused_login_lets_go_of_the_lock(void **state)
{
    static const peer_step steps[] = {{"HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n", PEER_KEEP},
                                      {NULL, PEER_CLOSE}};
    (void)state;
    caller who = connect_to(peer_start(steps));
    perk_token_file *file = opened();
    assert_int_equal(attempt(&who, PATIENCE_MS, NULL), PERK_E_AUTH);
    int lock = perk_token_file_lock(file);
    assert_true(lock >= 0);
    perk_token_file_unlock(lock);
    assert_int_equal(peer_stop(NULL), 1);
    perk_token_file_free(file);
    disconnect(&who);
}

static void a_file_that_has_gone_bad_fails_no_call(void **state)
{
    static const peer_step steps[] = {
        {SHORT_TOKEN, PEER_KEEP}, {OK, PEER_KEEP}, {NULL, PEER_CLOSE}};
    (void)state;
    caller who = connect_to(peer_start(steps));
    unlink(path);
    unlink(with(".lock"));
    assert_int_equal(mkdir(path, 0700), 0);
    assert_int_equal(mkdir(with(".lock"), 0700), 0);
    assert_int_equal(attempt(&who, PATIENCE_MS, NULL), 0);
    assert_int_equal(peer_stop(NULL), 2);
    disconnect(&who);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(files_that_others_reach_are_refused),
        TEST(links_folders_and_pipes_are_refused),
        TEST(nobody_else_may_read_what_is_written),
        TEST(tokens_of_several_clients_live_side_by_side),
        TEST(what_cannot_be_read_counts_as_empty_and_is_replaced),
        TEST(what_a_crash_left_behind_is_in_nobodys_way),
        TEST(the_file_is_bounded),
        TEST(a_killed_holder_lets_go),
        TEST(the_second_client_does_not_log_in),
        TEST(a_call_gives_up_waiting_at_its_deadline),
        TEST(a_call_can_be_cancelled_while_it_waits),
        TEST(a_call_takes_the_token_that_it_waited_for),
        TEST(one_renews_and_the_other_finds_it_in_the_file),
        TEST(nobody_waits_who_has_a_token_that_will_do),
        TEST(a_refused_login_lets_go_of_the_lock),
        TEST(a_file_that_has_gone_bad_fails_no_call),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
