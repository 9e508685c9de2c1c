#include "client/rate_limiter.h"

#include "base/limits.h"
#include "base/process.h"

#define BURST_US 1000000

void perk_rate_limiter_init(perk_rate_limiter *limiter)
{
    *limiter = (perk_rate_limiter){.share = PERK_SHARE_ALL};
}

/* Between the requests of one share, rounded up; 0: no limit. */
static int64_t interval_us(int64_t per_minute, perk_share share)
{
    int64_t parts = per_minute * share.part;
    return parts > 0 ? (60000000 * share.whole + parts - 1) / parts : 0;
}

void perk_rate_limiter_limit(perk_rate_limiter *limiter, int64_t requests_per_minute,
                             perk_share share)
{
    limiter->per_minute = requests_per_minute;
    limiter->share = share;
    limiter->interval_us = interval_us(requests_per_minute, share);
}

static int64_t shorter(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* A probe that was out when this process was forked is the parent's. */
static bool is_probing(const perk_rate_limiter *limiter)
{
    return limiter->probing == perk_process_number();
}

/* How long a hold makes a request wait; 0: it may go, as the probe if one is due. */
static int64_t take_hold(perk_rate_limiter *limiter, int64_t now_ms)
{
    int64_t left = limiter->probing && !is_probing(limiter) ? 0 : limiter->held_until - now_ms;
    if (left > 0)
        return limiter->probing ? shorter(left, PERK_PROBE_POLL_MS) : left;
    if (limiter->probe_first) {
        limiter->probing = perk_process_number();
        limiter->held_until = now_ms + PERK_PROBE_MS;
    }
    return 0;
}

/* The client's own limit: 0 when a request may go, which is then booked. */
static int64_t book(perk_rate_limiter *limiter, int64_t now_ms)
{
    int64_t now = now_ms * 1000;
    if (!limiter->interval_us)
        return 0;
    int64_t start = limiter->reserved_until_us > now ? limiter->reserved_until_us : now;
    int64_t ahead = start + limiter->interval_us - now;
    int64_t allowed = limiter->interval_us > BURST_US ? limiter->interval_us : BURST_US;
    if (ahead > allowed)
        return (ahead - allowed + 999) /
               1000; /* rounded up: a wait that ends early would only be asked again */
    limiter->reserved_until_us = start + limiter->interval_us;
    return 0;
}

/* The limit comes first: the one request that a hold lets through must go. */
int64_t perk_rate_limiter_acquire(perk_rate_limiter *limiter, int64_t now_ms)
{
    perk_process_lock();
    int64_t wait = now_ms < limiter->held_until ? 0 : book(limiter, now_ms);
    if (wait == 0)
        wait = take_hold(limiter, now_ms);
    perk_process_unlock();
    return wait;
}

static void hold(perk_rate_limiter *limiter, const perk_rate_report *report)
{
    int64_t most = report->unsure ? PERK_HOLD_UNSURE_MS : PERK_MAX_HOLD_MS;
    limiter->held_at = report->at;
    limiter->held_until = report->at + shorter(report->wait_ms, most);
    limiter->refused = report->refused;
    limiter->probe_first = report->unsure || report->wait_ms > most;
    limiter->probing = 0;
}

static void release(perk_rate_limiter *limiter)
{
    limiter->held_until = 0;
    limiter->refused = false;
    limiter->probe_first = false;
    limiter->probing = 0;
}

/* The server has refused a request since it answered this one, and named a later time. */
static bool is_outdated(const perk_rate_limiter *limiter, const perk_rate_report *report)
{
    return limiter->refused && !report->refused && report->sent_at <= limiter->held_at &&
           report->at + report->wait_ms < limiter->held_until;
}

static void apply(perk_rate_limiter *limiter, const perk_rate_report *report)
{
    if (is_outdated(limiter, report))
        return;
    if (report->wait_ms > 0)
        hold(limiter, report);
    else if (report->wait_ms == 0 || report->sent_at > limiter->held_at)
        release(limiter);
}

/* Alone with the quota, a client sends until it is used up. */
static void pace(perk_rate_limiter *limiter)
{
    perk_share share = limiter->share;
    int64_t own = interval_us(limiter->per_minute, share);
    int64_t quota = share.part < share.whole
                        ? interval_us(shorter(limiter->quota.capacity, PERK_MAX_QUOTA), share)
                        : 0;
    limiter->interval_us = quota > own ? quota : own;
}

void perk_rate_limiter_observe(perk_rate_limiter *limiter, const perk_rate_report *report)
{
    perk_process_lock();
    apply(limiter, report);
    if (report->has_quota) {
        limiter->quota = report->quota;
        limiter->has_quota = true;
        if (report->quota.capacity > 0)
            pace(limiter);
    }
    perk_process_unlock();
}

void perk_rate_limiter_lost(perk_rate_limiter *limiter)
{
    perk_process_lock();
    if (limiter->probing) /* the parent's, too: that one is not reported either */
        limiter->held_until = 0;
    limiter->probing = 0;
    perk_process_unlock();
}

bool perk_rate_limiter_quota(perk_rate_limiter *limiter, perk_quota *quota)
{
    perk_process_lock();
    bool has = limiter->has_quota;
    *quota = limiter->quota;
    perk_process_unlock();
    return has;
}
