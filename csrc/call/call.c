/* Every transition of a call is in this file; what decides them is elsewhere and pure (retry, page, reply, problem). */
#include "call/call.h"

#include "base/error.h"
#include "base/limits.h"
#include "call/retry.h"
#include "http/args.h"
#include "jsonapi/doc.h"
#include "jsonapi/problem.h"

#include <stdio.h>

/* ---- ends ---- */

static void end_fetch(perk_call *call)
{
    if (call->fetching)
        perk_slot_drop(perk_client_slot(call->client));
    call->fetching = false;
    call->logging_in = false;
}

static void fail(perk_call *call)
{
    end_fetch(call);
    call->error.attempts = call->attempts;
    call->state = PERK_CALL_FAILED;
}

static void fail_with(perk_call *call, int code, const char *message)
{
    perk_error_clear(&call->error);
    perk_error_set(&call->error, code, "%s", message);
    fail(call);
}

static void forget_failure(perk_call *call)
{
    perk_error_clear(&call->error);
    perk_text_free(call->error_body);
    call->error_body = NULL;
}

static void pause_for(perk_call *call, int64_t ms)
{
    call->wait_until = call->now + ms;
    call->state = PERK_CALL_PAUSED;
}

/* ---- making requests ---- */

static perk_request *page_request(perk_call *call)
{
    if (call->op)
        return perk_request_build_with(call->client, call->args, call->walk.next, &call->error);
    return perk_request_raw(call->client, perk_text_str(call->raw_method), perk_text_str(call->raw_url),
                            perk_text_str(call->raw_query), perk_text_str(call->raw_body), &call->error);
}

static void replace_request(perk_call *call, perk_request *request)
{
    perk_request_free(call->request);
    call->request = request;
    call->built = false;
}

static void build(perk_call *call)
{
    if (call->deadline == 0)
        call->deadline = call->timeout_ms ? call->now + call->timeout_ms : INT64_MAX;
    if (!call->built && !call->transfer) /* a transfer's request stays as it is */
        replace_request(call, page_request(call));
    call->built = call->request != NULL;
    if (call->built)
        call->state = PERK_CALL_AUTHORIZE;
    else
        fail(call);
}

static perk_request *login_request(perk_call *call)
{
    perk_args *args = perk_args_new(perk_client_token_op(call->client), &call->error);
    perk_request *request = args ? perk_request_build(call->client, args, &call->error) : NULL;
    perk_args_free(args);
    return request;
}

static void start_login(perk_call *call)
{
    call->fetching = true;
    if (perk_client_token_source(call->client) == PERK_SOURCE_HOST) {
        call->state = PERK_CALL_ASK_HOST;
        return;
    }
    call->logging_in = true;
    call->state = PERK_CALL_LOGIN;
}

static void login(perk_call *call)
{
    replace_request(call, login_request(call));
    if (!call->request) {
        fail(call);
        return;
    }
    call->login_attempts++;
    call->state = PERK_CALL_SENT;
}

/* The client's pace and the API's quota come before the request is counted. */
static bool must_pause(perk_call *call)
{
    int64_t wait = perk_pace_take(perk_client_pace(call->client), call->now);
    if (wait == 0)
        return false;
    if (wait < perk_call_left_ms(call, call->now)) {
        pause_for(call, wait);
        return true;
    }
    fail_with(call, PERK_E_RATE_LIMIT, "the client's own rate limit, or the API's quota, leaves no room before the deadline");
    call->error.retry_after_ms = wait;
    call->error.flags = PERK_ERR_RETRYABLE;
    return true;
}

static void send(perk_call *call)
{
    if (!call->transfer && must_pause(call))
        return;
    call->built = false;
    call->attempts++;
    call->state = PERK_CALL_SENT;
}

static void send_authorized(perk_call *call)
{
    if (perk_request_authorize(call->request, call->client, perk_text_str(call->token), &call->error) != 0)
        fail(call);
    else
        send(call);
}

