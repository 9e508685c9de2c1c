/* Every transition of a call is in this file, but those of its login (login.c); what decides them
 * is elsewhere and pure (retry, page, reply, problem). */
#include "call/call.h"

#include "args/args.h"
#include "base/error.h"
#include "base/limits.h"
#include "call/headers.h"
#include "call/login.h"
#include "call/mask.h"
#include "call/read.h"
#include "call/retry.h"
#include "call/token.h"
#include "jsonapi/compare.h"
#include "jsonapi/doc.h"
#include "jsonapi/promise.h"
#include "jsonapi/reply_error.h"

#include <stdio.h>

/* ---- ends ---- */

static void fail(perk_call *call)
{
    perk_login_drop(call);
    call->error.attempts = call->attempts;
    if (call->doubted)
        call->error.flags |= PERK_ERR_OUTCOME_UNKNOWN;
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
        return perk_request_build_with(call->client, call->args, call->pager.next, &call->error);
    return perk_request_raw(call->client, perk_text_str(call->raw_method),
                            perk_text_str(call->raw_url), perk_text_str(call->raw_query),
                            perk_text_str(call->raw_body), &call->error);
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
        call->deadline = call->now + call->timeout_ms;
    if (!call->built && !call->transfer) /* a transfer's request stays as it is */
        replace_request(call, page_request(call));
    call->built = call->request != NULL &&
                  perk_request_set_headers(call->request, call->headers, &call->error) == 0;
    if (call->built)
        call->state = PERK_CALL_AUTHORIZE;
    else
        fail(call);
}

static void login(perk_call *call)
{
    replace_request(call, perk_token_request(call->client, &call->error));
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
    int64_t wait = perk_rate_limiter_acquire(perk_client_rate_limiter(call->client), call->now);
    if (wait == 0)
        return false;
    if (wait < perk_call_remaining_ms(call, call->now)) {
        pause_for(call, wait);
        return true;
    }
    fail_with(call, PERK_E_RATE_LIMIT,
              "the API's quota, its Retry-After or the client's own rate limit leaves no room "
              "before the deadline");
    call->error.retry_after_ms = wait;
    call->error.flags |= PERK_ERR_RETRYABLE;
    return true;
}

static void send(perk_call *call)
{
    if (!call->transfer && must_pause(call))
        return;
    call->built = false;
    call->attempts++;
    call->sent_at = call->now;
    call->state = PERK_CALL_SENT;
}

static void send_authorized(perk_call *call)
{
    if (perk_request_authorize(call->request, call->client, perk_text_str(call->token),
                               &call->error) != 0)
        fail(call);
    else
        send(call);
}

/* Another call's login was refused: this one fails alike, unless the server only asked to wait and
 * there is time to. */
static void await_login(perk_call *call)
{
    int64_t wait = call->error.code == PERK_E_RATE_LIMIT ? call->error.retry_after_ms : -1;
    if (wait <= 0 || wait >= perk_call_remaining_ms(call, call->now)) {
        fail(call);
        return;
    }
    forget_failure(call);
    pause_for(call, wait);
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
    switch (perk_token_cache_take(perk_client_slot(call->client), call->now, &call->token,
                                  &call->error)) {
    case PERK_TOKEN_READY:
        send_authorized(call);
        break;
    case PERK_TOKEN_FETCH:
        perk_login_start(call);
        break;
    case PERK_TOKEN_BUSY:
        pause_for(call, PERK_TOKEN_POLL_MS);
        break;
    case PERK_TOKEN_REFUSED:
        await_login(call);
        break;
    case PERK_TOKEN_FAILED:
        fail(call);
        break;
    }
}

/* ---- a failed exchange ---- */

static perk_attempt attempt(const perk_call *call)
{
    const perk_provider_code *told = perk_provider_code_find(call->error.api_code);
    return (perk_attempt){
        .replay = call->logging_in ? PERK_SAFE : call->replay,
        .write = !call->logging_in && perk_request_writes(call->request),
        .code = call->error.code,
        .told = told ? told->again : PERK_AGAIN_UNSAID,
        .http_status = call->error.http_status,
        .sent = call->sent,
        .hopeless = call->hopeless,
        .after_ms = call->error.retry_after_ms,
        .attempts = call->logging_in ? call->login_attempts : call->attempts,
        .max_attempts = (int)call->max_attempts,
        .left_ms = perk_call_remaining_ms(call, call->now),
        .entropy = call->entropy,
    };
}

static void judge(perk_call *call)
{
    if (perk_login_renew(call)) {
        forget_failure(call);
        call->state = PERK_CALL_BUILD;
        return;
    }
    perk_attempt o = attempt(call);
    perk_verdict verdict = perk_retry_judge(&o);
    if (verdict.again) {
        call->doubted = call->doubted || verdict.doubt;
        forget_failure(call);
        pause_for(call, verdict.wait_ms);
        return;
    }
    call->error.flags |= verdict.flags;
    if (call->logging_in)
        perk_login_refuse(call);
    if (!call->logging_in || !perk_login_can_wait(call)) {
        fail(call);
        return;
    }
    forget_failure(call);
    perk_login_end(call);
}

