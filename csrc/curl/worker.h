/* worker.h - libcurl's handles for one exchange at a time, and the connections that stay open
 * between exchanges. */
#ifndef PERK_CURL_WORKER_H
#define PERK_CURL_WORKER_H

#include "curl/head.h"
#include "curl/sockets.h"
#include "curl/token_file.h"

/* How a driver's workers connect, and where it keeps tokens. */
typedef struct perk_driver_options {
    perk_text *proxy, *ca_file;  /* NULL: none, libcurl's own */
    perk_token_file *token_file; /* NULL: none */
    int64_t connect_timeout_ms;
    bool http2;
    unsigned version; /* counts changes, from 1 */
} perk_driver_options;

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

/* NULL when out of memory. */
perk_worker *perk_worker_new(void);
void perk_worker_free(perk_worker *worker);
/* True in a child of the process that made the worker: nothing of it is to be touched. */
bool perk_worker_is_parents(const perk_worker *worker);

#endif
