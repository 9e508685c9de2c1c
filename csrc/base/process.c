#include "base/process.h"

#include "base/error.h"

#include <pthread.h>
#include <stdatomic.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static atomic_uint number = 1;
static int watched;

/* The parent's copy of the lock is held by the thread that forks; in the child that thread is
 * another one. */
static void begin_child(void)
{
    pthread_mutex_init(&lock, NULL);
    atomic_fetch_add(&number, 1);
}

static void watch(void)
{
    watched = pthread_atfork(perk_process_lock, perk_process_unlock, begin_child) == 0;
}

int perk_process_watch(perk_error *err)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, watch);
    return watched ? 0 : perk_error_nomem(err);
}

void perk_process_lock(void)
{
    pthread_mutex_lock(&lock);
}

void perk_process_unlock(void)
{
    pthread_mutex_unlock(&lock);
}

unsigned perk_process_number(void)
{
    return atomic_load_explicit(&number, memory_order_relaxed);
}
