#include "curl/engine_state.h"

#include "base/error.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/process.h"
#include "call/progress.h"
#include "curl/driver.h"
#include "curl/engine_exchange.h"
#include "curl/engine_exit.h"
#include "curl/engine_loop.h"
#include "curl/engine_parser.h"
#include "curl/fork.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

/* ---- making ---- */

/* Signals are for the program's own threads. */
static bool start_thread(pthread_t *thread, void *(*run)(void *), perk_engine *engine)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int code = pthread_create(thread, NULL, run, engine);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return code == 0;
}

static int start_threads(perk_engine *engine, perk_error *err)
{
    bool parser = engine->options.parser;
    if (!parser || start_thread(&engine->parser, perk_engine_parser, engine)) {
        if (start_thread(&engine->thread, perk_engine_loop, engine))
            return 0;
        if (parser)
            perk_engine_parser_end(engine);
    }
    return perk_error_set(err, PERK_E_LIMIT, "an engine needs a thread, and the system has none");
}

static int open_fd(perk_engine *engine, perk_error *err)
{
    engine->fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (engine->fd < 0)
        return perk_error_set(err, PERK_E_LIMIT,
                              "an engine needs a file descriptor, and the system has none");
    if (perk_fork_note(engine->fd))
        return 0;
    close(engine->fd);
    engine->fd = -1;
    return perk_error_nomem(err);
}

static int set_up(perk_engine *engine, perk_error *err)
{
    size_t count = engine->options.max_in_flight;
    engine->slots = perk_mem_new(count * sizeof *engine->slots);
    if (!engine->slots || !perk_connections_open(&engine->connections, (long)count + 4))
        return perk_error_nomem(err);
    return open_fd(engine, err);
}

perk_engine *perk_engine_new(perk_driver *driver, perk_str options_json, perk_error *err)
{
    perk_engine_options options;
    if (perk_engine_options_read(&options, options_json, err) != 0)
        return NULL;
    perk_engine *engine = perk_engine_state_new(driver, &options);
    if (!engine) {
        perk_error_nomem(err);
        return NULL;
    }
    perk_fork_enter();
    int code = set_up(engine, err);
    perk_fork_leave();
    if (code == 0 && start_threads(engine, err) == 0) {
        perk_engine_exit_watch(engine);
        return engine;
    }
    perk_engine_exchange_close(engine);
    perk_engine_state_free(engine);
    return NULL;
}

/* ---- handing over ---- */

static int put(perk_engine *engine, perk_engine_job *job, perk_error *err)
{
    int code = 0;
    pthread_mutex_lock(&engine->lock);
    if (engine->closing)
        code = perk_error_set(err, PERK_E_STATE, "this engine was closed");
    else if (job->fresh && engine->stats.queued + engine->stats.ready >= engine->options.queue)
        code = PERK_ENGINE_FULL;
    else
        perk_engine_state_note(engine, job);
    pthread_mutex_unlock(&engine->lock);
    return code;
}

int perk_engine_submit(perk_engine *engine, perk_call *call, uint64_t tag, perk_error *err)
{
    if (perk_engine_state_is_parents(engine))
        return perk_error_set(err, PERK_E_STATE,
                              "this engine belongs to the parent process; make another one after "
                              "a fork");
    perk_engine_job *job = perk_engine_job_new(call, tag);
    if (!job)
        return perk_error_nomem(err);
    job->fresh = !perk_call_has_begun(call);
    int code = put(engine, job, err);
    if (code != 0)
        perk_engine_job_free(job);
    return code;
}

/* ---- completions ---- */

/* Under the lock. The descriptor stays readable while there is more, and from the end on. */
static int take(perk_engine *engine, perk_completion *out, size_t n)
{
    size_t count = 0;
    for (perk_engine_job *job; count < n && (job = perk_engine_list_take(&engine->done));) {
        out[count++] = (perk_completion){job->tag, job->action};
        engine->stats.ready--;
        perk_engine_state_forget(engine, job);
        perk_engine_job_free(job);
    }
    if (engine->ended)
        return count || !n ? (int)count : PERK_E_STATE;
    eventfd_t scrap;
    if (count && !engine->done.first)
        eventfd_read(engine->fd, &scrap);
    return (int)count;
}

/* False when the time is over, or a signal came. */
static bool await(const perk_engine *engine, int64_t ends_at)
{
    struct pollfd asked = {.fd = engine->fd, .events = POLLIN};
    int64_t left = ends_at == INT64_MAX ? -1 : ends_at - perk_driver_now_ms();
    if (ends_at != INT64_MAX && left <= 0)
        return false;
    return poll(&asked, 1, (int)left) > 0;
}

