#include "call/login.h"

#include "base/error.h"
#include "base/process.h"
#include "call/events.h"
#include "call/token.h"

#include <stdio.h>

static bool has_token(const perk_call *call)
{
    return perk_token_cache_has(perk_client_token_cache(call->client),
                                &(perk_token_wish){call->now, call->after});
}

void perk_login_over(perk_call *call)
{
    call->state = call->only_login && has_token(call) ? PERK_CALL_DONE : PERK_CALL_BUILD;
}

void perk_login_start(perk_call *call)
{
    bool host = perk_client_token_source(call->client) == PERK_SOURCE_HOST;
    call->errand = host ? PERK_ERRAND_ASK_HOST : PERK_ERRAND_LOGIN;
    call->errand_process = perk_process_number();
    call->state = host ? PERK_CALL_ASK_HOST : call->store ? PERK_CALL_LOAD : PERK_CALL_LOGIN;
}

void perk_login_asked(perk_call *call)
{
    bool empty = perk_token_cache_fetching(perk_client_token_cache(call->client));
    call->errand = empty ? PERK_ERRAND_LOGIN : PERK_ERRAND_PAGE;
    call->errand_process = perk_process_number();
    if (empty) {
        call->state = PERK_CALL_LOGIN;
        return;
    }
    perk_events_login(call, PERK_LOGIN_STORE, false);
    perk_login_over(call);
}

bool perk_login_take(perk_call *call, const perk_doc *doc, const char **flaw)
{
    int64_t life_ms = 0;
    perk_token_cache *cache = perk_client_token_cache(call->client);
    bool renewed = perk_token_cache_proven(cache);
    perk_text *token = perk_token_read(doc, &life_ms, flaw, &call->error);
    bool good = token && perk_token_cache_put(cache, perk_text_str(token), call->now, life_ms,
                                              &call->error) == 0;
    perk_text_free(token);
    if (good)
        perk_events_login(call, PERK_LOGIN_SENT, renewed);
    return good;
}

void perk_login_end(perk_call *call)
{
    call->errand = PERK_ERRAND_PAGE;
    if (call->store)
        call->state = PERK_CALL_SAVE;
    else
        perk_login_over(call);
}

bool perk_login_refuse(perk_call *call)
{
    char message[sizeof call->error.message];
    int status = call->error.http_status;
    perk_token_cache *cache = perk_client_token_cache(call->client);
    if (status >= 400 && status < 500 && status != 429 && status != 408)
        call->error.code = PERK_E_AUTH;
    perk_events_login(call, PERK_LOGIN_SENT, perk_token_cache_proven(cache));
    snprintf(message, sizeof message, "login failed: %.280s", call->error.message);
    perk_error_copy(call->error.message, sizeof call->error.message, perk_str_of(message));
    perk_token_cache_refuse(cache, call->now, &call->error);
    call->errand = PERK_ERRAND_PAGE;
    return has_token(call);
}

bool perk_login_answered(perk_call *call)
{
    perk_login_drop(call);
    perk_login_over(call);
    return has_token(call);
}

static bool token_refused(const perk_call *call)
{
    bool refused = call->error.http_status == 401 || call->error.http_status == 498 ||
                   call->error.code == PERK_E_AUTH;
    return refused && call->errand != PERK_ERRAND_LOGIN && call->auth == PERK_AUTH_TOKEN &&
           call->token;
}

bool perk_login_renew(perk_call *call)
{
    if (!token_refused(call) || perk_client_token_source(call->client) == PERK_SOURCE_FIXED)
        return false; /* a given token stays: the next call gets the server's answer, too, not that
                         there is none */
    bool from_store =
        perk_token_cache_reject(perk_client_token_cache(call->client), perk_text_str(call->token));
    if (call->renewals >= (from_store && call->store ? 2 : 1))
        return false;
    call->renewals++;
    return true;
}

void perk_login_drop(perk_call *call)
{
    bool own = call->errand_process == perk_process_number(); /* not of this call in the parent */
    if (own && call->errand != PERK_ERRAND_PAGE)
        perk_token_cache_drop(perk_client_token_cache(call->client));
    call->errand = PERK_ERRAND_PAGE;
}
