#include "client/pace.h"

#include "base/process.h"

#define BURST_US 1000000

void perk_pace_init(perk_pace *pace)
{
    *pace = (perk_pace){.interval_us = 0};
}

void perk_pace_limit(perk_pace *pace, int64_t requests_per_minute)
{
    pace->interval_us = requests_per_minute ? (60000000 + requests_per_minute - 1) / requests_per_minute : 0;
}

static int64_t take(perk_pace *pace, int64_t now_ms)
{
    int64_t now = now_ms * 1000;
    if (now_ms < pace->held_until)
        return pace->held_until - now_ms;
    if (!pace->interval_us)
        return 0;
    int64_t start = pace->booked_until_us > now ? pace->booked_until_us : now;
    int64_t ahead = start + pace->interval_us - now;
    int64_t allowed = pace->interval_us > BURST_US ? pace->interval_us : BURST_US;
    if (ahead > allowed)
        return (ahead - allowed + 999) / 1000; /* rounded up: a wait that ends early would only be asked again */
    pace->booked_until_us = start + pace->interval_us;
    return 0;
}

int64_t perk_pace_take(perk_pace *pace, int64_t now_ms)
{
    perk_process_lock();
    int64_t wait = take(pace, now_ms);
    perk_process_unlock();
    return wait;
}

void perk_pace_heed(perk_pace *pace, const perk_quota *quota)
{
    perk_process_lock();
    if (quota->resets_at > pace->held_until)
        pace->held_until = quota->resets_at;
    pace->quota = *quota;
    pace->has_quota = true;
    perk_process_unlock();
}

bool perk_pace_quota(perk_pace *pace, perk_quota *quota)
{
    perk_process_lock();
    bool has = pace->has_quota;
    *quota = pace->quota;
    perk_process_unlock();
    return has;
}
