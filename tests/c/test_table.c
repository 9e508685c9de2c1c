/* Tables: what they are made of, their chunks, and what Arrow's readers may do with these. Cells
 * are in the vectors and in test_table_columns. */
#include "api/lookup.h"
#include "base/str.h"
#include "failmalloc.h"
#include "vector.h"

#include <perk/perk_table.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define OFFER "{\"type\":\"standardOffer\",\"id\":\"o-1\",\"attributes\":{\"name\":\"a\"}}"
#define CATEGORY "{\"type\":\"category\",\"id\":\"c-1\",\"attributes\":{\"name\":\"Travel\"}}"

static const perk_op *offers(void)
{
    return perk_op_find(PERK_LIT("offers.list"), NULL);
}

static perk_table *table_of(const char *options)
{
    perk_error err = PERK_ERROR_INIT;
    perk_table *table = perk_table_new(offers(), perk_str_of(options), &err);
    if (!table)
        fail_msg("%s: %s", options, err.message);
    return table;
}

static int append(perk_table *table, const char *body, perk_str key)
{
    perk_error err = PERK_ERROR_INIT;
    perk_doc *doc = perk_doc_parse(perk_str_of(body), 0, &err);
    assert_non_null(doc);
    int code = perk_table_append(table, doc, key, &err);
    perk_doc_unref(doc);
    return code;
}

static struct ArrowArray taken(perk_table *table, size_t part)
{
    perk_error err = PERK_ERROR_INIT;
    struct ArrowArray chunk = {.length = -1};
    assert_int_equal(perk_table_take(table, part, 1, &chunk, &err), 1);
    return chunk;
}

static int64_t count_all(perk_table *table, size_t part)
{
    struct ArrowArray chunk;
    int64_t rows = 0;
    while (perk_table_take(table, part, 1, &chunk, NULL) == 1) {
        rows += chunk.length;
        chunk.release(&chunk);
    }
    return rows;
}

/* ---- what tables are made of ---- */

static void check_names(const perk_op *op, const struct ArrowSchema *schema)
{
    for (int64_t i = 0; i < schema->n_children; i++) {
        const char *name = schema->children[i]->name;
        if (!*name || name[strlen(name) - 1] == '_')
            fail_msg("%s has a column '%s'", op->name, name);
        for (int64_t k = 0; k < i; k++)
            if (strcmp(name, schema->children[k]->name) == 0)
                fail_msg("%s has the column '%s' twice", op->name, name);
        if (schema->children[i]->format[1] == 's')
            check_names(op, schema->children[i]);
    }
}

static void check_parts(const perk_op *op, const perk_table *table)
{
    perk_error err = PERK_ERROR_INIT;
    for (size_t part = 0; part < perk_table_part_count(table); part++) {
        struct ArrowSchema schema;
        assert_int_equal(perk_table_schema(table, part, &schema, &err), 0);
        assert_true(schema.n_children > 0);
        check_names(op, &schema);
        schema.release(&schema);
        for (size_t other = 0; other < part; other++)
            assert_false(
                perk_str_eq(perk_table_part_name(table, part), perk_table_part_name(table, other)));
    }
}

static void every_operation_with_resources_has_a_table(void **state)
{
    (void)state;
    perk_error err = PERK_ERROR_INIT;
    for (size_t i = 0; i < perk_op_count(); i++) {
        const perk_op *op = perk_op_at(i);
        perk_table *table =
            perk_table_new(op, PERK_LIT("{\"key\":\"user_id\",\"rest\":true}"), &err);
        if (!op->reply_types || !op->reply_types[0]) {
            assert_null(table);
            assert_int_equal(err.code, PERK_E_INPUT);
        } else {
            assert_non_null(table);
            check_parts(op, table);
        }
        perk_table_unref(table);
        perk_error_clear(&err);
    }
    assert_int_equal(perk_live(), 0);
}

static const struct ArrowSchema *column(const struct ArrowSchema *schema, const char *name)
{
    for (int64_t i = 0; i < schema->n_children; i++)
        if (strcmp(schema->children[i]->name, name) == 0)
            return schema->children[i];
    fail_msg("no column '%s'", name);
    return NULL;
}

