/* The client's limiter: even spacing with a second's burst, and the API's quota. */
#include "client/rate_limiter.h"

#include "api/table.h"
#include "base/limits.h"
#include "vector.h"

#include <pthread.h>

static void without_a_limit_nothing_waits(void **state)
{
    perk_rate_limiter limiter;
    (void)state;
    perk_rate_limiter_init(&limiter);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(perk_rate_limiter_acquire(&limiter, 0), 0);
}

/* Sends as soon as allowed, until `end`; returns how many went out. */
static int64_t sent_until(perk_rate_limiter *limiter, int64_t end)
{
    int64_t now = 0, count = 0;
    while (now < end) {
        int64_t wait = perk_rate_limiter_acquire(limiter, now);
        count += wait == 0;
        now += wait;
    }
    return count;
}

static void a_minute_holds_what_the_limit_says_and_one_burst(void **state)
{
    static const int64_t limits[] = {1, 7, 60, 100, 600, 5000};
    (void)state;
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        perk_rate_limiter limiter;
        perk_rate_limiter_init(&limiter);
        perk_rate_limiter_limit(&limiter, limits[i], PERK_SHARE_ALL);
        int64_t sent = sent_until(&limiter, 60000), burst = limits[i] / 60 + 1;
        assert_in_range(sent, limits[i] - limits[i] / 50, limits[i] + burst);
    }
}

static void idle_time_is_not_saved_up(void **state)
{
    perk_rate_limiter limiter;
    int count = 0;
    (void)state;
    perk_rate_limiter_init(&limiter);
    perk_rate_limiter_limit(&limiter, 600, PERK_SHARE_ALL);
    assert_int_equal(perk_rate_limiter_acquire(&limiter, 0), 0);
    while (perk_rate_limiter_acquire(&limiter, 3600000) == 0)
        count++;
    assert_int_equal(count, 10);
}

/* A reply that came at `at`, to a request that was sent at `sent_at`. */
static perk_rate_report report(int64_t sent_at, int64_t at, int64_t wait_ms)
{
    return (perk_rate_report){.sent_at = sent_at, .at = at, .wait_ms = wait_ms};
}

static void a_share_is_a_part_of_the_limit(void **state)
{
    perk_rate_limiter limiter;
    (void)state;
    perk_rate_limiter_init(&limiter);
    perk_rate_limiter_limit(&limiter, 480, (perk_share){1, 8});
    assert_in_range(sent_until(&limiter, 60000), 59, 61);
    perk_rate_limiter_limit(&limiter, 1, (perk_share){1, PERK_MAX_SHARES});
    assert_int_equal(limiter.interval_us, 60000000LL * PERK_MAX_SHARES);
}

/* What a reply reports of the quota, and how far apart requests are from then on. */
static int64_t apart_ms(perk_rate_limiter *limiter, int64_t capacity)
{
    perk_rate_report reported = report(0, 0, -1);
    reported.has_quota = true;
    reported.quota = (perk_quota){.capacity = capacity, .remaining = 5};
    perk_rate_limiter_observe(limiter, &reported);
    return limiter->interval_us / 1000;
}

static void a_share_is_a_part_of_the_quota(void **state)
{
    perk_rate_limiter limiter;
    (void)state;
    perk_rate_limiter_init(&limiter);
    assert_int_equal(apart_ms(&limiter, 60), 0); /* all of it is this client's */
    perk_rate_limiter_limit(&limiter, 0, (perk_share){1, 4});
    assert_int_equal(apart_ms(&limiter, -1), 0);
    assert_int_equal(apart_ms(&limiter, 0), 0);
    assert_int_equal(apart_ms(&limiter, 60), 4000);
    assert_int_equal(apart_ms(&limiter, -1), 4000);
    assert_int_equal(apart_ms(&limiter, 120), 2000);
    assert_in_range(apart_ms(&limiter, INT64_MAX), 0, 1);
    perk_rate_limiter_limit(&limiter, 30, (perk_share){1, 4}); /* the slower one counts */
    assert_int_equal(apart_ms(&limiter, 60), 8000);
}

