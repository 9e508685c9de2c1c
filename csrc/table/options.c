#include "table/options.h"

#include "base/error.h"
#include "base/limits.h"
#include "base/vec.h"
#include "jsonapi/span.h"
#include "json/kind.h"
#include "json/scan.h"

typedef struct reading {
    perk_table_options *out;
    perk_arena *arena;
    const char *name; /* of the option at hand */
    perk_str value;
    perk_error *err;
} reading;

typedef struct option {
    const char *name;
    int (*read)(reading *r);
} option;

static int wrong_type(const reading *r, const char *wanted)
{
    return perk_error_set_at(r->err, PERK_E_TYPE, perk_str_of(r->name),
                             "option %s must be %s, not %s", r->name, wanted,
                             perk_json_kind_phrase(r->value));
}

/* ---- values ---- */

static int read_text(const reading *r, perk_str value, perk_str *out)
{
    perk_buf space;
    perk_buf_init(&space, value.len);
    perk_str text = perk_span_text(value, &space);
    char *copy = text.ptr ? perk_arena_copy(r->arena, text) : NULL;
    *out = (perk_str){copy, text.len};
    perk_buf_free(&space);
    return copy ? 0 : perk_error_nomem(r->err);
}

static int read_flag(const reading *r, bool *out)
{
    char begin = r->value.ptr[0];
    if (begin != 't' && begin != 'f')
        return wrong_type(r, "true or false");
    *out = begin == 't';
    return 0;
}

static int read_count(const reading *r, int64_t most, int64_t *out)
{
    if (!perk_json_is_integer(r->value))
        return wrong_type(r, "an integer");
    if (!perk_str_int(r->value, out) || *out < 1 || *out > most)
        return perk_error_set_at(r->err, PERK_E_RANGE, perk_str_of(r->name),
                                 "option %s must be between 1 and %lld", r->name, (long long)most);
    return 0;
}

static int read_element(const reading *r, perk_str value, perk_names *out)
{
    if (value.ptr[0] != '"')
        return wrong_type(r, "a list of names");
    return read_text(r, value, &out->at[out->count++]);
}

static int read_names(const reading *r, perk_names *out)
{
    perk_list_cursor cursor = {.array = r->value};
    perk_str value;
    int code = 0;
    if (r->value.ptr[0] != '[')
        return wrong_type(r, "a list of names");
    *out = (perk_names){.given = true};
    out->at = perk_arena_new(r->arena, (perk_span_count(r->value) + 1) * sizeof *out->at);
    if (!out->at)
        return perk_error_nomem(r->err);
    while (code == 0 && (value = perk_span_seek(&cursor, out->count)).ptr)
        code = read_element(r, value, out);
    return code;
}

/* ---- options ---- */

static int read_key(reading *r)
{
    if (r->value.ptr[0] != '"')
        return wrong_type(r, "a string");
    int code = read_text(r, r->value, &r->out->key);
    if (code == 0 && !r->out->key.len)
        return perk_error_set_at(r->err, PERK_E_INPUT, perk_str_of(r->name),
                                 "option key must name a column");
    return code;
}

static int read_columns(reading *r)
{
    return read_names(r, &r->out->columns);
}

static int read_parts(reading *r)
{
    return read_names(r, &r->out->parts);
}

static int read_rest(reading *r)
{
    return read_flag(r, &r->out->rest);
}

static int read_dictionary(reading *r)
{
    return read_flag(r, &r->out->dictionary);
}

static int read_chunk_rows(reading *r)
{
    return read_count(r, PERK_MAX_CHUNK_ROWS, &r->out->chunk_rows);
}

static int read_chunk_bytes(reading *r)
{
    return read_count(r, PERK_MAX_CHUNK_BYTES, &r->out->chunk_bytes);
}

static const option OPTIONS[] = {
    {"key", read_key},
    {"columns", read_columns},
    {"parts", read_parts},
    {"rest", read_rest},
    {"dictionary", read_dictionary},
    {"chunk_rows", read_chunk_rows},
    {"chunk_bytes", read_chunk_bytes},
};

static const char *option_at(const void *unused, size_t index)
{
    (void)unused;
    return OPTIONS[index].name;
}

static int read_option(reading *r, perk_str name)
{
    for (size_t i = 0; i < PERK_COUNT(OPTIONS); i++)
        if (perk_str_is(name, OPTIONS[i].name)) {
            r->name = OPTIONS[i].name;
            return perk_span_is_null(r->value) ? 0 : OPTIONS[i].read(r);
        }
    const char *near = perk_str_nearest(name, option_at, NULL, PERK_COUNT(OPTIONS));
    return perk_error_set_at(r->err, PERK_E_NAME, name,
                             near ? "tables have no option '%.*s'; did you mean '%s'?"
                                  : "tables have no option '%.*s'",
                             PERK_SHOW(name), near);
}

static int read_all(reading *r, perk_scan *scan)
{
    perk_member member = {0};
    int code = 0;
    if (perk_scan_peek(scan) && *scan->at != '{')
        return perk_error_set(r->err, PERK_E_TYPE, "the options of a table must be an object");
    perk_scan_enter(scan);
    while (code == 0 && perk_scan_member(scan, &member) && member.more)
        if (perk_scan_skip(scan, &r->value))
            code = read_option(r, member.key);
    return code;
}

int perk_table_options_read(perk_table_options *out, perk_arena *arena, perk_str json,
                            perk_error *err)
{
    reading r = {.out = out, .arena = arena, .err = err};
    perk_scan scan;
    *out = (perk_table_options){
        .dictionary = true, .chunk_rows = PERK_CHUNK_ROWS, .chunk_bytes = PERK_CHUNK_BYTES};
    if (!json.len)
        return 0;
    perk_scan_init(&scan, json, 0);
    int code = read_all(&r, &scan);
    if (code == 0 && !perk_scan_finish(&scan))
        code = perk_scan_fail(&scan, err);
    return code;
}