static void columns_have_types_of_arrow(void **state)
{
    (void)state;
    static const char *const formats[][2] = {{"user_id", "u"},
                                             {"id", "u"},
                                             {"type", "i"},
                                             {"name", "u"},
                                             {"start_date", "tsu:UTC"},
                                             {"is_targeted", "b"},
                                             {"max_redemptions", "l"},
                                             {"user_reward_value", "d:38,9"},
                                             {"assets", "+l"},
                                             {"category_ids", "+l"},
                                             {"rest", "u"},
                                             {"purchase_channel", "+l"}};
    static const char unit[] = "\1\0\0\0\4\0\0\0unit\5\0\0\0cents";
    static const char json[] = "\2\0\0\0\24\0\0\0ARROW:extension:name\12\0\0\0arrow.json"
                               "\30\0\0\0ARROW:extension:metadata\0\0\0\0";
    perk_table *table = table_of("{\"key\":\"user_id\",\"rest\":true}");
    struct ArrowSchema schema;
    assert_int_equal(perk_table_schema(table, 0, &schema, NULL), 0);
    perk_table_unref(table);
    assert_string_equal(schema.format, "+s");
    for (size_t i = 0; i < PERK_COUNT(formats); i++)
        assert_string_equal(column(&schema, formats[i][0])->format, formats[i][1]);
    assert_int_equal(column(&schema, "user_id")->flags, 0);
    assert_int_equal(column(&schema, "id")->flags, ARROW_FLAG_NULLABLE);
    assert_string_equal(column(&schema, "type")->dictionary->format, "u");
    assert_string_equal(column(&schema, "assets")->children[0]->format, "+s");
    assert_string_equal(column(&schema, "purchase_channel")->children[0]->dictionary->format, "u");
    assert_memory_equal(column(&schema, "min_reward_amount_value")->metadata, unit,
                        sizeof unit - 1);
    assert_memory_equal(column(&schema, "rest")->metadata, json, sizeof json - 1);
    schema.release(&schema);
    assert_int_equal(perk_live(), 0);
}

/* ---- chunks ---- */

static void one_cell_may_be_large(void **state)
{
    (void)state;
    static const char head[] = "{\"data\":[{\"type\":\"standardOffer\",\"id\":\"o\",\"attributes\":"
                               "{\"name\":\"",
                      tail[] = "\"}}," OFFER "]}";
    const size_t size = 30u << 20;
    char *body = malloc(sizeof head + size + sizeof tail);
    assert_non_null(body);
    memcpy(body, head, sizeof head - 1);
    memset(body + sizeof head - 1, 'x', size);
    memcpy(body + sizeof head - 1 + size, tail, sizeof tail);
    perk_table *table = table_of("{\"columns\":[\"name\"]}");
    assert_int_equal(append(table, body, PERK_NONE), 0);
    free(body);
    struct ArrowArray chunk = taken(table, 0);
    const int32_t *offsets = chunk.children[0]->buffers[1];
    assert_int_equal(chunk.length, 1);
    assert_int_equal(offsets[1], (int32_t)size);
    assert_int_equal(((const char *)chunk.children[0]->buffers[2])[size - 1], 'x');
    chunk.release(&chunk);
    assert_int_equal(count_all(table, 0), 1);
    perk_table_unref(table);
    assert_int_equal(perk_live(), 0);
}

static void full_chunks_come_without_flush(void **state)
{
    (void)state;
    struct ArrowArray chunk;
    perk_table *table = table_of("{\"chunk_rows\":2}");
    assert_int_equal(append(table, "{\"data\":[" OFFER "," OFFER "," OFFER "]}", PERK_NONE), 0);
    assert_int_equal(perk_table_take(table, 0, 0, &chunk, NULL), 1);
    assert_int_equal(chunk.length, 2);
    chunk.release(&chunk);
    assert_int_equal(perk_table_take(table, 0, 0, &chunk, NULL), 0);
    assert_int_equal(perk_table_take(table, 0, 1, &chunk, NULL), 1);
    assert_int_equal(chunk.length, 1);
    chunk.release(&chunk);
    assert_int_equal(perk_table_take(table, 0, 1, &chunk, NULL), 0);
    assert_int_equal(perk_table_take(table, 9, 1, &chunk, NULL), PERK_E_RANGE);
    assert_int_equal(perk_table_rows(table, 0), 3);
    perk_table_unref(table);
    assert_int_equal(perk_live(), 0);
}

static void *release_elsewhere(void *array)
{
    struct ArrowArray *moved = array;
    moved->release(moved);
    return NULL;
}

/* As the specification of the C data interface has it: a child may be moved out of its parent and
 * outlives it, on any thread. */
