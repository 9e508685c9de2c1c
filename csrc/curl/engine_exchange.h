/* engine_exchange.h - the exchanges of an engine: starting, driving, ending them. */
#ifndef PERK_CURL_ENGINE_EXCHANGE_H
#define PERK_CURL_ENGINE_EXCHANGE_H

#include "curl/engine_state.h"

/* The next step of a job whose exchange is over: fed, or aborted. */
typedef void (*perk_engine_over)(perk_engine *engine, perk_engine_job *job);

/* Starts one in a free slot. False when that failed: the call is aborted. */
bool perk_engine_exchange_start(perk_engine *engine, perk_engine_job *job);
/* Lets libcurl work, and ends what is complete, failed or cancelled. */
void perk_engine_exchange_drive(perk_engine *engine, perk_engine_over over);
/* No exchange is under way any more: ends the connections. */
void perk_engine_exchange_close(perk_engine *engine);

#endif
