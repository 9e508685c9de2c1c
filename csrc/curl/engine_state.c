#include "curl/engine_state.h"

#include "base/limits.h"
#include "base/mem.h"
#include "base/process.h"
#include "curl/driver.h"
#include "curl/fork.h"

#include <time.h>
#include <unistd.h>

/* ---- making and freeing ---- */

static void init_locks(perk_engine *engine)
{
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_mutex_init(&engine->lock, NULL);
    pthread_cond_init(&engine->changed, &attributes);
    pthread_condattr_destroy(&attributes);
}

perk_engine *perk_engine_state_new(perk_driver *driver, const perk_engine_options *options)
{
    perk_engine *engine = perk_mem_new(sizeof *engine);
    if (!engine)
        return NULL;
    engine->options = *options;
    engine->driver = driver;
    engine->transport = perk_driver_share(driver);
    engine->process = perk_process_number();
    engine->fd = -1;
    perk_buf_init(&engine->events, PERK_MAX_ENGINE_EVENTS);
    init_locks(engine);
    perk_mem_born();
    return engine;
}

static void close_fd(perk_engine *engine)
{
    if (engine->fd < 0)
        return;
    perk_fork_enter();
    perk_fork_forget(engine->fd);
    close(engine->fd);
    perk_fork_leave();
}

static void free_jobs(perk_engine_job *job)
{
    for (perk_engine_job *after; job; job = after) {
        after = job->after;
        perk_engine_job_free(job);
    }
}

void perk_engine_state_free(perk_engine *engine)
{
    for (size_t i = 0; i < PERK_ENGINE_BUCKETS; i++)
        free_jobs(engine->all[i]);
    close_fd(engine);
    perk_driver_free(engine->driver);
    perk_engine_heap_free(&engine->waiting);
    perk_buf_free(&engine->events);
    perk_mem_free(engine->slots);
    pthread_cond_destroy(&engine->changed);
    pthread_mutex_destroy(&engine->lock);
    perk_mem_free(engine);
    perk_mem_died();
}

bool perk_engine_state_is_parents(const perk_engine *engine)
{
    return engine->process != perk_process_number();
}

bool perk_engine_state_is_freed(perk_engine *engine)
{
    pthread_mutex_lock(&engine->lock);
    bool freed = engine->freed;
    pthread_mutex_unlock(&engine->lock);
    return freed;
}

/* ---- under the lock ---- */

void perk_engine_state_wake(perk_engine *engine)
{
    if (engine->sleeping)
        curl_multi_wakeup(engine->connections.multi);
    engine->sleeping = false;
}

/* Most tags are numbers that follow each other. */
perk_engine_job **perk_engine_state_bucket(perk_engine *engine, uint64_t tag)
{
    return &engine->all[tag % PERK_ENGINE_BUCKETS];
}

void perk_engine_state_note(perk_engine *engine, perk_engine_job *job)
{
    perk_engine_job **all = perk_engine_state_bucket(engine, job->tag);
    job->after = *all;
    if (*all)
        (*all)->before = job;
    *all = job;
    engine->stats.submitted++;
    engine->stats.queued += job->fresh;
    perk_engine_list_add(&engine->inbox, job);
    perk_engine_state_wake(engine);
}

void perk_engine_state_forget(perk_engine *engine, const perk_engine_job *job)
{
    if (job->before)
        job->before->after = job->after;
    else
        *perk_engine_state_bucket(engine, job->tag) = job->after;
    if (job->after)
        job->after->before = job->before;
}
