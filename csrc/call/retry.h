/* retry.h - whether and when a failed exchange is repeated. Pure: no state, no clock. */
#ifndef PERK_CALL_RETRY_H
#define PERK_CALL_RETRY_H

#include "api/table.h"

typedef struct perk_attempt {
    perk_replay replay;
    bool write;       /* the request may change something; no login, no GET */
    int code;         /* of the failure: enum perk_code */
    perk_again hint;  /* whether to repeat it, by the provider's own code */
    int http_status;  /* 0: no reply */
    bool sent;        /* the server may have seen the request */
    bool hopeless;    /* the host knows that the same request would fail again */
    int64_t after_ms; /* what the server asked for; -1: nothing */
    int attempts, max_attempts;
    int64_t remaining_ms; /* until the deadline */
    int64_t patience_ms;  /* after it, for logins and 429s only; while there is some,
                             max_attempts does not count */
    uint64_t entropy;
} perk_attempt;

typedef struct perk_verdict {
    bool again;
    int64_t wait_ms;
    bool doubt;     /* this attempt may have been acted on, or not */
    unsigned flags; /* enum perk_error_flag, when not again */
} perk_verdict;

perk_verdict perk_retry_decide(const perk_attempt *attempt);

#endif
