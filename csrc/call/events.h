/* events.h - what a call of an observed client did, until somebody takes it (perk_events.h). Not
 * observed, each of these functions costs one comparison. */
#ifndef PERK_CALL_EVENTS_H
#define PERK_CALL_EVENTS_H

#include "call/call.h"

/* A reply came, with a body of that size. */
void perk_events_reply(perk_call *call, int http_status, size_t bytes);
/* The same reply was read, and may be a failure. */
void perk_events_judged(perk_call *call);
/* There will be no reply. The next step has the time. */
void perk_events_lost(perk_call *call, int code);
void perk_events_settle(perk_call *call);
/* The failure in call->error is repeated after a pause. */
void perk_events_retry(perk_call *call, int64_t wait_ms);
/* The call waits for its turn: noted once for each request, unless it takes a second or more; -1:
 * as long as another call takes. */
void perk_events_wait(perk_call *call, int reason, int64_t wait_ms);
/* There is a token, or the login failed with call->error. `renewed`: there was one before. */
void perk_events_login(perk_call *call, int from, bool renewed);
/* The API refused the token, and another one is fetched. */
void perk_events_refused(perk_call *call);
/* Forgets the events. */
void perk_events_clear(perk_events *events);

#endif
