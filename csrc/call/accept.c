#include "call/accept.h"

#include "base/error.h"
#include "call/fail.h"
#include "call/login.h"
#include "call/mask.h"
#include "call/read.h"
#include "jsonapi/compare.h"
#include "jsonapi/doc.h"
#include "jsonapi/promise.h"
#include "jsonapi/reply_error.h"

#include <stdio.h>

/* ---- failures ---- */

void perk_accept_failure(perk_call *call, int http_status, perk_str body)
{
    char *id = call->error.request_id;
    bool secret = call->errand == PERK_ERRAND_LOGIN || (call->op && call->op->reply_secret);
    call->error.http_status = http_status;
    call->error.retry_after_ms = perk_reply_after_ms(&call->reply, http_status);
    perk_error_copy(id, sizeof call->error.request_id, perk_reply_request_id(&call->reply));
    perk_mask(call, id, strlen(id));
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

/* The reply's document; NULL when it has none, and the call goes on to that failure. An empty
 * success is a success without data. */
static perk_doc *read_document(perk_call *call, int http_status, perk_str body)
{
    perk_doc *doc = perk_read_success(call, http_status, body.len ? body : PERK_LIT("null"));
    if (!doc && call->error.code == PERK_E_NOMEM) {
        lose_reply(call, http_status);
    } else if (!doc) {
        char limit[sizeof call->error.message]; /* which one, and where */
        snprintf(limit, sizeof limit, "%s", call->error.message);
        reject(call, http_status, body,
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

void perk_accept_login(perk_call *call, int http_status, perk_str body)
{
    const char *flaw = NULL;
    perk_doc *doc = read_document(call, http_status, body);
    if (!doc)
        return;
    if (perk_login_take(call, doc, &flaw))
        perk_login_end(call);
    else if (call->error.code == PERK_E_NOMEM)
        lose_reply(call, http_status);
    else
        reject_token(call, http_status, body, flaw);
    perk_doc_unref(doc);
}

void perk_accept_page(perk_call *call, int http_status, perk_str body)
{
    perk_doc *doc = read_document(call, http_status, body);
    if (!doc)
        return;
    if (call->replies && perk_promise_check(call->replies, doc, body.len == 0, &call->error) != 0) {
        perk_accept_failure(call, http_status, body);
        perk_doc_unref(doc);
        return;
    }
    perk_doc_set_provider(doc, perk_client_provider(call->client));
    perk_compare_doc(doc, call->op, perk_client_drift_notes(call->client));
    call->page = doc;
    call->state = PERK_CALL_PAGED;
}

/* A store's own reply. Its error bodies repeat parts of the signed URL and are not kept. */
void perk_accept_bytes(perk_call *call, int http_status, perk_str body)
{
    if (perk_reply_error_store(http_status, body, &call->error) != 0) {
        perk_accept_failure(call, http_status, PERK_NONE);
        return;
    }
    call->page = perk_doc_bytes(body, http_status, &call->error);
    call->state = PERK_CALL_PAGED;
    if (!call->page)
        lose_reply(call, http_status);
}
