/* raw.h - requests that no row of the table describes; see perk_call_raw. */
#ifndef PERK_REQUEST_RAW_H
#define PERK_REQUEST_RAW_H

#include "request/request.h"

/* {NULL,0} for a query or body that there is none of. */
typedef struct perk_raw {
    perk_str method, url, query_json, body_json;
} perk_raw;

perk_request *perk_request_raw(const perk_client *client, const perk_raw *raw, perk_error *err);

#endif
