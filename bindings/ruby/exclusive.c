/*
 * exclusive.c - work that is done in one thread of all Ractors at a time: what a Ruby Mutex, which
 * belongs to one Ractor, cannot do. Classes get their methods in such a block.
 *
 * Waiting is done without the GVL, so the collector of another Ractor need not wait for this one.
 * A thread that has its turn may take another one: a signal handler may run in the middle of a
 * block. In a forked child the turn is free, whichever thread of the parent had it: a second run of
 * a block completes what the first one began.
 */
#include "native.h"

#include <pthread.h>
#include <ruby/thread.h>
#include <stdbool.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t ended = PTHREAD_COND_INITIALIZER;
static VALUE owner; /* the thread that has its turn; 0: none. Guarded by the lock */
static unsigned depth;

typedef struct turn {
    VALUE thread;
    bool taken;
} turn;

static void begin_child(void)
{
    pthread_mutex_init(&lock, NULL);
    pthread_cond_init(&ended, NULL);
    owner = 0;
    depth = 0;
}

void perk_rb_init_exclusive(void)
{
    pthread_atfork(NULL, NULL, begin_child);
}

static void *take_turn(void *data)
{
    turn *mine = data;
    pthread_mutex_lock(&lock);
    while (owner && owner != mine->thread)
        pthread_cond_wait(&ended, &lock);
    owner = mine->thread;
    depth++;
    pthread_mutex_unlock(&lock);
    mine->taken = true;
    return NULL;
}

static VALUE end_turn(VALUE unused)
{
    pthread_mutex_lock(&lock);
    if (depth && --depth == 0) {
        owner = 0;
        pthread_cond_signal(&ended);
    }
    pthread_mutex_unlock(&lock);
    return unused;
}

VALUE perk_rb_alone(VALUE (*work)(VALUE), VALUE argument)
{
    turn mine = {.thread = rb_thread_current()};
    while (!mine.taken) {
        rb_thread_call_without_gvl2(take_turn, &mine, NULL, NULL);
        if (!mine.taken) /* something was waiting for this thread */
            rb_thread_check_ints();
    }
    return rb_ensure(work, argument, end_turn, Qnil);
}

VALUE perk_rb_exclusively(void)
{
    return perk_rb_alone(rb_yield, Qnil);
}
