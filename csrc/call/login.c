#include "call/login.h"

#include "base/error.h"
#include "base/process.h"
#include "call/token.h"

#include <stdio.h>

void perk_login_start(perk_call *call)
{
    bool host = perk_client_token_source(call->client) == PERK_SOURCE_HOST;
    call->fetching = perk_process_number();
    call->logging_in = !host;
    call->state = host ? PERK_CALL_ASK_HOST : call->store ? PERK_CALL_LOAD : PERK_CALL_LOGIN;
}

void perk_login_asked(perk_call *call)
{
    bool empty = perk_token_cache_fetching(perk_client_slot(call->client));
    call->fetching = empty ? perk_process_number() : 0;
    call->logging_in = empty;
    call->state = empty ? PERK_CALL_LOGIN : PERK_CALL_BUILD;
}

bool perk_login_take(perk_call *call, const perk_doc *doc, const char **flaw)
{
    int64_t life_ms = 0;
    perk_text *token = perk_token_read(doc, &life_ms, flaw, &call->error);
    bool good = token && perk_token_cache_put(perk_client_slot(call->client), perk_text_str(token),
                                              call->now, life_ms, &call->error) == 0;
    perk_text_free(token);
    return good;
}

void perk_login_end(perk_call *call)
{
    call->fetching = 0;
    call->logging_in = false;
    call->state = call->store ? PERK_CALL_SAVE : PERK_CALL_BUILD;
}

void perk_login_refuse(perk_call *call)
{
    char message[sizeof call->error.message];
    int status = call->error.http_status;
    if (status >= 400 && status < 500 && status != 429 && status != 408)
        call->error.code = PERK_E_AUTH;
    snprintf(message, sizeof message, "login failed: %.280s", call->error.message);
    perk_error_copy(call->error.message, sizeof call->error.message, perk_str_of(message));
    perk_token_cache_refuse(perk_client_slot(call->client), call->now, &call->error);
    call->fetching = 0;
}

static bool has_token(const perk_call *call)
{
    perk_text *token = perk_token_cache_current(perk_client_slot(call->client), call->now, NULL);
    bool has = token != NULL;
    perk_text_free(token);
    return has;
}

bool perk_login_answered(perk_call *call)
{
    perk_login_drop(call);
    call->state = PERK_CALL_BUILD;
    return has_token(call);
}

bool perk_login_can_wait(const perk_call *call)
{
    return has_token(call);
}

static bool token_refused(const perk_call *call)
{
    bool refused = call->error.http_status == 401 || call->error.http_status == 498 ||
                   call->error.code == PERK_E_AUTH;
    return refused && !call->logging_in && call->auth == PERK_AUTH_TOKEN && call->token;
}

bool perk_login_renew(perk_call *call)
{
    if (!token_refused(call) || perk_client_token_source(call->client) == PERK_SOURCE_FIXED)
        return false; /* a given token stays: the next call is to hear from the server too, not that
                         there is none */
    bool lent = perk_token_cache_reject(perk_client_slot(call->client), perk_text_str(call->token));
    if (call->renewals >= (lent && call->store ? 2 : 1))
        return false;
    call->renewals++;
    return true;
}

void perk_login_drop(perk_call *call)
{
    if (call->fetching ==
        perk_process_number()) /* the login of a parent's call ends in the parent */
        perk_token_cache_drop(perk_client_slot(call->client));
    call->fetching = 0;
    call->logging_in = false;
}
