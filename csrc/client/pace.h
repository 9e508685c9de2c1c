/*
 * pace.h - how fast clients may send: their own limit (requests_per_minute) and the API's quota, shared by all calls and threads
 * of a family of clients.
 *
 * The limit is kept by one number, the time at which the requests booked so far would have been sent evenly. A request may go up
 * to a second's worth ahead of that, so that short bursts are not slowed down.
 */
#ifndef PERK_CLIENT_PACE_H
#define PERK_CLIENT_PACE_H

#include "base/str.h"

/* What the API last said of its quota. */
typedef struct perk_quota {
    int64_t capacity, remaining; /* -1: not said */
    int64_t resets_at;           /* when requests are answered again; not after said_at unless the quota is used up */
    int64_t said_at;
} perk_quota;

typedef struct perk_pace {
    int64_t interval_us; /* between requests; 0: no limit */
    int64_t booked_until_us;
    int64_t held_until; /* the quota is used up until then; ms */
    perk_quota quota;
    bool has_quota;
} perk_pace;

void perk_pace_init(perk_pace *pace);
/* 0: no limit, as at the start. */
void perk_pace_limit(perk_pace *pace, int64_t requests_per_minute);
/* 0: a request may go now, and is booked. Else how long to wait before asking again. */
int64_t perk_pace_take(perk_pace *pace, int64_t now_ms);
/* What the API says of its quota; while it is used up, nothing more goes. */
void perk_pace_heed(perk_pace *pace, const perk_quota *quota);
/* False when the API has said nothing yet. */
bool perk_pace_quota(perk_pace *pace, perk_quota *quota);

#endif
