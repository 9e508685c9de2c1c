/*
 * perk_events.h - what calls did: events of observed clients, for logs, hooks and traces, and the
 * exchange that a reply came from. perk.h includes this header, and its conventions apply here.
 */
#ifndef PERK_PERK_EVENTS_H
#define PERK_PERK_EVENTS_H

#include <perk/perk.h>

#ifdef __cplusplus
extern "C" {
#endif

enum perk_observe {
    PERK_OBSERVE_NOTHING = 0,
    PERK_OBSERVE_INFO = 1, /* retries, waits, logins, renewals */
    PERK_OBSERVE_DEBUG = 2 /* each exchange as well */
};

/* From now on the calls of this client, and of clients that are made from it later, collect what
 * they do. Not observed, which is the default, they collect nothing. Threads may call this at any
 * time. PERK_E_RANGE for other numbers. */
PERK_API int perk_client_observe(perk_client *client, int level, perk_error *err);
/*
 * What the call did since the last time (owned), a JSON list; NULL with code 0 when that is nothing.
 * Not while another thread runs the call. A call keeps at most 64 events: an event "dropped" has the
 * `count` of later ones. Each event is an object; what is not known is absent:
 *   kind        "exchange", "retry", "wait", "login", "renewal" or "dropped"
 *   level       "info" or "debug"
 *   text        one line for a log: printable, without ids, secrets and personal data
 *   at          when, in ms of the clock that perk_call_step is given
 *   method, path, operation, scheme, host
 *               of the request. The path is the template of the operation, with its braces; "raw",
 *               "link", "signed URL" or "token URL" where there is none. The host may have a port
 *   status      of the reply; absent when there was none
 *   ms          an exchange: until its reply was complete; a retry or wait: how long it pauses;
 *               a login: the exchange
 *   sent, bytes the sizes of the request's and the reply's body, decompressed
 *   request_id  that the server gave it
 *   attempt     1 for the first request of a page; logins of a page are counted apart
 *   error       the name of the error ("timeout"), when the exchange or login failed
 *   reason      a retry: the name of the error; a wait: "rate_limit", "login" (of another call) or
 *               "refused_login"; a login: "login", "store" or "host", where the token came from
 *   seconds     a login: the life of the token; absent when it is unknown
 */
PERK_API perk_text *perk_call_take_events(perk_call *call, perk_error *err);

/* The exchange that a document came from, whether observed or not. The id that the server gave the
 * request; "" when it gave none, and for documents of perk_doc_parse. */
PERK_API const char *perk_doc_request_id(const perk_doc *doc);
/* The headers of the reply (owned), a JSON object of texts by lower-case name; at most 8 KiB,
 * without cookies, credentials and addresses; {} for transfers and parsed texts. */
PERK_API perk_text *perk_doc_headers(const perk_doc *doc, perk_error *err);
/* From the first request of this page to its reply, waits and repeated requests included; -1 for
 * parsed texts. */
PERK_API int64_t perk_doc_elapsed_ms(const perk_doc *doc);
/* The requests that were sent for this page; 0 for parsed texts. */
PERK_API int perk_doc_attempts(const perk_doc *doc);

#ifdef __cplusplus
}
#endif

#endif
