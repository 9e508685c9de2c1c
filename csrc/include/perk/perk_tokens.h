/*
 * perk_tokens.h - the token of a client, for hosts that fetch, keep or share tokens, or that pass
 * them on (a gateway). perk.h includes this header, and its conventions apply here.
 */
#ifndef PERK_PERK_TOKENS_H
#define PERK_PERK_TOKENS_H

#include <perk/perk.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The token that is valid at `now_ms` (owned); NULL with code 0 when there is none. */
PERK_API perk_text *perk_client_token(perk_client *client, int64_t now_ms, perk_error *err);
/* Its remaining life in seconds, the unit of replies, stores and hosts' functions; INFINITY: until
 * the API rejects it; 0: there is no token. */
PERK_API double perk_client_token_seconds(perk_client *client, int64_t now_ms);
/* The key under which a store keeps this client's tokens (owned): 64 hex characters, a hash of
 * provider, addresses, client id and issuer. It reveals no secret. */
PERK_API perk_text *perk_client_token_key(const perk_client *client, perk_error *err);
/* Sets a token that a host fetched or shares. `seconds` is its remaining life: INFINITY means
 * "until the API rejects it", 0 or less that it is over; PERK_E_TYPE for NaN. After
 * PERK_LOAD_TOKEN, a token is ignored when it is the one that the API rejected last or is already
 * in use. */
PERK_API int perk_client_set_token(perk_client *client, perk_str token, int64_t now_ms,
                                   double seconds, perk_error *err);

/* Forgets this token: the API rejected it, and this was seen outside the client's calls (the
 * upstream of a gateway answered 401). A token that replaced it meanwhile stays; so does one that
 * was given when the client was made, since there is no other. */
PERK_API int perk_client_drop_token(perk_client *client, perk_str token, perk_error *err);
/* The header that carries `token` to the API, as a JSON object of one name and text (owned):
 * {"Authorization": "Bearer …"}, or the header that the provider uses instead. With auth "basic"
 * `token` is {NULL,0} or ignored, and the header has the credentials. */
PERK_API perk_text *perk_client_authorization(const perk_client *client, perk_str token,
                                              perk_error *err);

/* A login, for hosts that keep tokens themselves: it is done when the client has a token that it did
 * not have when the call was made, also while an older one is in force. Its actions are PERK_SEND,
 * PERK_WAIT, PERK_LOAD_TOKEN, PERK_SAVE_TOKEN, PERK_FETCH_TOKEN (auth "token"), PERK_DONE and
 * PERK_FAILED. Calls of one client log in once: when another one is logging in, this one waits for
 * its token. PERK_E_INPUT for clients without a login: auth "basic", or only a given token. */
PERK_API perk_call *perk_call_login(perk_client *client, perk_error *err);

#ifdef __cplusplus
}
#endif

#endif
