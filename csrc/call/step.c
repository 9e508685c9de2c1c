/* Every transition of a call is in this file, except those of its login (login.c) and of replies
 * (receive.c, accept.c); what they depend on is elsewhere and pure (retry, pager, reply). */
#include "api/provider.h"
#include "base/error.h"
#include "base/limits.h"
#include "call/events.h"
#include "call/fail.h"
#include "call/kind.h"
#include "call/login.h"
#include "call/patience.h"
#include "call/retry.h"
#include "request/authorize.h"

static void pause_for(perk_call *call, int64_t ms)
{
    call->wait_until = call->now + ms;
    call->state = PERK_CALL_PAUSED;
}

/* The page waits for its turn, which its patience pays for as long as there is some. */
static void await_turn(perk_call *call, int64_t ms)
{
    perk_patience_spend(call, ms);
    pause_for(call, ms);
}

/* ---- making requests ---- */

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
    if (call->only_login) {
        call->state = PERK_CALL_AUTHORIZE;
        return;
    }
    if (!call->built && call->kind->next_request)
        replace_request(call, call->kind->next_request(call));
    call->built = call->request != NULL &&
                  perk_request_set_headers(call->request, call->headers, &call->error) == 0;
    if (call->built)
        call->state = PERK_CALL_AUTHORIZE;
    else
        perk_fail(call);
}

static void login(perk_call *call)
{
    replace_request(call, perk_kind_now(call)->next_request(call));
    if (!call->request) {
        perk_fail(call);
        return;
    }
    call->login_attempts++;
    call->login_at = call->now;
    call->login_out = true;
    call->state = PERK_CALL_SENT;
}

/* The client's rate limit and the API's quota come before the request is counted. */
static bool must_pause(perk_call *call)
{
    int64_t wait = perk_rate_limiter_acquire(perk_client_rate_limiter(call->client), call->now);
    if (wait == 0)
        return false;
    if (perk_patience_allows(call, wait)) {
        perk_events_wait(call, PERK_WAIT_RATE_LIMIT, wait);
        await_turn(call, wait);
        return true;
    }
    perk_fail_with(call, PERK_E_RATE_LIMIT,
                   "the API's quota, its Retry-After or the client's own rate limit allows no "
                   "request before the deadline");
    call->error.retry_after_ms = wait;
    call->error.flags |= PERK_ERR_RETRYABLE;
    return true;
}

static void send(perk_call *call)
{
    if (call->kind->to_api && must_pause(call))
        return;
    call->built = false;
    call->sent_at = call->now;
    if (call->attempts++ == 0)
        call->first_sent_at = call->now;
    call->state = PERK_CALL_SENT;
}

static void send_authorized(perk_call *call)
{
    if (perk_request_authorize(call->request, call->client, perk_text_str(call->token),
                               &call->error) != 0)
        perk_fail(call);
    else
        send(call);
}

/* How long it takes until a login that was refused may be tried again; -1: this call need not. */
static int64_t login_pause_ms(const perk_call *call)
{
    if (call->error.code == PERK_E_RATE_LIMIT)
        return call->error.retry_after_ms;
    bool may_pass = call->error.flags & PERK_ERR_RETRYABLE;
    return may_pass && perk_patience_with_login(call) > 0 ? PERK_TOKEN_REFUSED_MS : -1;
}

/* Another call's login was refused: this one fails alike, unless the server only asked to wait, or
 * the call has patience, and there is time to. */
static void await_login(perk_call *call)
{
    int64_t wait = login_pause_ms(call);
    if (wait <= 0 || !perk_patience_allows(call, wait)) {
        perk_fail(call);
        return;
    }
    perk_fail_forget(call);
    perk_events_wait(call, PERK_WAIT_REFUSED_LOGIN, wait);
    await_turn(call, wait);
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
    switch (perk_token_cache_take(perk_client_token_cache(call->client),
                                  &(perk_token_wish){call->now, call->after}, &call->token,
                                  &call->error)) {
    case PERK_TOKEN_READY:
        if (call->only_login)
            call->state = PERK_CALL_DONE;
        else
            send_authorized(call);
        break;
    case PERK_TOKEN_FETCH:
        perk_login_start(call);
        break;
    case PERK_TOKEN_BUSY:
        perk_events_wait(call, PERK_WAIT_LOGIN, -1);
        await_turn(call, PERK_TOKEN_POLL_MS);
        break;
    case PERK_TOKEN_REFUSED:
        await_login(call);
        break;
    case PERK_TOKEN_FAILED:
        perk_fail(call);
        break;
    }
}

