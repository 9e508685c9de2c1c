/* fail.h - how a call ends in an error. */
#ifndef PERK_CALL_FAIL_H
#define PERK_CALL_FAIL_H

#include "call/call.h"

/* The call has failed with call->error. */
void perk_fail(perk_call *call);
/* The same with an error in place of the present one. */
void perk_fail_with(perk_call *call, int code, const char *message);
/* The failed exchange is repeated or was no loss: clears its error and body. */
void perk_fail_forget(perk_call *call);

#endif
