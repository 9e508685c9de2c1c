/* engine_parser.h - the second thread of an engine, which reads replies. */
#ifndef PERK_CURL_ENGINE_PARSER_H
#define PERK_CURL_ENGINE_PARSER_H

#include "curl/engine_state.h"

/* Feeds the reply to the call, or reports that it has no content; frees it. */
void perk_engine_parser_feed(perk_arrival *arrival, perk_call *call);
/* Feeds the jobs in `to_parse` until the engine's thread ends it. For pthread_create. */
void *perk_engine_parser(void *engine);
/* Of the engine's thread: hands over a job with its arrival; ends the thread. */
void perk_engine_parser_give(perk_engine *engine, perk_engine_job *job);
void perk_engine_parser_end(perk_engine *engine);

#endif
