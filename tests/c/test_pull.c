/* A pull of many users from a server with faults: every id ends, once. PERK_PULL_USERS sets how
 * many users (2,000 unless set). */
#include "pulling.h"

#include <stdlib.h>
#include <string.h>

/* ---- against faults ---- */

static unsigned user_count(void)
{
    const char *given = getenv("PERK_PULL_USERS");
    return given ? (unsigned)strtoul(given, NULL, 10) : 2000;
}

/* One 404, one that is never answered; all others succeed. */
static void check_all(const pulling *p, unsigned users)
{
    assert_int_equal(p->items, users);
    assert_int_equal(p->failed, 2);
    for (unsigned i = 0; i < users; i++)
        if (p->seen[i] != 1)
            fail_msg("user %u: %d items", i, p->seen[i]);
    assert_int_equal(p->pages, pulling_pages(users) - 2);
}

static void every_id_ends_once_whatever_the_server_does(void **state)
{
    (void)state;
    unsigned users = user_count();
    users_plan plan = users_faulty(users);
    pulling p;
    pulling_start(&p, &plan, "{\"timeout_ms\":10000}");
    pulling_run(&p);
    check_all(&p, users);
    users_counts counts = users_count();
    assert_int_equal(counts.pages, pulling_pages(users) - 2);
    assert_int_equal(counts.requests, counts.pages + counts.faults);
    assert_in_range(counts.logins, 2, 3);
    perk_text *report = pulling_report(&p);
    print_message("%u users: %lu pages, %lu requests, %lu logins: %s\n", users, counts.pages,
                  counts.requests, counts.logins, perk_text_str(report).ptr);
    assert_true(counts.faults < users / 20 + 64);
    perk_text_free(report);
    pulling_stop(&p);
    assert_int_equal(perk_live(), 0);
}

static void an_ordered_pull_keeps_the_order(void **state)
{
    (void)state;
    users_plan plan = users_faulty(600);
    pulling p;
    pulling_start(&p, &plan, "{\"timeout_ms\":10000,\"ordered\":true}");
    pulling_run(&p);
    check_all(&p, 600);
    assert_true(p.in_order);
    pulling_stop(&p);
    assert_int_equal(perk_live(), 0);
}

/* ---- ids ---- */

static const char *code_of(const perk_pull_event *event)
{
    return event->error ? event->error->message : "";
}

static void bad_ids_are_items_with_their_error(void **state)
{
    (void)state;
    users_plan plan = {.users = 10, .offers = 1, .missing_user = -1, .silent_user = -1};
    perk_error err = PERK_ERROR_INIT;
    perk_pull_event event;
    pulling p;
    pulling_start(&p, &plan, "{\"ordered\":true}");
    assert_int_equal(
        perk_pull_add(p.pull,
                      PERK_LIT(" [ null, \"\", 7, \"u-1\", {\"a\":[1]}, \"u-1\" , true, "
                               "\"u-\\u0032\"]"),
                      &err),
        0);
    perk_pull_end_ids(p.pull);
    static const char *const ids[] = {"", "", "7", "u-1", "", "u-1", "", "u-2"};
    for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++) {
        assert_int_equal(perk_pull_next(p.pull, &event, -1, &err), PERK_PULL_ITEM);
        assert_int_equal(event.index, i);
        assert_string_equal(event.id.ptr, ids[i]);
        bool good = ids[i][0] == 'u';
        if (good != !event.error)
            fail_msg("id %zu: %s", i, code_of(&event));
        assert_int_equal(event.page_count, good);
        if (!good)
            assert_string_equal(event.error->pointer, "user_id");
    }
    assert_int_equal(perk_pull_next(p.pull, &event, -1, &err), PERK_PULL_ENDED);
    assert_int_equal(perk_pull_next(p.pull, &event, -1, &err), PERK_PULL_ENDED);
    pulling_stop(&p);
    assert_int_equal(perk_live(), 0);
}

