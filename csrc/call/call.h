/* call.h - the inside of a call. call.c holds every transition between the states, login.c those
 * about tokens; create.c makes, reads and frees calls. */
#ifndef PERK_CALL_CALL_H
#define PERK_CALL_CALL_H

#include "base/buf.h"
#include "call/pager.h"
#include "call/reply.h"
#include "client/client.h"
#include "request/request.h"

typedef enum perk_call_state {
    PERK_CALL_BUILD,     /* the next page's request is to be made */
    PERK_CALL_AUTHORIZE, /* it needs a token */
    PERK_CALL_LOAD,      /* the host's store is asked before this call logs in */
    PERK_CALL_LOGIN,     /* this call fetches the token */
    PERK_CALL_SAVE,      /* its login is over, which the host's store is to hear */
    PERK_CALL_ASK_HOST,  /* the host fetches the token */
    PERK_CALL_SENT,      /* a request is out: feed or abort comes next */
    PERK_CALL_JUDGE,     /* it failed: retry, renew or give up */
    PERK_CALL_PAUSED,    /* until `wait_until` */
    PERK_CALL_PAGED,     /* `page` is to be taken */
    PERK_CALL_DONE,
    PERK_CALL_FAILED
} perk_call_state;

struct perk_call {
    perk_client *client;
    const perk_op *op;       /* NULL: a raw call */
    const perk_op *promised; /* whose reply is expected; NULL: anything may come */
    perk_args *args;
    perk_text *raw_method, *raw_url, *raw_query, *raw_body;
    json_t *headers; /* the caller's own, of this call; or NULL */
    perk_replay replay;
    perk_auth auth;
    bool transfer; /* to or from a signed URL: nothing of the client goes along, and bytes come back
                    */

    int64_t timeout_ms, max_attempts, max_pages, max_body;
    int64_t store;     /* 1: the host has a store of tokens */
    bool pages_capped; /* by the caller: reaching max_pages is then the end, not an error */
    size_t max_depth;

    perk_call_state state;
    perk_request *request; /* what is to be sent or was sent last */
    bool built;            /* `request` is the page's own, not sent yet */
    perk_text *token;      /* the token that request carries */
    unsigned fetching; /* number of the process in which this call holds the client's token cache;
                          0: it does not */
    bool logging_in;   /* `request` is the token request */
    int renewals;      /* 401s of this page that were answered with a new token */
    int attempts;      /* requests for this page */
    int login_attempts;
    int64_t now, deadline, wait_until, sent_at;
    uint64_t entropy;

    perk_reply reply;
    perk_buf reply_headers; /* of the reply, for the error that it may become */
    perk_error error;
    bool doubted;  /* an earlier attempt of this write may have been acted on */
    bool sent;     /* the failed request may have reached the server */
    bool hopeless; /* and would fail again */
    perk_text *error_body;
    perk_doc *page;
    perk_pager pager;
};

#endif
