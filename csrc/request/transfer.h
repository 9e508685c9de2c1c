/* transfer.h - requests to signed URLs; see perk_call_transfer. The URL is the permission, so
 * nothing of the client is sent: no token, no header of its settings. */
#ifndef PERK_REQUEST_TRANSFER_H
#define PERK_REQUEST_TRANSFER_H

#include "request/request.h"

/* What is put to a signed URL; `body` {NULL,0}: nothing, the object is fetched. */
typedef struct perk_transfer {
    perk_str body, content_type;
} perk_transfer;

/* Whether the URL may lead into this machine depends on the client. */
perk_request *perk_request_transfer(const perk_client *client, perk_str url,
                                    const perk_transfer *what, perk_error *err);

#endif
