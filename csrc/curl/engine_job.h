/* engine_job.h - a call that an engine has, and the lists and the heap that hold calls. */
#ifndef PERK_CURL_ENGINE_JOB_H
#define PERK_CURL_ENGINE_JOB_H

#include "curl/arrival.h"
#include "curl/clock.h"
#include "curl/token_file_sync.h"

#include <stdatomic.h>

/* From its submission until its completion is taken. */
typedef struct perk_engine_job {
    struct perk_engine_job *next;           /* in the one list that it is in */
    struct perk_engine_job *before, *after; /* in its bucket; under the engine's lock */
    perk_call *call;
    uint64_t tag;
    bool done;       /* it is, under the engine's lock */
    int action;      /* what it completed with; 0 before */
    bool fresh;      /* the call has not begun */
    bool locked_out; /* waits for the lock of the token file, not because its call returned
                        PERK_WAIT */
    atomic_bool cancelled;
    perk_ticker ticker; /* by which an exchange under way sees that */
    int64_t due;        /* while it is in the heap, at the position `place` */
    size_t place;
    perk_token_file_sync sync;
    perk_arrival arrival; /* of its last exchange, while a parser has it */
} perk_engine_job;

/* NULL when out of memory. */
perk_engine_job *perk_engine_job_new(perk_call *call, uint64_t tag);
void perk_engine_job_free(perk_engine_job *job);

/* First in, first out. */
typedef struct perk_engine_list {
    perk_engine_job *first, *last;
} perk_engine_list;

void perk_engine_list_add(perk_engine_list *list, perk_engine_job *job);
/* The first one, which is taken out; NULL when there is none. */
perk_engine_job *perk_engine_list_take(perk_engine_list *list);
/* Appends all of `more`, which is empty afterwards. */
void perk_engine_list_join(perk_engine_list *list, perk_engine_list *more);

/* By due time. */
typedef struct perk_engine_heap {
    perk_engine_job **at;
    size_t count, cap;
} perk_engine_heap;

/* False when out of memory. */
bool perk_engine_heap_add(perk_engine_heap *heap, perk_engine_job *job, int64_t due);
void perk_engine_heap_remove(perk_engine_heap *heap, perk_engine_job *job);
void perk_engine_heap_free(perk_engine_heap *heap);

#endif
