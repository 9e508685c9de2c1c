#include "api/settings.h"
#include "call/events.h"
#include "call/kind.h"
#include "call/login.h"
#include "call/sink.h"

#include "args/args.h"
#include "args/link.h"
#include "base/error.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/text.h"
#include "client/headers.h"
#include "jsonapi/kept_headers.h"
#include "request/raw.h"
#include "request/transfer.h"

static perk_call *call_new(perk_client *client, perk_error *err)
{
    perk_call *call = perk_mem_new(sizeof *call);
    if (!call) {
        perk_error_nomem(err);
        return NULL;
    }
    perk_mem_born();
    call->client = perk_client_ref(client);
    call->timeout_ms = perk_client_int(client, "timeout_ms");
    call->max_attempts = perk_client_int(client, "max_attempts");
    call->max_pages = perk_client_int(client, "max_pages");
    call->max_body = perk_client_int(client, "max_body");
    call->max_depth = (size_t)perk_client_int(client, "max_depth");
    perk_buf_init(&call->reply_headers, PERK_MAX_KEPT_HEADERS);
    perk_error_clear(&call->error);
    return call;
}

/* The page that number paging starts at: the caller's, or 0. */
static int64_t first_number(const perk_op *op, const perk_args *args)
{
    const json_t *given = op->page_number ? perk_args_get(args, op->page_number) : NULL;
    return json_is_integer(given) ? json_integer_value(given) : 0;
}

perk_call *perk_call_new(perk_client *client, const perk_args *args, perk_error *err)
{
    perk_call *call = call_new(client, err);
    if (!call)
        return NULL;
    call->op = perk_args_op(args);
    call->replies = call->op;
    call->kind = &perk_kind_operation;
    call->replay = call->op->replay;
    call->auth = call->op->auth;
    call->args = perk_args_copy(args, err);
    perk_pager_init(&call->pager, call->op, first_number(call->op, args));
    /* Building now reports at once what is missing. */
    call->request = call->args ? perk_request_build(client, call->args, err) : NULL;
    call->built = true;
    if (!call->request) {
        perk_call_free(call);
        return NULL;
    }
    return call;
}

static bool repeatable(perk_str method)
{
    return perk_str_eq(method, PERK_LIT("GET")) || perk_str_eq(method, PERK_LIT("PUT")) ||
           perk_str_eq(method, PERK_LIT("DELETE")) || perk_str_eq(method, PERK_LIT("HEAD"));
}

static int keep(perk_text **text, perk_str bytes, perk_error *err)
{
    if (!bytes.ptr)
        return 0;
    *text = perk_text_new(bytes, err);
    return *text ? 0 : PERK_E_NOMEM;
}

perk_call *perk_call_raw(perk_client *client, perk_str method, perk_str url, perk_str query_json,
                         perk_str body_json, perk_error *err)
{
    perk_call *call = call_new(client, err);
    if (!call)
        return NULL;
    call->kind = &perk_kind_raw;
    call->replay = repeatable(method) ? PERK_SAFE : PERK_SINGLE;
    call->auth = PERK_AUTH_TOKEN;
    perk_pager_init(&call->pager, NULL, 0);
    bool kept = keep(&call->raw_method, method, err) == 0 && keep(&call->raw_url, url, err) == 0 &&
                keep(&call->raw_query, query_json, err) == 0 &&
                keep(&call->raw_body, body_json, err) == 0;
    call->request =
        kept ? perk_request_raw(client, &(perk_raw){method, url, query_json, body_json}, err)
             : NULL;
    call->built = true;
    if (!call->request) {
        perk_call_free(call);
        return NULL;
    }
    return call;
}

perk_call *perk_call_transfer(perk_client *client, perk_str url, perk_str body,
                              perk_str content_type, perk_error *err)
{
    perk_call *call = call_new(client, err);
    if (!call)
        return NULL;
    call->replay = PERK_SAFE; /* a whole object is put or fetched: twice is as good as once */
    call->auth = PERK_AUTH_NONE;
    call->kind = &perk_kind_transfer;
    perk_pager_init(&call->pager, NULL, 0);
    call->request = perk_request_transfer(client, url, &(perk_transfer){body, content_type}, err);
    call->built = true;
    if (!call->request) {
        perk_call_free(call);
        return NULL;
    }
    return call;
}

/* A token can be fetched: by the client, or by its host. */
static int check_login(const perk_client *client, perk_error *err)
{
    switch (perk_client_token_source(client)) {
    case PERK_SOURCE_NONE:
        return perk_error_set_at(
            err, PERK_E_INPUT, PERK_LIT("auth"),
            "auth: credentials are sent with every request; there is no login");
    case PERK_SOURCE_FIXED:
        return perk_error_set_at(err, PERK_E_INPUT, PERK_LIT("token"),
                                 "token: a given token cannot be renewed; give credentials, or a "
                                 "host that fetches tokens, when the client is made");
    default:
        return 0;
    }
}

perk_call *perk_call_login(perk_client *client, perk_error *err)
{
    perk_call *call = check_login(client, err) == 0 ? call_new(client, err) : NULL;
    if (!call)
        return NULL;
    call->kind = &perk_kind_login;
    call->only_login = true;
    call->after = perk_token_cache_number(perk_client_token_cache(client));
    call->replay = PERK_SAFE;
    call->auth = PERK_AUTH_TOKEN;
    perk_pager_init(&call->pager, NULL, 0);
    return call;
}