/* ---- a failed exchange ---- */

/* The patience that pays for what comes now. */
static int64_t patience_ms(const perk_call *call, bool logging_in)
{
    if (call->error.code == PERK_E_RATE_LIMIT)
        return perk_patience_left(call);
    return logging_in ? perk_patience_with_login(call) : 0;
}

static perk_attempt attempt(const perk_call *call, bool logging_in)
{
    const perk_provider_code *known = perk_provider_code_find(call->error.api_code);
    return (perk_attempt){
        .replay = logging_in ? PERK_SAFE : call->replay,
        .write = !logging_in && perk_request_writes(call->request),
        .code = call->error.code,
        .hint = known ? known->again : PERK_AGAIN_UNSTATED,
        .http_status = call->error.http_status,
        .sent = call->sent,
        .hopeless = call->hopeless,
        .after_ms = call->error.retry_after_ms,
        .attempts = logging_in ? call->login_attempts : call->attempts,
        .max_attempts = (int)call->max_attempts,
        .remaining_ms = perk_call_remaining_ms(call, call->now),
        .patience_ms = patience_ms(call, logging_in),
        .entropy = call->entropy,
    };
}

static void decide(perk_call *call)
{
    if (perk_login_renew(call)) {
        perk_events_refused(call);
        perk_fail_forget(call);
        call->state = PERK_CALL_BUILD;
        return;
    }
    bool at_login = call->errand == PERK_ERRAND_LOGIN;
    perk_attempt o = attempt(call, at_login || call->only_login);
    perk_verdict verdict = perk_retry_decide(&o);
    if (verdict.again) {
        call->doubted = call->doubted || verdict.doubt;
        perk_events_retry(call, verdict.wait_ms);
        perk_fail_forget(call);
        if (o.patience_ms > 0)
            await_turn(call, verdict.wait_ms);
        else
            pause_for(call, verdict.wait_ms);
        return;
    }
    call->error.flags |= verdict.flags;
    if (!at_login || !perk_login_refuse(call)) {
        perk_fail(call);
        return;
    }
    perk_fail_forget(call);
    perk_login_end(call);
}

/* ---- pages ---- */

/* The page came, and does not lead on to the next one as it should. */
static void fail_page(perk_call *call, const perk_doc *page)
{
    call->error.http_status = perk_doc_status(page);
    perk_error_copy(call->error.request_id, sizeof call->error.request_id,
                    perk_reply_request_id(&call->reply));
    perk_fail(call);
}

static void turn(perk_call *call)
{
    call->attempts = 0;
    call->login_attempts = 0;
    call->renewals = 0;
    call->waited_ms = 0;
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
        call->state = PERK_CALL_DONE; /* no more are wanted, whether there is a next page or not */
    else if (perk_pager_advance(&call->pager, page, &call->error) != 0)
        fail_page(call, page);
    else if (call->pager.next && call->pager.pages >= call->max_pages)
        perk_fail_with(call, PERK_E_LIMIT,
                       "more pages than max_pages allows; the list is not complete");
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
        perk_login_over(call);
        return PERK_SAVE_TOKEN;
    case PERK_CALL_ASK_HOST:
        if (perk_login_answered(call))
            perk_events_login(call, PERK_LOGIN_HOST, false);
        else
            perk_fail_with(call, PERK_E_AUTH, "the host was asked for a token and set none");
        return 0;
    case PERK_CALL_SENT:
        return PERK_SEND;
    case PERK_CALL_DECIDE:
        decide(call);
        return 0;
    case PERK_CALL_PAUSED:
        if (call->now < call->wait_until)
            return PERK_WAIT;
        call->state = call->errand == PERK_ERRAND_LOGIN ? PERK_CALL_LOGIN : PERK_CALL_BUILD;
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
    call->begun = true;
    if (now_ms > call->now)
        call->now = now_ms;
    call->entropy = entropy;
    perk_events_settle(call);
    if (call->state != PERK_CALL_SENT)
        perk_patience_end_login(call);
    while (!action) {
        if (overdue(call)) {
            perk_fail_with(call, PERK_E_TIMEOUT,
                           "the deadline passed before the request could be sent");
            call->error.flags |= PERK_ERR_RETRYABLE;
        }
        action = advance(call);
    }
    if (action == PERK_SEND) {
        perk_reply_clear(&call->reply);
        call->reply_headers.len = 0;
    }
    return action;
}