static void authorize(perk_call *call)
{
    if (call->auth != PERK_AUTH_TOKEN) {
        send(call);
        return;
    }
    perk_text_free(call->token);
    call->token = NULL;
    if (perk_client_token_source(call->client) == PERK_SOURCE_NONE) {
        send_authorized(call);
        return;
    }
    switch (perk_slot_take(perk_client_slot(call->client), call->now, &call->token, &call->error)) {
    case PERK_TOKEN_READY:
        send_authorized(call);
        break;
    case PERK_TOKEN_FETCH:
        start_login(call);
        break;
    case PERK_TOKEN_BUSY:
        pause_for(call, PERK_TOKEN_POLL_MS);
        break;
    case PERK_TOKEN_REFUSED:
    case PERK_TOKEN_FAILED:
        fail(call);
        break;
    }
}

/* ---- a failed exchange ---- */

static bool token_refused(const perk_call *call)
{
    bool refused = call->error.http_status == 401 || call->error.http_status == 498 || call->error.code == PERK_E_AUTH;
    return refused && !call->logging_in && call->auth == PERK_AUTH_TOKEN && call->token;
}

/* A token went stale early: forget it, and try once with a new one if there is a way to get one. */
static bool renew(perk_call *call)
{
    if (!token_refused(call) || perk_client_token_source(call->client) == PERK_SOURCE_FIXED)
        return false; /* a given token stays: the next call is to hear from the server too, not that there is none */
    perk_slot_reject(perk_client_slot(call->client), perk_text_str(call->token));
    if (call->renewed)
        return false;
    call->renewed = true;
    forget_failure(call);
    call->state = PERK_CALL_BUILD;
    return true;
}

static perk_outcome outcome(const perk_call *call)
{
    const perk_provider_code *told = perk_provider_code_find(call->error.api_code);
    return (perk_outcome){
        .replay = call->logging_in ? PERK_SAFE : call->replay,
        .code = call->error.code,
        .told = told ? told->again : PERK_AGAIN_UNSAID,
        .http_status = call->error.http_status,
        .sent = call->sent,
        .after_ms = call->error.retry_after_ms,
        .attempts = call->logging_in ? call->login_attempts : call->attempts,
        .max_attempts = (int)call->max_attempts,
        .left_ms = perk_call_left_ms(call, call->now),
        .entropy = call->entropy,
    };
}

/* Other calls that wait for this login learn the same, instead of trying one after the other. */
static void end_login(perk_call *call)
{
    char message[sizeof call->error.message];
    int status = call->error.http_status;
    if (status >= 400 && status < 500 && status != 429 && status != 408)
        call->error.code = PERK_E_AUTH;
    snprintf(message, sizeof message, "login failed: %.280s", call->error.message);
    perk_error_copy(call->error.message, sizeof call->error.message, perk_str_of(message));
    perk_slot_refuse(perk_client_slot(call->client), call->now, &call->error);
    call->fetching = false;
}

/* Renewal starts before expiry, so a failed one need not fail the call. */
static bool go_on_with_old_token(perk_call *call)
{
    perk_text *token = perk_slot_current(perk_client_slot(call->client), call->now, NULL);
    if (!token)
        return false;
    perk_text_free(token);
    forget_failure(call);
    call->logging_in = false;
    call->state = PERK_CALL_BUILD;
    return true;
}

static void judge(perk_call *call)
{
    if (renew(call))
        return;
    perk_outcome o = outcome(call);
    perk_verdict verdict = perk_retry_judge(&o);
    if (verdict.again) {
        forget_failure(call);
        pause_for(call, verdict.wait_ms);
        return;
    }
    call->error.flags = verdict.flags;
    if (call->logging_in)
        end_login(call);
    if (!call->logging_in || !go_on_with_old_token(call))
        fail(call);
}

/* ---- replies ---- */

static void keep_failure(perk_call *call, int http_status, perk_str body)
{
    call->error.http_status = http_status;
    call->error.retry_after_ms = perk_reply_after_ms(&call->reply, http_status);
    perk_error_copy(call->error.request_id, sizeof call->error.request_id, perk_reply_request_id(&call->reply));
    call->error_body = body.len ? perk_text_new(body, NULL) : NULL;
    call->sent = true;
    call->state = PERK_CALL_JUDGE;
}

static void refuse_reply(perk_call *call, int http_status, perk_str body, const char *why)
{
    int64_t offset = call->error.offset;
    perk_error_clear(&call->error);
    perk_error_set(&call->error, PERK_E_REPLY, "%d with a body that is not what the API promises (%s)", http_status, why);
    call->error.offset = offset;
    keep_failure(call, http_status, body);
}

