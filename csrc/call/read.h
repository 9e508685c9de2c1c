/* read.h - replies as a call takes them: the texts of servers' errors are read without what the
 * client knows to be secret. */
#ifndef PERK_CALL_READ_H
#define PERK_CALL_READ_H

#include "call/call.h"

/* Whether the reply is an error as it stands; call->error is then that error. Without memory for
 * a masked copy it has nothing of the body. */
bool perk_read_failure(perk_call *call, int http_status, perk_str body);
/* The document of a reply that is none; NULL with call->error. One that may hold errors is
 * masked. */
perk_doc *perk_read_success(perk_call *call, int http_status, perk_str text);

#endif
