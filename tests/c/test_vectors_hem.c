/* Runs tests/vectors/hem: addresses and their hashes, strict and not. */
#include "vector.h"

#include <stdlib.h>

static void check(const char *path, perk_str address, int strict, const char *file)
{
    perk_error err = PERK_ERROR_INIT;
    perk_str expected = vector_bytes(path, file);
    perk_text *hem = perk_hem(address, strict, &err);
    if (expected.ptr && !(hem && perk_str_eq(perk_text_str(hem), expected)))
        fail_msg("%s, strict %d: %s", path, strict, hem ? perk_text_str(hem).ptr : err.message);
    if (!expected.ptr && hem)
        fail_msg("%s, strict %d: not refused", path, strict);
    assert_int_equal(hem == NULL, err.code != 0);
    if (!expected.ptr && strict) {
        json_t *error = vector_json(path, "error.json");
        vector_check_error(path, &err, error);
        json_decref(error);
    }
    perk_text_free(hem);
    free((char *)expected.ptr);
}

static void run(const char *path)
{
    perk_str address = vector_bytes(path, "address");
    assert_non_null(address.ptr);
    check(path, address, 1, "hem");
    check(path, address, 0, "lenient");
    free((char *)address.ptr);
    assert_int_equal(perk_live(), 0);
}

static void run_hem(void **state)
{
    (void)state;
    assert_true(vector_each("hem", run) >= 40);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(run_hem)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
