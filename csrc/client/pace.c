#include "client/pace.h"

#include "base/limits.h"
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

static int64_t shorter(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* A probe that was out when this process was forked is the parent's. */
static bool is_probing(const perk_pace *pace)
{
    return pace->probing == perk_process_number();
}

/* How long a hold makes a request wait; 0: it may go, as the probe if one is due. */
static int64_t take_hold(perk_pace *pace, int64_t now_ms)
{
    int64_t left = pace->probing && !is_probing(pace) ? 0 : pace->held_until - now_ms;
    if (left > 0)
        return pace->probing ? shorter(left, PERK_PROBE_POLL_MS) : left;
    if (pace->probe_first) {
        pace->probing = perk_process_number();
        pace->held_until = now_ms + PERK_PROBE_MS;
    }
    return 0;
}

/* The client's own limit: 0 when a request may go, which is then booked. */
static int64_t book(perk_pace *pace, int64_t now_ms)
{
    int64_t now = now_ms * 1000;
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

/* The limit comes first: the one request that a hold lets through must go. */
int64_t perk_pace_take(perk_pace *pace, int64_t now_ms)
{
    perk_process_lock();
    int64_t wait = now_ms < pace->held_until ? 0 : book(pace, now_ms);
    if (wait == 0)
        wait = take_hold(pace, now_ms);
    perk_process_unlock();
    return wait;
}

static void hold(perk_pace *pace, const perk_heard *heard)
{
    int64_t most = heard->unsure ? PERK_HOLD_UNSURE_MS : PERK_MAX_HOLD_MS;
    pace->held_at = heard->at;
    pace->held_until = heard->at + shorter(heard->wait_ms, most);
    pace->refused = heard->refused;
    pace->probe_first = heard->unsure || heard->wait_ms > most;
    pace->probing = 0;
}

static void release(perk_pace *pace)
{
    pace->held_until = 0;
    pace->refused = false;
    pace->probe_first = false;
    pace->probing = 0;
}

/* The server has refused a request since it answered this one, and named a later time. */
static bool is_outdated(const perk_pace *pace, const perk_heard *heard)
{
    return pace->refused && !heard->refused && heard->sent_at <= pace->held_at && heard->at + heard->wait_ms < pace->held_until;
}

static void heed(perk_pace *pace, const perk_heard *heard)
{
    if (is_outdated(pace, heard))
        return;
    if (heard->wait_ms > 0)
        hold(pace, heard);
    else if (heard->wait_ms == 0 || heard->sent_at > pace->held_at)
        release(pace);
}

void perk_pace_heed(perk_pace *pace, const perk_heard *heard)
{
    perk_process_lock();
    heed(pace, heard);
    if (heard->has_quota) {
        pace->quota = heard->quota;
        pace->has_quota = true;
    }
    perk_process_unlock();
}

void perk_pace_lose(perk_pace *pace)
{
    perk_process_lock();
    if (pace->probing) /* the parent's, too: nothing will be heard of that one either */
        pace->held_until = 0;
    pace->probing = 0;
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
