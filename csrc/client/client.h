/* client.h - settings read by the rest of the core, and the token slot. */
#ifndef PERK_CLIENT_CLIENT_H
#define PERK_CLIENT_CLIENT_H

#include "api/table.h"

/* Any setting, secrets too; {NULL,0} when unset and without default. */
perk_str perk_client_value(const perk_client *client, const char *name);
int64_t perk_client_int(const perk_client *client, const char *name);
bool perk_client_flag(const perk_client *client, const char *name);
const char *perk_client_provider(const perk_client *client);

/* The operation that fetches this client's tokens; NULL when none is fetched (token given, host-kept, or Basic). */
const perk_op *perk_client_token_op(const perk_client *client);

/* ---- the token slot: empty, being fetched, valid, refused until ---- */

typedef enum perk_token_state {
    PERK_TOKEN_READY,   /* *token holds a copy */
    PERK_TOKEN_FETCH,   /* the caller must fetch, and must call put, refuse or drop */
    PERK_TOKEN_BUSY,    /* another call is fetching: wait and look again */
    PERK_TOKEN_REFUSED, /* the last fetch was refused just now: *err holds why */
    PERK_TOKEN_FAILED   /* out of memory: *err */
} perk_token_state;

perk_token_state perk_token_take(perk_client *client, int64_t now_ms, perk_text **token, perk_error *err);
/* Stores a fetched token and ends the fetch. life_ms < 0: until refused. */
int perk_token_put(perk_client *client, perk_str token, int64_t now_ms, int64_t life_ms, perk_error *err);
/* Ends the fetch: the server refused; calls within PERK_TOKEN_REFUSED_MS fail the same way. */
void perk_token_refuse(perk_client *client, int64_t now_ms, const perk_error *why);
/* Ends the fetch without a verdict (the fetching call went away). */
void perk_token_drop(perk_client *client);
/* A 401 came back for `token`: forgets it if it is still the one in the slot. */
void perk_token_reject(perk_client *client, perk_str token);

#endif
