/* read.h - replies as a call takes them: the texts of servers' errors are read without what the
 * client knows to be secret. */
#ifndef PERK_CALL_READ_H
#define PERK_CALL_READ_H

#include "call/call.h"
#include "jsonapi/doc.h"

/* A reply's body. */
typedef struct perk_reply_body {
    perk_str text;
    perk_buf *own;     /* holds the text, and a document may take it over; NULL: the host's own */
    perk_text *masked; /* holds the text, once secrets were taken out of it; else NULL */
} perk_reply_body;

/* The setting that determines where a request to the API goes. */
const char *perk_read_address_setting(const perk_call *call);
/* Whether the reply is an error as it stands; call->error is then that error. Without memory for
 * a masked copy it has nothing of the body. */
bool perk_read_failure(perk_call *call, int http_status, perk_str body);
/* The document of a reply that is none, read as `how` has it; NULL with call->error. One that may
 * hold errors is masked, and body->text is then the masked one. */
perk_doc *perk_read_success(perk_call *call, perk_reply_body *body, const perk_reading *how);

#endif
