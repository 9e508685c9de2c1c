/* engine_events.h - what the calls of observed clients did in an engine, until somebody takes it.
 */
#ifndef PERK_CURL_ENGINE_EVENTS_H
#define PERK_CURL_ENGINE_EVENTS_H

#include "curl/engine_state.h"

/* Takes over what the call of a job that was just advanced has collected. On the engine's thread.
 */
void perk_engine_events_collect(perk_engine *engine, const perk_engine_job *job);

#endif
