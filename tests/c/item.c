#include "item.h"

#include "api/lookup.h"
#include "args/args.h"
#include "args/direct.h"
#include "base/limits.h"
#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>

unsigned choose(choices *from, unsigned count)
{
    return from->at < from->end ? *from->at++ % count : 0;
}

const perk_op *item_op(size_t index)
{
    for (size_t i = 0; i < perk_op_count(); i++)
        if (perk_op_takes_many(perk_op_at(i)) && index-- == 0)
            return perk_op_at(i);
    return NULL;
}

/* ---- values ---- */

static const char *const odd_values[] = {"null",
                                         "true",
                                         "false",
                                         "0",
                                         "-0",
                                         "1",
                                         "-7",
                                         "12.50",
                                         "1e2",
                                         "0.1",
                                         "-0.0",
                                         "9223372036854775807",
                                         "9223372036854775808",
                                         "1e999",
                                         "\"\"",
                                         "\"text\"",
                                         "\"\\u0041\\n\\\"\\u0000\"",
                                         "\"\xc3\xa9 \xf0\x9f\x98\x80\"",
                                         "\"\\ud83d\\ude00\"",
                                         "\"\\ud83d\"",
                                         "\"\xff\"",
                                         "[]",
                                         "{}",
                                         "[null]",
                                         "[\"a\",\"b\"]",
                                         "[[1]]",
                                         "{\"a\":{\"b\":[]}}",
                                         "\"2026-01-31T09:30:00Z\"",
                                         "\"2026-01-31\"",
                                         "\"123456\"",
                                         "\"1234\"",
                                         "\"+12025550123\"",
                                         "\"12.50\"",
                                         "\"P7D\"",
                                         "\"09:30\"",
                                         "01",
                                         "tru",
                                         "",
                                         " 5 ",
                                         "\"a",
                                         "5 5"};

static void put_odd(perk_buf *out, choices *from)
{
    perk_buf_puts(out, odd_values[choose(from, PERK_COUNT(odd_values))]);
}

static void put_object(perk_buf *out, const perk_object *object, choices *from);

static void put_text(perk_buf *out, const perk_field *field, choices *from)
{
    static const char *const formats[] = {
        "a b \\u00e9",  "12.50", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "+12025550123", "09:30", "P7D",
        "two words"};
    perk_buf_putc(out, '"');
    if (field->values)
        perk_buf_puts(out, field->values->values[choose(from, (unsigned)field->values->count)]);
    else if (field->fixed)
        perk_buf_puts(out, field->fixed);
    else if (field->flags & PERK_DIGITS || field->bounded)
        for (int64_t i = 0; i < field->min; i++)
            perk_buf_putc(out, (char)('0' + choose(from, 10)));
    else
        perk_buf_puts(out, formats[field->format]);
    perk_buf_putc(out, '"');
}

static void put_right(perk_buf *out, const perk_field *field, choices *from)
{
    switch (field->type) {
    case PERK_T_INT:
        if (field->values) {
            perk_buf_puts(out, field->values->values[choose(from, (unsigned)field->values->count)]);
            break;
        }
        /* fallthrough */
    case PERK_T_NUM:
        perk_buf_putint(out, field->bounded ? field->min : (int64_t)choose(from, 200) - 50);
        perk_buf_puts(out, field->type == PERK_T_NUM && choose(from, 2) ? ".50" : "");
        break;
    case PERK_T_BOOL:
        perk_buf_puts(out, choose(from, 2) ? "true" : "false");
        break;
    case PERK_T_TIME:
        perk_buf_puts(out, choose(from, 2) ? "\"2026-01-31T09:30:00Z\""
                                           : "\"2026-02-28T23:59:59.123456+05:30\"");
        break;
    case PERK_T_OBJECT:
        put_object(out, field->object, from);
        break;
    default:
        put_text(out, field, from);
    }
}

static void put_value(perk_buf *out, const perk_field *field, choices *from)
{
    if (choose(from, 160) == 159) {
        put_odd(out, from);
    } else if (field->arity == PERK_ONE || choose(from, 8) == 7) {
        put_right(out, field, from);
    } else {
        perk_buf_putc(out, '[');
        for (unsigned i = choose(from, 4), first = i; i; i--) {
            perk_buf_puts(out, i == first ? "" : " , ");
            put_right(out, field, from);
        }
        perk_buf_putc(out, ']');
    }
}

/* ---- objects ---- */

static void begin_member(perk_buf *out, const char *name)
{
    char last = out->len ? out->ptr[out->len - 1] : '{';
    perk_buf_puts(out, last == '{' ? "\"" : ",\"");
    perk_buf_puts(out, name);
    perk_buf_puts(out, "\":");
}

/* In the table's order or from somewhere in it on; few are left out, few are given twice. */
static void put_members(perk_buf *out, const perk_object *object, choices *from)
{
    size_t turn = choose(from, 3) ? 0 : choose(from, 64);
    for (size_t i = 0; i < object->count; i++) {
        const perk_field *field = &object->fields[(i + turn) % object->count];
        unsigned how = choose(from, 64);
        if (how < 1 || (how < 24 && !(field->flags & PERK_REQUIRED)))
            continue;
        begin_member(out, how % 2 ? field->wire : field->name);
        put_value(out, field, from);
        if (how == 63 && choose(from, 4) == 3) {
            begin_member(out, choose(from, 2) ? field->wire : field->name);
            put_value(out, field, from);
        }
    }
    static const char *const strange[] = {"usr_id", "x",  "",     "\\u0069d", "attributes",
                                          "type",   "id", "Name", "\xff"};
    if (choose(from, 64) == 63) {
        begin_member(out, strange[choose(from, PERK_COUNT(strange))]);
        put_odd(out, from);
    }
}

