/* mask.h - takes what the client knows to be secret out of the texts of servers' errors,
 * before any of it is read: its secret settings, its token, and the credentials as the request
 * carried them; plain, percent-encoded or escaped as in JSON. */
#ifndef PERK_CALL_MASK_H
#define PERK_CALL_MASK_H

#include "call/call.h"

/* Puts '*' in the place of secrets. True when there were any. Takes no memory and time in
 * proportion to the text: one that is made to take more is masked as a whole. */
bool perk_mask(const perk_call *call, char *text, size_t len);
/* A masked copy; NULL when out of memory. `found` (may be NULL): whether there was anything to
 * mask. */
perk_text *perk_mask_copy(const perk_call *call, perk_str text, bool *found, perk_error *err);

#endif