/* ---- replies ---- */

/* The body of a login, or of another reply that holds a token, is not kept. Of others nothing that
 * the client knows to be secret is. */
static void keep_failure(perk_call *call, int http_status, perk_str body)
{
    char *id = call->error.request_id;
    call->error.http_status = http_status;
    call->error.retry_after_ms = perk_reply_after_ms(&call->reply, http_status);
    perk_error_copy(id, sizeof call->error.request_id, perk_reply_request_id(&call->reply));
    perk_mask(call, id, strlen(id));
    bool secret = call->logging_in || (call->op && call->op->reply_secret);
    call->error_body = body.len && !secret ? perk_mask_copy(call, body, NULL, NULL) : NULL;
    call->sent = true;
    call->hopeless = false;
    call->state = PERK_CALL_JUDGE;
}

static void refuse_reply(perk_call *call, int http_status, perk_str body, const char *why)
{
    int64_t offset = call->error.offset;
    perk_error_clear(&call->error);
    perk_error_set(&call->error, PERK_E_REPLY,
                   "%d with a body that is not what the API promises (%s)", http_status, why);
    call->error.offset = offset;
    keep_failure(call, http_status, body);
}

/* There was no memory for what the reply says. Of a login nothing is kept, so that it can be tried
 * again at once; of a write it is not known now whether it was done. */
static void lose_reply(perk_call *call, int http_status)
{
    if (call->logging_in)
        fail(call);
    else
        keep_failure(call, http_status, PERK_NONE);
}

static void accept_login(perk_call *call, int http_status, perk_str body, const perk_doc *doc)
{
    const char *flaw = NULL;
    char why[128] = "no access token";
    if (perk_login_take(call, doc, &flaw)) {
        perk_login_end(call);
    } else if (call->error.code == PERK_E_NOMEM) {
        lose_reply(call, http_status);
    } else {
        if (flaw)
            snprintf(why, sizeof why, "no usable access token: %s", flaw);
        refuse_reply(call, http_status, body, why);
    }
}

static void accept_page(perk_call *call, perk_str body, perk_doc *doc)
{
    if (call->promised &&
        perk_promise_check(call->promised, doc, body.len == 0, &call->error) != 0) {
        keep_failure(call, perk_doc_status(doc), body);
        perk_doc_unref(doc);
        return;
    }
    perk_doc_set_provider(doc, perk_client_provider(call->client));
    perk_compare_doc(doc, call->op, perk_client_drift_notes(call->client));
    call->page = doc;
    call->state = PERK_CALL_PAGED;
}

static void accept(perk_call *call, int http_status, perk_str body)
{
    perk_str text =
        body.len ? body : PERK_LIT("null"); /* an empty success is a success without data */
    perk_doc *doc = perk_read_success(call, http_status, text);
    if (!doc && call->error.code != PERK_E_NOMEM) {
        char limit[sizeof call->error.message];
        snprintf(limit, sizeof limit, "%s", call->error.message); /* it says which one, and where */
        refuse_reply(call, http_status, body,
                     call->error.code == PERK_E_LIMIT ? limit : "malformed JSON");
    } else if (!doc) {
        lose_reply(call, http_status);
    } else if (call->logging_in) {
        accept_login(call, http_status, body, doc);
        perk_doc_unref(doc);
    } else {
        accept_page(call, body, doc);
    }
}

/* A store's own reply. Its error bodies repeat parts of the signed URL and are not kept. */
static void accept_bytes(perk_call *call, int http_status, perk_str body)
{
    if (perk_reply_error_store(http_status, body, &call->error) != 0) {
        keep_failure(call, http_status, PERK_NONE);
        return;
    }
    call->page = perk_doc_bytes(body, http_status, &call->error);
    call->state = PERK_CALL_PAGED;
    if (!call->page)
        lose_reply(call, http_status);
}

int perk_call_header(perk_call *call, perk_str name, perk_str value, perk_error *err)
{
    if (call->state != PERK_CALL_SENT)
        return perk_error_set(err, PERK_E_STATE, "no request of this call is under way");
    perk_reply_note(&call->reply, name, value);
    if (!call->logging_in && !call->transfer)
        perk_headers_keep(&call->reply_headers, name, value);
    return 0;
}

/* What the reply says to all calls of the family. The login may be another server's, so only what
 * it says of the quota counts; neither it nor a 429 ends a hold by saying nothing. */
static void hear(perk_call *call, int http_status)
{
    bool of_api = !call->logging_in;
    perk_rate_report report = {.sent_at = of_api && http_status != 429 ? call->sent_at : 0,
                               .at = call->now};
    perk_reply_hear(&call->reply, of_api ? http_status : 0, &report);
    perk_rate_limiter_observe(perk_client_rate_limiter(call->client), &report);
}