/* A member of another type counts as absent; only lack of memory is an error. */
static perk_str first_text(const perk_resource *resource, const char *const names[2], perk_text **text, perk_error *err)
{
    for (int i = 0; i < 2 && !*text; i++) {
        perk_error own = PERK_ERROR_INIT;
        *text = perk_resource_str(resource, perk_str_of(names[i]), &own);
        if (own.code == PERK_E_NOMEM)
            perk_error_nomem(err);
    }
    return perk_text_str(*text);
}

/* Kard and Cognito say access_token and expires_in; Capillary says accessToken and ttlSeconds. */
static bool store_token(perk_call *call, const perk_doc *doc)
{
    static const char *const token_names[2] = {"access_token", "accessToken"};
    static const char *const life_names[2] = {"expires_in", "ttlSeconds"};
    const perk_resource *reply = perk_doc_at(doc, 0);
    perk_text *text = NULL;
    int64_t seconds = 0;
    perk_str token = reply ? first_text(reply, token_names, &text, &call->error) : PERK_NONE;
    for (int i = 0; reply && i < 2 && seconds <= 0; i++)
        perk_resource_int(reply, perk_str_of(life_names[i]), &seconds, NULL);
    bool good = call->error.code == 0 && token.len > 0 && token.len <= PERK_MAX_TOKEN;
    int64_t life_ms = seconds > 0 && seconds < INT32_MAX ? seconds * 1000 : PERK_TOKEN_LIFE_MS;
    if (good)
        good = perk_slot_put(perk_client_slot(call->client), token, call->now, life_ms, &call->error) == 0;
    perk_text_free(text);
    return good;
}

static void accept_login(perk_call *call, int http_status, perk_str body, const perk_doc *doc)
{
    if (!store_token(call, doc)) {
        if (call->error.code == PERK_E_NOMEM)
            fail(call);
        else
            refuse_reply(call, http_status, body, "no access token");
        return;
    }
    call->fetching = false;
    call->logging_in = false;
    call->state = PERK_CALL_BUILD;
}

static void accept(perk_call *call, int http_status, perk_str body)
{
    perk_str text = body.len ? body : PERK_LIT("null"); /* an empty success is a success without data */
    perk_doc *doc = perk_doc_new(text, call->max_depth, http_status, &call->error);
    if (!doc && call->error.code != PERK_E_NOMEM) {
        refuse_reply(call, http_status, body, call->error.code == PERK_E_LIMIT ? "JSON nested too deeply" : "malformed JSON");
    } else if (!doc) {
        fail(call);
    } else if (call->logging_in) {
        accept_login(call, http_status, body, doc);
        perk_doc_unref(doc);
    } else {
        call->page = doc;
        call->state = PERK_CALL_PAGED;
    }
}

/* A store's own reply. Its error bodies repeat parts of the signed URL and are not kept. */
static void accept_bytes(perk_call *call, int http_status, perk_str body)
{
    if (perk_problem_store(http_status, body, &call->error) != 0) {
        keep_failure(call, http_status, PERK_NONE);
        return;
    }
    call->page = perk_doc_bytes(body, http_status, &call->error);
    call->state = PERK_CALL_PAGED;
    if (!call->page)
        fail(call);
}

int perk_call_header(perk_call *call, perk_str name, perk_str value, perk_error *err)
{
    if (call->state != PERK_CALL_SENT)
        return perk_error_set(err, PERK_E_STATE, "no request of this call is under way");
    perk_reply_note(&call->reply, name, value);
    return 0;
}

static bool is_partial(const perk_call *call)
{
    return call->args && !call->logging_in && perk_args_op(call->args)->partial;
}

int perk_call_feed(perk_call *call, int http_status, perk_str body, int64_t now_ms, perk_error *err)
{
    if (call->state != PERK_CALL_SENT)
        return perk_error_set(err, PERK_E_STATE, "no request of this call is under way");
    if (now_ms > call->now)
        call->now = now_ms;
    if (body.len > call->max_body)
        return perk_call_abort(call, PERK_E_LIMIT, 1, PERK_LIT("the reply's body is larger than max_body"), err);
    if (call->transfer) {
        accept_bytes(call, http_status, body);
        return 0;
    }
    perk_pace_hold(perk_client_pace(call->client), call->now, perk_reply_quota_ms(&call->reply));
    perk_str provider = perk_str_of(perk_client_provider(call->client));
    if (perk_problem_read(provider, http_status, body, is_partial(call), &call->error) != 0)
        keep_failure(call, http_status, body);
    else
        accept(call, http_status, body);
    return 0;
}

