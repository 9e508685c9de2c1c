#include "call/patience.h"

#include "base/limits.h"

int64_t perk_patience_left(const perk_call *call)
{
    return call->max_wait_ms - call->waited_ms;
}

int64_t perk_patience_with_login(const perk_call *call)
{
    int64_t left = perk_patience_left(call), first = PERK_FIRST_LOGIN_MS - call->waited_ms;
    if (perk_token_cache_proven(perk_client_token_cache(call->client)) || left < first)
        return left;
    return first > 0 ? first : 0;
}

bool perk_patience_allows(const perk_call *call, int64_t wait_ms)
{
    return wait_ms < perk_call_remaining_ms(call, call->now) + perk_patience_left(call);
}

void perk_patience_spend(perk_call *call, int64_t wait_ms)
{
    int64_t left = perk_patience_left(call);
    int64_t spent = wait_ms < left ? wait_ms : left;
    call->waited_ms += spent;
    call->deadline += spent;
}

void perk_patience_end_login(perk_call *call)
{
    if (call->login_out)
        perk_patience_spend(call, call->now - call->login_at);
    call->login_out = false;
}
