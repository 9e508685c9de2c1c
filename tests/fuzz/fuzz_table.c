/* Any bytes as a reply that goes to a table: the first byte chooses the operation and the options.
 * What must hold:
 *  - the cells are those that jansson's tree of the same text gives (tests/c/columns.c);
 *  - columns and rest give each resource back;
 *  - a document appends all of its resources, and no more.
 * Texts that only one of the two accepts are not compared: jansson refuses halves of surrogate
 * pairs and integers beyond 64 bits, and nests deeper. */
#include "c/columns.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds, const char *claim)
{
    if (holds)
        return;
    fprintf(stderr, "does not hold: %s\n", claim);
    abort();
}

static const char *const OPERATIONS[] = {
    "offers.list",           "placement_content.get",     "earned_rewards.list", "locations.list",
    "legacy.locations.list", "capillary.promotions.list", "users.get",           "placements.list"};
static const char *const OPTIONS[] = {"{\"rest\":true}", "{\"rest\":true,\"chunk_rows\":1}",
                                      "{\"dictionary\":false,\"chunk_bytes\":10}", "{}"};

typedef struct comparison {
    const perk_op *op;
    const perk_chunks *chunks;
    int64_t row;
} comparison;

static json_t *row_of(const perk_chunks *chunks, int64_t row)
{
    perk_text *text = perk_chunks_row(chunks, row, NULL);
    must(text != NULL, "a resource has a row");
    json_t *tree =
        json_loadb(perk_text_str(text).ptr, perk_text_str(text).len, JSON_ALLOW_NUL, NULL);
    must(tree != NULL, "a row is an object");
    perk_text_free(text);
    return tree;
}

static void compare(void *ctx, const json_t *resource)
{
    comparison *c = ctx;
    const char *where = "";
    json_t *row = row_of(c->chunks, c->row++), *expected = columns_of(c->op, resource);
    must(columns_are(expected, row, &where), where);
    if (json_object_get(row, "rest")) {
        json_t *back = columns_back(c->op, row);
        must(columns_same(resource, back), "columns and rest are the resource");
        json_decref(back);
    }
    json_decref(row);
    json_decref(expected);
}

static perk_chunks *fill(const perk_op *op, const char *options, const perk_doc *doc)
{
    struct ArrowArray chunk;
    perk_table *table = perk_table_new(op, (perk_str){options, strlen(options)}, NULL);
    must(table != NULL, "there is a table");
    must(perk_table_append(table, doc, (perk_str){NULL, 0}, NULL) == 0, "a document is appended");
    must(perk_table_rows(table, 0) == (int64_t)perk_doc_count(doc), "each resource is a row");
    perk_chunks *chunks = perk_chunks_new(table, 0, NULL);
    while (perk_table_take(table, 0, 1, &chunk, NULL) == 1)
        must(perk_chunks_add(chunks, &chunk, NULL) == 0, "a chunk is kept");
    perk_text_free(perk_table_doubts(table, NULL));
    perk_table_unref(table);
    return chunks;
}

/* A bare object is a resource or not by rules of documents, which are tested there. */
static bool is_compared(const json_t *body)
{
    return json_is_array(body) || json_object_get(body, "data");
}

static void check(const perk_op *op, const char *options, perk_str text)
{
    perk_doc *doc = perk_doc_parse(text, 0, NULL);
    if (!doc)
        return;
    json_t *body = json_loadb(text.ptr, text.len, JSON_ALLOW_NUL | JSON_DECODE_ANY, NULL);
    perk_chunks *chunks = fill(op, options, doc);
    comparison c = {op, chunks, 0};
    if (body && is_compared(body)) {
        columns_each(body, compare, &c);
        must(c.row == perk_chunks_rows(chunks), "there are no other rows");
    }
    json_decref(body);
    perk_chunks_free(chunks);
    perk_doc_unref(doc);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    columns_any_decimal_may_be_null = true;
    if (!size)
        return 0;
    const char *name = OPERATIONS[data[0] % 8], *options = OPTIONS[data[0] / 8 % 4];
    const perk_op *op = perk_op_find((perk_str){name, strlen(name)}, NULL);
    must(op != NULL, "the operation is there");
    check(op, options, (perk_str){(const char *)data + 1, size - 1});
    must(perk_live() == 0, "nothing is left");
    return 0;
}
