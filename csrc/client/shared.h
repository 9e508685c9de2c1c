/*
 * shared.h - what a client shares with those made from it for other issuers
 * (perk_client_for_issuer): the rate limiter, the drift, and one token cache per issuer. A token is
 * locked to its issuer, so it must never serve another one; asking for an issuer again finds its
 * token.
 */
#ifndef PERK_CLIENT_SHARED_H
#define PERK_CLIENT_SHARED_H

#include "client/drift.h"
#include "client/rate_limiter.h"
#include "client/token_cache.h"

typedef struct perk_shared perk_shared;

perk_shared *perk_shared_new(perk_error *err);
perk_shared *perk_shared_ref(perk_shared *shared);
void perk_shared_unref(perk_shared *shared);
/* The token cache of an issuer ("" for none), to be released with perk_shared_leave. It is kept,
 * with its token, until the shared state ends or its space is needed. NULL with PERK_E_LIMIT when
 * PERK_MAX_ISSUERS are in use. */
perk_token_cache *perk_shared_join(perk_shared *shared, perk_str issuer, perk_error *err);
void perk_shared_leave(perk_shared *shared, perk_token_cache *token_cache);
perk_rate_limiter *perk_shared_rate_limiter(perk_shared *shared);
perk_drift *perk_shared_drift(perk_shared *shared);

#endif
