#include "curl/engine_job.h"

#include "base/mem.h"
#include "base/vec.h"

/* ---- jobs ---- */

static int is_cancelled(void *context)
{
    perk_engine_job *job = context;
    return atomic_load(&job->cancelled);
}

perk_engine_job *perk_engine_job_new(perk_call *call, uint64_t tag)
{
    perk_engine_job *job = perk_mem_new(sizeof *job);
    if (!job)
        return NULL;
    job->call = call;
    job->tag = tag;
    job->ticker = (perk_ticker){is_cancelled, job};
    atomic_init(&job->cancelled, false);
    return job;
}

void perk_engine_job_free(perk_engine_job *job)
{
    perk_arrival_free(&job->arrival);
    perk_mem_free(job);
}

/* ---- lists ---- */

void perk_engine_list_add(perk_engine_list *list, perk_engine_job *job)
{
    job->next = NULL;
    if (list->last)
        list->last->next = job;
    else
        list->first = job;
    list->last = job;
}

perk_engine_job *perk_engine_list_take(perk_engine_list *list)
{
    perk_engine_job *job = list->first;
    if (!job)
        return NULL;
    list->first = job->next;
    if (!list->first)
        list->last = NULL;
    job->next = NULL;
    return job;
}

void perk_engine_list_join(perk_engine_list *list, perk_engine_list *more)
{
    if (!more->first)
        return;
    if (list->last)
        list->last->next = more->first;
    else
        list->first = more->first;
    list->last = more->last;
    *more = (perk_engine_list){0};
}

/* ---- the heap ---- */

static void put(perk_engine_heap *heap, size_t place, perk_engine_job *job)
{
    heap->at[place] = job;
    job->place = place;
}

static void rise(perk_engine_heap *heap, perk_engine_job *job)
{
    size_t place = job->place;
    for (size_t parent; place > 0 && heap->at[parent = (place - 1) / 2]->due > job->due;
         place = parent)
        put(heap, place, heap->at[parent]);
    put(heap, place, job);
}

static void sink(perk_engine_heap *heap, perk_engine_job *job)
{
    size_t place = job->place;
    for (size_t child; (child = 2 * place + 1) < heap->count; place = child) {
        if (child + 1 < heap->count && heap->at[child + 1]->due < heap->at[child]->due)
            child++;
        if (heap->at[child]->due >= job->due)
            break;
        put(heap, place, heap->at[child]);
    }
    put(heap, place, job);
}

bool perk_engine_heap_add(perk_engine_heap *heap, perk_engine_job *job, int64_t due)
{
    if (perk_vec_room((void **)&heap->at, heap->count, &heap->cap, sizeof(perk_engine_job *)) != 0)
        return false;
    job->due = due;
    put(heap, heap->count++, job);
    rise(heap, job);
    return true;
}

void perk_engine_heap_remove(perk_engine_heap *heap, perk_engine_job *job)
{
    perk_engine_job *last = heap->at[--heap->count];
    if (last == job)
        return;
    put(heap, job->place, last);
    sink(heap, last);
    rise(heap, last);
}

void perk_engine_heap_free(perk_engine_heap *heap)
{
    perk_mem_free(heap->at);
    *heap = (perk_engine_heap){0};
}
