/* reply.h - the reply headers that a call reads, and what they mean for waiting. */
#ifndef PERK_CALL_REPLY_H
#define PERK_CALL_REPLY_H

#include "client/rate_limiter.h"

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
    char points_to[96]; /* the origin of Location; "" when it has none */
    bool has_location;
} perk_reply;

void perk_reply_clear(perk_reply *reply);
void perk_reply_note(perk_reply *reply, perk_str name, perk_str value);
perk_str perk_reply_get(const perk_reply *reply, perk_str name);
perk_str perk_reply_request_id(const perk_reply *reply);
/* Whether the reply points elsewhere: then writes an error that names the origin only, since the
 * rest of the address may hold data, and the setting to change. */
bool perk_reply_redirects(const perk_reply *reply, int http_status, const char *setting,
                          perk_error *err);
/* What the API's reply of that status reports about sending: of its quota and, when it is a 429, of
 * waiting. Reads `report->at`, and leaves `report->sent_at` alone. */
void perk_reply_rate(const perk_reply *reply, int http_status, perk_rate_report *report);
/* How long the server asks to wait, in ms; -1 when it does not. A date counts from the reply's
 * own Date, so no clock is needed; a number that is no length of time but a time since 1970
 * likewise. */
int64_t perk_reply_after_ms(const perk_reply *reply, int http_status);

#endif
