/* Made-up pages of every operation that answers with resources: all cells are those of columns.c,
 * whatever the limits of chunks, and columns and rest give the resources back. */
#include "columns.h"

#include "api/lookup.h"
#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define PAGES 12

/* ---- pages ---- */

typedef struct maker {
    perk_buf out;
    uint64_t state;
    bool odd; /* now and then something that is not in the operation table */
} maker;

static unsigned dice(maker *m, unsigned sides)
{
    m->state ^= m->state << 13;
    m->state ^= m->state >> 7;
    m->state ^= m->state << 17;
    return (unsigned)(m->state >> 33) % sides;
}

static bool seldom(maker *m)
{
    return m->odd && dice(m, 12) == 0;
}

static void put_one_of(maker *m, const char *const *values, size_t count)
{
    perk_buf_puts(&m->out, values[dice(m, (unsigned)count)]);
}

static void put_odd(maker *m)
{
    static const char *const values[] = {"null",
                                         "\"text\"",
                                         "7",
                                         "-1.5",
                                         "true",
                                         "[]",
                                         "{}",
                                         "[1,\"a\",null,{\"x\":[]}]",
                                         "{\"new\":{\"deep\":1}}",
                                         "1e300",
                                         "\"2026-01-01\"",
                                         "0.1234567890123"};
    put_one_of(m, values, PERK_COUNT(values));
}

static void put_text(maker *m, const perk_enum *values)
{
    static const char *const texts[] = {"\"\"",
                                        "\"plain\"",
                                        "\"\\u00e9\\ud83d\\ude00\"",
                                        "\"é€😀\"",
                                        "\"a\\u0000b\"",
                                        "\"\\\"quoted\\\" \\\\ \\n\"",
                                        "\"some longer text, of which there are many\""};
    if (!values || values->numbers || seldom(m)) {
        put_one_of(m, texts, PERK_COUNT(texts));
        return;
    }
    perk_buf_putc(&m->out, '"');
    put_one_of(m, values->values, values->count);
    perk_buf_putc(&m->out, '"');
}

static void put_object(maker *m, const perk_object *object);

static void put_scalar(maker *m, const perk_field *field)
{
    static const char *const times[] = {"\"2026-01-02T03:04:05Z\"", "\"2026-12-31T23:59:59.678Z\"",
                                        "\"1969-07-20T20:17:40+02:00\"",
                                        "\"2026-01-02T03:04:05.000001Z\""};
    static const char *const wholes[] = {
        "0", "1", "-5", "2500", "9007199254740993", "9223372036854775807"};
    static const char *const numbers[] = {"0", "12.5",   "-0.25",      "1e2",
                                          "3", "99.999", "0.000000001"};
    switch (field->type) {
    case PERK_T_STRING:
        put_text(m, field->values);
        break;
    case PERK_T_TIME:
        put_one_of(m, times, PERK_COUNT(times));
        break;
    case PERK_T_INT:
        put_one_of(m, wholes, PERK_COUNT(wholes));
        break;
    case PERK_T_NUM:
        put_one_of(m, numbers, PERK_COUNT(numbers));
        break;
    case PERK_T_BOOL:
        perk_buf_puts(&m->out, dice(m, 2) ? "true" : "false");
        break;
    case PERK_T_OBJECT:
        put_object(m, field->object);
        break;
    default:
        put_odd(m);
    }
}

static void put_value(maker *m, const perk_field *field)
{
    if (seldom(m)) {
        put_odd(m);
    } else if (field->arity == PERK_ONE) {
        put_scalar(m, field);
    } else {
        perk_buf_putc(&m->out, '[');
        for (unsigned i = 0, count = dice(m, 4); i < count; i++) {
            perk_buf_puts(&m->out, i ? ", " : "");
            if (seldom(m))
                put_odd(m);
            else
                put_scalar(m, field);
        }
        perk_buf_putc(&m->out, ']');
    }
}

static void put_key(maker *m, const char *name, bool *first)
{
    perk_buf_puts(&m->out, *first ? "\"" : ",\"");
    perk_buf_puts(&m->out, name);
    perk_buf_puts(&m->out, "\":");
    *first = false;
}