int perk_call_feed(perk_call *call, int http_status, perk_str body, int64_t now_ms, perk_error *err)
{
    if (call->state != PERK_CALL_SENT)
        return perk_error_set(err, PERK_E_STATE, "no request of this call is under way");
    if (now_ms > call->now)
        call->now = now_ms;
    if (body.len > perk_call_max_body(call))
        return perk_call_abort(call, PERK_E_LIMIT, 1,
                               PERK_LIT("the reply's body is larger than max_body"), err);
    if (call->transfer) {
        accept_bytes(call, http_status, body);
        return 0;
    }
    hear(call, http_status);
    if (perk_read_failure(call, http_status, body))
        keep_failure(call, http_status, body);
    else
        accept(call, http_status, body);
    return 0;
}

int perk_call_abort(perk_call *call, int code, int flags, perk_str why, perk_error *err)
{
    bool asking = call->state == PERK_CALL_LOAD || call->state == PERK_CALL_ASK_HOST;
    bool lost =
        code == PERK_E_NOMEM && (call->state == PERK_CALL_PAGED || call->state == PERK_CALL_DONE);
    if (call->state != PERK_CALL_SENT && call->state != PERK_CALL_PAUSED && !asking && !lost)
        return perk_error_set(err, PERK_E_STATE, "no request of this call is under way");
    bool was_out = call->state == PERK_CALL_SENT || lost;
    if (call->fetching && (code == PERK_E_CANCELLED || call->state == PERK_CALL_ASK_HOST)) {
        perk_login_drop(call); /* that is no verdict on the login: another call may try at once, or
                                  this one again */
        was_out = false;
    }
    if (was_out && !lost && !call->transfer && !call->logging_in)
        perk_rate_limiter_lost(perk_client_rate_limiter(call->client));
    perk_error_clear(&call->error);
    perk_error_set(&call->error, code, "%.*s", (int)(why.len < 200 ? why.len : 200),
                   why.ptr ? why.ptr : "");
    call->sent = was_out && (flags & PERK_ABORT_SENT) && code != PERK_E_CONNECT;
    call->hopeless = (flags & PERK_ABORT_FINAL) != 0;
    call->state = PERK_CALL_JUDGE;
    return 0;
}

/* ---- pages ---- */

/* The page came, and does not lead on to the next one as it should. */
static void fail_page(perk_call *call, const perk_doc *page)
{
    call->error.http_status = perk_doc_status(page);
    perk_error_copy(call->error.request_id, sizeof call->error.request_id,
                    perk_reply_request_id(&call->reply));
    fail(call);
}

static void turn(perk_call *call)
{
    call->attempts = 0;
    call->login_attempts = 0;
    call->renewals = 0;
    call->deadline = 0; /* the next page has its own */
    call->state = call->pager.next ? PERK_CALL_BUILD : PERK_CALL_DONE;
}

perk_doc *perk_call_take_page(perk_call *call)
{
    perk_doc *page = call->state == PERK_CALL_PAGED ? call->page : NULL;
    if (!page)
        return NULL;
    call->page = NULL;
    if (call->pages_capped && call->pager.pages + 1 >= call->max_pages)
        call->state =
            PERK_CALL_DONE; /* the caller wants no more, whatever the page says of the next one */
    else if (perk_pager_advance(&call->pager, page, &call->error) != 0)
        fail_page(call, page);
    else if (call->pager.next && call->pager.pages >= call->max_pages)
        fail_with(call, PERK_E_LIMIT, "more pages than max_pages allows; the list is not complete");
    else
        turn(call);
    return page;
}

/* ---- the machine ---- */

/* Waiting on others and sending end with the deadline; what is already here does not. */
static bool overdue(const perk_call *call)
{
    bool waits = call->state == PERK_CALL_BUILD || call->state == PERK_CALL_AUTHORIZE ||
                 call->state == PERK_CALL_LOGIN || call->state == PERK_CALL_LOAD ||
                 call->state == PERK_CALL_PAUSED;
    return waits && call->deadline && perk_call_remaining_ms(call, call->now) == 0;
}

/* What the host is to do in a state that has just been reached; 0: nothing. */
static int asked_of_host(const perk_call *call)
{
    switch (call->state) {
    case PERK_CALL_SENT:
        return PERK_SEND;
    case PERK_CALL_ASK_HOST:
        return PERK_FETCH_TOKEN;
    case PERK_CALL_LOAD:
        return PERK_LOAD_TOKEN;
    default:
        return 0;
    }
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
        return asked_of_host(call);
    case PERK_CALL_LOAD:
        perk_login_asked(call);
        return 0;
    case PERK_CALL_LOGIN:
        login(call);
        return asked_of_host(call);
    case PERK_CALL_SAVE:
        call->state = PERK_CALL_BUILD;
        return PERK_SAVE_TOKEN;
    case PERK_CALL_ASK_HOST:
        if (!perk_login_answered(call))
            fail_with(call, PERK_E_AUTH, "the host was asked for a token and set none");
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
            call->error.flags |= PERK_ERR_RETRYABLE;
        }
        action = advance(call);
    }
    if (action == PERK_SEND) {
        perk_reply_clear(&call->reply);
        perk_headers_clear(&call->reply_headers);
    }
    return action;
}
