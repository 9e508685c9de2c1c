#include "request/build.h"

#include "api/lookup.h"
#include "api/provider.h"
#include "api/settings.h"
#include "args/args.h"
#include "args/keys.h"
#include "args/query.h"
#include "args/ready.h"
#include "base/error.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/url.h"
#include "request/authorize.h"
#include "json/tree.h"

#include <stdio.h>

#define JSON_TYPE "application/json"
#define FORM_TYPE "application/x-www-form-urlencoded"

typedef struct build {
    const perk_client *client;
    const perk_args *args;
    const perk_op *op;
    const json_t *override;
} build;

/* Where a parameter's value comes from: the call (json, items), or a setting or the table (text).
 * Neither: not given. */
typedef struct given {
    const json_t *json;
    const perk_ready *items; /* a list of them that is written already */
    perk_str text;
} given;

static given find_given(const build *b, const perk_field *field)
{
    const json_t *json = json_object_get(b->override, field->name);
    if (!json)
        json = perk_args_get(b->args, field->name);
    if (json && !json_is_null(json))
        return (given){.json = json};
    if (field->type == PERK_T_ITEM && perk_args_ready(b->args))
        return (given){.items = perk_args_ready(b->args)};
    perk_str text = field->setting ? perk_client_value(b->client, field->setting) : PERK_NONE;
    if (text.len)
        return (given){.text = text};
    return (given){.text = perk_str_of(field->fixed)};
}

static bool is_given(given value)
{
    return value.json || value.items || value.text.ptr;
}

/* The one item of the body; NULL when there is none. */
static const json_t *given_item(const build *b)
{
    const perk_field *field = perk_op_item(b->op);
    return field && b->op->body.shape == PERK_BODY_ONE ? find_given(b, field).json : NULL;
}

/* What the item's id repeats. */
static perk_str item_id(const build *b)
{
    given value = find_given(
        b, perk_field_find(b->op->params, b->op->param_count, perk_str_of(b->op->body.id)));
    return value.json ? perk_tree_str(value.json) : value.text;
}

/* ---- is everything there ---- */

static int refuse_missing(const build *b, const perk_field *field, perk_error *err)
{
    perk_str where = perk_str_of(field->name);
    if (b->op->token_host && field->setting)
        return perk_error_set_at(err, PERK_E_MISSING, where,
                                 "%s: setting '%s' is missing; give it when the client is made",
                                 b->op->provider->name, field->setting);
    if (field->setting)
        return perk_error_set_at(
            err, PERK_E_MISSING, where,
            "%s: '%s' is missing; give it in the call, or as a setting when the client is made",
            b->op->name, field->name);
    return perk_error_set_at(err, PERK_E_MISSING, where, "%s: '%s' is missing", b->op->name,
                             field->name);
}

static int check_needs(const build *b, const perk_field *field, perk_error *err)
{
    const perk_field *other =
        perk_field_find(b->op->params, b->op->param_count, perk_str_of(field->needs));
    if (is_given(find_given(b, other)))
        return 0;
    return perk_error_set_at(err, PERK_E_MISSING, perk_str_of(other->name),
                             "%s: '%s' is given without '%s'; both are needed", b->op->name,
                             field->name, other->name);
}

static int check_excludes(const build *b, const perk_field *field, perk_error *err)
{
    for (const char *const *name = field->excludes; *name; name++) {
        const perk_field *other =
            perk_field_find(b->op->params, b->op->param_count, perk_str_of(*name));
        if (!is_given(find_given(b, other)))
            continue;
        return perk_error_set_at(err, PERK_E_INPUT, perk_str_of(other->name),
                                 "%s: '%s' and '%s' cannot be given together", b->op->name,
                                 field->name, other->name);
    }
    return 0;
}

static int refuse_none_of(const build *b, const char *const *names, perk_error *err)
{
    char list[160] = "";
    size_t used = 0;
    for (const char *const *name = names; *name && used < sizeof list; name++)
        used += (size_t)snprintf(list + used, sizeof list - used,
                                 name == names ? "'%s'" : " or '%s'", *name);
    return perk_error_set_at(err, PERK_E_MISSING, perk_str_of(names[0]), "%s: %s is missing",
                             b->op->name, list);
}

