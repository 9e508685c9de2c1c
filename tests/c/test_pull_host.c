/* A pull and its process: tokens that the host supplies or stores, and children of fork. */
#include "forking.h"
#include "pulling.h"

#include <perk/perk_table.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const users_plan plain = {.users = 40, .offers = 1, .missing_user = -1, .silent_user = -1};

/* ---- tokens ---- */

/* All ids of a pull whose client or options ask the host. What it was asked, in order. */
static void run_host(pulling *p, bool answers, char *asked, size_t size)
{
    perk_error err = PERK_ERROR_INIT;
    perk_pull_event event;
    size_t len = 0;
    int kind;
    asked[0] = '\0';
    perk_pull_add(p->pull, PERK_LIT("[\"u-1\",\"u-2\",\"u-3\"]"), &err);
    perk_pull_end_ids(p->pull);
    while ((kind = perk_pull_next(p->pull, &event, 10000, &err)) != PERK_PULL_ENDED) {
        assert_true(kind == PERK_PULL_HOST || kind == PERK_PULL_ITEM);
        p->items += kind == PERK_PULL_ITEM;
        p->failed += event.error != NULL;
        if (kind != PERK_PULL_HOST)
            continue;
        len += (size_t)snprintf(asked + len, size - len, "%s ", perk_action_name(event.action));
        if (event.action == PERK_FETCH_TOKEN && answers)
            perk_client_set_token(p->client, PERK_LIT("token-1"), perk_driver_now_ms(), 60, &err);
        else if (event.action == PERK_FETCH_TOKEN)
            perk_call_abort(event.call, PERK_E_CANCELLED, 0, PERK_LIT("no token today"), &err);
        assert_int_equal(err.code, 0);
    }
}

static void begin_with_host(pulling *p, int port)
{
    char url[64];
    perk_error err = PERK_ERROR_INIT;
    snprintf(url, sizeof url, "http://127.0.0.1:%d", port);
    perk_config *config = perk_config_new(PERK_LIT("kard"), &err);
    perk_config_set(config, PERK_LIT("base_url"), perk_str_of(url), &err);
    perk_config_set(config, PERK_LIT("organization_id"), PERK_LIT("org"), &err);
    perk_config_set(config, PERK_LIT("auth"), PERK_LIT("token"), &err);
    pulling_begin(p, port, 40, "{\"max_wait_s\":0}");
    perk_pull_free(p->pull);
    perk_client_unref(p->client);
    p->client = perk_client_new(config, &err);
    perk_config_free(config);
    perk_args *args = perk_args_new(perk_op_find(PERK_LIT("offers.list"), &err), &err);
    p->pull = perk_pull_new(p->engine, p->client, args, PERK_LIT("{\"max_wait_s\":0}"), &err);
    perk_args_free(args);
    assert_int_equal(err.code, 0);
}

static void the_host_supplies_one_token_for_all(void **state)
{
    (void)state;
    char asked[200];
    for (int answers = 0; answers < 2; answers++) {
        pulling p;
        begin_with_host(&p, users_start(0, &plain));
        run_host(&p, answers, asked, sizeof asked);
        assert_int_equal(p.items, 3);
        assert_int_equal(p.failed, answers ? 0 : 3);
        assert_string_equal(asked,
                            answers ? "fetch_token " : "fetch_token fetch_token fetch_token ");
        pulling_stop(&p);
    }
    assert_int_equal(perk_live(), 0);
}

static void the_hosts_store_is_asked_before_a_login_and_told_after_it(void **state)
{
    (void)state;
    char asked[200];
    pulling p;
    pulling_start(&p, &plain, "{\"token_store\":1}");
    run_host(&p, true, asked, sizeof asked);
    assert_int_equal(p.failed, 0);
    assert_string_equal(asked, "load_token save_token ");
    assert_int_equal(users_count().logins, 1);
    pulling_stop(&p);
    assert_int_equal(perk_live(), 0);
}

static void a_pull_ends_while_the_host_is_asked(void **state)
{
    (void)state;
    perk_error err = PERK_ERROR_INIT;
    perk_pull_event event;
    for (int cancelled = 0; cancelled < 2; cancelled++) {
        pulling p;
        begin_with_host(&p, users_start(0, &plain));
        perk_pull_add(p.pull, PERK_LIT("[\"u-1\",\"u-2\",\"u-3\"]"), &err);
        while (perk_pull_next(p.pull, &event, 10000, &err) != PERK_PULL_HOST)
            ;
        if (cancelled) {
            perk_pull_cancel(p.pull);
            while (perk_pull_next(p.pull, &event, 10000, &err) != PERK_PULL_ENDED)
                assert_int_equal(event.kind, PERK_PULL_TIMEOUT);
        }
        pulling_stop(&p);
    }
    assert_int_equal(perk_live(), 0);
}

/* ---- fork ---- */

static int wrong_in_child(pulling *p)
{
    perk_error err = PERK_ERROR_INIT;
    perk_pull_event event;
    perk_table *table =
        perk_table_new(perk_op_find(PERK_LIT("offers.list"), &err), PERK_NONE, &err);
    if (perk_pull_next(p->pull, &event, -1, &err) != PERK_E_STATE ||
        !strstr(err.message, "parent process"))
        return 1;
    if (perk_pull_add(p->pull, PERK_LIT("[\"u-9\"]"), NULL) != PERK_E_STATE ||
        perk_pull_into(p->pull, table, NULL) != PERK_E_STATE ||
        perk_pull_saved(p->pull, PERK_LIT("x"), NULL) != PERK_E_STATE)
        return 2;
    perk_table_unref(table);
    perk_pull_cancel(p->pull);
    pulling_end(p);
    return perk_live() ? 3 : 0;
}

static void a_child_has_no_pull_and_leaves_the_parents_alone(void **state)
{
    (void)state;
    if (!CAN_FORK_BESIDE_THREADS)
        skip();
    char path[] = "/tmp/perk-pull-fork-XXXXXX", options[100];
    int fd = mkstemp(path), status = 0;
    assert_true(fd >= 0);
    close(fd);
    snprintf(options, sizeof options, "{\"checkpoint\":\"%s\"}", path);
    pulling p;
    pulling_start(&p, &plain, options);
    for (int i = 0; i < 12; i++)
        pulling_step(&p, 5000);
    pid_t child = fork();
    if (child == 0) {
        alarm(60);
        _exit(wrong_in_child(&p));
    }
    waitpid(child, &status, 0);
    assert_int_equal(status, 0);
    pulling_run(&p);
    assert_int_equal(p.items, 40);
    assert_int_equal(p.failed, 0);
    pulling_end(&p);
    /* Each is there once, and the lock is gone. */
    pulling_begin(&p, 1, 40, options);
    pulling_run(&p);
    assert_int_equal(p.items, 0);
    pulling_stop(&p);
    unlink(path);
    assert_int_equal(perk_live(), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_host_supplies_one_token_for_all),
        cmocka_unit_test(the_hosts_store_is_asked_before_a_login_and_told_after_it),
        cmocka_unit_test(a_pull_ends_while_the_host_is_asked),
        cmocka_unit_test(a_child_has_no_pull_and_leaves_the_parents_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
