/* thread_server.h - a loopback HTTP server in this process, one thread per connection, whose
 * replies repeat the path; tests can hold replies back. */
#ifndef PERK_TEST_THREAD_SERVER_H
#define PERK_TEST_THREAD_SERVER_H

#include <pthread.h>
#include <stdbool.h>

extern struct thread_server {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    int connections, ended, logins, slow; /* `slow`: requests for /slow, ever */
    bool hold_logins;                     /* all but the newest stay unanswered */
    int resets;       /* how many requests for /flaky are still answered by a reset, */
    int refusals;     /* and how many for /busy by 503; both count down */
    int oldest_token; /* older ones are refused by 401 */
    bool hold_slow;   /* so do requests for /slow */
} thread_server;

/* Starts it; returns the port. It runs until the process ends. */
int thread_server_start(void);
/* Returns once a counter has reached `count`. */
void thread_server_wait(const int *counter, int count);
int thread_server_read(const int *counter);
/* Sets one of the two flags. */
void thread_server_hold(bool *flag, bool held);

#endif
