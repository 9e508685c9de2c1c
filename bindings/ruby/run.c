/*
 * run.c - a call run to its next page while other Ruby threads go on.
 *
 * libcurl works on a separate thread; the Ruby thread waits for it without the GVL. So whatever
 * interrupts the wait (a signal's handler, Timeout, Thread#raise, Thread#kill) runs where it may
 * raise. A handler that returns changes nothing: the request goes on. Only when something is raised
 * is the call cancelled (the driver asks at least every 100 ms), and raised again once it has
 * ended. A handler that forks leaves the child without libcurl's thread: what that was doing is the
 * parent's, and the call goes on from there on a new one.
 *
 * The thread takes the events of a call on the way, and the Ruby thread passes them on.
 */
#include "native.h"

#include "base/str.h"

#include <pthread.h>
#include <ruby/thread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <time.h>
#include <unistd.h>

/* How long the Ruby thread waits before it checks for interrupts. Ruby wakes a waiting
 * thread at once for what other threads raise in it; but a signal only when some other thread
 * happens to be the one that watches for signals. */
#define SLICE_NS 50000000L

typedef struct job {
    perk_driver *driver;
    perk_call *call;
    pid_t process;  /* the one that has the thread */
    VALUE observer; /* nil: nobody is notified */
    int action;
    atomic_bool cancelled;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    bool done, woken;  /* under the lock */
    perk_text *events; /* for the observer; under the lock */
} job;

/* Only here is the running call at rest. What comes before the Ruby thread has the last events
 * stays in the call. */
static void take_events(job *j)
{
    pthread_mutex_lock(&j->lock);
    if (!j->events)
        j->events = perk_call_take_events(j->call, NULL);
    if (j->events)
        pthread_cond_signal(&j->changed);
    pthread_mutex_unlock(&j->lock);
}

static int tick(void *context)
{
    job *j = context;
    if (atomic_load(&j->cancelled))
        return 1;
    if (!NIL_P(j->observer))
        take_events(j);
    return 0;
}

static void signal_done(job *j, bool *what)
{
    pthread_mutex_lock(&j->lock);
    *what = true;
    pthread_cond_signal(&j->changed);
    pthread_mutex_unlock(&j->lock);
}

static void *work(void *data)
{
    job *j = data;
    j->action = perk_driver_run(j->driver, j->call, tick, j);
    signal_done(j, &j->done);
    return NULL;
}

/* Signals are for Ruby's own threads. */
static int start(job *j, pthread_t *thread)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int failed = pthread_create(thread, NULL, work, j);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return failed;
}

/* Its time is that of a clock that nobody sets. */
static void make_condition(pthread_cond_t *condition)
{
    pthread_condattr_t monotonic;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(condition, &monotonic);
    pthread_condattr_destroy(&monotonic);
}

static void *wait_for_it(void *data)
{
    job *j = data;
    pthread_mutex_lock(&j->lock);
    struct timespec end;
    clock_gettime(CLOCK_MONOTONIC, &end);
    end.tv_nsec += SLICE_NS;
    end.tv_sec += end.tv_nsec / 1000000000L;
    end.tv_nsec %= 1000000000L;
    int late = 0;
    while (!j->done && !j->woken && !j->events && !late)
        late = pthread_cond_timedwait(&j->changed, &j->lock, &end);
    j->woken = false;
    pthread_mutex_unlock(&j->lock);
    return NULL;
}

static void wake(void *data)
{
    job *j = data;
    signal_done(j, &j->woken);
}

/* Nobody is notified while something that was raised is on its way: that could get lost. */
static void pass_on_events(job *j)
{
    pthread_mutex_lock(&j->lock);
    perk_text *events = j->events;
    j->events = NULL;
    pthread_mutex_unlock(&j->lock);
    if (atomic_load(&j->cancelled))
        perk_text_free(events);
    else if (events)
        rb_funcall(j->observer, rb_intern("report_text"), 1, perk_rb_text(events));
}

static VALUE wait_interruptibly(VALUE data)
{
    rb_thread_call_without_gvl2(wait_for_it, (void *)data, wake, (void *)data);
    pass_on_events((job *)data);
    rb_thread_check_ints();
    return Qnil;
}

static bool is_over(job *j)
{
    pthread_mutex_lock(&j->lock);
    bool over = j->done && !j->events;
    pthread_mutex_unlock(&j->lock);
    return over;
}

static bool is_here(const job *j)
{
    return j->process == getpid();
}

/* Waits for the job to end, and passes its events on; or for it to turn out to be another process'.
 * Returns the state of what was raised meanwhile, or 0. */
static int wait_for_job(job *j)
{
    int raised = 0;
    while (is_here(j) && !is_over(j)) {
        int state = 0;
        rb_protect(wait_interruptibly, (VALUE)j, &state);
        if (state) {
            raised = state;
            atomic_store(&j->cancelled, true);
        }
    }
    return raised;
}

/* Once over: false when this is now a child, which has no thread, and locks that its parent's may
 * hold. */
static bool clean_up(job *j, pthread_t thread)
{
    if (!is_here(j))
        return false;
    pthread_join(thread, NULL);
    pthread_cond_destroy(&j->changed);
    pthread_mutex_destroy(&j->lock);
    return true;
}

int perk_rb_driver_run(perk_driver *driver, perk_call *call, VALUE observer)
{
    for (;;) {
        job j = {.driver = driver,
                 .call = call,
                 .process = getpid(),
                 .observer = observer,
                 .lock = PTHREAD_MUTEX_INITIALIZER};
        pthread_t thread;
        make_condition(&j.changed);
        if (start(&j, &thread) != 0)
            rb_raise(rb_eThreadError, "no thread for the request could be started");
        int raised = wait_for_job(&j);
        bool over = clean_up(&j, thread);
        if (!over)
            perk_call_abort(call, PERK_E_TRANSPORT, PERK_ABORT_SENT,
                            PERK_LIT("the exchange failed: the process was forked, and the "
                                     "connection is the parent's"),
                            NULL);
        if (raised)
            rb_jump_tag(raised);
        if (over)
            return j.action;
    }
}
