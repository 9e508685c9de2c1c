#include "curl/driver.h"
#include "base/error.h"
#include "base/mem.h"
#include "base/process.h"
#include "curl/fork.h"
#include "curl/perform.h"
#include "curl/token_file_sync.h"

#include <pthread.h>
#include <stdatomic.h>

#define MAX_IDLE_WORKERS 16 /* kept with their connections */

struct perk_driver {
    pthread_mutex_t lock;
    atomic_uint owners; /* the caller, and engines */
    unsigned process;   /* whose the idle workers and the random bits are */
    uint64_t bits;
    perk_worker *idle;
    int idle_count;
    perk_transport options;
};

static void init_curl(void)
{
    curl_global_init(CURL_GLOBAL_DEFAULT);
}

perk_driver *perk_driver_new(perk_error *err)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, init_curl);
    perk_driver *driver = perk_fork_watch(err) == 0 ? perk_mem_new(sizeof *driver) : NULL;
    if (!driver || perk_transport_init(&driver->options, err) != 0) {
        perk_mem_free(driver);
        perk_error_nomem(err);
        return NULL;
    }
    pthread_mutex_init(&driver->lock, NULL);
    driver->process = perk_process_number();
    driver->bits = perk_clock_entropy();
    atomic_init(&driver->owners, 1);
    perk_mem_born();
    return driver;
}

int perk_driver_set(perk_driver *driver, perk_str option, perk_str value, perk_error *err)
{
    return perk_transport_set(&driver->options, option, value, err);
}

int perk_driver_has_ca(const perk_driver *driver)
{
    return driver->options.ca_name != NULL;
}

perk_str perk_driver_notice(const perk_driver *driver)
{
    const perk_token_file *file = driver->options.token_file;
    if (!file || perk_token_file_locks(file))
        return PERK_NONE;
    return PERK_LIT("token_file is on a file system without locks: each process logs in separately "
                    "and writes no token to it");
}

/* ---- workers ---- */

/* The idle workers and the bits, under their lock. Those of the parent are dropped, with what
 * memory they have: freeing them would end the parent's connections. */
static void lock_idle(perk_driver *driver)
{
    pthread_mutex_lock(&driver->lock);
    if (driver->process == perk_process_number())
        return;
    driver->process = perk_process_number();
    driver->bits = perk_clock_entropy();
    driver->idle = NULL;
    driver->idle_count = 0;
}

static perk_worker *take_idle(perk_driver *driver)
{
    lock_idle(driver);
    perk_worker *worker = driver->idle;
    if (worker) {
        driver->idle = worker->next;
        driver->idle_count--;
    }
    pthread_mutex_unlock(&driver->lock);
    return worker;
}

static void free_workers(perk_worker *list)
{
    while (list) {
        perk_worker *worker = list;
        list = worker->next;
        perk_worker_free(worker);
    }
}

/* Drops the idle workers that have not been used since `since`. The newest come first in the list.
 */
static void drop_unused(perk_driver *driver, int64_t since)
{
    lock_idle(driver);
    perk_worker **at = &driver->idle;
    int kept = 0;
    for (; *at && (*at)->used_at > since; at = &(*at)->next)
        kept++;
    perk_worker *stale = *at;
    *at = NULL;
    driver->idle_count = kept;
    pthread_mutex_unlock(&driver->lock);
    free_workers(stale);
}

static perk_worker *take_worker(perk_driver *driver)
{
    for (perk_worker *worker; (worker = take_idle(driver)); perk_worker_free(worker))
        if (perk_sockets_quiet(&worker->connections.sockets))
            return worker;
    return perk_worker_new();
}

static void put_worker(perk_driver *driver, perk_worker *worker)
{
    perk_arrival_free(&worker->handle.arrival);
    worker->used_at = perk_driver_now_ms();
    lock_idle(driver);
    bool keep = driver->idle_count < MAX_IDLE_WORKERS;
    if (keep) {
        worker->next = driver->idle;
        driver->idle = worker;
        driver->idle_count++;
    }
    pthread_mutex_unlock(&driver->lock);
    if (!keep)
        perk_worker_free(worker);
}

/* ---- running ---- */

