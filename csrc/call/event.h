/* event.h - what a call of an observed client did, as it keeps it (events.h). */
#ifndef PERK_CALL_EVENT_H
#define PERK_CALL_EVENT_H

#include "base/str.h"

typedef enum perk_event_kind {
    PERK_EVENT_EXCHANGE,
    PERK_EVENT_RETRY,
    PERK_EVENT_WAIT,
    PERK_EVENT_LOGIN,
    PERK_EVENT_RENEWAL
} perk_event_kind;

enum perk_wait_reason { PERK_WAIT_RATE_LIMIT, PERK_WAIT_LOGIN, PERK_WAIT_REFUSED_LOGIN };
/* Where a token came from; or that the API refused it. */
enum perk_login_from { PERK_LOGIN_SENT, PERK_LOGIN_STORE, PERK_LOGIN_HOST, PERK_LOGIN_REFUSED };

/* Texts are static, of the table or of the client, except those that have separate space. */
typedef struct perk_event {
    perk_event_kind kind;
    bool asked; /* a retry: the server asked for that pause */
    int status, attempt, error, reason;
    int64_t at;                       /* on the host's clock */
    int64_t ms, sent, bytes, life_ms; /* -1: unknown */
    const char *method, *operation, *scheme;
    perk_str path;
    char host[96], request_id[80]; /* printable ASCII; "": unknown */
} perk_event;

typedef struct perk_events {
    perk_event *list;
    size_t count, room, dropped;
    size_t open;     /* position of the exchange whose end has not been seen, from 1; 0: none */
    int64_t since;   /* when it began */
    unsigned waited; /* reasons of the waits that were noted since the last request went out */
} perk_events;

#endif
