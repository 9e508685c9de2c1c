#include "call/accept.h"

#include "base/error.h"
#include "base/limits.h"
#include "call/fail.h"
#include "call/login.h"
#include "call/mask.h"
#include "call/sink.h"
#include "jsonapi/promise.h"
#include "jsonapi/reply_error.h"

#include <stdio.h>

/* Into a field of an error or an origin. */
static void copy_request_id(const perk_call *call, char id[sizeof call->error.request_id])
{
    perk_error_copy(id, sizeof call->error.request_id, perk_reply_request_id(&call->reply));
    perk_mask(call, id, strlen(id));
}

/* ---- failures ---- */

void perk_accept_failure(perk_call *call, int http_status, perk_str body)
{
    bool secret = call->errand == PERK_ERRAND_LOGIN || (call->op && call->op->reply_secret);
    call->error.http_status = http_status;
    call->error.retry_after_ms = perk_reply_after_ms(&call->reply, http_status);
    copy_request_id(call, call->error.request_id);
    call->error_body = body.len && !secret ? perk_mask_copy(call, body, NULL, NULL) : NULL;
    call->sent = true;
    call->hopeless = false;
    call->state = PERK_CALL_DECIDE;
}

static void reject(perk_call *call, int http_status, perk_str body, const char *why)
{
    int64_t offset = call->error.offset;
    perk_error_clear(&call->error);
    perk_error_set(&call->error, PERK_E_REPLY,
                   "%d with a body that is not what the API promises (%s)", http_status, why);
    call->error.offset = offset;
    perk_accept_failure(call, http_status, body);
}

/* There was no memory to read the reply. Of a login nothing is kept, so that it can be tried again
 * at once; the outcome of a write is unknown now. */
static void lose_reply(perk_call *call, int http_status)
{
    if (call->errand == PERK_ERRAND_LOGIN)
        perk_fail(call);
    else
        perk_accept_failure(call, http_status, PERK_NONE);
}

/* ---- successes ---- */

/* The reply's document; NULL when it has none, and the call goes on to that failure. */
static perk_doc *read_document(perk_call *call, perk_reply_body *body, const perk_reading *how)
{
    int http_status = how->http_status;
    perk_doc *doc = perk_read_success(call, body, how);
    if (!doc && call->error.code == PERK_E_NOMEM) {
        lose_reply(call, http_status);
    } else if (!doc) {
        char limit[sizeof call->error.message]; /* which one, and where */
        snprintf(limit, sizeof limit, "%s", call->error.message);
        reject(call, http_status, body->text,
               call->error.code == PERK_E_LIMIT ? limit : "malformed JSON");
    }
    return doc;
}

static void reject_token(perk_call *call, int http_status, perk_str body, const char *flaw)
{
    char why[128] = "no access token";
    if (flaw)
        snprintf(why, sizeof why, "no usable access token: %s", flaw);
    reject(call, http_status, body, why);
}

void perk_accept_login(perk_call *call, int http_status, perk_reply_body *body)
{
    const char *flaw = NULL;
    perk_reading how = {.http_status = http_status, .max_depth = call->max_depth, .secret = true};
    perk_doc *doc = read_document(call, body, &how);
    if (!doc)
        return;
    if (perk_login_take(call, doc, &flaw))
        perk_login_end(call);
    else if (call->error.code == PERK_E_NOMEM)
        lose_reply(call, http_status);
    else
        reject_token(call, http_status, body->text, flaw);
    perk_doc_unref(doc);
}

/* A raw call may be anything, a login too. */
static perk_reading reading_of(perk_call *call, int http_status, perk_drift *found)
{
    bool noted = perk_client_drift_notes(call->client) != NULL;
    return (perk_reading){
        .http_status = http_status,
        .max_depth = call->max_depth,
        .op = call->op,
        .drift = noted ? found : NULL,
        .sink = perk_sink_now(call),
        .ctx = call->sink_ctx,
        .secret = !call->op || call->op->reply_secret,
    };
}

/* The call keeps its headers, since the next page may turn out to be missing. */
static void set_origin(const perk_call *call, perk_doc *doc)
{
    perk_str headers = perk_buf_str(&call->reply_headers);
    perk_origin origin = {.elapsed_ms = call->now - call->first_sent_at,
                          .attempts = call->attempts};
    copy_request_id(call, origin.request_id);
    perk_buf_init(&origin.headers, headers.len);
    perk_buf_reserve(&origin.headers, headers.len);
    perk_buf_put(&origin.headers, headers);
    perk_doc_set_origin(doc, &origin);
}

static void accept_document(perk_call *call, perk_doc *doc, const perk_reply_body *body,
                            perk_drift *found)
{
    bool empty = body->text.len == 0;
    bool kept = !call->replies || perk_promise_check(call->replies, doc, empty, &call->error) == 0;
    perk_sink_end(call, doc, kept);
    if (!kept) {
        perk_accept_failure(call, perk_doc_status(doc), body->text);
        perk_doc_unref(doc);
        return;
    }
    perk_doc_set_provider(doc, perk_client_provider(call->client));
    set_origin(call, doc);
    perk_drift *notes = perk_client_drift_notes(call->client);
    if (notes)
        perk_drift_add(notes, found);
    call->page = doc;
    call->state = PERK_CALL_PAGED;
}

void perk_accept_page(perk_call *call, int http_status, perk_reply_body *body)
{
    perk_drift found;
    perk_drift_init(&found);
    perk_reading how = reading_of(call, http_status, &found);
    perk_doc *doc = read_document(call, body, &how);
    if (doc)
        accept_document(call, doc, body, &found);
    perk_drift_clear(&found);
}

/* A store's own reply. Its error bodies repeat parts of the signed URL and are not kept. */
void perk_accept_bytes(perk_call *call, int http_status, perk_reply_body *body)
{
    perk_buf copy = {.ptr = NULL};
    if (perk_reply_error_store(http_status, body->text, &call->error) != 0) {
        perk_accept_failure(call, http_status, PERK_NONE);
        return;
    }
    if (!body->own && perk_doc_copy(&copy, body->text))
        body->own = &copy;
    if (body->own)
        call->page = perk_doc_bytes(body->own, http_status, &call->error);
    else
        perk_error_nomem(&call->error);
    perk_buf_free(&copy);
    call->state = PERK_CALL_PAGED;
    if (call->page)
        set_origin(call, call->page);
    else
        lose_reply(call, http_status);
}