/* Members in the table's order or, of odd ones, beginning anywhere. */
static void put_members(maker *m, const perk_object *object, bool *first)
{
    size_t from = m->odd && object->count ? dice(m, (unsigned)object->count) : 0;
    for (size_t i = 0; i < object->count; i++) {
        const perk_field *field = &object->fields[(from + i) % object->count];
        if (dice(m, 4) == 0)
            continue;
        put_key(m, field->wire, first);
        put_value(m, field);
    }
    if (seldom(m)) {
        put_key(m, "brandNew", first);
        put_odd(m);
    }
}

static void put_object(maker *m, const perk_object *object)
{
    bool first = true;
    perk_buf_putc(&m->out, '{');
    put_members(m, object, &first);
    perk_buf_putc(&m->out, '}');
}

static void put_identifier(maker *m, const char *type)
{
    char text[64];
    int len = snprintf(text, sizeof text, "{\"type\":\"%s\",\"id\":\"r-%u\"}",
                       seldom(m) ? "other" : type, dice(m, 5));
    perk_buf_put(&m->out, (perk_str){text, (size_t)len});
}

static void put_relation(maker *m, const perk_relation *relation)
{
    perk_buf_puts(&m->out, "{\"data\":");
    if (relation->many)
        perk_buf_putc(&m->out, '[');
    for (unsigned i = 0, count = relation->many ? dice(m, 3) : 1; i < count; i++) {
        perk_buf_puts(&m->out, i ? "," : "");
        put_identifier(m, relation->types[0]);
    }
    perk_buf_puts(&m->out, relation->many ? "]" : "");
    perk_buf_puts(&m->out, seldom(m) ? ",\"meta\":{\"a\":1}}" : "}");
}

static void put_rest(maker *m, const perk_resource_kind *kind, bool *first)
{
    bool inner = true;
    put_key(m, "attributes", first);
    put_object(m, kind->attributes);
    put_key(m, "relationships", first);
    perk_buf_putc(&m->out, '{');
    for (size_t i = 0; i < kind->relation_count; i++) {
        put_key(m, kind->relations[i].wire, &inner);
        put_relation(m, &kind->relations[i]);
    }
    perk_buf_putc(&m->out, '}');
    if (seldom(m)) {
        put_key(m, "meta", first);
        put_odd(m);
    }
}

static void put_identity(maker *m, const char *type, unsigned number, bool *first)
{
    char id[32];
    int len = snprintf(id, sizeof id, "\"r-%u\"", number);
    if (!seldom(m)) {
        put_key(m, "type", first);
        perk_buf_putc(&m->out, '"');
        perk_buf_puts(&m->out, seldom(m) ? "brandNew" : type);
        perk_buf_putc(&m->out, '"');
    }
    put_key(m, "id", first);
    perk_buf_put(&m->out, (perk_str){id, (size_t)len});
}

static void put_resource(maker *m, const perk_op *op, unsigned number)
{
    size_t count = 0;
    while (op->reply_types[count])
        count++;
    const char *type = op->reply_types[dice(m, (unsigned)count)];
    const perk_resource_kind *kind = perk_resource_kind_find(perk_str_of(type));
    bool first = true, late = m->odd && dice(m, 3) == 0;
    perk_buf_putc(&m->out, '{');
    if (kind->plain) {
        put_members(m, kind->attributes, &first);
    } else {
        if (!late)
            put_identity(m, type, number, &first);
        put_rest(m, kind, &first);
        if (late)
            put_identity(m, type, number, &first);
    }
    perk_buf_putc(&m->out, '}');
}

static perk_str page_of(maker *m, const perk_op *op, unsigned resources)
{
    m->out.len = 0;
    perk_buf_puts(&m->out, "{\"data\":[");
    for (unsigned i = 0; i < resources; i++) {
        perk_buf_puts(&m->out, i ? ", " : "");
        put_resource(m, op, i);
    }
    perk_buf_puts(&m->out, "]}");
    return perk_buf_str(&m->out);
}

/* ---- comparing ---- */

typedef struct comparison {
    const perk_op *op;
    const perk_chunks *chunks;
    perk_str page;
    int64_t row;
} comparison;

