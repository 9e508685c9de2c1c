/*
 * pace.h - how fast a client may send: its own limit (requests_per_minute) and the API's quota, shared by all its calls and
 * threads.
 *
 * The limit is kept by one number, the time at which the requests booked so far would have been sent evenly. A request may go up
 * to a second's worth ahead of that, so that short bursts are not slowed down.
 */
#ifndef PERK_CLIENT_PACE_H
#define PERK_CLIENT_PACE_H

#include "base/str.h"

#include <pthread.h>

typedef struct perk_pace {
    pthread_mutex_t lock;
    int64_t interval_us; /* between requests; 0: no limit */
    int64_t booked_until_us;
    int64_t held_until; /* the quota is used up until then; ms */
} perk_pace;

void perk_pace_init(perk_pace *pace);
/* 0: no limit, as at the start. */
void perk_pace_limit(perk_pace *pace, int64_t requests_per_minute);
void perk_pace_clear(perk_pace *pace);
/* 0: a request may go now, and is booked. Else how long to wait before asking again. */
int64_t perk_pace_take(perk_pace *pace, int64_t now_ms);
/* The API says that nothing more will be answered for so long. */
void perk_pace_hold(perk_pace *pace, int64_t now_ms, int64_t for_ms);

#endif
