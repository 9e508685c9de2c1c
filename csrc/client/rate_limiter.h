/*
 * rate_limiter.h - how fast clients may send: their own limit (requests_per_minute) and the API's
 * quota, shared by all calls and threads of clients that share their state (shared.h).
 *
 * The limit is kept by one number, the time at which the requests booked so far would have been
 * sent evenly. A request may go up to a second's worth ahead of that, so that short bursts are not
 * slowed down.
 *
 * With a share the limit is that part of requests_per_minute, and from the first reply that reports
 * the quota's capacity, which the API counts by the minute, at most that part of it.
 *
 * A reply may hold all of them back for a while. No reply does so for long: a hold that is longer
 * than PERK_MAX_HOLD_MS, or whose length is a guess, ends early, and then one request (the probe)
 * goes out, whose reply decides for all.
 */
#ifndef PERK_CLIENT_RATE_LIMITER_H
#define PERK_CLIENT_RATE_LIMITER_H

#include "client/share.h"

/* The quota as last reported by the API. */
typedef struct perk_quota {
    int64_t capacity, remaining; /* -1: not reported */
    int64_t resets_at; /* when requests are answered again; not after reported_at unless the quota
                          is used up */
    int64_t reported_at;
} perk_quota;

/* What one reply of the API reports about sending. */
typedef struct perk_rate_report {
    int64_t sent_at, at; /* when its request was sent, and when it came */
    int64_t wait_ms; /* > 0: nothing is to be sent for that long; 0: requests are answered; -1: not
                        reported */
    bool unsure;     /* wait_ms is a guess */
    bool refused;    /* it is a 429 */
    bool has_quota;
    perk_quota quota;
} perk_rate_report;

typedef struct perk_rate_limiter {
    int64_t per_minute; /* requests; 0: no limit */
    perk_share share;
    int64_t interval_us; /* between requests; 0: no limit */
    int64_t reserved_until_us;
    int64_t held_at, held_until; /* ms */
    bool refused;                /* a 429 began the hold */
    bool probe_first;            /* then one request goes, and the others wait for its reply */
    unsigned probing;            /* the process whose probe is out; 0: none is */
    perk_quota quota;
    bool has_quota;
} perk_rate_limiter;

void perk_rate_limiter_init(perk_rate_limiter *limiter);
/* 0: no limit, as at the start. `share`: of it, and of the API's quota. */
void perk_rate_limiter_limit(perk_rate_limiter *limiter, int64_t requests_per_minute,
                             perk_share share);
/* 0: a request may go now, and is booked. Else how long to wait before asking again. */
int64_t perk_rate_limiter_acquire(perk_rate_limiter *limiter, int64_t now_ms);
/* A reply: it may begin a hold or change it. What it reports about waiting replaces what came
 * before; a reply that reports nothing ends a hold if its request was sent after the hold began.
 * A hold that a 429 began is not ended or shortened by replies to requests that were sent before
 * it. */
void perk_rate_limiter_observe(perk_rate_limiter *limiter, const perk_rate_report *report);
/* A request of the API's ended without a reply: if it was the probe, the next one is. */
void perk_rate_limiter_lost(perk_rate_limiter *limiter);
/* False when the API has not reported a quota yet. */
bool perk_rate_limiter_quota(perk_rate_limiter *limiter, perk_quota *quota);

#endif
