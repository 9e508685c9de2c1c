/* The client's pace: even spacing with a second's burst, and the API's quota. */
#include "client/pace.h"

#include "vector.h"

static void without_a_limit_nothing_waits(void **state)
{
    perk_pace pace;
    (void)state;
    perk_pace_init(&pace);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(perk_pace_take(&pace, 0), 0);
}

/* Sends as soon as allowed, until `end`; returns how many went out. */
static int64_t sent_until(perk_pace *pace, int64_t end)
{
    int64_t now = 0, count = 0;
    while (now < end) {
        int64_t wait = perk_pace_take(pace, now);
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
        perk_pace pace;
        perk_pace_init(&pace);
        perk_pace_limit(&pace, limits[i]);
        int64_t sent = sent_until(&pace, 60000), burst = limits[i] / 60 + 1;
        assert_in_range(sent, limits[i] - limits[i] / 50, limits[i] + burst);
    }
}

static void idle_time_is_not_saved_up(void **state)
{
    perk_pace pace;
    int count = 0;
    (void)state;
    perk_pace_init(&pace);
    perk_pace_limit(&pace, 600);
    assert_int_equal(perk_pace_take(&pace, 0), 0);
    while (perk_pace_take(&pace, 3600000) == 0)
        count++;
    assert_int_equal(count, 10);
}

static void a_used_up_quota_holds_everyone(void **state)
{
    perk_pace pace;
    (void)state;
    perk_pace_init(&pace);
    perk_quota told;
    assert_false(perk_pace_quota(&pace, &told));
    perk_pace_heed(&pace, &(perk_quota){.capacity = 100, .resets_at = 31000, .said_at = 1000});
    perk_pace_heed(&pace, &(perk_quota){.capacity = 100, .remaining = 7, .resets_at = 1010, .said_at = 1010});
    assert_true(perk_pace_quota(&pace, &told));
    assert_int_equal(told.remaining, 7);
    assert_int_equal(perk_pace_take(&pace, 2000), 29000);
    assert_int_equal(perk_pace_take(&pace, 31000), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_limit_nothing_waits), cmocka_unit_test(a_minute_holds_what_the_limit_says_and_one_burst),
        cmocka_unit_test(idle_time_is_not_saved_up), cmocka_unit_test(a_used_up_quota_holds_everyone)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