static void ids_are_taken_as_they_are_needed(void **state)
{
    (void)state;
    users_plan plan = {.users = 10, .offers = 1, .missing_user = -1, .silent_user = -1};
    perk_error err = PERK_ERROR_INIT;
    perk_pull_event event;
    pulling p;
    pulling_start(&p, &plan, "{\"max_in_flight\":2}");
    assert_int_equal(perk_pull_wants(p.pull), 12);
    assert_int_equal(perk_pull_next(p.pull, &event, -1, &err), PERK_PULL_WANTS_IDS);
    assert_int_equal(perk_pull_next(p.pull, &event, 0, &err), PERK_PULL_WANTS_IDS);
    assert_int_equal(perk_pull_add(p.pull, PERK_LIT("[\"u-1\",\"u-2\""), &err), PERK_E_PARSE);
    assert_int_equal(perk_pull_add(p.pull, PERK_LIT("\"u-1\""), NULL), PERK_E_PARSE);
    assert_int_equal(perk_pull_wants(p.pull), 12);
    perk_error_clear(&err);
    assert_int_equal(perk_pull_add(p.pull, PERK_LIT("[\"u-1\"]"), &err), 0);
    assert_int_equal(perk_pull_wants(p.pull), 11);
    /* Asked once; then what comes is returned, though no id was added. */
    assert_int_equal(perk_pull_next(p.pull, &event, -1, &err), PERK_PULL_WANTS_IDS);
    assert_int_equal(perk_pull_next(p.pull, &event, -1, &err), PERK_PULL_ITEM);
    perk_doc *page = perk_pull_page(p.pull, 0);
    assert_int_equal(perk_doc_count(page), 1);
    perk_doc_unref(page);
    assert_null(perk_pull_page(p.pull, 0));
    assert_null(perk_pull_page(p.pull, 1));
    assert_int_equal(perk_pull_next(p.pull, &event, -1, &err), PERK_PULL_WANTS_IDS);
    perk_pull_end_ids(p.pull);
    assert_int_equal(perk_pull_wants(p.pull), 0);
    assert_int_equal(perk_pull_next(p.pull, &event, -1, &err), PERK_PULL_ENDED);
    pulling_stop(&p);
    assert_int_equal(perk_live(), 0);
}

static void calls_of_others_are_refused(void **state)
{
    (void)state;
    static const uint64_t tags[] = {0, 100000}; /* of a slot, and of none */
    users_plan plan = {.users = 2, .offers = 1, .missing_user = -1, .silent_user = -1};
    for (size_t i = 0; i < 2; i++) {
        perk_error err = PERK_ERROR_INIT;
        perk_pull_event event;
        pulling p;
        pulling_start(&p, &plan, "{}");
        perk_args *args = perk_args_new(perk_op_find(PERK_LIT("offers.list"), NULL), NULL);
        perk_args_set_json(args, PERK_LIT("user_id"), PERK_LIT("\"u-1\""), NULL);
        perk_call *call = perk_call_new(p.client, args, NULL);
        assert_int_equal(perk_engine_submit(p.engine, call, tags[i], NULL), 0);
        perk_engine_stats_t stats = {0};
        while (!stats.ready)
            perk_engine_stats(p.engine, &stats);
        assert_int_equal(perk_pull_add(p.pull, PERK_LIT("[\"u-1\"]"), NULL), 0);
        perk_pull_end_ids(p.pull);
        int kind = perk_pull_next(p.pull, &event, -1, &err);
        assert_int_equal(kind, PERK_E_INPUT);
        perk_call_free(call);
        perk_args_free(args);
        pulling_stop(&p);
        assert_int_equal(perk_live(), 0);
    }
}

/* ---- making ---- */

static void refused(const char *operation, const char *shared, const char *options, int code,
                    const char *message)
{
    perk_error err = PERK_ERROR_INIT;
    perk_client *client = pulling_client(1);
    perk_driver *driver = perk_driver_new(&err);
    perk_engine *engine = perk_engine_new(driver, PERK_NONE, &err);
    perk_args *args = perk_args_new(perk_op_find(perk_str_of(operation), &err), &err);
    assert_int_equal(perk_args_set_all(args, perk_str_of(shared), &err), 0);
    assert_null(perk_pull_new(engine, client, args, perk_str_of(options), &err));
    assert_string_equal(err.message, message);
    assert_int_equal(err.code, code);
    perk_args_free(args);
    perk_engine_free(engine);
    perk_driver_free(driver);
    perk_client_unref(client);
}