int perk_call_abort(perk_call *call, int code, int sent, perk_str why, perk_error *err)
{
    if (call->state != PERK_CALL_SENT && call->state != PERK_CALL_PAUSED)
        return perk_error_set(err, PERK_E_STATE, "no request of this call is under way");
    bool was_out = call->state == PERK_CALL_SENT;
    perk_error_clear(&call->error);
    perk_error_set(&call->error, code, "%.*s", (int)(why.len < 200 ? why.len : 200), why.ptr ? why.ptr : "");
    call->sent = was_out && sent && code != PERK_E_CONNECT;
    call->state = PERK_CALL_JUDGE;
    return 0;
}

/* ---- pages ---- */

perk_doc *perk_call_take_page(perk_call *call)
{
    perk_doc *page = call->state == PERK_CALL_PAGED ? call->page : NULL;
    if (!page)
        return NULL;
    call->page = NULL;
    if (perk_walk_turn(&call->walk, page, &call->error) != 0) {
        fail(call);
        return page;
    }
    call->attempts = 0;
    call->login_attempts = 0;
    call->renewed = false;
    call->deadline = 0; /* the next page has its own */
    call->state = call->walk.next ? PERK_CALL_BUILD : PERK_CALL_DONE;
    if (call->walk.next && call->walk.pages >= call->max_pages) {
        if (call->pages_capped)
            call->state = PERK_CALL_DONE;
        else
            fail_with(call, PERK_E_LIMIT, "more pages than max_pages allows; the list is not complete");
    }
    return page;
}

/* ---- the machine ---- */

/* Waiting on others and sending end with the deadline; what is already here does not. */
static bool overdue(const perk_call *call)
{
    bool waits = call->state == PERK_CALL_BUILD || call->state == PERK_CALL_AUTHORIZE || call->state == PERK_CALL_LOGIN ||
                 call->state == PERK_CALL_PAUSED;
    return waits && call->deadline && perk_call_left_ms(call, call->now) == 0;
}

/* The host was asked for a token and steps again: there must be one now. */
static void host_answered(perk_call *call)
{
    perk_text *token = perk_slot_current(perk_client_slot(call->client), call->now, &call->error);
    end_fetch(call);
    call->state = PERK_CALL_BUILD;
    if (!token)
        fail_with(call, PERK_E_AUTH, "the host was asked for a token and set none");
    perk_text_free(token);
}

/* One transition; 0 while there is more to do at once, else what the host is to do. */
static int advance(perk_call *call)
{
    switch (call->state) {
    case PERK_CALL_BUILD:
        build(call);
        return 0;
    case PERK_CALL_AUTHORIZE:
        authorize(call);
        return call->state == PERK_CALL_SENT ? PERK_SEND : call->state == PERK_CALL_ASK_HOST ? PERK_TOKEN : 0;
    case PERK_CALL_LOGIN:
        login(call);
        return call->state == PERK_CALL_SENT ? PERK_SEND : 0;
    case PERK_CALL_ASK_HOST:
        host_answered(call);
        return 0;
    case PERK_CALL_SENT:
        return PERK_SEND;
    case PERK_CALL_JUDGE:
        judge(call);
        return 0;
    case PERK_CALL_PAUSED:
        if (call->now < call->wait_until)
            return PERK_WAIT;
        call->state = call->logging_in ? PERK_CALL_LOGIN : PERK_CALL_BUILD;
        return 0;
    case PERK_CALL_PAGED:
        return PERK_PAGE;
    case PERK_CALL_DONE:
        return PERK_DONE;
    case PERK_CALL_FAILED:
        break;
    }
    return PERK_FAILED;
}

int perk_call_step(perk_call *call, int64_t now_ms, uint64_t entropy)
{
    int action = 0;
    if (now_ms > call->now)
        call->now = now_ms;
    call->entropy = entropy;
    while (!action) {
        if (overdue(call)) {
            fail_with(call, PERK_E_TIMEOUT, "the deadline passed before the request could be sent");
            call->error.flags = PERK_ERR_RETRYABLE;
        }
        action = advance(call);
    }
    if (action == PERK_SEND)
        perk_reply_clear(&call->reply);
    return action;
}
