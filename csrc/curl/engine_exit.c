#include "curl/engine_exit.h"

#include "base/limits.h"
#include "base/process.h"
#include "curl/fork.h"

#include <stdlib.h>

/* Changed inside of the fork gate only, so that a child finds the lock free. */
static struct {
    pthread_mutex_t lock;
    unsigned process; /* whose engines these are */
    perk_engine *first;
} running = {.lock = PTHREAD_MUTEX_INITIALIZER};

/* Nobody frees an engine meanwhile, since the lock is held; nor is one closed that its caller has
 * left behind. */
static void close_all(void)
{
    int64_t ends_at = perk_driver_now_ms() + PERK_EXIT_MS;
    if (running.process != perk_process_number())
        return;
    pthread_mutex_lock(&running.lock);
    for (perk_engine *engine = running.first; engine; engine = engine->running_after) {
        int64_t left = ends_at - perk_driver_now_ms();
        if (!perk_engine_state_is_freed(engine))
            perk_engine_close(engine, left > 0 ? (int)left : 0);
    }
    pthread_mutex_unlock(&running.lock);
}

static void at_exit(void)
{
    atexit(close_all); /* where that fails, engines end as the process does */
}

/* Inside of the gate. */
static void lock(void)
{
    pthread_mutex_lock(&running.lock);
    if (running.process == perk_process_number())
        return;
    running.process = perk_process_number();
    running.first = NULL;
}

void perk_engine_exit_watch(perk_engine *engine)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, at_exit);
    perk_fork_enter();
    lock();
    engine->running_after = running.first;
    if (running.first)
        running.first->running_before = engine;
    running.first = engine;
    engine->watched = true;
    pthread_mutex_unlock(&running.lock);
    perk_fork_leave();
}

void perk_engine_exit_forget(perk_engine *engine)
{
    if (!engine->watched)
        return;
    perk_fork_enter();
    lock();
    if (engine->running_before)
        engine->running_before->running_after = engine->running_after;
    else
        running.first = engine->running_after;
    if (engine->running_after)
        engine->running_after->running_before = engine->running_before;
    pthread_mutex_unlock(&running.lock);
    perk_fork_leave();
}
