/* Clients made from each other: one token per issuer, found again; one rate limiter and one quota;
 * keys for stores that reveal no secret. */
#include "client/shared.h"

#include "base/limits.h"
#include "client/client.h"
#include "failmalloc.h"
#include "vector.h"

#include <stdio.h>
#include <string.h>

static perk_client *client_of(const char *text)
{
    json_t *given = json_loads(text, 0, NULL);
    assert_non_null(given);
    perk_client *client = vector_client(given);
    json_decref(given);
    return client;
}

#define LOGS_IN "\"client_id\":\"c\",\"client_secret\":\"s3cret\""

static perk_client *root(void)
{
    return client_of("{\"provider\":\"kard\",\"settings\":{" LOGS_IN
                     ",\"organization_id\":\"org-1\","
                     "\"requests_per_minute\":\"60\"}}");
}

static perk_client *for_issuer(const perk_client *client, const char *issuer)
{
    perk_error err = PERK_ERROR_INIT;
    perk_client *made = perk_client_for_issuer(client, perk_str_of(issuer), &err);
    if (!made)
        fail_msg("%s", err.message);
    return made;
}

static void assert_token(perk_client *client, const char *expected)
{
    perk_text *token = perk_client_token(client, 0, NULL);
    assert_int_equal(token != NULL, expected != NULL);
    if (token)
        assert_string_equal(perk_text_str(token).ptr, expected);
    perk_text_free(token);
}

static void assert_setting(const perk_client *client, const char *name, const char *expected)
{
    perk_str value = perk_client_setting(client, perk_str_of(name));
    assert_true(perk_str_eq(value, perk_str_of(expected)));
}

static void an_issuer_has_a_token_of_its_own_and_finds_it_again(void **state)
{
    (void)state;
    perk_client *first = root(), *two = for_issuer(first, "iss-2"),
                *three = for_issuer(two, "iss-3");
    assert_setting(two, "target_issuer", "iss-2");
    assert_setting(two, "organization_id", "iss-2");
    assert_setting(three, "client_id", "c");
    perk_client_set_token(two, PERK_LIT("t2"), 0, 60, NULL);
    assert_token(first, NULL);
    assert_token(three, NULL);
    perk_client *again = for_issuer(three, "iss-2");
    assert_token(again, "t2");
    assert_true(perk_client_token_seconds(again, 59000) == 1);
    assert_true(perk_client_token_seconds(again, 60000) == 0);
    perk_client_unref(first);
    perk_client_unref(two);
    perk_client_unref(again);
    perk_client *later = for_issuer(three, "iss-2");
    assert_token(later, "t2");
    perk_client_unref(later);
    perk_client_unref(three);
    assert_int_equal(perk_live(), 0);
}

static void a_token_that_was_given_serves_its_issuer_only(void **state)
{
    (void)state;
    perk_error err = PERK_ERROR_INIT;
    perk_client *fixed = client_of(
        "{\"provider\":\"kard\",\"settings\":{\"token\":\"given\",\"target_issuer\":\"iss-1\"}}");
    assert_null(perk_client_for_issuer(fixed, PERK_LIT("iss-2"), &err));
    assert_int_equal(err.code, PERK_E_INPUT);
    perk_client *same = for_issuer(fixed, "iss-1");
    assert_token(same, "given");
    perk_client *both =
        client_of("{\"provider\":\"kard\",\"settings\":{" LOGS_IN ",\"token\":\"given\"}}");
    perk_client *other = for_issuer(both, "iss-2");
    assert_token(both, "given");
    assert_token(other, NULL);
    assert_int_equal(perk_client_token_source(other), PERK_SOURCE_LOGIN);
    perk_client_unref(fixed);
    perk_client_unref(same);
    perk_client_unref(both);
    perk_client_unref(other);
    assert_int_equal(perk_live(), 0);
}

