/* accept.h - what a reply leads to: a page, a token, or a failure that step.c decides on. */
#ifndef PERK_CALL_ACCEPT_H
#define PERK_CALL_ACCEPT_H

#include "call/read.h"

/* Replies that are no errors, by kind of call. */
void perk_accept_page(perk_call *call, int http_status, perk_reply_body *body);
void perk_accept_login(perk_call *call, int http_status, perk_reply_body *body);
void perk_accept_bytes(perk_call *call, int http_status, perk_reply_body *body);
/* The reply is the error in call->error: adds what its headers report, and keeps its body, masked,
 * unless it may hold a token. */
void perk_accept_failure(perk_call *call, int http_status, perk_str body);

#endif