static void put_object(perk_buf *out, const perk_object *object, choices *from)
{
    perk_buf_putc(out, '{');
    put_members(out, object, from);
    perk_buf_putc(out, '}');
}

static void put_frame(perk_buf *out, const perk_resource_kind *kind, choices *from)
{
    if (choose(from, 8) != 7) {
        begin_member(out, "type");
        perk_buf_putc(out, '"');
        perk_buf_puts(out, kind->type);
        perk_buf_putc(out, '"');
    }
    if (choose(from, 16) == 15) {
        begin_member(out, choose(from, 2) ? "type" : "id");
        put_odd(out, from);
    }
    if ((choose(from, 16) == 15) == (kind->request_id == PERK_ID_ABSENT)) {
        static const char *const ids[] = {"\"e-1\"", "\"\\u0065\\\"2\"", "\"\"", "7", "null"};
        unsigned which = choose(from, 24);
        begin_member(out, "id");
        perk_buf_puts(out, ids[which < PERK_COUNT(ids) ? which : 0]);
    }
}

void item_make(perk_buf *out, const perk_op *op, choices *from)
{
    size_t types = 0;
    while (op->body.types[types])
        types++;
    const char *type = op->body.types[choose(from, (unsigned)types)];
    const perk_resource_kind *kind = perk_resource_kind_find(perk_str_of(type));
    const perk_object *object = perk_request_object(op, kind);
    bool late = choose(from, 6) == 5, wire = choose(from, 3) == 2;
    if (choose(from, 100) == 99) {
        put_odd(out, from);
        return;
    }
    perk_buf_putc(out, '{');
    if (!late)
        put_frame(out, kind, from);
    if (wire) {
        begin_member(out, "attributes");
        put_object(out, object, from);
    } else {
        put_members(out, object, from);
    }
    if (late)
        put_frame(out, kind, from);
    perk_buf_puts(out, "}");
}

/* ---- both ways ---- */

static void must(bool holds, const perk_op *op, perk_str json, const char *claim)
{
    if (holds)
        return;
    fprintf(stderr, "does not hold: %s\n%s %.*s\n", claim, op->name, (int)json.len, json.ptr);
    abort();
}

static perk_client *client_of(const perk_op *op)
{
    bool legacy = strcmp(op->provider->name, "kard") != 0;
    perk_config *config = perk_config_new(perk_str_of(op->provider->name), NULL);
    perk_config_set(config, PERK_LIT("base_url"), PERK_LIT("https://api.example.test"), NULL);
    perk_config_set(config, PERK_LIT("auth"), PERK_LIT("token"), NULL);
    perk_config_set(config, PERK_LIT("token"), PERK_LIT("t"), NULL);
    perk_config_set(config, legacy ? PERK_LIT("issuer_id") : PERK_LIT("organization_id"),
                    PERK_LIT("o"), NULL);
    perk_client *client = perk_client_new(config, NULL);
    perk_config_free(config);
    return client;
}

/* The request of one item, with the other parameters that the operation needs; the error. */
static perk_request *request_of(const perk_op *op, int strict, perk_str json, bool direct,
                                perk_error *err)
{
    perk_client *client = client_of(op);
    perk_args *args = perk_args_new(op, NULL);
    perk_request *request = NULL;
    perk_args_set_strict(args, strict);
    for (size_t i = 0; i < op->param_count; i++)
        if ((op->params[i].place & PERK_IN_PATH) && !op->params[i].setting)
            perk_args_set_str(args, perk_str_of(op->params[i].name), PERK_LIT("p"), NULL);
    int code = direct ? perk_args_add_item(args, json, err)
                      : perk_args_add_json(args, perk_str_of(perk_op_item(op)->name), json, err);
    if (code == 0)
        request = perk_request_build(client, args, err);
    perk_args_free(args);
    perk_client_unref(client);
    return request;
}

void item_check(const perk_op *op, int strict, perk_str json)
{
    perk_error by_scan = PERK_ERROR_INIT, by_tree = PERK_ERROR_INIT;
    perk_request *scanned = request_of(op, strict, json, true, &by_scan);
    perk_request *treed = request_of(op, strict, json, false, &by_tree);
    must(by_scan.code == by_tree.code, op, json, "the same code");
    must(strcmp(by_scan.message, by_tree.message) == 0, op, json, "the same message");
    must(strcmp(by_scan.pointer, by_tree.pointer) == 0, op, json, "the same pointer");
    must(!scanned == !treed, op, json, "a request both times, or none");
    must(!scanned || perk_str_eq(perk_request_body(scanned), perk_request_body(treed)), op, json,
         "the same bytes");
    perk_request_free(scanned);
    perk_request_free(treed);
    must(perk_live() == 0, op, json, "nothing is left");
}

bool item_is_direct(const perk_op *op, int strict, perk_str json)
{
    perk_direct direct = {.op = op, .strict = strict};
    perk_direct_cell id;
    perk_buf out;
    perk_buf_init(&out, PERK_MAX_REQUEST);
    bool done = perk_direct_item(&direct, json, &out, &id);
    perk_buf_free(&out);
    return done;
}
