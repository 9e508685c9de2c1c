#include "curl/engine_options.h"

#include "base/error.h"
#include "base/limits.h"
#include "base/vec.h"
#include "json/scan.h"

/* What is being read. */
typedef struct reading {
    perk_engine_options *options;
    perk_error *err;
    int depth, option; /* the row below of the last key; -1: none */
    int code;
} reading;

enum { MAX_IN_FLIGHT, QUEUE, PARSER };
static const struct row {
    const char *name;
    int64_t max; /* of a number from 1 */
} rows[] = {
    [MAX_IN_FLIGHT] = {"max_in_flight", PERK_MAX_IN_FLIGHT},
    [QUEUE] = {"queue", PERK_MAX_QUEUE},
    [PARSER] = {"parser", 0},
};

static int wrong(reading *r)
{
    if (r->depth == 0 || r->option < 0)
        return r->code = perk_error_set(r->err, PERK_E_TYPE,
                                        "the options of an engine must be one JSON object");
    if (r->option == PARSER)
        return r->code = perk_error_set_at(r->err, PERK_E_TYPE, PERK_LIT("parser"),
                                           "parser must be true or false");
    return r->code = perk_error_set_at(r->err, PERK_E_TYPE, perk_str_of(rows[r->option].name),
                                       "%s must be a whole number", rows[r->option].name);
}

static int on_boolean(void *ctx, int value)
{
    reading *r = ctx;
    if (r->option != PARSER)
        return wrong(r);
    r->options->parser = value != 0;
    return 0;
}

static int on_integer(void *ctx, int64_t value)
{
    reading *r = ctx;
    if (r->option != MAX_IN_FLIGHT && r->option != QUEUE)
        return wrong(r);
    const struct row *row = &rows[r->option];
    if (value < 1 || value > row->max)
        return r->code =
                   perk_error_set_at(r->err, PERK_E_RANGE, perk_str_of(row->name),
                                     "%s must be from 1 to %lld", row->name, (long long)row->max);
    *(r->option == QUEUE ? &r->options->queue : &r->options->max_in_flight) = (size_t)value;
    return 0;
}

static int on_key(void *ctx, perk_str name)
{
    reading *r = ctx;
    for (r->option = 0; (size_t)r->option < PERK_COUNT(rows); r->option++)
        if (perk_str_is(name, rows[r->option].name))
            return 0;
    return r->code = perk_error_set_at(
               r->err, PERK_E_NAME, name,
               "an engine has no such option; there are max_in_flight, queue and parser");
}

static int on_begin_object(void *ctx)
{
    reading *r = ctx;
    return r->depth++ ? wrong(r) : 0;
}

static int on_null(void *ctx)
{
    return wrong(ctx);
}

static int on_real(void *ctx, double value, perk_str text)
{
    (void)value, (void)text;
    return wrong(ctx);
}

static int on_text(void *ctx, perk_str text)
{
    (void)text;
    return wrong(ctx);
}

static int on_end(void *ctx, size_t n)
{
    (void)ctx, (void)n;
    return 0;
}

static const perk_sink sink = {.null = on_null,
                               .boolean = on_boolean,
                               .integer = on_integer,
                               .real = on_real,
                               .number = on_text,
                               .string = on_text,
                               .key = on_key,
                               .begin_object = on_begin_object,
                               .end_object = on_end,
                               .begin_array = on_null,
                               .end_array = on_end};

int perk_engine_options_read(perk_engine_options *options, perk_str json, perk_error *err)
{
    *options = (perk_engine_options){.max_in_flight = PERK_IN_FLIGHT, .queue = PERK_QUEUE};
    reading r = {.options = options, .err = err, .option = -1};
    if (!json.ptr)
        return 0;
    int code = perk_json_scan(json, 0, &sink, &r, err);
    return r.code ? r.code : code;
}
