/*
 * patience.h - how much longer than its deadline a page may wait for its turn (the option
 * max_wait_ms): for the client's rate limit, the API's quota, the Retry-After of a 429, and a login
 * that other calls make or that fails for a while. Such waiting moves the deadline, so what is left
 * of it is the page's as soon as its request may go out. 0, the default, moves nothing.
 */
#ifndef PERK_CALL_PATIENCE_H
#define PERK_CALL_PATIENCE_H

#include "call/call.h"

/* What the present page has not used yet, in ms. */
int64_t perk_patience_left(const perk_call *call);
/* The same for a login that fails: little, as long as none has ever succeeded. */
int64_t perk_patience_with_login(const perk_call *call);
/* True when the page can wait that long before its deadline and what patience is left. */
bool perk_patience_allows(const perk_call *call, int64_t wait_ms);
/* The page waits that long: moves its deadline by as much of it as is left. */
void perk_patience_spend(perk_call *call, int64_t wait_ms);
/* A login that this call made is over, or has failed: the time that it took was no waiting for the
 * page. */
void perk_patience_end_login(perk_call *call);

#endif
