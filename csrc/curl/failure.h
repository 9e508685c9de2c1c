/* failure.h - what a failed exchange is reported as. */
#ifndef PERK_CURL_FAILURE_H
#define PERK_CURL_FAILURE_H

#include "curl/exchange.h"

/* Aborts the call with the class of the error, whether the server may have acted, and whether
 * trying again can help. */
void perk_failure_report(const perk_exchange *exchange, CURLcode code);
/* The same for a reply that came, and whose content cannot be had (perk_arrival_feed). */
void perk_failure_report_content(perk_call *call, CURLcode code);

#endif
