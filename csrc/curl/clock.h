/* clock.h - the clock, random bits, and waiting. perk_driver_now_ms of perk_curl.h is here too. */
#ifndef PERK_CURL_CLOCK_H
#define PERK_CURL_CLOCK_H

#include <perk/perk_curl.h>
#include <stdbool.h>

#define PERK_TICK_MS 100 /* how often a waiting call asks its tick */

/* The caller's tick (NULL: none), which may cancel a run, and may fork. */
typedef struct perk_ticker {
    perk_tick tick;
    void *context;
} perk_ticker;

/* Asks the tick, outside of the fork gate; true when it cancels the run. */
bool perk_ticker_cancels(const perk_ticker *ticker);
/* Sleeps. */
void perk_clock_pause(int64_t ms);
/* Waits, and asks the tick meanwhile; false when it cancelled the wait. */
bool perk_clock_wait(int64_t ms, const perk_ticker *ticker);
/* Random bits; without any to be had, the time: they only spread retries out. */
uint64_t perk_clock_entropy(void);
/* Other bits for each step of a run, without a system call. */
uint64_t perk_clock_stir(uint64_t *bits);

#endif
