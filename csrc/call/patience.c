#include "call/patience.h"

int64_t perk_patience_left(const perk_call *call)
{
    return call->max_wait_ms - call->waited_ms;
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
