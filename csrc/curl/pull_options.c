#include "curl/pull_options.h"

#include "base/error.h"
#include "base/limits.h"
#include "base/text.h"
#include "base/vec.h"
#include "json/kind.h"
#include "json/scan.h"
#include "json/string.h"

#define MAX_WAIT PERK_LIT("max_wait_ms")

/* A member of the options. */
typedef struct given {
    perk_str name, value; /* the value as JSON */
} given;

static int wrong_type(const given *g, const char *what, perk_error *err)
{
    perk_str phrase = perk_str_of(perk_json_kind_phrase(g->value));
    return perk_error_set_at(err, PERK_E_TYPE, g->name, "%.*s: must be %s, not %.*s",
                             PERK_SHOW(g->name), what, PERK_SHOW(phrase));
}

static int read_int(const given *g, int64_t *out, perk_error *err)
{
    return perk_str_int(g->value, out) ? 0 : wrong_type(g, "an integer", err);
}

static int read_bounded(const given *g, int64_t bounds[2], int64_t *out, perk_error *err)
{
    int code = read_int(g, out, err);
    if (code != 0 || (*out >= bounds[0] && *out <= bounds[1]))
        return code;
    return perk_error_set_at(err, PERK_E_RANGE, g->name, "%.*s must be between %lld and %lld",
                             PERK_SHOW(g->name), (long long)bounds[0], (long long)bounds[1]);
}

static int read_flag(const given *g, bool *out, perk_error *err)
{
    *out = g->value.ptr[0] == 't';
    return *out || g->value.ptr[0] == 'f' ? 0 : wrong_type(g, "a boolean", err);
}

static int keep(perk_text **out, perk_text *text)
{
    perk_text_free(*out);
    *out = text;
    return text ? 0 : PERK_E_NOMEM;
}

static int read_text(const given *g, perk_text **out, perk_error *err)
{
    perk_buf text;
    if (g->value.ptr[0] != '"')
        return wrong_type(g, "a string", err);
    perk_buf_init(&text, PERK_MAX_SETTING);
    perk_json_unescape(&text, (perk_str){g->value.ptr + 1, g->value.len - 2});
    perk_text *made = perk_buf_take(&text, "options", err);
    return made ? keep(out, made) : err && err->code ? err->code : PERK_E_NOMEM;
}

static int keep_for_calls(perk_pull_options *options, perk_str name, int64_t value, perk_error *err)
{
    if (options->call_count == PERK_PULL_CALL_OPTIONS)
        return perk_error_set_at(err, PERK_E_NAME, name, "a pull has no option '%.*s'",
                                 PERK_SHOW(name));
    perk_text *kept = perk_text_new(name, err);
    if (!kept)
        return PERK_E_NOMEM;
    options->call[options->call_count++] = (perk_pull_call_option){kept, value};
    return 0;
}

/* An option of calls; the call knows which there are and what they take. */
static int read_other(perk_pull_options *options, const given *g, perk_error *err)
{
    int64_t value;
    int code = read_int(g, &value, err);
    return code != 0 ? code : keep_for_calls(options, g->name, value, err);
}

static int read_member(perk_pull_options *options, const given *g, perk_error *err)
{
    int64_t number;
    if (g->value.ptr[0] == 'n')
        return 0;
    if (perk_str_is(g->name, "key"))
        return read_text(g, &options->key, err);
    if (perk_str_is(g->name, "checkpoint"))
        return read_text(g, &options->checkpoint, err);
    if (perk_str_is(g->name, "headers"))
        return keep(&options->headers, perk_text_new(g->value, err));
    if (perk_str_is(g->name, "ordered"))
        return read_flag(g, &options->ordered, err);
    if (perk_str_is(g->name, "max_in_flight")) {
        int code = read_bounded(g, (int64_t[]){1, PERK_MAX_IN_FLIGHT}, &number, err);
        options->max_in_flight = (size_t)number;
        return code;
    }
    if (perk_str_is(g->name, "max_wait_s")) {
        int code = read_bounded(g, (int64_t[]){0, 86400}, &number, err);
        return code != 0 ? code : keep_for_calls(options, MAX_WAIT, number * 1000, err);
    }
    return read_other(options, g, err);
}

static int read_all(perk_pull_options *options, perk_scan *scan, perk_error *err)
{
    perk_member member = {.begun = false};
    if (perk_scan_peek(scan) != '{')
        return perk_error_set(err, PERK_E_TYPE, "the options of a pull must be one JSON object");
    if (!perk_scan_enter(scan))
        return perk_scan_fail(scan, err);
    while (perk_scan_member(scan, &member) && member.more) {
        given g = {.name = member.key};
        perk_scan_peek(scan);
        if (!perk_scan_skip(scan, &g.value))
            break;
        int code = read_member(options, &g, err);
        if (code != 0)
            return code;
    }
    return scan->problem || !perk_scan_finish(scan) ? perk_scan_fail(scan, err) : 0;
}

int perk_pull_options_read(perk_pull_options *options, perk_str json, perk_error *err)
{
    perk_scan scan;
    *options = (perk_pull_options){.max_in_flight = PERK_IN_FLIGHT};
    int code = keep_for_calls(options, MAX_WAIT, PERK_PULL_WAIT_MS, err);
    if (code != 0 || !json.ptr)
        return code;
    perk_scan_init(&scan, json, 0);
    return read_all(options, &scan, err);
}

int perk_pull_options_apply(const perk_pull_options *options, perk_call *call, perk_error *err)
{
    int code = 0;
    for (size_t i = 0; i < options->call_count && code == 0; i++)
        code =
            perk_call_set(call, perk_text_str(options->call[i].name), options->call[i].value, err);
    if (code == 0 && options->headers)
        code = perk_call_set_headers(call, perk_text_str(options->headers), err);
    return code;
}

void perk_pull_options_free(perk_pull_options *options)
{
    perk_text_free(options->key);
    perk_text_free(options->checkpoint);
    perk_text_free(options->headers);
    for (size_t i = 0; i < options->call_count; i++)
        perk_text_free(options->call[i].name);
    *options = (perk_pull_options){.call_count = 0};
}
