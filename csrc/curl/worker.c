#include "curl/worker.h"

#include "base/mem.h"
#include "base/process.h"

void perk_worker_free(perk_worker *worker)
{
    if (worker->easy)
        curl_easy_cleanup(worker->easy);
    if (worker->multi)
        curl_multi_cleanup(worker->multi);
    perk_head_free(&worker->head);
    perk_buf_free(&worker->body);
    perk_mem_free(worker);
}

perk_worker *perk_worker_new(void)
{
    perk_worker *worker = perk_mem_new(sizeof *worker);
    if (!worker)
        return NULL;
    worker->process = perk_process_number();
    worker->easy = curl_easy_init();
    worker->multi = curl_multi_init();
    if (worker->easy && worker->multi)
        return worker;
    perk_worker_free(worker);
    return NULL;
}

bool perk_worker_is_parents(const perk_worker *worker)
{
    return worker->process != perk_process_number();
}