static void only_kard_has_issuers(void **state)
{
    static const char *const others[] = {
        "{\"provider\":\"kard_legacy\",\"settings\":{" LOGS_IN "}}",
        "{\"provider\":\"capillary\",\"settings\":{\"base_url\":\"https://"
        "eu.example.test\",\"key\":\"k\",\"secret\":\"s\"}}"};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        perk_error err = PERK_ERROR_INIT;
        perk_client *client = client_of(others[i]);
        assert_null(perk_client_for_issuer(client, PERK_LIT("iss"), &err));
        assert_int_equal(err.code, PERK_E_NAME);
        perk_client_unref(client);
    }
    perk_client *kard = root();
    assert_null(perk_client_for_issuer(kard, PERK_LIT(""), NULL));
    assert_null(perk_client_for_issuer(kard, PERK_LIT("a\r\nb"), NULL));
    perk_client_unref(kard);
    assert_int_equal(perk_live(), 0);
}

static void the_limit_and_the_quota_are_everyones(void **state)
{
    (void)state;
    perk_client *first = root(), *second = for_issuer(first, "iss-2");
    assert_int_equal(perk_rate_limiter_acquire(perk_client_rate_limiter(first), 0), 0);
    assert_int_equal(perk_rate_limiter_acquire(perk_client_rate_limiter(second), 0), 1000);
    perk_error err = PERK_ERROR_INIT;
    assert_null(perk_client_quota(second, 0, &err));
    assert_int_equal(err.code, 0);
    perk_rate_report used_up = {.at = 2000, .wait_ms = 7000, .has_quota = true};
    used_up.quota = (perk_quota){.capacity = 120, .resets_at = 9000, .reported_at = 2000};
    perk_rate_limiter_observe(perk_client_rate_limiter(first), &used_up);
    assert_int_equal(perk_rate_limiter_acquire(perk_client_rate_limiter(second), 5000), 4000);
    perk_text *quota = perk_client_quota(second, 5000, &err);
    assert_string_equal(perk_text_str(quota).ptr,
                        "{\"capacity\":120,\"remaining\":0,\"resets_in_ms\":4000,\"age_ms\":3000}");
    perk_text_free(quota);
    perk_rate_report some = {.at = 9500, .has_quota = true};
    some.quota =
        (perk_quota){.capacity = -1, .remaining = 7, .resets_at = 9500, .reported_at = 9500};
    perk_rate_limiter_observe(perk_client_rate_limiter(first), &some);
    quota = perk_client_quota(first, 9500, &err);
    assert_string_equal(perk_text_str(quota).ptr,
                        "{\"capacity\":null,\"remaining\":7,\"resets_in_ms\":0,\"age_ms\":0}");
    perk_text_free(quota);
    perk_client_unref(first);
    perk_client_unref(second);
}

static void keys_tell_clients_apart_and_nothing_else(void **state)
{
    static const char *const settings[] = {
        LOGS_IN,
        LOGS_IN ",\"target_issuer\":\"iss\"",
        LOGS_IN ",\"base_url\":\"https://x.example.test\"",
        LOGS_IN ",\"token_url\":\"https://x.example.test\"",
        LOGS_IN ",\"auth\":\"json\"",
        "\"client_id\":\"d\",\"client_secret\":\"s3cret\"",
    };
    char keys[sizeof settings / sizeof *settings][65], text[256];
    (void)state;
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        snprintf(text, sizeof text, "{\"provider\":\"kard\",\"settings\":{%s}}", settings[i]);
        perk_client *client = client_of(text);
        perk_text *key = perk_client_token_key(client, NULL);
        assert_int_equal(perk_text_str(key).len, 64);
        snprintf(keys[i], sizeof keys[i], "%s", perk_text_str(key).ptr);
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(keys[i], keys[j]);
        perk_text_free(key);
        perk_client_unref(client);
    }
    perk_client *other_secret = client_of(
        "{\"provider\":\"kard\",\"settings\":{\"client_id\":\"c\",\"client_secret\":\"t\"}}");
    perk_text *key = perk_client_token_key(other_secret, NULL);
    assert_string_equal(perk_text_str(key).ptr, keys[0]);
    perk_text_free(key);
    perk_client_unref(other_secret);
}

