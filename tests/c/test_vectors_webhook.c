/* tests/vectors/webhook: each case goes through the whole-body check and the chunk-fed one. */
#include "vector.h"

#include <stdlib.h>

static int add_keys(perk_verifier *verifier, const json_t *keys, perk_error *err)
{
    size_t i;
    json_t *key;
    json_array_foreach(keys, i, key)
    {
        int code = perk_verifier_add_key(
            verifier, (perk_str){json_string_value(key), json_string_length(key)}, err);
        if (code != 0)
            return code;
    }
    return 0;
}

static int check_in_chunks(perk_verifier *verifier, perk_str body, const json_t *sizes,
                           perk_str signature, perk_error *err)
{
    size_t i, at = 0;
    json_t *size;
    perk_verification *check = perk_verification_new(verifier, err);
    assert_non_null(check);
    json_array_foreach(sizes, i, size)
    {
        size_t len = (size_t)json_integer_value(size);
        assert_true(at + len <= body.len);
        assert_int_equal(
            perk_verification_update(check, perk_str_upto(perk_str_from(body, at), len), err), 0);
        at += len;
    }
    assert_int_equal(at, body.len);
    int code = perk_verification_final(check, signature, err);
    perk_verification_free(check);
    return code;
}

static void checks_as_expected(const char *path)
{
    perk_error whole = PERK_ERROR_INIT, pieces = PERK_ERROR_INIT;
    json_t *test_case = vector_json(path, "case.json"), *error = vector_json(path, "error.json");
    perk_str body = vector_bytes(path, "body");
    perk_str signature = perk_str_of(json_string_value(json_object_get(test_case, "signature")));
    perk_verifier *verifier = perk_verifier_new(NULL);
    if (add_keys(verifier, json_object_get(test_case, "keys"), &whole) == 0) {
        perk_verifier_check(verifier, body, signature, &whole);
        check_in_chunks(verifier, body, json_object_get(test_case, "chunks"), signature, &pieces);
        assert_string_equal(whole.message, pieces.message);
    }
    if (error)
        vector_check_error(path, &whole, error);
    else if (whole.code)
        fail_msg("%s: %s", path, whole.message);
    perk_verifier_free(verifier);
    json_decref(test_case);
    json_decref(error);
    free((char *)body.ptr);
}

static void every_vector(void **state)
{
    (void)state;
    assert_true(vector_each("webhook", checks_as_expected) >= 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_vector)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
