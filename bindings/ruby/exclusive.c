/*
 * exclusive.c - a block that runs in one thread of all Ractors at a time: what a Ruby Mutex, which
 * belongs to one Ractor, cannot do. Classes get their methods in such a block.
 *
 * Waiting is done without the GVL, so the collector of another Ractor need not wait for this one.
 * In a forked child the lock is free, whichever thread of the parent had it: blocks leave nothing
 * behind that a second run of them could not complete.
 */
#include "native.h"

#include <pthread.h>
#include <ruby/thread.h>
#include <stdbool.h>

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

static void begin_child(void)
{
    pthread_mutex_init(&turn, NULL);
}

void perk_rb_init_exclusive(void)
{
    pthread_atfork(NULL, NULL, begin_child);
}

static void *take_turn(void *taken)
{
    pthread_mutex_lock(&turn);
    *(bool *)taken = true;
    return NULL;
}

static VALUE end_turn(VALUE unused)
{
    pthread_mutex_unlock(&turn);
    return unused;
}

VALUE perk_rb_exclusively(void)
{
    bool taken = false;
    while (!taken) {
        rb_thread_call_without_gvl2(take_turn, &taken, NULL, NULL);
        if (!taken) /* something was waiting for this thread */
            rb_thread_check_ints();
    }
    return rb_ensure(rb_yield, Qnil, end_turn, Qnil);
}
