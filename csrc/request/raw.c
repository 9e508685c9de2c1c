#include "request/raw.h"

#include "args/query.h"
#include "base/error.h"
#include "base/limits.h"
#include "base/url.h"
#include "json/tree.h"

/* The method as HTTP spells it, whatever the case it was given in; NULL for one that is not for
 * APIs. */
static const char *canonical_method(perk_str given)
{
    static const char *const methods[] = {"GET",    "POST", "PUT",    "PATCH",
                                          "DELETE", "HEAD", "OPTIONS"};
    for (size_t i = 0; i < PERK_COUNT(methods); i++)
        if (perk_str_ieq(given, perk_str_of(methods[i])))
            return methods[i];
    return NULL;
}

static json_t *parse(perk_str text, const char *what, perk_error *err)
{
    perk_error own = PERK_ERROR_INIT;
    json_t *value = perk_tree_parse_sent(text, &own);
    perk_error_at(&own, perk_str_of(what));
    perk_error_pass(err, &own);
    return value;
}

static int put_members(perk_pairs *pairs, const json_t *members, perk_error *err)
{
    perk_tree_member member = {0};
    while (perk_tree_next(members, &member))
        if (!perk_query_value(pairs, member.name, PERK_REPEAT, member.value))
            return perk_error_set_at(err, PERK_E_TYPE, PERK_LIT("query"),
                                     "query: '%.*s' must be a scalar or a list of scalars",
                                     PERK_SHOW(member.name));
    return 0;
}

static int put_query(perk_buf *url, perk_str query_json, perk_error *err)
{
    if (!query_json.ptr)
        return 0;
    bool begun = perk_str_find(perk_buf_str(url), '?') < url->len;
    perk_pairs pairs = {url, begun ? '&' : '?'};
    json_t *members = parse(query_json, "query", err);
    if (!members)
        return PERK_E_PARSE;
    int code = 0;
    if (json_is_object(members)) {
        code = put_members(&pairs, members, err);
    } else {
        code =
            perk_error_set_at(err, PERK_E_TYPE, PERK_LIT("query"), "query: must be a JSON object");
    }
    json_decref(members);
    return code;
}

static perk_text *make_url(const perk_client *client, const perk_raw *raw, perk_error *err)
{
    perk_buf url;
    perk_buf_init(&url, PERK_MAX_URL);
    int code = perk_url_resolve(&url, perk_client_value(client, "base_url"), raw->url, err);
    perk_error_at(err, PERK_LIT("url"));
    if (code == 0 && put_query(&url, raw->query_json, err) == 0)
        return perk_buf_take(&url, "the URL", err);
    perk_buf_free(&url);
    return NULL;
}

static perk_text *make_body(perk_str body_json, perk_error *err)
{
    perk_writer out;
    json_t *value = parse(body_json, "body", err);
    if (!value)
        return NULL;
    perk_writer_init(&out, PERK_MAX_REQUEST);
    perk_tree_write(&out, value);
    json_decref(value);
    return perk_writer_take(&out, err);
}

perk_request *perk_request_raw(const perk_client *client, const perk_raw *raw, perk_error *err)
{
    const char *verb = canonical_method(raw->method);
    if (!verb) {
        perk_error_set_at(err, PERK_E_INPUT, PERK_LIT("method"),
                          "the method must be one of GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS");
        return NULL;
    }
    perk_request *request = perk_request_new(client, verb, make_url(client, raw, err), err);
    int code = request && raw->body_json.ptr
                   ? perk_request_set_body(request, make_body(raw->body_json, err),
                                           "application/json", err)
                   : 0;
    if (request && code == 0 &&
        perk_request_set_headers(request, perk_client_headers(client), err) == 0)
        return request;
    perk_request_free(request);
    return NULL;
}
