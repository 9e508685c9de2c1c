/* token.h - the request of a login, and the token in its reply. Pure. */
#ifndef PERK_CALL_TOKEN_H
#define PERK_CALL_TOKEN_H

#include "client/client.h"

perk_request *perk_token_request(const perk_client *client, perk_error *err);
/* The token (owned) and how long it lives; NULL when there is none of a bearable length, with code 0 unless memory ran out. */
perk_text *perk_token_read(const perk_doc *reply, int64_t *life_ms, perk_error *err);

#endif
