/* perform.h - performs the request of a call. */
#ifndef PERK_CURL_PERFORM_H
#define PERK_CURL_PERFORM_H

#include "curl/exchange.h"
#include "curl/worker.h"

/* Performs the call's request and feeds the reply; or aborts the call with what went wrong, and
 * returns false: the worker is not to be used again then, since its connection may be dead. */
bool perk_perform(perk_worker *worker, perk_call *call, const perk_transport *options,
                  const perk_ticker *ticker);

#endif
