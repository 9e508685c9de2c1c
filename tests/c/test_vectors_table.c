/* The `table` vectors: replies appended to a table, whose columns and cells are compared. */
#include "vector.h"

#include <perk/perk_table.h>

#include <stdlib.h>

static perk_str text_of(const json_t *value)
{
    return value ? (perk_str){json_string_value(value), json_string_length(value)} : PERK_NONE;
}

static json_t *parsed(perk_text *text)
{
    perk_error err = PERK_ERROR_INIT;
    json_t *value = perk_json_parse(perk_text_str(text), 0, &err);
    assert_non_null(value);
    perk_text_free(text);
    return value;
}

static void compare(const char *path, const char *what, const json_t *actual,
                    const json_t *expected)
{
    if (json_equal(actual, expected))
        return;
    char *got = json_dumps(actual, JSON_ENCODE_ANY | JSON_COMPACT);
    char *wanted = json_dumps(expected, JSON_ENCODE_ANY | JSON_COMPACT);
    fail_msg("%s: %s is\n%s\nnot\n%s", path, what, got, wanted);
}

/* ---- one part ---- */

static json_t *columns_of(const perk_table *table, size_t part)
{
    perk_error err = PERK_ERROR_INIT;
    json_t *all = parsed(perk_table_columns(table, part, &err)), *column, *list = json_array();
    size_t i;
    json_array_foreach(all, i, column) json_array_append_new(
        list, json_pack("[O,O]", json_object_get(column, "name"), json_object_get(column, "type")));
    json_decref(all);
    return list;
}

/* Takes all chunks; how many rows each has. */
static json_t *take_all(perk_table *table, size_t part, perk_chunks *chunks)
{
    perk_error err = PERK_ERROR_INIT;
    struct ArrowArray chunk;
    json_t *lengths = json_array();
    while (perk_table_take(table, part, 1, &chunk, &err) == 1) {
        json_array_append_new(lengths, json_integer(chunk.length));
        assert_int_equal(perk_chunks_add(chunks, &chunk, &err), 0);
    }
    assert_int_equal(err.code, 0);
    return lengths;
}

static json_t *cells_of(const perk_chunks *chunks, int64_t row, const json_t *columns)
{
    perk_error err = PERK_ERROR_INIT;
    json_t *object = parsed(perk_chunks_row(chunks, row, &err)), *cells = json_array(), *column;
    size_t i;
    json_array_foreach(columns, i, column) json_array_append(
        cells, json_object_get(object, json_string_value(json_array_get(column, 0))));
    json_decref(object);
    return cells;
}

static void check_part(const char *path, perk_table *table, size_t part, const json_t *expected)
{
    perk_error err = PERK_ERROR_INIT;
    perk_chunks *chunks = perk_chunks_new(table, part, &err);
    json_t *columns = columns_of(table, part), *lengths = take_all(table, part, chunks);
    json_t *rows = json_array();
    for (int64_t i = 0; i < perk_chunks_rows(chunks); i++)
        json_array_append_new(rows, cells_of(chunks, i, columns));
    assert_int_equal(perk_table_rows(table, part), perk_chunks_rows(chunks));
    if (json_object_get(expected, "columns"))
        compare(path, "columns", columns, json_object_get(expected, "columns"));
    if (json_object_get(expected, "chunks"))
        compare(path, "chunks", lengths, json_object_get(expected, "chunks"));
    compare(path, "rows", rows, json_object_get(expected, "rows"));
    json_decref(columns);
    json_decref(lengths);
    json_decref(rows);
    perk_chunks_free(chunks);
}

static size_t part_of(const perk_table *table, const char *name)
{
    size_t part = 0;
    while (part < perk_table_part_count(table) &&
           !perk_str_eq(perk_table_part_name(table, part), perk_str_of(name)))
        part++;
    return part;
}

/* ---- one case ---- */

static int append(perk_table *table, const json_t *reply, perk_error *err)
{
    perk_doc *doc = perk_doc_parse(text_of(json_object_get(reply, "body")), 0, err);
    assert_non_null(doc);
    int code = perk_table_append(table, doc, text_of(json_object_get(reply, "key")), err);
    perk_doc_unref(doc);
    return code;
}

static perk_table *make(const json_t *test_case, perk_error *err)
{
    const perk_op *op = perk_op_find(text_of(json_object_get(test_case, "operation")), err);
    char *options = json_dumps(json_object_get(test_case, "options"), JSON_COMPACT);
    perk_table *table = perk_table_new(op, perk_str_of(options), err);
    free(options);
    size_t i;
    json_t *reply;
    json_array_foreach(json_object_get(test_case, "replies"), i, reply)
    {
        if (table && append(table, reply, err) != 0) {
            perk_table_unref(table);
            table = NULL;
        }
    }
    return table;
}

static void run(const char *path)
{
    perk_error err = PERK_ERROR_INIT;
    json_t *test_case = vector_case(path), *error = json_object_get(test_case, "error"), *part;
    perk_table *table = make(test_case, &err);
    const char *name;
    if (error)
        vector_check_error(path, &err, error);
    else if (!table)
        fail_msg("%s: %s", path, err.message);
    json_object_foreach(json_object_get(test_case, "parts"), name, part)
        check_part(path, table, part_of(table, name), part);
    if (table && json_object_get(test_case, "doubts")) {
        json_t *doubts = parsed(perk_table_doubts(table, &err));
        compare(path, "doubts", doubts, json_object_get(test_case, "doubts"));
        json_decref(doubts);
    }
    perk_table_unref(table);
    json_decref(test_case);
}

static void every_table_vector(void **state)
{
    (void)state;
    assert_true(vector_each("table", run) >= 25);
    assert_int_equal(perk_live(), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_table_vector)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
