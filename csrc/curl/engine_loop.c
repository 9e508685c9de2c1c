#include "curl/engine_loop.h"

#include "base/limits.h"
#include "base/process.h"
#include "curl/engine_events.h"
#include "curl/engine_exchange.h"
#include "curl/engine_exit.h"
#include "curl/engine_parser.h"
#include "curl/fork.h"

#include <limits.h>
#include <sys/eventfd.h>

/* ---- one call ---- */

static int step(perk_engine *engine, const perk_engine_job *job)
{
    return perk_call_step(job->call, perk_driver_now_ms(), perk_clock_stir(&engine->bits));
}

static void complete(perk_engine *engine, perk_engine_job *job, int action)
{
    perk_token_file_sync_end(&job->sync);
    job->action = action;
    engine->active--;
    perk_engine_list_add(&engine->finished, job);
}

/* Ends the call wherever it is, if it has not ended yet. */
static void cancel(perk_engine *engine, perk_engine_job *job)
{
    int action = PERK_SEND;
    for (int tries = 0; tries < 3 && (action == PERK_SEND || action == PERK_WAIT ||
                                      action == PERK_LOAD_TOKEN || action == PERK_FETCH_TOKEN);
         tries++) {
        perk_call_abort(job->call, PERK_E_CANCELLED, 0, PERK_NONE, NULL);
        action = step(engine, job);
        if (action == PERK_SAVE_TOKEN && job->sync.file) {
            perk_token_file_sync_save(&job->sync);
            action = PERK_SEND;
        }
    }
    complete(engine, job, action);
}

/* Lets it pause; without memory for that, false, and the call fails. */
static bool wait(perk_engine *engine, perk_engine_job *job, int64_t ms)
{
    if (perk_engine_heap_add(&engine->waiting, job, perk_driver_now_ms() + ms))
        return true;
    perk_call_abort(job->call, PERK_E_NOMEM, 0, PERK_NONE, NULL);
    return false;
}

/* False when the job waits for the token file's lock. */
static bool load_token(perk_engine *engine, perk_engine_job *job)
{
    job->locked_out =
        !perk_token_file_sync_load(&job->sync) && wait(engine, job, PERK_LOCK_POLL_MS);
    return !job->locked_out;
}

/* Does what the call asks for; true when it can be stepped again at once. */
static bool serve(perk_engine *engine, perk_engine_job *job, int action)
{
    bool file = job->sync.file != NULL;
    switch (action) {
    case PERK_SEND:
        perk_engine_list_add(&engine->sendable, job);
        return false;
    case PERK_WAIT:
        return !wait(engine, job, perk_call_wait_ms(job->call));
    case PERK_LOAD_TOKEN:
        if (file)
            return load_token(engine, job);
        break;
    case PERK_SAVE_TOKEN:
        if (file) {
            perk_token_file_sync_save(&job->sync);
            return true;
        }
        break;
    default:
        break;
    }
    complete(engine, job, action);
    return false;
}

static void advance(perk_engine *engine, perk_engine_job *job)
{
    engine->begun += job->fresh;
    job->fresh = false;
    if (atomic_load(&job->cancelled)) {
        cancel(engine, job);
        return;
    }
    if (job->locked_out && !load_token(engine, job))
        return;
    while (serve(engine, job, step(engine, job)))
        ;
}

/* The job is still this thread's, also when its call is complete. */
void perk_engine_loop_advance(perk_engine *engine, perk_engine_job *job)
{
    advance(engine, job);
    perk_engine_events_collect(engine, job);
}

/* ---- all of them ---- */

static void begin(perk_engine *engine, perk_engine_job *job)
{
    job->sync = (perk_token_file_sync){
        .file = engine->transport->token_file, .call = job->call, .lock = PERK_LOCK_NONE};
    if (job->sync.file)
        perk_call_set(job->call, PERK_LIT("token_store"), 1, NULL);
    engine->active++;
    perk_engine_list_add(job->fresh ? &engine->fresh : &engine->again, job);
}

/* Takes in what other threads have put down; false when there is nothing left to do, ever. */
static bool collect(perk_engine *engine)
{
    perk_engine_list inbox = {0};
    pthread_mutex_lock(&engine->lock);
    engine->sleeping = false;
    perk_engine_list_join(&inbox, &engine->inbox);
    perk_engine_list_join(&engine->again, &engine->parsed);
    bool closing = engine->closing;
    pthread_mutex_unlock(&engine->lock);
    for (perk_engine_job *job; (job = perk_engine_list_take(&inbox));)
        begin(engine, job);
    return !closing || engine->active;
}

/* Cancelled jobs go where they are looked at next: to `again`. */
static void pick_cancelled(perk_engine *engine, perk_engine_list *list)
{
    perk_engine_list left = {0};
    for (perk_engine_job *job; (job = perk_engine_list_take(list));)
        perk_engine_list_add(atomic_load(&job->cancelled) ? &engine->again : &left, job);
    *list = left;
}

static void pick_all_cancelled(perk_engine *engine)
{
    pthread_mutex_lock(&engine->lock);
    bool any = engine->cancelled;
    engine->cancelled = false;
    pthread_mutex_unlock(&engine->lock);
    if (!any)
        return;
    pick_cancelled(engine, &engine->fresh);
    pick_cancelled(engine, &engine->sendable);
    for (size_t i = engine->waiting.count; i-- > 0;) {
        perk_engine_job *job = engine->waiting.at[i];
        if (!atomic_load(&job->cancelled))
            continue;
        perk_engine_heap_remove(&engine->waiting, job);
        perk_engine_list_add(&engine->again, job);
        i = engine->waiting.count; /* others have moved */
    }
}

