/* Signing and verifying: keys, chunks, refusals, threads. Exact signatures are in the vectors. */
#include "base/limits.h"
#include "base/str.h"
#include "failmalloc.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define BODY PERK_LIT("{\"data\":{\"type\":\"earnedRewardApproved\",\"id\":\"n-1\"}}")
#define SIGNATURE PERK_LIT("vN5ghQHW+ZoTqo50niftcyLAOK4OmdHVXhIVqAMY/uM=") /* under "test_key" */

static perk_verifier *verifier_of(const char *const *keys)
{
    perk_verifier *verifier = perk_verifier_new(NULL);
    assert_non_null(verifier);
    for (; *keys; keys++)
        assert_int_equal(perk_verifier_add_key(verifier, perk_str_of(*keys), NULL), 0);
    return verifier;
}

static void nothing_stays_alive(int64_t before)
{
    assert_int_equal(perk_live(), before);
}

static void what_is_signed_verifies(void **state)
{
    (void)state;
    int64_t before = perk_live();
    perk_text *signature = perk_sign(PERK_LIT("test_key"), BODY, NULL);
    assert_true(perk_str_eq(perk_text_str(signature), SIGNATURE));
    perk_verifier *verifier = verifier_of((const char *const[]){"test_key", NULL});
    for (int round = 0; round < 3; round++)
        assert_int_equal(perk_verifier_check(verifier, BODY, perk_text_str(signature), NULL), 0);
    perk_text_free(signature);
    perk_verifier_free(verifier);
    nothing_stays_alive(before);
}

static void any_live_key_will_do(void **state)
{
    (void)state;
    static const char *const rotations[][4] = {{"test_key", NULL},
                                               {"test_key", "b", NULL},
                                               {"a", "test_key", NULL},
                                               {"a", "b", "test_key", NULL}};
    for (size_t i = 0; i < sizeof rotations / sizeof *rotations; i++) {
        perk_verifier *verifier = verifier_of(rotations[i]);
        assert_int_equal(perk_verifier_check(verifier, BODY, SIGNATURE, NULL), 0);
        perk_verifier_free(verifier);
    }
}

static void bad_signature_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *signature, *says;
    } cases[] = {
        {NULL, "missing"},
        {"", "missing"},
        {"bcde608501d6f99a13aa8e749e27ed7322c038ae0e99d1d55e1215a80318fee3",
         "is 64 characters, expected 44"},
        {"vN5ghQHW+ZoTqo50niftcyLAOK4OmdHVXhIVqAMY/uM", "is 43 characters"},
        {"vN5ghQHW+ZoTqo50niftcyLAOK4OmdHVXhIVqAMY/uM=\n", "is 45 characters"},
        {"vN5ghQHW+ZoTqo50niftcyLAOK4OmdHVXhIVqAMY/uN=",
         "does not match"}, /* same bytes, other padding bits */
        {"vn5ghqhw+zotqo50niftcylaok4omdhvxhivqamy/um=", "does not match"},
        {"vN5ghQHW-ZoTqo50niftcyLAOK4OmdHVXhIVqAMY_uM=", "does not match"},
        {" N5ghQHW+ZoTqo50niftcyLAOK4OmdHVXhIVqAMY/uM=", "does not match"},
    };
    perk_verifier *verifier = verifier_of((const char *const[]){"other", "test_key", NULL});
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        perk_error err = PERK_ERROR_INIT;
        assert_int_equal(perk_verifier_check(verifier, BODY, perk_str_of(cases[i].signature), &err),
                         PERK_E_SIGNATURE);
        assert_int_equal(err.code, PERK_E_SIGNATURE);
        if (!strstr(err.message, cases[i].says))
            fail_msg("'%s' does not contain '%s'", err.message, cases[i].says);
    }
    assert_int_equal(perk_verifier_check(verifier, BODY, SIGNATURE, NULL),
                     0); /* a refusal leaves nothing behind */
    perk_verifier_free(verifier);
}

static void keys_are_bounded_and_never_empty(void **state)
{
    (void)state;
    perk_error err = PERK_ERROR_INIT;
    perk_verifier *verifier = perk_verifier_new(NULL);
    assert_int_equal(perk_verifier_check(verifier, BODY, SIGNATURE, &err), PERK_E_STATE);
    perk_error_clear(&err);
    assert_null(perk_verification_new(verifier, &err));
    assert_int_equal(err.code, PERK_E_STATE);
    perk_error_clear(&err);
    assert_int_equal(perk_verifier_add_key(verifier, PERK_LIT(""), &err), PERK_E_INPUT);
    for (int i = 0; i < PERK_MAX_KEYS; i++)
        assert_int_equal(perk_verifier_add_key(verifier, PERK_LIT("k"), NULL), 0);
    perk_error_clear(&err);
    assert_int_equal(perk_verifier_add_key(verifier, PERK_LIT("k"), &err), PERK_E_RANGE);
    assert_null(perk_sign(PERK_LIT(""), BODY, NULL));
    perk_verifier_free(verifier);
}

