/* The token cache: single flight, margins, refusals, and a 401 that must forget only the token it
 * was for. */
#include "client/token_cache.h"

#include "base/limits.h"
#include "vector.h"

#include <stdio.h>
#include <string.h>

static perk_token_cache cache;

static int set_up(void **state)
{
    (void)state;
    perk_token_cache_init(&cache);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    perk_token_cache_clear(&cache);
    return perk_live() != 0;
}

static perk_token_state take(int64_t now, char *out)
{
    perk_text *token = NULL;
    perk_token_state got = perk_token_cache_take(&cache, &(perk_token_wish){now, 0}, &token, NULL);
    snprintf(out, 64, "%s", token ? perk_text_str(token).ptr : "");
    perk_text_free(token);
    return got;
}

static void assert_takes(int64_t now, perk_token_state expected, const char *token)
{
    char got[64];
    assert_int_equal(take(now, got), expected);
    assert_string_equal(got, token);
}

static void one_fetches_the_others_wait(void **state)
{
    (void)state;
    assert_takes(0, PERK_TOKEN_FETCH, "");
    assert_takes(1, PERK_TOKEN_BUSY, "");
    assert_int_equal(perk_token_cache_put(&cache, PERK_LIT("a"), 5, 3600000, NULL), 0);
    assert_takes(6, PERK_TOKEN_READY, "a");
}

static void renewed_a_minute_early_while_others_go_on(void **state)
{
    (void)state;
    perk_token_cache_put(&cache, PERK_LIT("a"), 0, 3600000, NULL);
    assert_takes(3539999, PERK_TOKEN_READY, "a");
    assert_takes(3540000, PERK_TOKEN_FETCH, "");
    assert_takes(3540001, PERK_TOKEN_READY, "a");
    assert_takes(3600000, PERK_TOKEN_BUSY, "");
}

static void short_lives_get_short_margins(void **state)
{
    (void)state;
    perk_token_cache_put(&cache, PERK_LIT("a"), 0, 2000, NULL);
    assert_takes(999, PERK_TOKEN_READY, "a");
    assert_takes(1000, PERK_TOKEN_FETCH, "");
}

static void a_given_token_lasts_until_refused(void **state)
{
    (void)state;
    perk_token_cache_put(&cache, PERK_LIT("a"), 0, -1, NULL);
    assert_takes(INT64_MAX / 2, PERK_TOKEN_READY, "a");
    perk_token_cache_reject(&cache, PERK_LIT("a"));
    assert_takes(INT64_MAX / 2, PERK_TOKEN_FETCH, "");
}

static void a_401_for_an_older_token_changes_nothing(void **state)
{
    (void)state;
    perk_token_cache_put(&cache, PERK_LIT("new"), 0, 3600000, NULL);
    perk_token_cache_reject(&cache, PERK_LIT("old"));
    assert_takes(1, PERK_TOKEN_READY, "new");
}

static void a_refusal_is_remembered_for_a_moment(void **state)
{
    (void)state;
    perk_error why = PERK_ERROR_INIT, got = PERK_ERROR_INIT;
    perk_text *token = NULL;
    why.code = PERK_E_AUTH;
    assert_takes(0, PERK_TOKEN_FETCH, "");
    perk_token_cache_refuse(&cache, 0, &why);
    perk_token_wish wish = {PERK_TOKEN_REFUSED_MS - 1, 0};
    assert_int_equal(perk_token_cache_take(&cache, &wish, &token, &got), PERK_TOKEN_REFUSED);
    assert_int_equal(got.code, PERK_E_AUTH);
    assert_takes(PERK_TOKEN_REFUSED_MS, PERK_TOKEN_FETCH, "");
}

static void a_refused_renewal_leaves_the_valid_token(void **state)
{
    (void)state;
    perk_error why = PERK_ERROR_INIT;
    perk_token_cache_put(&cache, PERK_LIT("a"), 0, 100000, NULL);
    assert_takes(50000, PERK_TOKEN_FETCH, "");
    perk_token_cache_refuse(&cache, 50000, &why);
    assert_takes(50001, PERK_TOKEN_READY, "a");
    assert_takes(51000, PERK_TOKEN_FETCH, "");
}

static void a_dropped_fetch_frees_the_slot(void **state)
{
    (void)state;
    assert_takes(0, PERK_TOKEN_FETCH, "");
    perk_token_cache_drop(&cache);
    assert_takes(0, PERK_TOKEN_FETCH, "");
}

static void offer(const char *token, int64_t now, int64_t life)
{
    assert_int_equal(perk_token_cache_offer(&cache, perk_str_of(token), now, life, NULL), 0);
}

static void a_store_ends_a_fetch_with_news_only(void **state)
{
    (void)state;
    assert_takes(0, PERK_TOKEN_FETCH, "");
    offer("dead", 0, 0);
    assert_true(perk_token_cache_fetching(&cache));
    offer("a", 0, 100000);
    assert_false(perk_token_cache_fetching(&cache));
    assert_takes(50000, PERK_TOKEN_FETCH, "");
    offer("a", 50000, 50000);
    assert_true(perk_token_cache_fetching(&cache));
    assert_int_equal(perk_token_cache_life_ms(&cache, 60000), 40000);
    offer("b", 60000, 100000);
    assert_takes(60001, PERK_TOKEN_READY, "b");
}

static void a_rejected_token_is_not_taken_from_a_store_again(void **state)
{
    (void)state;
    perk_token_cache_put(&cache, PERK_LIT("a"), 0, -1, NULL);
    assert_false(perk_token_cache_reject(&cache, PERK_LIT("a"))); /* a login had brought it */
    assert_takes(1, PERK_TOKEN_FETCH, "");
    offer("a", 1, 100000);
    assert_true(perk_token_cache_fetching(&cache));
    offer("b", 1, 100000);
    assert_true(perk_token_cache_reject(&cache, PERK_LIT("b")));
    assert_true(perk_token_cache_reject(&cache, PERK_LIT("b"))); /* as other threads learn it */
    assert_takes(2, PERK_TOKEN_FETCH, "");
    offer("b", 2, 100000);
    assert_true(perk_token_cache_fetching(&cache));
    assert_int_equal(perk_token_cache_life_ms(&cache, 2), 0);
    perk_token_cache_put(&cache, PERK_LIT("b"), 2, 100000, NULL); /* a login may bring it again */
    assert_takes(3, PERK_TOKEN_READY, "b");
}

static void absurd_tokens_are_refused(void **state)
{
    (void)state;
    static char huge[PERK_MAX_TOKEN + 1];
    memset(huge, 'x', sizeof huge);
    assert_int_equal(perk_token_cache_put(&cache, PERK_LIT(""), 0, 1, NULL), PERK_E_RANGE);
    assert_int_equal(perk_token_cache_put(&cache, (perk_str){huge, sizeof huge}, 0, 1, NULL),
                     PERK_E_RANGE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(one_fetches_the_others_wait),
                                       TEST(renewed_a_minute_early_while_others_go_on),
                                       TEST(short_lives_get_short_margins),
                                       TEST(a_given_token_lasts_until_refused),
                                       TEST(a_401_for_an_older_token_changes_nothing),
                                       TEST(a_refusal_is_remembered_for_a_moment),
                                       TEST(a_refused_renewal_leaves_the_valid_token),
                                       TEST(a_dropped_fetch_frees_the_slot),
                                       TEST(a_store_ends_a_fetch_with_news_only),
                                       TEST(a_rejected_token_is_not_taken_from_a_store_again),
                                       TEST(absurd_tokens_are_refused)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