static void a_share_is_a_fraction_up_to_one(void **state)
{
    static const char *const good[] = {"1/1", "1/8", "3/8", "1/1000000", "1000000/1000000"};
    static const char *const bad[] = {
        "",    "1",   "/",     "1/",        "/2",  "0/1",  "-1/2",
        "1/0", "9/8", "1/2/3", "1/1000001", "0.5", "1 /2", "1/9999999999999999999"};
    perk_share share;
    (void)state;
    for (size_t i = 0; i < PERK_COUNT(good); i++)
        assert_true(perk_share_parse(perk_str_of(good[i]), &share));
    share = (perk_share){3, 7};
    for (size_t i = 0; i < PERK_COUNT(bad); i++)
        assert_false(perk_share_parse(perk_str_of(bad[i]), &share));
    assert_int_equal(share.part * 10 + share.whole, 37);
}

static void a_used_up_quota_holds_everyone(void **state)
{
    perk_rate_limiter limiter;
    perk_quota quota;
    (void)state;
    perk_rate_limiter_init(&limiter);
    assert_false(perk_rate_limiter_quota(&limiter, &quota));
    perk_rate_report used_up = report(900, 1000, 30000), again = report(900, 1010, 0);
    used_up.has_quota = again.has_quota = true;
    used_up.quota = (perk_quota){.capacity = 100, .resets_at = 31000, .reported_at = 1000};
    again.quota =
        (perk_quota){.capacity = 100, .remaining = 7, .resets_at = 1010, .reported_at = 1010};
    perk_rate_limiter_observe(&limiter, &used_up);
    assert_int_equal(perk_rate_limiter_acquire(&limiter, 2000), 29000);
    assert_int_equal(perk_rate_limiter_acquire(&limiter, 31000), 0);
    assert_int_equal(perk_rate_limiter_acquire(&limiter, 31000), 0);
    perk_rate_limiter_observe(&limiter, &used_up);
    perk_rate_limiter_observe(&limiter, &again);
    assert_true(perk_rate_limiter_quota(&limiter, &quota));
    assert_int_equal(quota.remaining, 7);
    assert_int_equal(perk_rate_limiter_acquire(&limiter, 2000), 0);
}

static void only_what_is_said_or_asked_later_ends_a_hold(void **state)
{
    static const struct {
        perk_rate_report then;
        int64_t wait_ms;
    } rows[] = {
        {{.sent_at = 500, .at = 1200, .wait_ms = -1}, 9000}, /* was on its way already */
        {{.sent_at = 1000, .at = 1200, .wait_ms = -1}, 9000},
        {{.sent_at = 1100, .at = 1200, .wait_ms = -1}, 0},
        {{.sent_at = 500, .at = 1200, .wait_ms = 0}, 0},
        {{.sent_at = 500, .at = 1200, .wait_ms = 3000}, 2200},   /* shorter */
        {{.sent_at = 500, .at = 1200, .wait_ms = 90000}, 89200}, /* longer */
    };
    (void)state;
    for (size_t i = 0; i < PERK_COUNT(rows); i++) {
        perk_rate_limiter limiter;
        perk_rate_limiter_init(&limiter);
        perk_rate_report begin = report(900, 1000, 10000);
        perk_rate_limiter_observe(&limiter, &begin);
        perk_rate_limiter_observe(&limiter, &rows[i].then);
        assert_int_equal(perk_rate_limiter_acquire(&limiter, 2000), rows[i].wait_ms);
    }
}

