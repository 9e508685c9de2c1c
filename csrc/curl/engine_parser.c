#include "curl/engine_parser.h"

#include "curl/failure.h"
#include "curl/fork.h"

void perk_engine_parser_feed(perk_arrival *arrival, perk_call *call)
{
    CURLcode code = perk_arrival_feed(arrival, call);
    if (code != CURLE_OK)
        perk_failure_report_content(call, code);
    perk_arrival_free(arrival);
}

static perk_engine_job *next_job(perk_engine *engine)
{
    pthread_mutex_lock(&engine->lock);
    while (!engine->to_parse.first && !engine->parser_ends)
        pthread_cond_wait(&engine->changed, &engine->lock);
    perk_engine_job *job = perk_engine_list_take(&engine->to_parse);
    pthread_mutex_unlock(&engine->lock);
    return job;
}

static void give_back(perk_engine *engine, perk_engine_job *job)
{
    pthread_mutex_lock(&engine->lock);
    perk_engine_list_add(&engine->parsed, job);
    perk_engine_state_wake(engine);
    pthread_mutex_unlock(&engine->lock);
}

void *perk_engine_parser(void *context)
{
    perk_engine *engine = context;
    for (perk_engine_job *job; (job = next_job(engine)); give_back(engine, job)) {
        perk_fork_enter();
        perk_engine_parser_feed(&job->arrival, job->call);
        perk_fork_leave();
    }
    return NULL;
}

void perk_engine_parser_give(perk_engine *engine, perk_engine_job *job)
{
    pthread_mutex_lock(&engine->lock);
    perk_engine_list_add(&engine->to_parse, job);
    pthread_cond_broadcast(&engine->changed);
    pthread_mutex_unlock(&engine->lock);
}

void perk_engine_parser_end(perk_engine *engine)
{
    pthread_mutex_lock(&engine->lock);
    engine->parser_ends = true;
    pthread_cond_broadcast(&engine->changed);
    pthread_mutex_unlock(&engine->lock);
    pthread_join(engine->parser, NULL);
}