static int check_any_of(const build *b, perk_error *err)
{
    for (const char *const *const *list = b->op->any_of; list && *list; list++) {
        bool any = false;
        for (const char *const *name = *list; *name && !any; name++)
            any = is_given(find_given(
                b, perk_field_find(b->op->params, b->op->param_count, perk_str_of(*name))));
        if (!any)
            return refuse_none_of(b, *list, err);
    }
    return 0;
}

static int check_path(const build *b, perk_error *err)
{
    if (perk_client_path(b->client, b->op).len)
        return 0;
    return perk_error_set_at(
        err, PERK_E_MISSING, PERK_LIT("paths"),
        "%s: no path is published; give it when the client is made: paths={\"%s\": \"/...\"}",
        b->op->name, b->op->name);
}

/* The id in the body and the parameter that it repeats. */
static int check_id(const build *b, perk_error *err)
{
    const json_t *item = given_item(b), *id = json_object_get(item, "id");
    if (!id || !b->op->body.id || perk_str_eq(perk_tree_str(id), item_id(b)))
        return 0;
    return perk_error_set_at(
        err, PERK_E_INPUT, perk_str_of(b->op->body.id),
        "%s: the id in the body differs from '%s'; leave it out, it is filled in", b->op->name,
        b->op->body.id);
}

static int check_given(const build *b, perk_error *err)
{
    int code = 0;
    if (b->op->provider != perk_client_provider(b->client))
        return perk_error_set(err, PERK_E_INPUT, "%s is an operation of %s, not of %s", b->op->name,
                              b->op->provider->name, perk_client_provider(b->client)->name);
    for (size_t i = 0; i < b->op->param_count && code == 0; i++) {
        const perk_field *field = &b->op->params[i];
        bool here = is_given(find_given(b, field));
        if (!here && (field->flags & PERK_REQUIRED))
            code = refuse_missing(b, field, err);
        else if (here && field->needs)
            code = check_needs(b, field, err);
        if (here && field->excludes && code == 0)
            code = check_excludes(b, field, err);
    }
    if (code == 0)
        code = check_any_of(b, err);
    if (code == 0)
        code = check_id(b, err);
    return code == 0 ? check_path(b, err) : code;
}

/* ---- url ---- */

/* Dots are ordinary characters in a segment, but a segment of dots alone would be folded on the
 * way. */
static void put_segment(perk_buf *url, perk_str text)
{
    if (perk_str_eq(text, PERK_LIT(".")))
        perk_buf_puts(url, "%2E");
    else if (perk_str_eq(text, PERK_LIT("..")))
        perk_buf_puts(url, "%2E%2E");
    else
        perk_url_escape(url, text);
}

static void put_path_value(const build *b, perk_buf *url, perk_str wire)
{
    given value = find_given(b, perk_field_find(b->op->params, b->op->param_count, wire));
    if (!value.json)
        put_segment(url, value.text);
    else if (json_is_string(value.json))
        put_segment(url, perk_tree_str(value.json));
    else
        perk_query_scalar(url, value.json);
}

static void put_path(const build *b, perk_buf *url)
{
    perk_str rest = perk_client_path(b->client, b->op);
    while (rest.len) {
        size_t open = perk_str_find(rest, '{');
        perk_buf_put(url, perk_str_upto(rest, open));
        rest = perk_str_from(rest, open + 1);
        size_t close = perk_str_find(rest, '}');
        if (rest.len)
            put_path_value(b, url, perk_str_upto(rest, close));
        rest = perk_str_from(rest, close + 1);
    }
}

static void put_base(const build *b, perk_buf *url)
{
    perk_str whole = b->op->token_host ? perk_client_value(b->client, "token_url") : PERK_NONE;
    if (whole.len) {
        perk_buf_put(url, whole);
        return;
    }
    perk_str base = perk_client_value(b->client, "base_url");
    while (base.len && base.ptr[base.len - 1] == '/')
        base.len--;
    perk_buf_put(url, base);
    put_path(b, url);
}

