/* reply.h - the reply headers that a call reads, and what they say about waiting. */
#ifndef PERK_CALL_REPLY_H
#define PERK_CALL_REPLY_H

#include "client/pace.h"

enum perk_reply_header {
    PERK_H_RETRY_AFTER,
    PERK_H_RETRY_AFTER_MS,
    PERK_H_DATE,
    PERK_H_QUOTA_CAPACITY,
    PERK_H_QUOTA_REMAINING,
    PERK_H_QUOTA_RESET,
    PERK_H_REQUEST_ID,
    PERK_H_CAP_REQUEST_ID,
    PERK_H_STORE_REQUEST_ID,
    PERK_H_COUNT
};

typedef struct perk_reply {
    struct {
        char text[96]; /* longer values are of no use here and are dropped */
        size_t len;
        bool given;
    } headers[PERK_H_COUNT];
} perk_reply;

void perk_reply_clear(perk_reply *reply);
void perk_reply_note(perk_reply *reply, perk_str name, perk_str value);
perk_str perk_reply_get(const perk_reply *reply, perk_str name);
perk_str perk_reply_request_id(const perk_reply *reply);
/* What the reply, read at `now_ms`, says of the quota; false when it says nothing. */
bool perk_reply_quota(const perk_reply *reply, int64_t now_ms, perk_quota *quota);
/* How long the server asks to wait, in ms; -1 when it does not say. A date counts from the reply's own Date, so no clock is
 * needed. */
int64_t perk_reply_after_ms(const perk_reply *reply, int http_status);

#endif