static void chunks_add_up_to_the_body(void **state)
{
    (void)state;
    perk_str body = BODY;
    perk_verifier *verifier = verifier_of((const char *const[]){"test_key", "next", NULL});
    for (size_t cut = 0; cut <= body.len; cut++) {
        perk_verification *check = perk_verification_new(verifier, NULL);
        assert_int_equal(perk_verification_update(check, perk_str_upto(body, cut), NULL), 0);
        assert_int_equal(perk_verification_update(check, perk_str_from(body, cut), NULL), 0);
        assert_int_equal(perk_verification_final(check, SIGNATURE, NULL), 0);
        perk_verification_free(check);
    }
    perk_verifier_free(verifier);
}

static void checks_run_side_by_side(void **state)
{
    (void)state;
    perk_verifier *verifier = verifier_of((const char *const[]){"test_key", NULL});
    perk_verification *a = perk_verification_new(verifier, NULL),
                      *b = perk_verification_new(verifier, NULL);
    assert_int_equal(perk_verification_update(a, BODY, NULL), 0);
    assert_int_equal(perk_verification_update(b, PERK_LIT("something else"), NULL), 0);
    assert_int_equal(perk_verifier_check(verifier, BODY, SIGNATURE, NULL), 0);
    assert_int_equal(perk_verification_final(b, SIGNATURE, NULL), PERK_E_SIGNATURE);
    assert_int_equal(perk_verification_final(a, SIGNATURE, NULL), 0);
    perk_verification_free(a);
    perk_verification_free(b);
    perk_verifier_free(verifier);
}

static int check_in_two(perk_verification *check, perk_str body, perk_str signature)
{
    assert_int_equal(perk_verification_update(check, perk_str_upto(body, 5), NULL), 0);
    assert_int_equal(perk_verification_update(check, perk_str_from(body, 5), NULL), 0);
    return perk_verification_final(check, signature, NULL);
}

/* Whatever the verdict on one body was, it has no part in the next one. */
static void one_check_serves_one_body_after_the_other(void **state)
{
    (void)state;
    perk_verifier *verifier = verifier_of((const char *const[]){"other", "test_key", NULL});
    perk_verification *check = perk_verification_new(verifier, NULL);
    perk_text *empty = perk_sign(PERK_LIT("test_key"), PERK_NONE, NULL);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(check_in_two(check, BODY, SIGNATURE), 0);
        assert_int_equal(check_in_two(check, BODY, PERK_NONE), PERK_E_SIGNATURE);
        assert_int_equal(check_in_two(check, PERK_LIT("tampered"), SIGNATURE), PERK_E_SIGNATURE);
        assert_int_equal(perk_verification_final(check, SIGNATURE, NULL), PERK_E_SIGNATURE);
        assert_int_equal(perk_verification_final(check, perk_text_str(empty), NULL), 0);
    }
    perk_text_free(empty);
    perk_verification_free(check);
    perk_verifier_free(verifier);
}

typedef struct shared {
    perk_verifier *verifier;
    atomic_int wrong;
} shared;

static void *verify_many(void *context)
{
    shared *with = context;
    for (int i = 0; i < 2000; i++) {
        bool good = i % 2;
        int code =
            perk_verifier_check(with->verifier, good ? BODY : PERK_LIT("forged"), SIGNATURE, NULL);
        if (code != (good ? 0 : PERK_E_SIGNATURE))
            atomic_fetch_add(&with->wrong, 1);
    }
    return NULL;
}

static void threads_share_a_verifier(void **state)
{
    (void)state;
    pthread_t threads[4];
    int64_t before = perk_live();
    shared with = {.verifier = verifier_of((const char *const[]){"old", "test_key", NULL})};
    for (int i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, verify_many, &with), 0);
    for (int i = 0; i < 4; i++)
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    assert_int_equal(atomic_load(&with.wrong), 0);
    perk_verifier_free(with.verifier);
    nothing_stays_alive(before);
}

static void freeing_nothing_is_fine(void **state)
{
    (void)state;
    perk_verifier_free(NULL);
    perk_verification_free(NULL);
}

static int sign_and_verify(void *ctx)
{
    perk_error err = PERK_ERROR_INIT;
    (void)ctx;
    perk_text *signature = perk_sign(PERK_LIT("test_key"), BODY, &err);
    perk_verifier *verifier = signature ? perk_verifier_new(&err) : NULL;
    perk_verification *check = NULL;
    if (verifier && perk_verifier_add_key(verifier, PERK_LIT("test_key"), &err) == 0 &&
        perk_verifier_check(verifier, BODY, SIGNATURE, &err) == 0)
        check = perk_verification_new(verifier, &err);
    for (int i = 0; i < 2; i++)
        if (check && perk_verification_update(check, BODY, &err) == 0)
            perk_verification_final(check, SIGNATURE, &err);
    perk_verification_free(check);
    perk_verifier_free(verifier);
    perk_text_free(signature);
    return err.code;
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    if (!failmalloc_available())
        skip();
    assert_true(failmalloc_each_foreign(sign_and_verify, NULL) >= 8);
    assert_int_equal(perk_live(), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_signed_verifies),
        cmocka_unit_test(any_live_key_will_do),
        cmocka_unit_test(bad_signature_is_refused),
        cmocka_unit_test(keys_are_bounded_and_never_empty),
        cmocka_unit_test(chunks_add_up_to_the_body),
        cmocka_unit_test(checks_run_side_by_side),
        cmocka_unit_test(one_check_serves_one_body_after_the_other),
        cmocka_unit_test(threads_share_a_verifier),
        cmocka_unit_test(freeing_nothing_is_fine),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
