#include "echo.h"

#include "base/limits.h"

static int outcome(const perk_writer *writer)
{
    return perk_writer_check(writer, NULL);
}

static int on_null(void *ctx)
{
    perk_write_null(ctx);
    return outcome(ctx);
}

static int on_boolean(void *ctx, int value)
{
    perk_write_bool(ctx, value);
    return outcome(ctx);
}

static int on_integer(void *ctx, int64_t value)
{
    perk_write_int(ctx, value);
    return outcome(ctx);
}

static int on_real(void *ctx, double value, perk_str text)
{
    (void)text;
    perk_write_real(ctx, value);
    return outcome(ctx);
}

static int on_number(void *ctx, perk_str text)
{
    perk_write_raw(ctx, text);
    return outcome(ctx);
}

static int on_string(void *ctx, perk_str value)
{
    perk_write_string(ctx, value);
    return outcome(ctx);
}

static int on_key(void *ctx, perk_str name)
{
    perk_write_key(ctx, name);
    return outcome(ctx);
}

static int on_begin_object(void *ctx)
{
    perk_write_begin(ctx, '{');
    return outcome(ctx);
}

static int on_end_object(void *ctx, size_t n)
{
    (void)n;
    perk_write_end(ctx, '}');
    return outcome(ctx);
}

static int on_begin_array(void *ctx)
{
    perk_write_begin(ctx, '[');
    return outcome(ctx);
}

static int on_end_array(void *ctx, size_t n)
{
    (void)n;
    perk_write_end(ctx, ']');
    return outcome(ctx);
}

const perk_sink echo_sink = {.null = on_null,
                             .boolean = on_boolean,
                             .integer = on_integer,
                             .real = on_real,
                             .number = on_number,
                             .string = on_string,
                             .key = on_key,
                             .begin_object = on_begin_object,
                             .end_object = on_end_object,
                             .begin_array = on_begin_array,
                             .end_array = on_end_array};

perk_text *echo(perk_str text, size_t max_depth, perk_error *err)
{
    perk_writer writer;
    perk_writer_init(&writer, PERK_MAX_BODY);
    int stopped = perk_json_scan(text, max_depth, &echo_sink, &writer, err);
    if (stopped == 0)
        return perk_writer_take(&writer, err);
    if (stopped == PERK_E_STATE)
        perk_writer_check(&writer, err);
    perk_writer_free(&writer);
    return NULL;
}
