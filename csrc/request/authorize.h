/* authorize.h - the header by which the requests of a client are authorized. */
#ifndef PERK_REQUEST_AUTHORIZE_H
#define PERK_REQUEST_AUTHORIZE_H

#include "request/request.h"

/* Adds the client's authorization: the token (bearer, bare or Capillary's header), or Basic when
 * `token` is {NULL,0}. */
int perk_request_authorize(perk_request *request, const perk_client *client, perk_str token,
                           perk_error *err);

#endif
