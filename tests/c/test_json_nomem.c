/* Every allocation of scanner, writer and tree fails once. */
#include "echo.h"
#include "failmalloc.h"
#include "json/tree.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

/* Holds what makes each of them allocate: escapes, containers, long numbers, members enough for
 * jansson's tables to grow. */
static const char text[] = "{\"a\":[1,2.5,-0."
                           "00000000000000000000000000000000000000000000000000000000000000000000000"
                           "0000000000123,null,true],"
                           "\"k\\u0000ey\":{\"n\":{},\"s\":\"a \\\"long\\\" text with \\u00e9 and "
                           "\\ud83d\\ude00 that outgrows the first block of a "
                           "buffer\"},"
                           "\"c\":1,\"d\":2,\"e\":3,\"f\":4,\"g\":5,\"h\":6,\"i\":7,\"j\":8,\"l\":["
                           "[],[],[],[],[],[],[],[],[],[]]}";

static int through_scanner_and_writer(void *ctx)
{
    perk_error err = PERK_ERROR_INIT;
    (void)ctx;
    perk_text_free(echo(perk_str_of(text), 0, &err));
    return err.code;
}

static int through_a_tree(void *ctx)
{
    perk_error err = PERK_ERROR_INIT;
    (void)ctx;
    json_t *tree = perk_json_parse(perk_str_of(text), 0, &err);
    if (tree)
        perk_text_free(perk_json_dump(tree, &err));
    json_decref(tree);
    return err.code;
}

static int skipping(void *ctx)
{
    perk_scan scan;
    perk_str span;
    (void)ctx;
    perk_scan_init(&scan,
                   PERK_LIT("[179769313486231570000000000000000000000000000000000000000000000000000"
                            "000000000000e228]"),
                   0);
    return perk_scan_skip(&scan, &span) ? 0 : perk_scan_fail(&scan, NULL);
}

static void assert_every_allocation_may_fail(int (*story)(void *ctx), int at_least)
{
    if (!failmalloc_available())
        skip();
    assert_true(failmalloc_each(story, NULL) >= at_least);
    assert_int_equal(perk_live(), 0);
}

static void scanner_and_writer(void **state)
{
    (void)state;
    assert_every_allocation_may_fail(through_scanner_and_writer, 5);
}

static void tree(void **state)
{
    (void)state;
    assert_every_allocation_may_fail(through_a_tree, 40);
}

static void a_long_number(void **state)
{
    (void)state;
    assert_every_allocation_may_fail(skipping, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scanner_and_writer),
        cmocka_unit_test(tree),
        cmocka_unit_test(a_long_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
