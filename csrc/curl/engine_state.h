/*
 * engine_state.h - the inside of an engine. engine.c has the functions of perk_engine.h,
 * engine_loop.c what its thread does, engine_exchange.c the exchanges of that thread,
 * engine_parser.c the second thread, if there is one.
 *
 * A job is in one place at a time. Under the lock: `inbox` (submitted), `to_parse`, `parsed` and
 * `done`. The thread's own: `again` (to be stepped), `fresh` (not begun), `sendable` (its call
 * returned PERK_SEND, and all slots were taken), `waiting` (until its due time) and the slots.
 *
 *     submit ─► inbox ─► fresh ─► step ─► sendable ─► slot ─► [to_parse ─► parsed] ─► step
 *                  └───► again ─►  │ └─► waiting ─► step                               │
 *                                  └──────────────────────► done ─► next  ◄────────────┘
 *
 * Locks: the thread is inside the fork gate (fork.h) except while it polls. The engine's lock is
 * held for moments, never across a function of a call or of libcurl but curl_multi_wakeup; it may
 * be held when a thread forks, which is why a child touches nothing here but `process`.
 */
#ifndef PERK_CURL_ENGINE_STATE_H
#define PERK_CURL_ENGINE_STATE_H

#include "curl/engine_job.h"
#include "curl/engine_options.h"
#include "curl/exchange.h"

#include <perk/perk_engine.h>
#include <pthread.h>

#define PERK_ENGINE_BUCKETS 1024 /* so that a tag is found without a look at all jobs */

/* A handle, and the exchange that is under way on it. */
typedef struct perk_engine_slot {
    perk_engine_job *job; /* NULL: free */
    perk_handle handle;
    perk_exchange exchange;
    int64_t started_at;
} perk_engine_slot;

struct perk_engine {
    /* Does not change. */
    perk_engine_options options;
    perk_driver *driver;
    const perk_transport *transport;
    unsigned process;
    int fd;
    pthread_t thread, parser;

    /* Of all engines that run (engine_exit.c), under a lock of that list. */
    bool watched;
    perk_engine *running_before, *running_after;

    pthread_mutex_t lock;
    pthread_cond_t changed; /* `ended`, or `to_parse` */
    /* Under the lock. */
    perk_engine_job *all[PERK_ENGINE_BUCKETS]; /* by tag, the newest of each first */
    perk_engine_list inbox, to_parse, parsed, done;
    perk_engine_stats_t stats;
    perk_buf events; /* elements of a JSON list, after its '[' */
    bool sleeping;   /* the thread polls, or is about to */
    bool cancelled;  /* some job was */
    bool closing, ended, joined, freed, parser_ends;

    /* The thread's own. */
    perk_connections connections;
    perk_engine_slot *slots; /* max_in_flight of them */
    size_t flying;           /* slots that are taken */
    size_t active;           /* jobs in any place between inbox and done */
    size_t begun;            /* since the last look under the lock */
    uint64_t requests, retries;
    perk_engine_list again, fresh, sendable, finished;
    perk_engine_heap waiting;
    uint64_t bits; /* random */
};

/* Without threads, connections and descriptor. NULL when out of memory. */
perk_engine *perk_engine_state_new(perk_driver *driver, const perk_engine_options *options);
/* Frees an engine whose thread is over, or about to be. */
void perk_engine_state_free(perk_engine *engine);
/* True in a child of the process that made the engine: nothing of it is to be touched. */
bool perk_engine_state_is_parents(const perk_engine *engine);
/* True when its caller has left it behind: its thread frees it. */
bool perk_engine_state_is_freed(perk_engine *engine);
/* Under the lock: the jobs among which those of a tag are. */
perk_engine_job **perk_engine_state_bucket(perk_engine *engine, uint64_t tag);
/* Under the lock: has the thread look at what is new. */
void perk_engine_state_wake(perk_engine *engine);
/* Under the lock: a job is submitted; its completion was taken. */
void perk_engine_state_note(perk_engine *engine, perk_engine_job *job);
void perk_engine_state_forget(perk_engine *engine, const perk_engine_job *job);

#endif
