/* arrival.h - a reply as it comes in: status, headers, body. */
#ifndef PERK_CURL_ARRIVAL_H
#define PERK_CURL_ARRIVAL_H

#include "curl/head.h"

#include <curl/curl.h>

typedef struct perk_arrival {
    perk_head head;
    perk_buf body;
    size_t max_body; /* of its content; the body may be compressed */
    bool inflates;   /* that is undone here, not by libcurl */
    int status;      /* 0 before it is complete */
} perk_arrival;

void perk_arrival_begin(perk_arrival *arrival, size_t max_body, bool inflates);
/* Takes bytes of the body; false when they pass a limit, or memory runs out (`body.failed`). */
bool perk_arrival_take(perk_arrival *arrival, CURL *easy, perk_str bytes);
/* What libcurl calls a success is a reply only if its headers ended and have the length of its
 * body, and the body is complete: CURLE_OK then, and the status is known. */
CURLcode perk_arrival_end(perk_arrival *arrival, CURL *easy);
/* Feeds the complete reply to the call that it is for; the body is empty afterwards. An error of
 * perk_inflate, and nothing is fed, when its content cannot be had. */
CURLcode perk_arrival_feed(perk_arrival *arrival, perk_call *call);
void perk_arrival_free(perk_arrival *arrival);

#endif
