/* The token file where locks are not to be had, and where clocks differ. */
#include "base/limits.h"
#include "curl/token_file.h"
#include "peer.h"
#include "vector.h"

#include <errno.h>
#include <fcntl.h>
#include <perk/perk_curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define TOKEN                                                                                      \
    "HTTP/1.1 200 OK\r\nContent-Length: 41\r\n\r\n{\"access_token\":\"t-1\",\"expires_in\":36000}"
#define OK "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n{\"ok\":true}"

static char folder[64], path[128];
static int failing; /* what flock fails with; 0: it works */

/* Stands in for the system's. EINTR happens once. */
__attribute__((visibility("default"))) int flock(int fd, int how)
{
    int why = failing;
    if (!why)
        return (int)syscall(SYS_flock, fd, how);
    if (why == EINTR)
        failing = 0;
    errno = why;
    return -1;
}

static int set_up(void **state)
{
    (void)state;
    failing = 0;
    snprintf(folder, sizeof folder, "/tmp/perk-locks-XXXXXX");
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/tokens.json", folder);
    return 0;
}

static int tear_down(void **state)
{
    char lock[160];
    (void)state;
    snprintf(lock, sizeof lock, "%s.lock", path);
    unlink(path);
    unlink(lock);
    assert_int_equal(rmdir(folder), 0);
    return perk_live() != 0;
}

static perk_token_file *opened(void)
{
    perk_token_file *file = perk_token_file_new(perk_str_of(path), NULL);
    assert_non_null(file);
    return file;
}

/* ---- locks ---- */

/* Two calls of one client over a driver with the token file; returns how many requests that were.
 */
static int two_calls(bool notice)
{
    static const peer_step steps[] = {
        {TOKEN, PEER_KEEP}, {OK, PEER_KEEP}, {OK, PEER_KEEP}, {NULL, PEER_CLOSE}};
    json_t *given = json_pack("{s:s, s:{s:o, s:s, s:s}}", "provider", "kard", "settings",
                              "base_url", json_sprintf("http://127.0.0.1:%d", peer_start(steps)),
                              "client_id", "c", "client_secret", "s");
    perk_client *client = vector_client(given);
    perk_driver *driver = perk_driver_new(NULL);
    assert_int_equal(perk_driver_set(driver, PERK_LIT("token_file"), perk_str_of(path), NULL), 0);
    assert_int_equal(perk_driver_notice(driver).len > 0, notice);
    for (int i = 0; i < 2; i++) {
        perk_call *call = perk_call_raw(client, PERK_LIT("GET"), PERK_LIT("/v2/thing"), PERK_NONE,
                                        PERK_NONE, NULL);
        if (perk_driver_run(driver, call, NULL, NULL) != PERK_PAGE)
            fail_msg("%s", perk_call_error(call)->message);
        perk_call_free(call);
    }
    perk_driver_free(driver);
    perk_client_unref(client);
    json_decref(given);
    return peer_stop(NULL);
}

static void where_there_are_no_locks_the_client_logs_in_without(void **state)
{
    static const int reasons[] = {ENOLCK, EOPNOTSUPP, ENOSYS, EINVAL, EIO};
    (void)state;
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
        failing = reasons[i];
        assert_int_equal(two_calls(true), 3);
    }
}

static void an_interrupted_lock_is_tried_again(void **state)
{
    (void)state;
    perk_token_file *file = opened();
    failing = EINTR;
    int lock = perk_token_file_lock(file);
    assert_true(lock >= 0);
    failing = EWOULDBLOCK;
    assert_int_equal(perk_token_file_lock(file), PERK_LOCK_BUSY);
    failing = ENOLCK;
    assert_int_equal(perk_token_file_lock(file), PERK_LOCK_NONE);
    failing = 0;
    perk_token_file_unlock(lock);
    perk_token_file_free(file);
}

static void locks_that_work_need_no_notice(void **state)
{
    (void)state;
    assert_int_equal(two_calls(false), 3);
}

/* ---- clocks ---- */

/* What is left of the life of a token that was kept `age_ms` ago, for `life_ms`. */
static int64_t left_of(int64_t age_ms, int64_t life_ms)
{
    struct timespec now;
    char content[200];
    int64_t left = 0;
    perk_token_file *file = opened();
    clock_gettime(CLOCK_REALTIME, &now);
    int64_t kept_at = (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000 - age_ms;
    int len = snprintf(content, sizeof content,
                       "[{\"id\":\"k\",\"token\":\"t\",\"kept_at\":%lld,\"expires_at\":%lld}]",
                       (long long)kept_at, (long long)(kept_at + life_ms));
    int fd = open(path, O_WRONLY | O_TRUNC);
    assert_int_equal(write(fd, content, (size_t)len), len);
    close(fd);
    perk_text *token = perk_token_file_find(file, PERK_LIT("k"), &left);
    assert_int_equal(token != NULL, left > 0);
    perk_text_free(token);
    perk_token_file_free(file);
    return left;
}

static void a_clock_that_was_set_back_a_little_costs_no_login(void **state)
{
    const int64_t life = 3600000, minute = 60000;
    (void)state;
    assert_in_range(left_of(minute, life), life - 2 * minute, life - minute);
    assert_in_range(left_of(-2000, life), 1, life - 1); /* never more than its life */
    assert_in_range(left_of(-PERK_MAX_CLOCK_SKEW_MS + 1000, life), 1, life - 1);
    assert_int_equal(left_of(-10 * PERK_MAX_CLOCK_SKEW_MS, life), 0);
    assert_int_equal(left_of(life + 1, life), 0);
    assert_int_equal(left_of(-2000, 1500), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(where_there_are_no_locks_the_client_logs_in_without),
        TEST(an_interrupted_lock_is_tried_again),
        TEST(locks_that_work_need_no_notice),
        TEST(a_clock_that_was_set_back_a_little_costs_no_login),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