static void what_is_wrong_for_all_ids_is_found_at_once(void **state)
{
    (void)state;
    refused("locations.list", "{\"latitude\":1}", "{}", PERK_E_MISSING,
            "locations.list: 'latitude' is given without 'longitude'; both are needed");
    refused("offers.list", "{}", "{\"key\":\"user\"}", PERK_E_NAME,
            "offers.list has no parameter 'user'");
    refused("legacy.merchants.list", "{}", "{}", PERK_E_MISSING,
            "key: name the parameter that each id goes into");
    refused("offers.list", "{}", "{\"max_in_flight\":0}", PERK_E_RANGE,
            "max_in_flight must be between 1 and 256");
    refused("offers.list", "{}", "{\"ordered\":1}", PERK_E_TYPE,
            "ordered: must be a boolean, not an integer");
    refused("offers.list", "{}", "{\"timeout_ms\":\"1\"}", PERK_E_TYPE,
            "timeout_ms: must be an integer, not a string");
    refused("offers.list", "{}", "{\"timeout_ms\":0}", PERK_E_RANGE,
            "timeout_ms must be between 1 and 86400000");
    refused("offers.list", "{}", "{\"odered\":3}", PERK_E_NAME,
            "no call option 'odered'; there are timeout_ms, max_attempts, max_pages, max_body, "
            "token_store and max_wait_ms");
    refused("offers.list", "{}", "[]", PERK_E_TYPE,
            "the options of a pull must be one JSON object");
    refused("offers.list", "{}", "{\"ordered\":", PERK_E_PARSE, "byte 11: the text ends too early");
    assert_int_equal(perk_live(), 0);
}

/* ---- quota ---- */

static void a_quota_that_is_gone_pauses_and_fails_nobody(void **state)
{
    (void)state;
    users_plan plan = {.users = 100,
                       .offers = 1,
                       .missing_user = -1,
                       .silent_user = -1,
                       .quota_after = 50,
                       .quota_ms = 6000};
    pulling p;
    pulling_start(&p, &plan, "{\"timeout_ms\":4000}");
    pulling_run(&p);
    assert_int_equal(p.items, 100);
    assert_int_equal(p.failed, 0);
    assert_in_range(p.pauses, 1, 7); /* one a second */
    assert_in_range(p.resumes_in_ms, 1, 6000);
    pulling_stop(&p);
    pulling_start(&p, &plan, "{\"timeout_ms\":4000,\"max_wait_s\":0}");
    pulling_run(&p);
    assert_int_equal(p.items, 100);
    assert_true(p.failed > 20); /* as without patience */
    pulling_stop(&p);
    assert_int_equal(perk_live(), 0);
}

/* ---- cancelling ---- */

static void a_pull_is_cancelled_at_any_time(void **state)
{
    (void)state;
    users_plan plan = {.users = 200, .offers = 1, .missing_user = 3, .silent_user = 5};
    for (int events = 0; events < 60; events++) {
        perk_error err = PERK_ERROR_INIT;
        perk_pull_event event;
        pulling p;
        pulling_start(&p, &plan, "{\"max_in_flight\":4}");
        for (int i = 0; i < events; i++)
            pulling_step(&p, 0);
        if (events % 2)
            perk_pull_cancel(p.pull);
        for (int kind = PERK_PULL_TIMEOUT; events % 2 && kind != PERK_PULL_ENDED;) {
            kind = perk_pull_next(p.pull, &event, 5000, &err);
            assert_true(kind == PERK_PULL_ENDED || kind == PERK_PULL_TIMEOUT);
        }
        pulling_stop(&p);
    }
    assert_int_equal(perk_live(), 0);
}

static void a_closed_engine_ends_the_pull(void **state)
{
    (void)state;
    users_plan plan = {.users = 200, .offers = 1, .missing_user = 3, .silent_user = 0};
    perk_error err = PERK_ERROR_INIT;
    perk_pull_event event;
    int kind;
    pulling p;
    pulling_start(&p, &plan, "{}");
    for (int i = 0; i < 20; i++)
        pulling_step(&p, 1);
    perk_engine_close(p.engine, -1);
    do
        kind = perk_pull_next(p.pull, &event, 5000, &err);
    while (kind == PERK_PULL_ITEM || kind == PERK_PULL_WANTS_IDS);
    assert_int_equal(kind, PERK_E_STATE);
    assert_int_equal(perk_pull_next(p.pull, &event, 5000, NULL), PERK_E_STATE);
    pulling_stop(&p);
    assert_int_equal(perk_live(), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_id_ends_once_whatever_the_server_does),
        cmocka_unit_test(an_ordered_pull_keeps_the_order),
        cmocka_unit_test(bad_ids_are_items_with_their_error),
        cmocka_unit_test(ids_are_taken_as_they_are_needed),
        cmocka_unit_test(calls_of_others_are_refused),
        cmocka_unit_test(what_is_wrong_for_all_ids_is_found_at_once),
        cmocka_unit_test(a_quota_that_is_gone_pauses_and_fails_nobody),
        cmocka_unit_test(a_pull_is_cancelled_at_any_time),
        cmocka_unit_test(a_closed_engine_ends_the_pull),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
