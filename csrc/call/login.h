/* login.h - a call's way to a token: those transitions of the machine that concern the client's
 * token cache and the host's store. */
#ifndef PERK_CALL_LOGIN_H
#define PERK_CALL_LOGIN_H

#include "call/call.h"

/* The token cache makes this call fetch: from the host, or, after asking its store if it has one,
 * by logging in. */
void perk_login_start(perk_call *call);
/* The store was asked: when it gave a token, the fetch is over; else this call logs in. */
void perk_login_asked(perk_call *call);
/* The host was asked for a token, and the call goes on; false when there is none now. */
bool perk_login_answered(perk_call *call);
/* The login was answered; false when there is no token in it (call->error is set only when
 * memory ran out), or one that cannot be sent: *flaw is the reason. */
bool perk_login_take(perk_call *call, const perk_doc *doc, const char **flaw);
/* The fetch is over: back to the call's own request; a call that only logs in has what it wants. */
void perk_login_over(perk_call *call);
/* Its login is over. A host that has a store is informed first, also when the old
 * token has to do: it may hold a lock that other processes wait for. */
void perk_login_end(perk_call *call);
/* The login failed, and so do the calls that wait for it, instead of trying one after the other.
 * True when this call can still go on: renewal starts before expiry, so the old token may do. */
bool perk_login_refuse(perk_call *call);
/* The API rejected the token: forgets it. True when there is a way to get another one: once a
 * page, and once more when the other one was an old one after all, out of a store. */
bool perk_login_renew(perk_call *call);
/* Ends the fetch, if this call is at it, without a verdict. */
void perk_login_drop(perk_call *call);

#endif
