/* kind.h - what differs between calls of an operation, raw calls, transfers and logins. */
#ifndef PERK_CALL_KIND_H
#define PERK_CALL_KIND_H

#include "call/read.h"

typedef struct perk_call_kind {
    /* The request to send next; NULL with call->error. No function: the request never changes. */
    perk_request *(*next_request)(perk_call *call);
    /* A reply that is no error: a page, a token, or a failure after all. */
    void (*accept)(perk_call *call, int http_status, perk_reply_body *body);
    /* Whether the reply, as a document, can be an error of the API. */
    bool has_errors;
    /* Sent to the API under its rate limit; the reply's headers are kept for errors. */
    bool to_api;
} perk_call_kind;

extern const perk_call_kind perk_kind_operation, perk_kind_raw, perk_kind_transfer, perk_kind_login;

/* The row for the call's present errand. */
const perk_call_kind *perk_kind_now(const perk_call *call);

#endif