static void put_pair(perk_pairs *pairs, const perk_field *field, given value)
{
    if (value.json)
        perk_query_value(pairs, perk_str_of(field->wire), field->arity, value.json);
    else if (value.text.ptr)
        perk_query_text(pairs, perk_str_of(field->wire), value.text);
}

static int put_extra(const build *b, perk_pairs *pairs, perk_error *err)
{
    size_t count;
    int code = 0;
    const json_t *extra = perk_args_extra(b->args);
    perk_str *names = perk_keys_sorted(extra, &count, err);
    if (!names)
        return PERK_E_NOMEM;
    for (size_t i = 0; i < count && code == 0; i++) {
        if (perk_query_value(pairs, names[i], PERK_REPEAT,
                             json_object_getn(extra, names[i].ptr, names[i].len)))
            continue;
        code = perk_error_set_at(err, PERK_E_TYPE, names[i],
                                 "%.*s: an unknown parameter goes into the query, so it must be a "
                                 "scalar or a list of them",
                                 PERK_SHOW(names[i]));
    }
    perk_mem_free(names);
    return code;
}

static perk_text *make_url(const build *b, perk_error *err)
{
    perk_buf url;
    perk_pairs pairs = {&url, '?'};
    perk_buf_init(&url, PERK_MAX_URL);
    put_base(b, &url);
    for (size_t i = 0; i < b->op->param_count; i++)
        if (b->op->params[i].place & PERK_IN_QUERY)
            put_pair(&pairs, &b->op->params[i], find_given(b, &b->op->params[i]));
    if (put_extra(b, &pairs, err) == 0)
        return perk_buf_take(&url, "the URL", err);
    perk_buf_free(&url);
    return NULL;
}

/* ---- body ---- */

static void write_items(perk_writer *out, perk_str items)
{
    perk_write_begin(out, '[');
    perk_buf_reserve(&out->out, out->out.len + items.len + 8); /* and brackets: copied once */
    perk_write_raw(out, items);
    perk_write_end(out, ']');
}

static void write_value(perk_writer *out, const perk_field *field, given value)
{
    if (value.items) {
        write_items(out, perk_ready_items(value.items));
    } else if (!value.json) {
        perk_write_string(out, value.text);
    } else if ((field->flags & PERK_AS_STRING) && json_is_integer(value.json)) {
        char digits[24];
        perk_buf text;
        perk_buf_init_on(&text, digits, sizeof digits);
        perk_buf_putint(&text, json_integer_value(value.json));
        perk_write_string(out, perk_buf_str(&text));
    } else {
        perk_tree_write(out, value.json);
    }
}

/* {"data": {type, id, attributes}}: without a parameter for it (uploads) the item has no
 * attributes. */
static void write_item(const build *b, perk_writer *out)
{
    const json_t *item = given_item(b), *id = json_object_get(item, "id");
    const char *key;
    json_t *value;
    perk_write_begin(out, '{');
    perk_write_key(out, PERK_LIT("type"));
    perk_write_string(out, item ? perk_tree_str(json_object_get(item, "type"))
                                : perk_str_of(b->op->body.types[0]));
    if (id || b->op->body.id) {
        perk_write_key(out, PERK_LIT("id"));
        perk_write_string(out, id ? perk_tree_str(id) : item_id(b));
    }
    if (!item) {
        perk_write_pair_begin(out, "attributes", '{');
        perk_write_end(out, '}');
    }
    json_object_foreach((json_t *)item, key, value)
    {
        if (perk_str_eq(perk_str_of(key), PERK_LIT("type")) ||
            perk_str_eq(perk_str_of(key), PERK_LIT("id")))
            continue;
        perk_write_key(out, perk_str_of(key));
        perk_tree_write(out, value);
    }
    perk_write_end(out, '}');
}

static perk_text *make_one(const build *b, perk_error *err)
{
    perk_writer out;
    perk_writer_init(&out, PERK_MAX_REQUEST);
    perk_write_begin(&out, '{');
    perk_write_key(&out, PERK_LIT("data"));
    write_item(b, &out);
    perk_write_end(&out, '}');
    return perk_writer_take(&out, err);
}