static void children_live_on_their_own(void **state)
{
    (void)state;
    pthread_t thread;
    perk_table *table = table_of("{\"columns\":[\"id\",\"type\",\"assets\"]}");
    assert_int_equal(append(table, "{\"data\":[" OFFER "]}", PERK_NONE), 0);
    struct ArrowArray chunk = taken(table, 0), child = *chunk.children[1];
    perk_table_unref(table);
    chunk.children[1]->release = NULL;
    chunk.release(&chunk);
    assert_null(chunk.release);
    const int32_t *offsets = child.dictionary->buffers[1];
    assert_memory_equal(child.dictionary->buffers[2], "standardOffer", (size_t)offsets[1]);
    assert_int_equal(perk_live(), 1);
    assert_int_equal(pthread_create(&thread, NULL, release_elsewhere, &child), 0);
    pthread_join(thread, NULL);
    assert_int_equal(perk_live(), 0);
}

static int64_t read_stream(struct ArrowArrayStream *stream)
{
    struct ArrowSchema schema;
    struct ArrowArray chunk;
    int64_t rows = 0;
    assert_int_equal(stream->get_schema(stream, &schema), 0);
    schema.release(&schema);
    for (;;) {
        assert_int_equal(stream->get_next(stream, &chunk), 0);
        if (!chunk.release)
            break;
        rows += chunk.length;
        chunk.release(&chunk);
    }
    assert_null(stream->get_last_error(stream));
    stream->release(stream);
    return rows;
}

static void kept_chunks_are_read_again_and_again(void **state)
{
    (void)state;
    struct ArrowArrayStream first, second, third;
    perk_table *table = table_of("{\"chunk_rows\":2}");
    perk_chunks *chunks = perk_chunks_new(table, 0, NULL);
    assert_int_equal(perk_chunks_stream(chunks, &third, NULL), 0);
    assert_int_equal(append(table,
                            "{\"data\":[" OFFER ",{\"type\":\"standardOffer\",\"id\":\"o-2\"},"
                            "{\"type\":\"standardOffer\",\"id\":\"o-3\"}]}",
                            PERK_NONE),
                     0);
    for (int i = 0; i < 2; i++) {
        struct ArrowArray chunk = taken(table, 0);
        assert_int_equal(perk_chunks_add(chunks, &chunk, NULL), 0);
        assert_null(chunk.release);
        assert_int_equal(perk_chunks_add(chunks, &chunk, NULL), PERK_E_INPUT);
    }
    perk_table_unref(table);
    assert_int_equal(perk_chunks_rows(chunks), 3);
    for (int64_t row = 0; row < 3; row++) {
        perk_text *text = perk_chunks_row(chunks, row, NULL);
        const char id[] = {'"', 'o', '-', (char)('1' + row), '"', '\0'};
        assert_non_null(strstr(perk_text_str(text).ptr, id));
        perk_text_free(text);
    }
    assert_null(perk_chunks_row(chunks, 3, NULL));
    assert_null(perk_chunks_row(chunks, -1, NULL));
    assert_int_equal(perk_chunks_stream(chunks, &first, NULL), 0);
    assert_int_equal(perk_chunks_stream(chunks, &second, NULL), 0);
    assert_int_equal(read_stream(&first), 3);
    perk_chunks_free(chunks);
    assert_int_equal(read_stream(&second), 3);
    assert_int_equal(read_stream(&third), 0); /* of what was there when it was made */
    assert_int_equal(perk_live(), 0);
}

static void a_table_has_a_stream(void **state)
{
    (void)state;
    struct ArrowArrayStream stream;
    perk_table *table = table_of("{\"chunk_rows\":2}");
    assert_int_equal(append(table, "{\"data\":[" OFFER "," OFFER "," OFFER "]}", PERK_NONE), 0);
    assert_int_equal(perk_table_stream(table, 0, &stream, NULL), 0);
    assert_int_equal(read_stream(&stream), 3);
    assert_int_equal(perk_table_stream(table, 0, &stream, NULL), 0);
    assert_int_equal(read_stream(&stream), 0);
    assert_int_equal(perk_table_stream(table, 99, &stream, NULL), PERK_E_RANGE);
    perk_table_unref(table);
    assert_int_equal(perk_live(), 0);
}

/* ---- threads ---- */

#define THREAD_PAGES 200

static void *append_pages(void *table)
{
    for (int i = 0; i < THREAD_PAGES; i++)
        append(table, "{\"data\":[" OFFER "," OFFER "," OFFER "],\"included\":[" CATEGORY "]}",
               PERK_NONE);
    return NULL;
}

