/* worker.h - what one exchange after the other of the blocking driver runs over: one handle, and
 * connections that stay open in between. */
#ifndef PERK_CURL_WORKER_H
#define PERK_CURL_WORKER_H

#include "curl/handle.h"

typedef struct perk_worker {
    struct perk_worker *next;
    perk_connections connections;
    perk_handle handle;
    int64_t used_at; /* its last good exchange */
} perk_worker;

/* NULL when out of memory. */
perk_worker *perk_worker_new(void);
void perk_worker_free(perk_worker *worker);
/* True in a child of the process that made the worker: nothing of it is to be touched. */
bool perk_worker_is_parents(const perk_worker *worker);

#endif