/* One run of a call, and what it has borrowed for that. */
typedef struct run {
    perk_driver *driver;
    perk_call *call;
    perk_ticker ticker;
    perk_worker *worker;
    perk_token_file_sync sync;
    unsigned process; /* that has begun it, or gone on with it in a child */
    uint64_t bits;    /* random */
} run;

/* A worker whose exchange failed is not used again, nor are those that have been idle since before:
 * what silenced its connection (a load balancer that lost its state) has silenced theirs. */
static void discard(run *r, int64_t started_at)
{
    if (!perk_worker_is_parents(r->worker))
        perk_worker_free(r->worker);
    r->worker = NULL;
    drop_unused(r->driver, started_at);
}

static void exchange(run *r)
{
    int64_t now = perk_driver_now_ms();
    if (!r->worker)
        r->worker = take_worker(r->driver);
    if (!r->worker)
        perk_call_abort(r->call, PERK_E_NOMEM, 0, PERK_NONE, NULL);
    else if (!perk_perform(r->worker, r->call, &r->driver->options, &r->ticker))
        discard(r, now);
}

/* Waits while another process logs in; when the tick has forked meanwhile the driver starts anew in
 * the child, and would forget a lock taken here. */
static void load_token(run *r)
{
    while (!perk_token_file_sync_load(&r->sync)) {
        if (!perk_clock_wait(PERK_LOCK_POLL_MS, &r->ticker)) {
            perk_call_abort(r->call, PERK_E_CANCELLED, 0, PERK_NONE, NULL);
            return;
        }
        if (r->process != perk_process_number())
            return;
    }
}

/* Does what the call asks for; false when that is the caller's business. */
static bool serve(run *r, int action)
{
    switch (action) {
    case PERK_SEND:
        exchange(r);
        return true;
    case PERK_WAIT:
        if (!perk_clock_wait(perk_call_wait_ms(r->call), &r->ticker))
            perk_call_abort(r->call, PERK_E_CANCELLED, 0, PERK_NONE, NULL);
        return true;
    case PERK_LOAD_TOKEN:
        if (r->sync.file)
            load_token(r);
        return r->sync.file != NULL;
    case PERK_SAVE_TOKEN:
        if (r->sync.file)
            perk_token_file_sync_save(&r->sync);
        return r->sync.file != NULL;
    default:
        return false;
    }
}

/* Other ones for each run, and in each process. */
static uint64_t draw_bits(perk_driver *driver)
{
    lock_idle(driver);
    uint64_t bits = perk_clock_stir(&driver->bits);
    pthread_mutex_unlock(&driver->lock);
    return bits * UINT64_C(0x9e3779b97f4a7c15); /* apart from those that the run goes on to */
}

static void start(run *r)
{
    r->process = perk_process_number();
    r->worker = NULL;
    r->sync = (perk_token_file_sync){
        .file = r->driver->options.token_file, .call = r->call, .lock = PERK_LOCK_NONE};
    r->bits = draw_bits(r->driver);
}

/* Advances the call, serves it, and starts again when the tick has forked: connections and locks
 * are then the parent's. */
static bool advance(run *r, int *action)
{
    *action = perk_call_step(r->call, perk_driver_now_ms(), perk_clock_stir(&r->bits));
    bool more = serve(r, *action);
    if (r->process != perk_process_number())
        start(r);
    return more;
}

int perk_driver_run(perk_driver *driver, perk_call *call, perk_tick tick, void *context)
{
    run r = {.driver = driver, .call = call, .ticker = {tick, context}};
    int action;
    perk_fork_enter();
    start(&r);
    if (r.sync.file)
        perk_call_set(call, PERK_LIT("token_store"), 1, NULL);
    while (advance(&r, &action))
        ;
    perk_token_file_sync_end(&r.sync);
    if (r.worker)
        put_worker(driver, r.worker);
    perk_fork_leave();
    return action;
}

const perk_transport *perk_driver_share(perk_driver *driver)
{
    atomic_fetch_add(&driver->owners, 1);
    return &driver->options;
}

void perk_driver_free(perk_driver *driver)
{
    if (!driver || atomic_fetch_sub(&driver->owners, 1) > 1)
        return;
    perk_fork_enter();
    drop_unused(driver, INT64_MAX);
    perk_fork_leave();
    perk_transport_clear(&driver->options);
    pthread_mutex_destroy(&driver->lock);
    perk_mem_free(driver);
    perk_mem_died();
}
