/* engine_loop.h - the thread of an engine. */
#ifndef PERK_CURL_ENGINE_LOOP_H
#define PERK_CURL_ENGINE_LOOP_H

#include "curl/engine_state.h"

/* Runs until the engine is closed. For pthread_create. */
void *perk_engine_loop(void *engine);
/* Steps the job's call, and puts the job where it belongs then. */
void perk_engine_loop_advance(perk_engine *engine, perk_engine_job *job);

#endif