static void compare_row(void *ctx, const json_t *resource)
{
    comparison *c = ctx;
    perk_error err = PERK_ERROR_INIT;
    const char *where = "";
    perk_text *text = perk_chunks_row(c->chunks, c->row++, &err);
    assert_non_null(text);
    json_t *row = perk_json_parse(perk_text_str(text), 0, &err);
    json_t *expected = columns_of(c->op, resource);
    assert_non_null(row);
    if (!columns_are(expected, row, &where))
        fail_msg("%s, %s of row %d of\n%.*s\n%.*s", c->op->name, where, (int)c->row - 1,
                 (int)c->page.len, c->page.ptr, (int)perk_text_str(text).len,
                 perk_text_str(text).ptr);
    if (json_object_get(row, "rest")) {
        json_t *back = columns_back(c->op, row);
        char *got = json_dumps(back, JSON_COMPACT);
        if (!columns_same(resource, back))
            fail_msg("%s, row %d of\n%.*s\ncomes back as\n%s", c->op->name, (int)c->row - 1,
                     (int)c->page.len, c->page.ptr, got);
        free(got);
        json_decref(back);
    }
    json_decref(expected);
    json_decref(row);
    perk_text_free(text);
}

static perk_chunks *chunks_of(const perk_op *op, const char *options, perk_str page)
{
    perk_error err = PERK_ERROR_INIT;
    struct ArrowArray chunk;
    perk_table *table = perk_table_new(op, perk_str_of(options), &err);
    perk_doc *doc = perk_doc_parse(page, 0, &err);
    assert_non_null(table);
    assert_non_null(doc);
    assert_int_equal(perk_table_append(table, doc, PERK_NONE, &err), 0);
    perk_doc_unref(doc);
    perk_chunks *chunks = perk_chunks_new(table, 0, &err);
    while (perk_table_take(table, 0, 1, &chunk, &err) == 1)
        assert_int_equal(perk_chunks_add(chunks, &chunk, &err), 0);
    perk_table_unref(table);
    return chunks;
}

static void check_page(const perk_op *op, const char *options, perk_str page)
{
    json_t *body = json_loadb(page.ptr, page.len, JSON_ALLOW_NUL, NULL);
    assert_non_null(body);
    perk_chunks *chunks = chunks_of(op, options, page);
    comparison c = {op, chunks, page, 0};
    columns_each(body, compare_row, &c);
    assert_int_equal(c.row, perk_chunks_rows(chunks));
    perk_chunks_free(chunks);
    json_decref(body);
}

static void check_all(const char *options, bool odd, unsigned resources)
{
    maker m = {.state = 88172645463325252u, .odd = odd};
    size_t operations = 0;
    perk_buf_init(&m.out, 64u << 20);
    for (size_t i = 0; i < perk_op_count(); i++) {
        const perk_op *op = perk_op_at(i);
        if (!op->reply_types || !op->reply_types[0])
            continue;
        operations++;
        for (int page = 0; page < PAGES; page++)
            check_page(op, options, page_of(&m, op, resources));
    }
    assert_true(operations > 40);
    perk_buf_free(&m.out);
    assert_int_equal(perk_live(), 0);
}

static void pages_as_the_table_has_them(void **state)
{
    (void)state;
    check_all("{}", false, 10);
}

static void odd_pages(void **state)
{
    (void)state;
    check_all("{}", true, 10);
    check_all("{\"dictionary\":false}", true, 10);
}

static void small_chunks(void **state)
{
    (void)state;
    check_all("{\"chunk_rows\":1}", true, 5);
    check_all("{\"chunk_rows\":7}", true, 20);
    check_all("{\"chunk_bytes\":100}", true, 10);
}

static void many_rows(void **state)
{
    (void)state;
    check_all("{\"chunk_rows\":100}", true, 130);
}

static void columns_and_rest_give_the_resources_back(void **state)
{
    (void)state;
    check_all("{\"rest\":true}", false, 10);
    check_all("{\"rest\":true,\"chunk_rows\":3}", true, 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_as_the_table_has_them),
        cmocka_unit_test(odd_pages),
        cmocka_unit_test(small_chunks),
        cmocka_unit_test(many_rows),
        cmocka_unit_test(columns_and_rest_give_the_resources_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
