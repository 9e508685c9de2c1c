/* setup.h - a request as options of libcurl's handle. */
#ifndef PERK_CURL_SETUP_H
#define PERK_CURL_SETUP_H

#include "curl/exchange.h"

/* Prepares the call's request on the worker's handles, within the call's deadline; CURLE_OK or
 * CURLE_OUT_OF_MEMORY. Either way perk_setup_undo follows. */
CURLcode perk_setup_exchange(perk_exchange *exchange, const perk_transport *options);
void perk_setup_undo(perk_exchange *exchange);

#endif
