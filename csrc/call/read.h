/* read.h - replies as a call takes them: what servers say of errors is read without what the client
 * knows to be secret. */
#ifndef PERK_CALL_READ_H
#define PERK_CALL_READ_H

#include "call/call.h"

/* Whether the reply is an error as it stands; call->error then says which. Without memory for a
 * masked copy it says nothing of the body. */
bool perk_read_failure(perk_call *call, int http_status, perk_str body);
/* The document of a reply that is none; NULL with call->error. One that may tell of errors is
 * masked. */
perk_doc *perk_read_success(perk_call *call, int http_status, perk_str text);

#endif
