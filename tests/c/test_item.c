/* Items that are checked while they are scanned: the same requests and errors as by a tree, for
 * made and for changed items of every operation that takes a list of them. */
#include "item.h"
#include "vector.h"

#include "base/limits.h"

#include <stdlib.h>

enum { ITEMS = 4000, CHOICES = 256 };

/* Numbers that are the same in every run. */
static uint32_t roll(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*state >> 33);
}

static void make(perk_buf *out, const perk_op *op, uint64_t *state)
{
    uint8_t bytes[CHOICES];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (uint8_t)roll(state);
    choices from = {bytes, bytes + sizeof bytes};
    out->len = 0;
    item_make(out, op, &from);
}

static void made_items_are_checked_alike(void **unused)
{
    uint64_t state = 1;
    const perk_op *op;
    perk_buf text;
    (void)unused;
    perk_buf_init(&text, PERK_MAX_REQUEST);
    for (size_t which = 0; (op = item_op(which)) != NULL; which++) {
        size_t direct = 0;
        for (size_t i = 0; i < ITEMS; i++) {
            make(&text, op, &state);
            item_check(op, i % 4 != 0, perk_buf_str(&text));
            direct += item_is_direct(op, 1, perk_buf_str(&text));
        }
        print_message("%s: %zu of %d items without a tree\n", op->name, direct, ITEMS);
        assert_true(direct > ITEMS / 40);
    }
    perk_buf_free(&text);
}

/* One byte of a good item is left out, doubled or another. */
static void changed_items_are_checked_alike(void **unused)
{
    uint64_t state = 2;
    const perk_op *op;
    perk_buf text;
    (void)unused;
    perk_buf_init(&text, PERK_MAX_REQUEST);
    for (size_t which = 0; (op = item_op(which)) != NULL; which++) {
        for (size_t i = 0; i < ITEMS / 4; i++) {
            static const char bytes[] = "\"\\{}[],:0-. \x80x\n";
            make(&text, op, &state);
            if (!text.len)
                continue;
            text.ptr[roll(&state) % text.len] = bytes[roll(&state) % (sizeof bytes - 1)];
            item_check(op, 1, perk_buf_str(&text));
            item_check(op, 1, perk_str_upto(perk_buf_str(&text), roll(&state) % text.len));
        }
    }
    perk_buf_free(&text);
}

static void plain_items_need_no_tree(void **unused)
{
    static const char *const items[][2] = {
        {"users.create", "{\"id\":\"a\",\"enrolled_rewards\":[\"CARDLINKED\"]}"},
        {"users.create", " { \"enrolledRewards\" : [ ] , \"id\" : \"\\u0061\" } "},
        {"users.create",
         "{\"type\":\"user\",\"id\":\"a\",\"attributes\":{\"enrolledRewards\":[]}}"},
        {"transactions.create_upload_urls",
         "{\"filename\":\"f\",\"type\":\"historicalTransactionsFile\"}"},
    };
    (void)unused;
    for (size_t i = 0; i < PERK_COUNT(items); i++) {
        const perk_op *op = perk_op_find(perk_str_of(items[i][0]), NULL);
        assert_true(item_is_direct(op, 1, perk_str_of(items[i][1])));
        item_check(op, 1, perk_str_of(items[i][1]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(made_items_are_checked_alike),
        cmocka_unit_test(changed_items_are_checked_alike),
        cmocka_unit_test(plain_items_need_no_tree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