static void what_was_sent_before_a_429_does_not_end_its_hold(void **state)
{
    static const struct {
        perk_rate_report then;
        int64_t wait_ms;
    } rows[] = {
        {{.sent_at = 500, .at = 1200, .wait_ms = 0}, 9000},
        {{.sent_at = 1000, .at = 1200, .wait_ms = 0}, 9000},
        {{.sent_at = 0, .at = 1200, .wait_ms = 0}, 9000}, /* a login's reply */
        {{.sent_at = 500, .at = 1200, .wait_ms = 3000}, 9000},
        {{.sent_at = 500, .at = 1200, .wait_ms = 90000}, 89200},              /* longer */
        {{.sent_at = 0, .at = 1200, .wait_ms = 3000, .refused = true}, 2200}, /* the next 429 */
        {{.sent_at = 1100, .at = 1200, .wait_ms = 0}, 0},
        {{.sent_at = 1100, .at = 1200, .wait_ms = -1}, 0},
    };
    (void)state;
    for (size_t i = 0; i < PERK_COUNT(rows); i++) {
        perk_rate_limiter limiter;
        perk_rate_limiter_init(&limiter);
        perk_rate_report begin = report(0, 1000, 10000);
        begin.refused = true;
        perk_rate_limiter_observe(&limiter, &begin);
        perk_rate_limiter_observe(&limiter, &rows[i].then);
        assert_int_equal(perk_rate_limiter_acquire(&limiter, 2000), rows[i].wait_ms);
    }
}

static void probe_goes_alone_now(perk_rate_limiter *limiter, int64_t now)
{
    assert_int_equal(perk_rate_limiter_acquire(limiter, now), 0);
    for (int i = 0; i < 5; i++)
        assert_int_equal(perk_rate_limiter_acquire(limiter, now + i), PERK_PROBE_POLL_MS);
}

static void probe_goes_alone(perk_rate_limiter *limiter, int64_t now)
{
    assert_int_equal(perk_rate_limiter_acquire(limiter, now - 1), 1);
    probe_goes_alone_now(limiter, now);
}

static void no_hold_is_long_and_one_request_asks_for_all(void **state)
{
    static const int64_t waits[] = {PERK_MAX_HOLD_MS + 1, 3600000, 366LL * 86400000};
    (void)state;
    for (size_t i = 0; i < PERK_COUNT(waits); i++) {
        perk_rate_limiter limiter;
        perk_rate_limiter_init(&limiter);
        perk_rate_report long_one = report(900, 1000, waits[i]);
        int64_t ends = 1000 + PERK_MAX_HOLD_MS;
        perk_rate_limiter_observe(&limiter, &long_one);
        assert_int_equal(perk_rate_limiter_acquire(&limiter, 1000), PERK_MAX_HOLD_MS);
        probe_goes_alone(&limiter, ends);
        perk_rate_report held = report(ends, ends + 100, 5000),
                         free = report(ends + 5100, ends + 5200, -1);
        perk_rate_limiter_observe(&limiter, &held);
        assert_int_equal(perk_rate_limiter_acquire(&limiter, ends + 100), 5000);
        assert_int_equal(perk_rate_limiter_acquire(&limiter, ends + 5100),
                         0); /* not cut short, so all may go */
        assert_int_equal(perk_rate_limiter_acquire(&limiter, ends + 5100), 0);
        perk_rate_limiter_observe(&limiter, &free);
        assert_int_equal(perk_rate_limiter_acquire(&limiter, ends + 5200), 0);
    }
}

static void a_guess_is_short_and_asked_about(void **state)
{
    perk_rate_limiter limiter;
    perk_rate_report guess = report(900, 1000, PERK_HOLD_UNSURE_MS);
    (void)state;
    guess.unsure = true;
    perk_rate_limiter_init(&limiter);
    perk_rate_limiter_observe(&limiter, &guess);
    probe_goes_alone(&limiter, 1000 + PERK_HOLD_UNSURE_MS);
    perk_rate_report reply = report(1000 + PERK_HOLD_UNSURE_MS, 70000, -1);
    perk_rate_limiter_observe(&limiter, &reply);
    assert_int_equal(perk_rate_limiter_acquire(&limiter, 70000), 0);
    assert_int_equal(perk_rate_limiter_acquire(&limiter, 70000), 0);
}