static void threads_append_while_others_take(void **state)
{
    (void)state;
    pthread_t threads[3];
    int64_t rows = 0;
    perk_table *table = table_of("{\"chunk_rows\":7}");
    for (size_t i = 0; i < PERK_COUNT(threads); i++)
        assert_int_equal(pthread_create(&threads[i], NULL, append_pages, table), 0);
    while (rows < 3 * 3 * THREAD_PAGES / 2) {
        perk_text_free(perk_table_doubts(table, NULL));
        rows += count_all(table, 0);
    }
    for (size_t i = 0; i < PERK_COUNT(threads); i++)
        pthread_join(threads[i], NULL);
    rows += count_all(table, 0);
    assert_int_equal(rows, 3 * 3 * THREAD_PAGES);
    assert_int_equal(perk_table_rows(table, 0), rows);
    assert_int_equal(count_all(table, 1), 1);
    perk_table_unref(table);
    assert_int_equal(perk_live(), 0);
}

static void a_child_has_its_own_table(void **state)
{
    (void)state;
#ifdef __SANITIZE_THREAD__
    skip(); /* for it the child still holds the lock that fork was given (base/process.c) */
#endif
    int status = -1;
    perk_table *table = table_of("{}");
    assert_int_equal(append(table, "{\"data\":[" OFFER "]}", PERK_NONE), 0);
    pid_t child = fork();
    if (child == 0) {
        int code = append(table, "{\"data\":[" OFFER "]}", PERK_NONE);
        _exit(code == 0 && count_all(table, 0) == 2 ? 0 : 1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_int_equal(count_all(table, 0), 1);
    perk_table_unref(table);
    assert_int_equal(perk_live(), 0);
}

/* ---- memory ---- */

static int use_all(perk_table *table, perk_chunks *chunks, perk_error *err)
{
    struct ArrowArray chunk;
    struct ArrowArrayStream stream;
    struct ArrowSchema schema;
    int code = perk_table_take(table, 0, 1, &chunk, err);
    if (code < 0)
        return code;
    code = perk_chunks_add(chunks, &chunk, err);
    if (code != 0) {
        chunk.release(&chunk);
        return code;
    }
    perk_text_free(perk_chunks_row(chunks, 0, err));
    perk_text_free(perk_table_columns(table, 0, err));
    perk_text_free(perk_table_doubts(table, err));
    if (err->code == 0 && perk_table_schema(table, 0, &schema, err) == 0)
        schema.release(&schema);
    if (err->code == 0 && perk_chunks_stream(chunks, &stream, err) == 0) {
        code = stream.get_next(&stream, &chunk);
        if (code == 0)
            chunk.release(&chunk);
        stream.release(&stream);
        return code ? PERK_E_NOMEM : 0;
    }
    return err->code;
}

static int build_and_use(void *doc)
{
    perk_error err = PERK_ERROR_INIT;
    int code = 0;
    perk_table *table =
        perk_table_new(offers(),
                       PERK_LIT("{\"key\":\"user_id\",\"rest\":true,\"columns\":[\"id\",\"type\","
                                "\"name\",\"assets\",\"purchase_channel\",\"category_ids\"]}"),
                       &err);
    if (table && perk_table_append(table, doc, PERK_LIT("u"), &err) == 0) {
        perk_chunks *chunks = perk_chunks_new(table, 0, &err);
        if (chunks)
            code = use_all(table, chunks, &err);
        perk_chunks_free(chunks);
    } else if (table) {
        assert_int_equal(perk_table_rows(table, 0), 0);
    }
    perk_table_unref(table);
    return err.code ? err.code : code;
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    if (!failmalloc_available())
        skip();
    perk_doc *doc = perk_doc_parse(
        PERK_LIT("{\"data\":[{\"type\":\"standardOffer\",\"id\":\"\\u006f\",\"attributes\":{"
                 "\"name\":\"\\u00e9\",\"new\":{\"a\":1},\"startDate\":\"x\",\"purchaseChannel\":"
                 "[\"A\",\"B\",\"C\",5],\"assets\":[{\"type\":\"t\",\"new\":2}]},\"relationships\":"
                 "{\"category\":{\"data\":[{\"type\":\"category\",\"id\":\"\\u0063\"}]}}}],"
                 "\"included\":[" CATEGORY "]}"),
        0, NULL);
    assert_true(failmalloc_each(build_and_use, doc) > 100);
    perk_doc_unref(doc);
    assert_int_equal(perk_live(), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_operation_with_resources_has_a_table),
        cmocka_unit_test(columns_have_types_of_arrow),
        cmocka_unit_test(one_cell_may_be_large),
        cmocka_unit_test(full_chunks_come_without_flush),
        cmocka_unit_test(children_live_on_their_own),
        cmocka_unit_test(kept_chunks_are_read_again_and_again),
        cmocka_unit_test(a_table_has_a_stream),
        cmocka_unit_test(threads_append_while_others_take),
        cmocka_unit_test(a_child_has_its_own_table),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
