/* tests/vectors/sign: a key, a body, a signature. */
#include "vector.h"

#include <stdlib.h>

static void signs_as_expected(const char *path)
{
    perk_error err = PERK_ERROR_INIT;
    perk_str key = vector_bytes(path, "key"), body = vector_bytes(path, "body"),
             expected = vector_bytes(path, "signature");
    perk_text *signature = perk_sign(key, body, &err);
    perk_str actual = perk_text_str(signature);
    if (!perk_str_eq(actual, expected))
        fail_msg("%s: %.*s %s", path, (int)actual.len, actual.ptr, err.message);
    perk_text_free(signature);
    free((char *)key.ptr);
    free((char *)body.ptr);
    free((char *)expected.ptr);
}

static void every_vector(void **state)
{
    (void)state;
    assert_true(vector_each("sign", signs_as_expected) >= 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_vector)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