perk_call *perk_call_follow(perk_client *client, perk_str method, perk_str url,
                            const perk_args *args, perk_error *err)
{
    perk_text *query = perk_args_query(args, err);
    perk_call *call =
        query ? perk_call_raw(client, method, url, perk_text_str(query), PERK_NONE, err) : NULL;
    perk_text_free(query);
    if (call)
        call->replies = perk_args_op(args);
    return call;
}

static int set_option(perk_call *call, perk_str name, int64_t value, perk_error *err)
{
    int64_t *const values[] = {
        [PERK_OPTION_TIMEOUT] = &call->timeout_ms, [PERK_OPTION_ATTEMPTS] = &call->max_attempts,
        [PERK_OPTION_PAGES] = &call->max_pages,    [PERK_OPTION_BODY] = &call->max_body,
        [PERK_OPTION_TOKEN_STORE] = &call->store,  [PERK_OPTION_MAX_WAIT] = &call->max_wait_ms,
    };
    int found = perk_option_find(&perk_call_options_table, name, err);
    if (found < 0)
        return PERK_E_NAME;
    const perk_option *option = &perk_call_options_table.rows[found];
    if (value < option->min || value > option->max)
        return perk_error_set(err, PERK_E_RANGE, "%s must be between %lld and %lld", option->name,
                              (long long)option->min, (long long)option->max);
    *values[found] = value;
    if (found == PERK_OPTION_PAGES)
        call->pages_capped = true;
    return 0;
}

int perk_call_set_headers(perk_call *call, perk_str headers_json, perk_error *err)
{
    if (call->kind == &perk_kind_transfer)
        return perk_error_set(err, PERK_E_INPUT,
                              "headers: a signed URL takes none of the caller's own");
    if (call->only_login)
        return perk_error_set(err, PERK_E_INPUT, "headers: a login takes none of the caller's own");
    json_t *headers = perk_headers_parse(perk_client_provider(call->client), headers_json, err);
    if (!headers)
        return err && err->code ? err->code : PERK_E_INPUT;
    json_decref(call->headers);
    call->headers = headers;
    return 0;
}

int perk_call_set(perk_call *call, perk_str option, int64_t value, perk_error *err)
{
    perk_error own = PERK_ERROR_INIT;
    int code = set_option(call, option, value, &own);
    perk_error_at(&own, option);
    perk_error_pass(err, &own);
    return code;
}

const char *perk_action_name(int action)
{
    static const char *const names[] = {
        [PERK_SEND] = "send",
        [PERK_WAIT] = "wait",
        [PERK_FETCH_TOKEN] = "fetch_token",
        [PERK_PAGE] = "page",
        [PERK_DONE] = "done",
        [PERK_FAILED] = "failed",
        [PERK_LOAD_TOKEN] = "load_token",
        [PERK_SAVE_TOKEN] = "save_token",
    };
    return action >= PERK_SEND && action <= PERK_SAVE_TOKEN ? names[action] : "";
}

perk_client *perk_call_client(const perk_call *call)
{
    return call->client;
}

const perk_request *perk_call_request(const perk_call *call)
{
    return call->request;
}

int64_t perk_call_wait_ms(const perk_call *call)
{
    int64_t wait = call->wait_until - call->now;
    return call->state == PERK_CALL_PAUSED && wait > 0 ? wait : 0;
}

int64_t perk_call_remaining_ms(const perk_call *call, int64_t now_ms)
{
    return call->deadline > now_ms ? call->deadline - now_ms : 0;
}

size_t perk_call_max_body(const perk_call *call)
{
    return (size_t)call->max_body;
}

const perk_error *perk_call_error(const perk_call *call)
{
    return &call->error;
}

perk_str perk_call_error_body(const perk_call *call)
{
    return perk_text_str(call->error_body);
}

perk_text *perk_call_error_headers(const perk_call *call, perk_error *err)
{
    bool replied = call->state == PERK_CALL_FAILED && call->error.http_status;
    return perk_kept_headers_json(replied ? perk_buf_str(&call->reply_headers) : PERK_NONE, err);
}

perk_str perk_call_reply_header(const perk_call *call, perk_str name)
{
    return perk_reply_get(&call->reply, name);
}

void perk_call_free(perk_call *call)
{
    if (!call)
        return;
    if (call->state == PERK_CALL_SENT && perk_kind_now(call)->to_api) /* its reply is not seen */
        perk_rate_limiter_lost(perk_client_rate_limiter(call->client));
    perk_login_drop(call);
    perk_request_free(call->request);
    perk_text_free(call->token);
    perk_text_free(call->error_body);
    perk_buf_free(&call->reply_headers);
    perk_events_clear(&call->events);
    perk_doc_unref(call->page);
    perk_pager_free(&call->pager);
    perk_args_free(call->args);
    json_decref(call->headers);
    perk_text_free(call->raw_method);
    perk_text_free(call->raw_url);
    perk_text_free(call->raw_query);
    perk_text_free(call->raw_body);
    perk_sink_set(call, NULL, NULL, false);
    perk_client_unref(call->client);
    perk_mem_free(call);
    perk_mem_died();
}
