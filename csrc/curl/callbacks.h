/* callbacks.h - what libcurl calls during an exchange: takes the reply, sees to it that the request
 * is sent once only, ends the exchange while libcurl is busy. */
#ifndef PERK_CURL_CALLBACKS_H
#define PERK_CURL_CALLBACKS_H

#include "curl/exchange.h"

/* Once for each handle. */
void perk_callbacks_attach(CURL *easy);
/* Whose exchange the handle is at; NULL: none. */
void perk_callbacks_serve(CURL *easy, perk_exchange *exchange);

#endif
