/* The digests, the compare, and Basic. Expected values were made with another implementation. */
#include "auth/basic.h"
#include "auth/crypto.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void digest_is(perk_hmac *hmac, const char *hex)
{
    unsigned char digest[PERK_HMAC_SIZE];
    char text[2 * PERK_HMAC_SIZE + 1];
    assert_int_equal(perk_hmac_final(hmac, digest, NULL), 0);
    for (size_t i = 0; i < sizeof digest; i++)
        snprintf(text + 2 * i, 3, "%02x", digest[i]);
    assert_string_equal(text, hex);
}

static void hmac_matches_known_digests(void **state)
{
    (void)state;
    static const struct {
        const char *key, *body, *hex;
    } cases[] = {
        {"k", "", "8bb990c40a7d61cb97597a942125025be50ac8beb74436e3735b98893a7f6620"},
        {"a short key", "a short text",
         "49476f17a7086c6d7c05f259e34a1771ccc1e0eff1db3d0b604798666565d539"},
        {"yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy", "key of one block",
         "4f86e98d66226c0ed6ebab8188fe309116f65bd3ba6dd5ce375fdc1be96e1cf7"},
        {"zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz"
         "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzz"
         "zzzzzzzzzzzz",
         "key longer than a block",
         "5f5fec8a73f17547021e931925ff149e248c0463ddfb34f82e945463936d4d34"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        perk_hmac *hmac = perk_hmac_new(perk_str_of(cases[i].key), NULL);
        assert_non_null(hmac);
        assert_int_equal(perk_hmac_update(hmac, perk_str_of(cases[i].body), NULL), 0);
        digest_is(hmac, cases[i].hex);
        perk_hmac_free(hmac);
    }
}

static void restart_keeps_the_key(void **state)
{
    (void)state;
    perk_hmac *hmac = perk_hmac_new(PERK_LIT("first key"), NULL);
    for (int round = 0; round < 3; round++) {
        assert_int_equal(perk_hmac_restart(hmac, NULL), 0);
        assert_int_equal(perk_hmac_update(hmac, PERK_LIT("dropped half way"), NULL), 0);
        assert_int_equal(perk_hmac_restart(hmac, NULL), 0);
        assert_int_equal(perk_hmac_update(hmac, PERK_LIT("one"), NULL), 0);
        assert_int_equal(perk_hmac_update(hmac, PERK_LIT(" text"), NULL), 0);
        digest_is(hmac, "f7c249f122d4362599294a755a94beaaf4eb3e43696bd974f852e5398049279d");
    }
    perk_hmac_free(hmac);
}

static void copy_runs_apart_from_its_origin(void **state)
{
    (void)state;
    perk_hmac *origin = perk_hmac_new(PERK_LIT("first key"), NULL);
    perk_hmac *copy = perk_hmac_copy(origin, NULL);
    assert_int_equal(perk_hmac_update(origin, PERK_LIT("something else"), NULL), 0);
    perk_hmac_free(origin);
    assert_int_equal(perk_hmac_update(copy, PERK_LIT("one text"), NULL), 0);
    digest_is(copy, "f7c249f122d4362599294a755a94beaaf4eb3e43696bd974f852e5398049279d");
    perk_hmac_free(copy);
}

static void empty_key_is_refused(void **state)
{
    (void)state;
    perk_error err = PERK_ERROR_INIT;
    assert_null(perk_hmac_new(PERK_LIT(""), &err));
    assert_int_equal(err.code, PERK_E_INPUT);
}

static void md5_matches_known_digests(void **state)
{
    (void)state;
    static const struct {
        const char *text, *hex;
    } cases[] = {
        {"123", "202cb962ac59075b964b07152d234b70"},
        {"Pass123", "2f23fa3579f3f75175793649115c1b25"},
        {"", "d41d8cd98f00b204e9800998ecf8427e"},
    };
    char out[33];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(perk_md5_hex(perk_str_of(cases[i].text), out, NULL), 0);
        assert_string_equal(out, cases[i].hex);
    }
    assert_int_equal(perk_md5_hex(PERK_NONE, out, NULL), 0);
    assert_string_equal(out, "d41d8cd98f00b204e9800998ecf8427e");
}

static void compare_sees_every_byte(void **state)
{
    (void)state;
    char a[16] = "fifteen letters", b[16] = "fifteen letters";
    assert_true(perk_equal_constant_time(a, b, sizeof a));
    for (size_t i = 0; i < sizeof a; i++) {
        b[i] ^= 1;
        assert_false(perk_equal_constant_time(a, b, sizeof a));
        b[i] ^= 1;
    }
    assert_true(perk_equal_constant_time(a, b, 0));
}

static void basic_joins_and_encodes(void **state)
{
    (void)state;
    static const struct {
        const char *user, *password, *value;
    } cases[] = {
        {"till1", "202cb962ac59075b964b07152d234b70",
         "Basic dGlsbDE6MjAyY2I5NjJhYzU5MDc1Yjk2NGIwNzE1MmQyMzRiNzA="},
        {"client", "s:e:c", "Basic Y2xpZW50OnM6ZTpj"},
        {"", "", "Basic Og=="},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        perk_buf out;
        perk_buf_init(&out, 200);
        perk_basic_value(&out, perk_str_of(cases[i].user), perk_str_of(cases[i].password));
        assert_int_equal(perk_buf_check(&out, "header", NULL), 0);
        assert_true(perk_str_eq(perk_buf_str(&out), perk_str_of(cases[i].value)));
        perk_buf_free(&out);
    }
}

static void basic_over_a_bound_fails_instead_of_being_cut(void **state)
{
    (void)state;
    static char huge[40000];
    perk_buf out;
    memset(huge, 'u', sizeof huge);
    perk_buf_init(&out, 1 << 20);
    perk_basic_value(&out, (perk_str){huge, sizeof huge}, PERK_LIT("p"));
    assert_int_equal(perk_buf_check(&out, "header", NULL), PERK_E_LIMIT);
    perk_buf_free(&out);
    perk_buf_init(&out, 8);
    perk_basic_value(&out, PERK_LIT("user"), PERK_LIT("p"));
    assert_int_equal(perk_buf_check(&out, "header", NULL), PERK_E_LIMIT);
    perk_buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hmac_matches_known_digests),
        cmocka_unit_test(restart_keeps_the_key),
        cmocka_unit_test(copy_runs_apart_from_its_origin),
        cmocka_unit_test(empty_key_is_refused),
        cmocka_unit_test(md5_matches_known_digests),
        cmocka_unit_test(compare_sees_every_byte),
        cmocka_unit_test(basic_joins_and_encodes),
        cmocka_unit_test(basic_over_a_bound_fails_instead_of_being_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