static void a_lost_probe_is_followed_by_another(void **state)
{
    perk_rate_limiter limiter;
    perk_rate_report long_one = report(0, 0, 3600000);
    int64_t now = PERK_MAX_HOLD_MS;
    (void)state;
    perk_rate_limiter_init(&limiter);
    perk_rate_limiter_observe(&limiter, &long_one);
    perk_rate_limiter_lost(&limiter); /* one that was on its way before */
    probe_goes_alone(&limiter, now);
    perk_rate_limiter_lost(&limiter);
    assert_int_equal(perk_rate_limiter_acquire(&limiter, now + 10), 0);
    assert_int_equal(perk_rate_limiter_acquire(&limiter, now + 10), PERK_PROBE_POLL_MS);
    assert_int_equal(perk_rate_limiter_acquire(&limiter, now + 10 + PERK_PROBE_MS),
                     0); /* and of this one nothing is report */
    assert_int_equal(perk_rate_limiter_acquire(&limiter, now + 10 + PERK_PROBE_MS),
                     PERK_PROBE_POLL_MS);
}

static void a_child_does_not_wait_for_its_parents_probe(void **state)
{
    perk_rate_limiter limiter;
    perk_rate_report long_one = report(0, 0, 3600000);
    (void)state;
    perk_rate_limiter_init(&limiter);
    perk_rate_limiter_observe(&limiter, &long_one);
    probe_goes_alone(&limiter, PERK_MAX_HOLD_MS);
    limiter.probing++; /* as if by another process */
    probe_goes_alone_now(&limiter, PERK_MAX_HOLD_MS + 10);
    limiter.probing++;
    perk_rate_limiter_lost(&limiter); /* the child's copy of the parent's request */
    probe_goes_alone_now(&limiter, PERK_MAX_HOLD_MS + 20);
}

static void *ask(void *limiter)
{
    return perk_rate_limiter_acquire(limiter, PERK_MAX_HOLD_MS) == 0 ? limiter : NULL;
}

static void of_many_threads_one_is_the_probe(void **state)
{
    (void)state;
    for (int round = 0; round < 50; round++) {
        pthread_t threads[8];
        perk_rate_limiter limiter;
        perk_rate_report long_one = report(0, 0, 3600000);
        int went = 0;
        perk_rate_limiter_init(&limiter);
        perk_rate_limiter_observe(&limiter, &long_one);
        for (size_t i = 0; i < PERK_COUNT(threads); i++)
            assert_int_equal(pthread_create(&threads[i], NULL, ask, &limiter), 0);
        for (size_t i = 0; i < PERK_COUNT(threads); i++) {
            void *result;
            pthread_join(threads[i], &result);
            went += result != NULL;
        }
        assert_int_equal(went, 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_limit_nothing_waits),
        cmocka_unit_test(a_minute_holds_what_the_limit_says_and_one_burst),
        cmocka_unit_test(idle_time_is_not_saved_up),
        cmocka_unit_test(a_share_is_a_part_of_the_limit),
        cmocka_unit_test(a_share_is_a_part_of_the_quota),
        cmocka_unit_test(a_share_is_a_fraction_up_to_one),
        cmocka_unit_test(a_used_up_quota_holds_everyone),
        cmocka_unit_test(only_what_is_said_or_asked_later_ends_a_hold),
        cmocka_unit_test(what_was_sent_before_a_429_does_not_end_its_hold),
        cmocka_unit_test(no_hold_is_long_and_one_request_asks_for_all),
        cmocka_unit_test(a_guess_is_short_and_asked_about),
        cmocka_unit_test(a_lost_probe_is_followed_by_another),
        cmocka_unit_test(a_child_does_not_wait_for_its_parents_probe),
        cmocka_unit_test(of_many_threads_one_is_the_probe),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
