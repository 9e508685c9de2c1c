/* What the host reports of the request that is out: its reply, or that there will be none. */
#include "call/receive.h"

#include "base/error.h"
#include "base/url.h"
#include "call/accept.h"
#include "call/events.h"
#include "call/fail.h"
#include "call/kind.h"
#include "call/login.h"
#include "call/mask.h"
#include "call/read.h"
#include "jsonapi/kept_headers.h"

static int check_sent(const perk_call *call, perk_error *err)
{
    if (call->state == PERK_CALL_SENT)
        return 0;
    return perk_error_set(err, PERK_E_STATE, "no request of this call is under way");
}

int perk_call_header(perk_call *call, perk_str name, perk_str value, perk_error *err)
{
    if (check_sent(call, err) != 0)
        return PERK_E_STATE;
    perk_reply_note(&call->reply, name, value);
    if (perk_kind_now(call)->to_api)
        perk_kept_headers_add(&call->reply_headers, name, value);
    return 0;
}

/* What the reply reports to all calls of the shared client state. The login may be another
 * server's, so only what it reports of the quota counts; neither it nor a 429 ends a hold by
 * reporting nothing. */
static void observe_rate(perk_call *call, int http_status)
{
    bool of_api = perk_kind_now(call)->to_api;
    perk_rate_report report = {.sent_at = of_api && http_status != 429 ? call->sent_at : 0,
                               .at = call->now};
    perk_reply_rate(&call->reply, of_api ? http_status : 0, &report);
    perk_rate_limiter_observe(perk_client_rate_limiter(call->client), &report);
}

static int feed(perk_call *call, int http_status, perk_reply_body *body, perk_error *err)
{
    const perk_call_kind *kind = perk_kind_now(call);
    if (body->text.len > perk_call_max_body(call))
        return perk_call_abort(call, PERK_E_LIMIT, PERK_ABORT_SENT,
                               PERK_LIT("the reply's body is larger than max_body"), err);
    perk_mask(call, call->reply_headers.ptr, call->reply_headers.len);
    perk_events_reply(call, http_status, body->text.len);
    if (kind->has_errors)
        observe_rate(call, http_status);
    if (kind->has_errors && perk_read_failure(call, http_status, body->text))
        perk_accept_failure(call, http_status, body->text);
    else
        kind->accept(call, http_status, body);
    perk_text_free(body->masked);
    perk_events_judged(call);
    return 0;
}

static int check_feed(perk_call *call, int64_t now_ms, perk_error *err)
{
    if (check_sent(call, err) != 0)
        return PERK_E_STATE;
    if (now_ms > call->now)
        call->now = now_ms;
    return 0;
}

int perk_call_feed(perk_call *call, int http_status, perk_str body, int64_t now_ms, perk_error *err)
{
    int code = check_feed(call, now_ms, err);
    return code ? code : feed(call, http_status, &(perk_reply_body){.text = body}, err);
}

int perk_receive_body(perk_call *call, int http_status, perk_buf *body, int64_t now_ms,
                      perk_error *err)
{
    perk_reply_body own = {.text = perk_buf_str(body), .own = body};
    int code = check_feed(call, now_ms, err);
    if (code == 0)
        code = feed(call, http_status, &own, err);
    perk_buf_free(body);
    return code;
}

static bool is_waiting(const perk_call *call)
{
    return call->state == PERK_CALL_PAUSED || call->state == PERK_CALL_LOAD ||
           call->state == PERK_CALL_ASK_HOST;
}

/* The reason when the host gives none. */
static perk_str reason(const perk_call *call, int code)
{
    if (code == PERK_E_NOMEM)
        return PERK_LIT("out of memory");
    if (code == PERK_E_CANCELLED)
        return PERK_LIT("cancelled by the caller");
    return call->state == PERK_CALL_LOAD || call->state == PERK_CALL_ASK_HOST
               ? PERK_LIT("no token came")
               : PERK_LIT("the request failed");
}

/* Where no connection could be made: the host, and what it comes from. */
static void set_reason(perk_call *call, int code, perk_str why)
{
    why = perk_str_upto(why, 200);
    perk_error_clear(&call->error);
    const perk_request *request = code == PERK_E_CONNECT ? perk_call_request(call) : NULL;
    if (!request) {
        perk_error_set(&call->error, code, "%.*s", (int)why.len, why.ptr);
        return;
    }
    bool to_api = perk_kind_now(call)->to_api || call->errand == PERK_ERRAND_LOGIN;
    perk_error_set(&call->error, code, "%.*s (host %.*s of %s)", (int)why.len, why.ptr,
                   PERK_SHOW(perk_url_authority(perk_request_url(request))),
                   to_api ? perk_read_address_setting(call) : "url");
}

int perk_call_abort(perk_call *call, int code, int flags, perk_str why, perk_error *err)
{
    bool lost = /* a reply came, and the host has no memory for it */
        code == PERK_E_NOMEM && (call->state == PERK_CALL_PAGED || call->state == PERK_CALL_DONE);
    bool was_out = call->state == PERK_CALL_SENT || lost;
    if (code == PERK_E_CANCELLED && call->state == PERK_CALL_BUILD) {
        perk_fail_with(call, code, reason(call, code).ptr); /* between two requests */
        return 0;
    }
    if (!was_out && !is_waiting(call))
        return check_sent(call, err);
    if (call->state == PERK_CALL_SENT)
        perk_events_lost(call, code);
    if (call->errand != PERK_ERRAND_PAGE &&
        (code == PERK_E_CANCELLED || call->state == PERK_CALL_ASK_HOST)) {
        perk_login_drop(call); /* no verdict on the login: any call may try again at once */
        was_out = false;
    }
    if (was_out && !lost && perk_kind_now(call)->to_api)
        perk_rate_limiter_lost(perk_client_rate_limiter(call->client));
    set_reason(call, code, why.ptr ? why : reason(call, code));
    call->sent = was_out && (flags & PERK_ABORT_SENT) && code != PERK_E_CONNECT;
    call->hopeless = (flags & PERK_ABORT_FINAL) || (lost && call->sink_kept);
    call->state = PERK_CALL_DECIDE;
    return 0;
}
