/* exchange.h - one request under way. setup.c prepares it, perform.c or an engine drives it,
 * callbacks.c is what libcurl calls meanwhile, failure.c reports what went wrong. */
#ifndef PERK_CURL_EXCHANGE_H
#define PERK_CURL_EXCHANGE_H

#include "curl/clock.h"
#include "curl/handle.h"
#include "curl/transport.h"

typedef struct perk_exchange {
    perk_handle *handle;
    perk_call *call;
    const perk_ticker *ticker;
    struct curl_slist *headers;
    int64_t ends_at;  /* the deadline, by perk_driver_now_ms() */
    unsigned turn;    /* in which it kept libcurl busy, */
    int looks;        /* and how many times its deadline was looked at in that */
    bool apart;       /* it must not join a connection that is open */
    CURLcode stopped; /* by the deadline or the tick, from within libcurl; CURLE_OK otherwise */
    unsigned socket;  /* the connection that it goes over (perk_sockets_use); 0: none yet */
    int starts;       /* times libcurl began to send */
    bool kept;        /* at first over a connection of an earlier exchange */
    bool refused;     /* the server refused the HTTP/2 stream unread (REFUSED_STREAM) */
    bool too_large;   /* the body passed max_body */
    bool no_memory;
} perk_exchange;

#endif
