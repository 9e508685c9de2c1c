/* Where chunks end, whatever a server puts into them. */
#include "base/limits.h"
#include "base/str.h"
#include "vector.h"

#include <perk/perk_table.h>
#include <stdlib.h>
#include <string.h>

static perk_table *table_of(const char *options)
{
    perk_table *table =
        perk_table_new(perk_op_find(PERK_LIT("offers.list"), NULL), perk_str_of(options), NULL);
    assert_non_null(table);
    return table;
}

static void append(perk_table *table, perk_str body)
{
    perk_doc *doc = perk_doc_parse(body, 0, NULL);
    assert_non_null(doc);
    assert_int_equal(perk_table_append(table, doc, PERK_NONE, NULL), 0);
    perk_doc_unref(doc);
}

/* The rows of the next chunk that is full; 0: none is. */
static int64_t rows_of_full(perk_table *table)
{
    struct ArrowArray chunk;
    if (perk_table_take(table, 0, 0, &chunk, NULL) != 1)
        return 0;
    int64_t rows = chunk.length;
    chunk.release(&chunk);
    return rows;
}

#define RESOURCE(type) "{\"type\":\"" type "\",\"id\":\"1\"}"
#define LONG "a-type-of-fifty-characters-that-nobody-has-heard-of"

/* Values that the known set does not have are text, too. */
static void new_words_fill_a_chunk(void **state)
{
    perk_table *table = table_of("{\"columns\":[\"type\"],\"chunk_bytes\":100}");
    (void)state;
    append(table, PERK_LIT("{\"data\":[" RESOURCE("1" LONG) "," RESOURCE("2" LONG) "," RESOURCE(
                      "3" LONG) "," RESOURCE("3" LONG) "," RESOURCE("3" LONG) "]}"));
    assert_int_equal(rows_of_full(table), 2);
    assert_int_equal(rows_of_full(table), 0); /* one word, three times */
    perk_table_unref(table);
}

/* Empty texts have no bytes, and still cost memory. */
static void items_fill_a_chunk(void **state)
{
    static const char head[] = "{\"data\":[{\"type\":\"standardOffer\",\"id\":\"1\","
                               "\"attributes\":{\"components\":{\"tags\":[\"\"";
    size_t len = sizeof head - 1;
    char *body = malloc(len + 3 * (size_t)PERK_MAX_CHUNK_ITEMS + 16);
    perk_table *table = table_of("{\"columns\":[\"components_tags\"]}");
    (void)state;
    assert_non_null(body);
    memcpy(body, head, len);
    for (size_t i = 1; i < PERK_MAX_CHUNK_ITEMS; i++, len += 3)
        memcpy(body + len, ",\"\"", 3);
    memcpy(body + len, "]}}}]}", 6);
    append(table, (perk_str){body, len + 6});
    assert_int_equal(rows_of_full(table), 1);
    free(body);
    perk_table_unref(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(new_words_fill_a_chunk),
        cmocka_unit_test(items_fill_a_chunk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
