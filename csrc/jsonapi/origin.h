/* origin.h - the exchange that a document came from. */
#ifndef PERK_JSONAPI_ORIGIN_H
#define PERK_JSONAPI_ORIGIN_H

#include "base/buf.h"

typedef struct perk_origin {
    char request_id[80]; /* as in perk_error */
    int64_t elapsed_ms;  /* -1: it came from none */
    int attempts;
    perk_buf headers; /* kept_headers.h */
} perk_origin;

#endif