static void issuers_are_bounded(void **state)
{
    static perk_token_cache *caches[PERK_MAX_ISSUERS];
    char name[16];
    perk_error err = PERK_ERROR_INIT;
    (void)state;
    perk_shared *shared = perk_shared_new(NULL);
    for (int i = 0; i < PERK_MAX_ISSUERS; i++) {
        snprintf(name, sizeof name, "%d", i);
        caches[i] = perk_shared_join(shared, perk_str_of(name), NULL);
        assert_non_null(caches[i]);
    }
    assert_null(perk_shared_join(shared, PERK_LIT("one more"), &err));
    assert_int_equal(err.code, PERK_E_LIMIT);
    assert_ptr_equal(perk_shared_join(shared, PERK_LIT("7"), NULL), caches[7]);
    perk_token_cache_put(caches[9], PERK_LIT("t9"), 0, -1, NULL);
    perk_shared_leave(shared, caches[9]);
    perk_shared_leave(shared, caches[3]);
    perk_shared_leave(shared, caches[7]);
    assert_non_null(
        perk_shared_join(shared, PERK_LIT("one more"), NULL)); /* for the oldest unused one, 3 */
    assert_int_equal(perk_token_cache_life_ms(perk_shared_join(shared, PERK_LIT("9"), NULL), 0),
                     -1);
    assert_null(perk_shared_join(shared, PERK_LIT("3"), NULL));
    perk_shared_unref(shared);
}

static int make_two(void *context)
{
    perk_error err = PERK_ERROR_INIT;
    json_t *given = context;
    perk_config *config = perk_config_new(PERK_LIT("kard"), &err);
    const char *name;
    json_t *value;
    json_object_foreach(given, name, value) if (err.code == 0)
        perk_config_set(config, perk_str_of(name), perk_str_of(json_string_value(value)), &err);
    perk_client *first = err.code == 0 ? perk_client_new(config, &err) : NULL;
    perk_client *second = first ? perk_client_for_issuer(first, PERK_LIT("iss-2"), &err) : NULL;
    perk_text *key = second ? perk_client_token_key(second, &err) : NULL;
    assert_int_equal(key == NULL, err.code != 0);
    perk_text_free(key);
    perk_client_unref(second);
    perk_client_unref(first);
    perk_config_free(config);
    return err.code;
}

/* A host may drop a call whose request is out, as a coroutine that ends does. */
static void a_dropped_call_leaves_the_probe_to_others(void **state)
{
    (void)state;
    perk_client *client =
        client_of("{\"provider\":\"kard\",\"settings\":{\"auth\":\"token\",\"token\":\"t\"}}");
    perk_rate_limiter *limiter = perk_client_rate_limiter(client);
    perk_rate_report an_hour = {.wait_ms = 3600000};
    int64_t now = PERK_MAX_HOLD_MS;
    perk_rate_limiter_observe(limiter, &an_hour);
    perk_call *probe =
        perk_call_raw(client, PERK_LIT("GET"), PERK_LIT("/v2/x"), PERK_NONE, PERK_NONE, NULL);
    assert_int_equal(perk_call_step(probe, now, 0), PERK_SEND);
    assert_int_equal(perk_rate_limiter_acquire(limiter, now), PERK_PROBE_POLL_MS);
    perk_call_free(probe);
    assert_int_equal(perk_rate_limiter_acquire(limiter, now), 0);
    assert_int_equal(perk_rate_limiter_acquire(limiter, now), PERK_PROBE_POLL_MS);
    perk_client_unref(client);
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    if (!failmalloc_available())
        skip();
    json_t *given = json_loads("{" LOGS_IN ",\"token\":\"t\"}", 0, NULL);
    assert_true(failmalloc_each_foreign(make_two, given) >= 10);
    assert_int_equal(perk_live(), 0);
    json_decref(given);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_issuer_has_a_token_of_its_own_and_finds_it_again),
        cmocka_unit_test(a_token_that_was_given_serves_its_issuer_only),
        cmocka_unit_test(only_kard_has_issuers),
        cmocka_unit_test(the_limit_and_the_quota_are_everyones),
        cmocka_unit_test(keys_tell_clients_apart_and_nothing_else),
        cmocka_unit_test(issuers_are_bounded),
        cmocka_unit_test(a_dropped_call_leaves_the_probe_to_others),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
