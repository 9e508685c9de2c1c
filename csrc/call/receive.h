/* receive.h - taking a reply, beyond perk.h. */
#ifndef PERK_CALL_RECEIVE_H
#define PERK_CALL_RECEIVE_H

#include "base/buf.h"

/* perk_call_feed for a body that need not be copied: the document takes the buffer over. It is
 * empty afterwards, whatever the outcome. */
PERK_API int perk_receive_body(perk_call *call, int http_status, perk_buf *body, int64_t now_ms,
                               perk_error *err);

#endif