static void advance_due(perk_engine *engine)
{
    int64_t now = engine->waiting.count ? perk_driver_now_ms() : 0;
    while (engine->waiting.count && engine->waiting.at[0]->due <= now) {
        perk_engine_job *job = engine->waiting.at[0];
        perk_engine_heap_remove(&engine->waiting, job);
        perk_engine_list_add(&engine->again, job);
    }
}

static void advance_ready(perk_engine *engine)
{
    for (perk_engine_job *job; (job = perk_engine_list_take(&engine->again));)
        perk_engine_loop_advance(engine, job);
}

/* Whether one more call may begin: while many pause, the server has a problem, or the quota is
 * gone.
 */
static bool may_begin(const perk_engine *engine)
{
    return engine->fresh.first && engine->flying < engine->options.max_in_flight &&
           engine->waiting.count < PERK_WAITING_EACH * engine->options.max_in_flight;
}

static bool may_start(const perk_engine *engine)
{
    return engine->sendable.first && engine->flying < engine->options.max_in_flight;
}

static void start(perk_engine *engine)
{
    if (may_start(engine) || may_begin(engine))
        perk_sockets_cut_loud(&engine->connections.sockets);
    for (;;) {
        if (may_start(engine)) {
            perk_engine_job *job = perk_engine_list_take(&engine->sendable);
            if (!perk_engine_exchange_start(engine, job))
                perk_engine_list_add(&engine->again, job);
        } else if (may_begin(engine)) {
            perk_engine_loop_advance(engine, perk_engine_list_take(&engine->fresh));
        } else {
            break;
        }
    }
}

/* After an exchange: a call that pauses repeats its request. */
static void go_on(perk_engine *engine, perk_engine_job *job)
{
    size_t waiting = engine->waiting.count;
    perk_engine_loop_advance(engine, job);
    engine->retries += engine->waiting.count > waiting;
}

/* ---- reporting to the others ---- */

static int sleep_ms(const perk_engine *engine)
{
    if (engine->again.first || may_start(engine) || may_begin(engine))
        return 0;
    int64_t now = perk_driver_now_ms(), ms = INT_MAX;
    if (engine->waiting.count)
        ms = engine->waiting.at[0]->due > now ? engine->waiting.at[0]->due - now : 0;
    return ms < INT_MAX ? (int)ms : INT_MAX;
}

static void report_stats(perk_engine *engine)
{
    engine->stats.queued -= engine->begun;
    engine->begun = 0;
    engine->stats.requests = engine->requests;
    engine->stats.retries = engine->retries;
    engine->stats.in_flight = engine->flying;
    engine->stats.waiting = engine->waiting.count;
    engine->stats.next_due_at = engine->waiting.count ? engine->waiting.at[0]->due : 0;
}

/* Under the lock: one wake for all completions until somebody takes the last. */
static void report_finished(perk_engine *engine)
{
    bool first = engine->finished.first && !engine->done.first;
    for (perk_engine_job *job = engine->finished.first; job; job = job->next) {
        job->done = true;
        engine->stats.ready++;
        engine->stats.completed++;
    }
    perk_engine_list_join(&engine->done, &engine->finished);
    if (first)
        eventfd_write(engine->fd, 1);
}

/* Reports what is new; returns how long there is nothing to do, in ms. */
static int publish(perk_engine *engine)
{
    int ms = sleep_ms(engine);
    pthread_mutex_lock(&engine->lock);
    report_stats(engine);
    report_finished(engine);
    if (engine->inbox.first || engine->parsed.first || engine->cancelled ||
        (engine->closing && !engine->active))
        ms = 0;
    engine->sleeping = ms > 0;
    pthread_mutex_unlock(&engine->lock);
    return ms;
}

static void rest(perk_engine *engine)
{
    int ms = publish(engine);
    perk_fork_leave();
    if (ms > 0 && curl_multi_poll(engine->connections.multi, NULL, 0, ms, NULL) != CURLM_OK)
        perk_clock_pause(1);
    perk_fork_enter();
}

/* Whoever comes last frees the engine. */
static void end(perk_engine *engine)
{
    pthread_mutex_lock(&engine->lock);
    engine->ended = true;
    eventfd_write(engine->fd, 1);
    pthread_cond_broadcast(&engine->changed);
    bool freed = engine->freed;
    pthread_mutex_unlock(&engine->lock);
    if (!freed)
        return;
    perk_engine_exit_forget(engine);
    perk_engine_state_free(engine);
}

void *perk_engine_loop(void *context)
{
    perk_engine *engine = context;
    perk_fork_enter();
    engine->bits = perk_clock_entropy();
    while (collect(engine)) {
        pick_all_cancelled(engine);
        advance_due(engine);
        advance_ready(engine);
        start(engine);
        perk_engine_exchange_drive(engine, go_on);
        rest(engine);
    }
    perk_engine_exchange_close(engine);
    perk_fork_leave();
    if (engine->options.parser)
        perk_engine_parser_end(engine);
    end(engine);
    return NULL;
}
