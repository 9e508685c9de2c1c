#include "curl/worker.h"

#include "base/mem.h"

#define KEPT_CONNECTIONS 4L /* API, token endpoint, store */

void perk_worker_free(perk_worker *worker)
{
    perk_handle_close(&worker->handle);
    perk_connections_close(&worker->connections);
    perk_mem_free(worker);
}

perk_worker *perk_worker_new(void)
{
    perk_worker *worker = perk_mem_new(sizeof *worker);
    if (!worker)
        return NULL;
    if (perk_connections_open(&worker->connections, KEPT_CONNECTIONS) &&
        perk_handle_open(&worker->handle, &worker->connections))
        return worker;
    perk_worker_free(worker);
    return NULL;
}

bool perk_worker_is_parents(const perk_worker *worker)
{
    return perk_connections_are_parents(&worker->connections);
}