/* {"data": items} is an object of one member; only the bare array differs. */
static perk_text *make_json(const build *b, perk_error *err)
{
    perk_writer out;
    bool bare = b->op->body.shape == PERK_BODY_ARRAY;
    perk_writer_init(&out, PERK_MAX_REQUEST);
    if (!bare)
        perk_write_begin(&out, '{');
    for (size_t i = 0; i < b->op->param_count; i++) {
        const perk_field *field = &b->op->params[i];
        given value = find_given(b, field);
        if (!(field->place & PERK_IN_BODY) || !is_given(value))
            continue;
        if (!bare)
            perk_write_key(&out, perk_str_of(field->wire));
        write_value(&out, field, value);
    }
    if (!bare)
        perk_write_end(&out, '}');
    return perk_writer_take(&out, err);
}

static perk_text *make_form(const build *b, perk_error *err)
{
    perk_buf out;
    perk_pairs pairs = {&out, '\0'};
    perk_buf_init(&out, PERK_MAX_REQUEST);
    for (size_t i = 0; i < b->op->param_count; i++)
        if (b->op->params[i].place & PERK_IN_FORM)
            put_pair(&pairs, &b->op->params[i], find_given(b, &b->op->params[i]));
    return perk_buf_take(&out, "the form", err);
}

static int add_body(const build *b, perk_request *request, perk_error *err)
{
    perk_error own = PERK_ERROR_INIT;
    int code = 0;
    if (b->op->body.shape == PERK_BODY_FORM)
        code = perk_request_set_body(request, make_form(b, &own), FORM_TYPE, &own);
    else if (b->op->body.shape == PERK_BODY_ONE)
        code = perk_request_set_body(request, make_one(b, &own), JSON_TYPE, &own);
    else if (b->op->body.shape != PERK_BODY_NONE)
        code = perk_request_set_body(request, make_json(b, &own), JSON_TYPE, &own);
    perk_error_pass(err, &own);
    return code;
}

/* ---- headers ---- */

static int add_setting_headers(const build *b, perk_request *request, perk_error *err)
{
    int code = 0;
    for (size_t i = 0; i < perk_setting_count && code == 0 && !b->op->token_host; i++) {
        const perk_setting *setting = &perk_settings[i];
        if (!setting->header || !perk_setting_applies(setting, b->op->provider))
            continue;
        perk_str value = perk_client_value(b->client, setting->name);
        if (value.len)
            code = perk_request_set_header(request, perk_str_of(setting->header), value, err);
    }
    return code;
}

static int add_param_headers(const build *b, perk_request *request, perk_error *err)
{
    int code = 0;
    for (size_t i = 0; i < b->op->param_count && code == 0; i++) {
        const perk_field *field = &b->op->params[i];
        given value = find_given(b, field);
        if (!(field->place & PERK_IN_HEADER) || !is_given(value))
            continue;
        perk_str text = value.json ? perk_tree_str(value.json) : value.text;
        code = perk_request_set_header(request, perk_str_of(field->wire), text, err);
    }
    return code;
}

perk_request *perk_request_build_with(const perk_client *client, const perk_args *args,
                                      const json_t *override, perk_error *err)
{
    build b = {.client = client, .args = args, .op = perk_args_op(args), .override = override};
    if (check_given(&b, err) != 0)
        return NULL;
    perk_request *request = perk_request_new(client, b.op->http_method, make_url(&b, err), err);
    if (!request)
        return NULL;
    int code = add_body(&b, request, err);
    if (code == 0 && !b.op->token_host)
        code = perk_request_set_headers(request, perk_client_headers(client), err);
    if (code == 0)
        code = add_setting_headers(&b, request, err);
    if (code == 0)
        code = add_param_headers(&b, request, err);
    if (code == 0 && b.op->auth == PERK_AUTH_BASIC)
        code = perk_request_authorize(request, client, PERK_NONE, err);
    if (code == 0)
        return request;
    perk_request_free(request);
    return NULL;
}

perk_request *perk_request_build(const perk_client *client, const perk_args *args, perk_error *err)
{
    return perk_request_build_with(client, args, NULL, err);
}
