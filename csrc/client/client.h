/* client.h - settings read by the rest of the core, and where its tokens come from. */
#ifndef PERK_CLIENT_CLIENT_H
#define PERK_CLIENT_CLIENT_H

#include "api/table.h"
#include "client/drift.h"
#include "client/rate_limiter.h"
#include "client/token_cache.h"

/* Any setting, secrets too; {NULL,0} when unset and without default. */
perk_str perk_client_value(const perk_client *client, const char *name);
int64_t perk_client_int(const perk_client *client, const char *name);
bool perk_client_flag(const perk_client *client, const char *name);
/* The caller's own headers for requests to the API, as a JSON object; NULL when there are none.
 * Borrowed. */
struct json_t;
const struct json_t *perk_client_headers(const perk_client *client);
const perk_provider *perk_client_provider(const perk_client *client);
/* The operation's path: that of the `paths` setting, else the table's; {NULL,0} when there is
 * neither. */
perk_str perk_client_path(const perk_client *client, const perk_op *op);

/* Where this client's authorization comes from. */
typedef enum perk_token_source {
    PERK_SOURCE_LOGIN, /* the client logs in: perk_client_token_op */
    PERK_SOURCE_HOST,  /* the host fetches tokens when asked (PERK_FETCH_TOKEN) */
    PERK_SOURCE_FIXED, /* one token was given and cannot be renewed */
    PERK_SOURCE_NONE   /* no token: Basic credentials on every request */
} perk_token_source;

perk_token_source perk_client_token_source(const perk_client *client);
/* The operation that fetches tokens, for PERK_SOURCE_LOGIN; NULL otherwise. */
const perk_op *perk_client_token_op(const perk_client *client);

/* The client's token, shared by all its calls. */
perk_token_cache *perk_client_token_cache(perk_client *client);
/* What its calls shall note of themselves: enum perk_observe. */
int perk_client_observed(const perk_client *client);
/* Where its calls note what the table does not know; NULL when the `drift` setting is off. */
perk_drift *perk_client_drift_notes(perk_client *client);
/* How fast its calls may send. */
perk_rate_limiter *perk_client_rate_limiter(perk_client *client);

#endif