int perk_engine_next(perk_engine *engine, perk_completion *out, size_t n, int timeout_ms)
{
    if (perk_engine_state_is_parents(engine))
        return PERK_E_STATE;
    int64_t ends_at = timeout_ms < 0 ? INT64_MAX : perk_driver_now_ms() + timeout_ms;
    for (;;) {
        pthread_mutex_lock(&engine->lock);
        int taken = take(engine, out, n < INT_MAX ? n : INT_MAX);
        pthread_mutex_unlock(&engine->lock);
        if (taken != 0 || !n || !await(engine, ends_at))
            return taken;
    }
}

int perk_engine_fd(const perk_engine *engine)
{
    return perk_engine_state_is_parents(engine) ? -1 : engine->fd;
}

/* ---- cancelling and counting ---- */

/* Under the lock: those of one bucket; NULL: of all tags. */
static size_t cancel_some(perk_engine_job *job, const uint64_t *tag)
{
    size_t count = 0;
    for (; job; job = job->after) {
        if (job->done || (tag && job->tag != *tag))
            continue;
        atomic_store(&job->cancelled, true);
        count++;
    }
    return count;
}

/* Under the lock; NULL: all tags. */
static size_t cancel(perk_engine *engine, const uint64_t *tag)
{
    size_t count = tag ? cancel_some(*perk_engine_state_bucket(engine, *tag), tag) : 0;
    for (size_t i = 0; !tag && i < PERK_ENGINE_BUCKETS; i++)
        count += cancel_some(engine->all[i], NULL);
    engine->cancelled = engine->cancelled || count;
    if (count)
        perk_engine_state_wake(engine);
    return count;
}

static size_t cancel_now(perk_engine *engine, const uint64_t *tag)
{
    if (perk_engine_state_is_parents(engine))
        return 0;
    pthread_mutex_lock(&engine->lock);
    size_t count = cancel(engine, tag);
    pthread_mutex_unlock(&engine->lock);
    return count;
}

size_t perk_engine_cancel(perk_engine *engine, uint64_t tag)
{
    return cancel_now(engine, &tag);
}

size_t perk_engine_cancel_all(perk_engine *engine)
{
    return cancel_now(engine, NULL);
}

void perk_engine_stats(const perk_engine *engine, perk_engine_stats_t *out)
{
    perk_engine *locked = (perk_engine *)engine; /* the lock is no part of what is read */
    *out = (perk_engine_stats_t){0};
    if (perk_engine_state_is_parents(engine))
        return;
    pthread_mutex_lock(&locked->lock);
    *out = engine->stats;
    pthread_mutex_unlock(&locked->lock);
}

/* ---- closing ---- */

static struct timespec time_in(int ms)
{
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    at.tv_sec += ms / 1000;
    at.tv_nsec += (long)(ms % 1000) * 1000000;
    at.tv_sec += at.tv_nsec / 1000000000;
    at.tv_nsec %= 1000000000;
    return at;
}

/* Under the lock; false when the time is over first. */
static bool await_end(perk_engine *engine, int timeout_ms)
{
    struct timespec until = time_in(timeout_ms < 0 ? 0 : timeout_ms);
    while (!engine->ended) {
        if (timeout_ms < 0)
            pthread_cond_wait(&engine->changed, &engine->lock);
        else if (pthread_cond_timedwait(&engine->changed, &engine->lock, &until) == ETIMEDOUT)
            return engine->ended;
    }
    return true;
}

int perk_engine_close(perk_engine *engine, int timeout_ms)
{
    if (perk_engine_state_is_parents(engine))
        return 0;
    pthread_mutex_lock(&engine->lock);
    engine->closing = true;
    cancel(engine, NULL);
    perk_engine_state_wake(engine);
    bool ended = await_end(engine, timeout_ms), join = ended && !engine->joined;
    engine->joined = engine->joined || ended;
    pthread_mutex_unlock(&engine->lock);
    if (join)
        pthread_join(engine->thread, NULL);
    return ended ? 0 : PERK_E_TIMEOUT;
}

/* What is in the child's copy was perhaps about to change in the parent: only the block itself is
 * known. */
static void free_in_child(perk_engine *engine)
{
    perk_driver_free(engine->driver);
    perk_mem_free(engine);
    perk_mem_died();
}

/* The thread is busy for long, and frees the engine itself; false when it has just ended. */
static bool leave_behind(perk_engine *engine)
{
    pthread_t thread = engine->thread;
    pthread_mutex_lock(&engine->lock);
    bool running = !engine->ended;
    engine->freed = running;
    pthread_mutex_unlock(&engine->lock);
    if (running)
        pthread_detach(thread);
    return running;
}

static void free_closed(perk_engine *engine)
{
    perk_engine_exit_forget(engine);
    perk_engine_state_free(engine);
}

void perk_engine_free(perk_engine *engine)
{
    if (!engine)
        return;
    if (perk_engine_state_is_parents(engine))
        free_in_child(engine);
    else if (perk_engine_close(engine, PERK_EXIT_MS) == 0 ||
             (!leave_behind(engine) && perk_engine_close(engine, -1) == 0))
        free_closed(engine);
}
