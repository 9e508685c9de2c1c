/* token.h - the request of a login, and the token in its reply. Pure. */
#ifndef PERK_CALL_TOKEN_H
#define PERK_CALL_TOKEN_H

#include "client/client.h"

perk_request *perk_token_request(const perk_client *client, perk_error *err);
/* The token out of a login's reply, and its life. NULL when there is none (code 0), or one that
 * cannot be sent: *flaw is the reason.
 */
perk_text *perk_token_read(const perk_doc *reply, int64_t *life_ms, const char **flaw,
                           perk_error *err);

#endif
