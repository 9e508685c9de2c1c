/*
 * token_cache.h - the one token of a client: empty, being fetched, valid, or refused until. Locked,
 * so that calls of several threads share it: one fetches, the others wait or go on with a token
 * that is still valid. It remembers the token that the API rejected last, since a store may return
 * it again.
 */
#ifndef PERK_CLIENT_TOKEN_CACHE_H
#define PERK_CLIENT_TOKEN_CACHE_H

#include "base/str.h"

typedef struct perk_token_cache {
    perk_text *token, *rejected;
    bool from_store, rejected_from_store; /* it came from a store, not from a login */
    int64_t renew_at, expires_at;         /* INT64_MAX: never */
    unsigned fetching; /* number of the process in which a call fetches; 0: none does */
    uint64_t number;   /* of the tokens so far; 0: there was none yet */
    int64_t refused_until;
    perk_error refused;
} perk_token_cache;

typedef enum perk_token_state {
    PERK_TOKEN_READY,   /* *token holds a copy */
    PERK_TOKEN_FETCH,   /* the caller must fetch, and must end with put, refuse or drop */
    PERK_TOKEN_BUSY,    /* another call is fetching: wait and look again */
    PERK_TOKEN_REFUSED, /* the last fetch failed just now: *err holds why */
    PERK_TOKEN_FAILED   /* out of memory: *err */
} perk_token_state;

/* What a call needs: a token that is valid now, and that is not one of the first `after`. */
typedef struct perk_token_wish {
    int64_t now_ms;
    uint64_t after; /* 0: any token will do */
} perk_token_wish;

/* Why a token cannot be sent in a header; NULL when it can. */
const char *perk_token_flaw(perk_str token);
/* The same as an error. */
int perk_token_check(perk_str token, perk_error *err);

void perk_token_cache_init(perk_token_cache *cache);
void perk_token_cache_clear(perk_token_cache *cache);
perk_token_state perk_token_cache_take(perk_token_cache *cache, const perk_token_wish *wish,
                                       perk_text **token, perk_error *err);
bool perk_token_cache_has(perk_token_cache *cache, const perk_token_wish *wish);
/* How many tokens there were so far: later ones are newer. */
uint64_t perk_token_cache_number(perk_token_cache *cache);
/* A copy of the token in force; NULL with code 0 when there is none. */
perk_text *perk_token_cache_current(perk_token_cache *cache, int64_t now_ms, perk_error *err);
/* Stores a token and ends the fetch. life_ms < 0: until refused. */
int perk_token_cache_put(perk_token_cache *cache, perk_str token, int64_t now_ms, int64_t life_ms,
                         perk_error *err);
/* The same for a token out of a store, of which it is unknown how good it is. While a fetch is on,
 * one that is no news (the one in the cache, or the one last rejected), has no life left or has a
 * flaw is ignored, and the fetch goes on. */
int perk_token_cache_offer(perk_token_cache *cache, perk_str token, int64_t now_ms, int64_t life_ms,
                           perk_error *err);
bool perk_token_cache_fetching(perk_token_cache *cache);
/* Whether there ever was a token: else the address or the credentials may be wrong. */
bool perk_token_cache_proven(perk_token_cache *cache);
/* What is left of the token's life; -1: until refused, 0: there is none. */
int64_t perk_token_cache_life_ms(perk_token_cache *cache, int64_t now_ms);
/* Ends the fetch in failure; for PERK_TOKEN_REFUSED_MS, or as long as a 429 asked to wait (at most
 * PERK_MAX_HOLD_MS), other calls fail the same way instead of trying again one by one. */
void perk_token_cache_refuse(perk_token_cache *cache, int64_t now_ms, const perk_error *why);
/* Ends the fetch without a verdict: the fetching call went away. */
void perk_token_cache_drop(perk_token_cache *cache);
/* A 401 came back for `token`: forgets it, if it is still the one in the cache. True when a store
 * had handed it out. */
bool perk_token_cache_reject(perk_token_cache *cache, perk_str token);

#endif
