/* driver.h - the inside of the blocking driver: driver.c runs calls, exchange.c performs one
 * request, keeper.c sees to tokens in a file (token_file.c). */
#ifndef PERK_CURL_DRIVER_H
#define PERK_CURL_DRIVER_H

#include "curl/head.h"
#include "curl/sockets.h"
#include "curl/token_file.h"

#include <perk/perk_curl.h>
#include <pthread.h>

/* libcurl rounds its own clock: when its limit fires this little before our deadline, it was the
 * deadline. */
#define PERK_CLOCK_SLACK_MS 20
#define PERK_TICK_MS 100         /* how often a waiting call asks its tick */
#define PERK_MAX_IDLE_WORKERS 16 /* kept with their connections */
#define PERK_KEEPALIVE_S 60L     /* TCP asks an idle peer for a sign of life this often */

typedef struct perk_driver_options {
    perk_text *proxy, *ca_file;  /* NULL: none, libcurl's own */
    perk_token_file *token_file; /* NULL: none */
    int64_t connect_timeout_ms;
    bool http2;
    unsigned version; /* counts changes, from 1 */
} perk_driver_options;

/* One transfer at a time and the connections it leaves open. */
typedef struct perk_worker {
    struct perk_worker *next;
    CURL *easy;
    CURLM *multi;
    unsigned version; /* of the options that `easy` was set up with */
    unsigned process; /* whose connections these are (perk_process_number) */
    int64_t used_at;  /* its last good exchange */
    perk_sockets sockets;
    perk_head head;
    perk_buf body;
} perk_worker;

/* True in a child of the process that made the worker: nothing of it is to be touched. */
bool perk_worker_is_parents(const perk_worker *worker);
/* Waits, as a run does; false when the tick cancelled the wait. */
bool perk_driver_wait(int64_t ms, perk_tick tick, void *context);
/* Performs the call's request and feeds the reply; or aborts the call with what went wrong, and
 * returns false: the worker is not to be used again then, since its connection may be dead. */
bool perk_worker_exchange(perk_worker *worker, perk_call *call, const perk_driver_options *options,
                          perk_tick tick, void *context);

#endif
