/*
 * call.h - the inside of a call. step.c has the transitions, login.c those about tokens, receive.c
 * takes the reply from the host, create.c makes, reads and frees calls.
 *
 *  state     | perk_call_step()                                  | other events
 *  ----------+---------------------------------------------------+--------------------------------
 *  BUILD     | request made: AUTHORIZE; else FAILED              | cancelled: FAILED
 *  AUTHORIZE | token ready, or none needed: SENT                 |
 *            | rate limit, or another call logs in: PAUSED       |
 *            | this call fetches it: LOAD, LOGIN or ASK_HOST     |
 *  LOAD      | token in the cache: BUILD; else LOGIN             | abort: DECIDE
 *  LOGIN     | token request made: SENT; else FAILED             |
 *  ASK_HOST  | token in the cache: BUILD; else FAILED            | abort: DECIDE
 *  SENT      | PERK_SEND again                                   | feed: PAGED, or DECIDE;
 *            |                                                   | of a login: SAVE, or DECIDE
 *            |                                                   | abort: DECIDE
 *  SAVE      | PERK_SAVE_TOKEN, then BUILD                       |
 *  DECIDE    | new token or token still valid: BUILD (or SAVE)   |
 *            | repeat: PAUSED; give up: FAILED                   |
 *  PAUSED    | PERK_WAIT, then BUILD, or LOGIN during a login    | abort: DECIDE
 *  PAGED     | PERK_PAGE                                         | take_page: BUILD, DONE, FAILED
 *            |                                                   | abort (no memory): DECIDE
 *  DONE      | PERK_DONE                                         | abort (no memory): DECIDE
 *  FAILED    | PERK_FAILED                                       |
 *
 * Reaching LOAD, ASK_HOST and SENT ends a step with PERK_LOAD_TOKEN, PERK_FETCH_TOKEN, PERK_SEND.
 * SAVE is skipped when the host has no token store. A call that only logs in sends nothing else: it
 * is DONE where a new token would lead other calls from AUTHORIZE to SENT, or to BUILD. In states
 * that wait or precede sending, a step after the deadline leads to FAILED.
 */
#ifndef PERK_CALL_CALL_H
#define PERK_CALL_CALL_H

#include "base/buf.h"
#include "call/event.h"
#include "call/pager.h"
#include "call/reply.h"
#include "client/client.h"
#include "jsonapi/row_sink.h"
#include "request/request.h"

typedef enum perk_call_state {
    PERK_CALL_BUILD,     /* the next page's request is to be made */
    PERK_CALL_AUTHORIZE, /* it needs a token */
    PERK_CALL_LOAD,      /* the host's token store is asked before this call logs in */
    PERK_CALL_LOGIN,     /* this call fetches the token */
    PERK_CALL_SAVE,      /* its login is over; the host's token store is informed */
    PERK_CALL_ASK_HOST,  /* the host fetches the token */
    PERK_CALL_SENT,      /* a request is out: feed or abort comes next */
    PERK_CALL_DECIDE,    /* it failed: retry, renew the token or give up */
    PERK_CALL_PAUSED,    /* until `wait_until` */
    PERK_CALL_PAGED,     /* `page` is to be taken */
    PERK_CALL_DONE,
    PERK_CALL_FAILED
} perk_call_state;

/* What the call does at present. In all but the first it holds the client's token cache. */
typedef enum perk_errand {
    PERK_ERRAND_PAGE,    /* the call's own request */
    PERK_ERRAND_LOGIN,   /* the token request; the question to the host's store before it, too */
    PERK_ERRAND_ASK_HOST /* the host fetches the token */
} perk_errand;

struct perk_call_kind;

struct perk_call {
    perk_client *client;
    const struct perk_call_kind *kind;
    const perk_op *op;      /* NULL: not an operation of the table */
    const perk_op *replies; /* the operation whose reply is expected; NULL: any reply */
    perk_args *args;
    perk_text *raw_method, *raw_url, *raw_query, *raw_body;
    json_t *headers; /* the caller's own, of this call; or NULL */
    perk_replay replay;
    perk_auth auth;

    int64_t timeout_ms, max_attempts, max_pages, max_body, max_wait_ms;
    int64_t store;     /* 1: the host has a store of tokens */
    bool pages_capped; /* by the caller: reaching max_pages is then the end, not an error */
    size_t max_depth;

    perk_call_state state;
    bool begun; /* it was stepped */
    perk_errand errand;
    unsigned errand_process; /* number of the process in which the errand began */
    perk_request *request;   /* what is to be sent or was sent last */
    bool built;              /* `request` is the page's own, not sent yet */
    perk_text *token;        /* the token that request carries */
    bool only_login;         /* a token is all that this call fetches: */
    uint64_t after;          /* one after this many, which the client had had before */
    int renewals;            /* 401s of this page that led to a new token */
    int attempts;            /* requests for this page */
    int login_attempts;
    int64_t now, deadline, wait_until, sent_at;
    int64_t first_sent_at; /* the first of this page */
    int64_t waited_ms;     /* of max_wait_ms, by the present page */
    int64_t login_at;      /* when this call sent its token request */
    bool login_out;        /* and its end has not been seen */
    uint64_t entropy;

    perk_reply reply;
    perk_buf reply_headers; /* of the reply, for the document or error that it becomes */
    perk_events events;
    perk_error error;
    bool doubted;  /* an earlier attempt of this write may have been acted on */
    bool sent;     /* the failed request may have reached the server */
    bool hopeless; /* and would fail again */
    perk_text *error_body;
    perk_doc *page;
    perk_pager pager;

    const perk_row_sink *sink; /* takes the resources of pages; NULL: their documents have them */
    void *sink_ctx;
    bool sink_single;
    bool sink_kept; /* the page that came last */
};

#endif
