/*
 * pull_state.h - the inside of a pull. pull.c makes and frees it, pull_work.c goes on with the ids
 * and their calls, pull_next.c finds the next event, pull_report.c describes what has happened.
 *
 * An id goes through these lists:
 *
 *     waiting ──► outbox ──► (the engine has its call) ──► ready ──► present, an ITEM
 *                   ▲              │        │
 *                   └──── page ────┘        └──► hosts ──► served, a HOST event ──► outbox
 *
 * From `outbox` on it has a slot, and there are only so many. With "ordered" there is no `ready`:
 * slots are taken in turn, and looked at in turn.
 */
#ifndef PERK_CURL_PULL_STATE_H
#define PERK_CURL_PULL_STATE_H

#include "curl/checkpoint.h"
#include "curl/pull_item.h"
#include "curl/pull_options.h"

#include <perk/perk_engine.h>
#include <perk/perk_pull.h>

typedef struct perk_pull_counts {
    uint64_t ids, done, failed, skipped, pages;
    uint64_t requests, retries; /* of the engine before this pull */
    int64_t paused_ms;
} perk_pull_counts;

typedef struct perk_pull_unsaved perk_pull_unsaved;

struct perk_pull {
    perk_engine *engine;
    perk_client *client;
    perk_args *args; /* with the id of the call that was made last */
    perk_pull_options options;
    perk_checkpoint *checkpoint;                /* NULL: none */
    unsigned process;                           /* whose it is */
    struct perk_table *table;                   /* NULL: none */
    bool keyed;                                 /* it has a key column */
    int64_t cuts;                               /* of the table */
    perk_pull_unsaved *unsaved, **unsaved_last; /* ids in the table, for the checkpoint */

    size_t window;   /* slots */
    size_t prepared; /* of these, as many calls may be on their way at once */
    perk_pull_item **slots;
    size_t *unused; /* the numbers of the empty ones, unless ordered */
    size_t used;
    uint64_t begun, settled; /* turns, when ordered */

    perk_pull_list waiting, outbox, ready, hosts;
    perk_pull_item *present, *served;
    size_t out; /* calls that the engine has */

    bool ended; /* no more ids */
    bool asked; /* for ids, and nothing has changed since */
    bool cancelled;
    int broken;                         /* what perk_pull_next failed with */
    int64_t paused_since, paused_shown; /* 0: not paused; not reported */

    perk_pull_counts counts;
    perk_buf failures; /* for the report: elements of a JSON list */
    size_t failure_count;
};

/* 0, or PERK_E_STATE in a child and after a failure. */
int perk_pull_check(const perk_pull *pull, perk_error *err);
/* A call as that of any id would be (owned), for what can be wrong with all of them. */
perk_call *perk_pull_try_call(perk_pull *pull, perk_error *err);

#endif
