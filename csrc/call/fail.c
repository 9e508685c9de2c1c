#include "call/fail.h"

#include "base/error.h"
#include "call/login.h"

void perk_fail(perk_call *call)
{
    perk_login_drop(call);
    call->error.attempts = call->only_login ? call->login_attempts : call->attempts;
    if (call->doubted)
        call->error.flags |= PERK_ERR_OUTCOME_UNKNOWN;
    call->state = PERK_CALL_FAILED;
}

void perk_fail_with(perk_call *call, int code, const char *message)
{
    perk_error_clear(&call->error);
    perk_error_set(&call->error, code, "%s", message);
    perk_fail(call);
}

void perk_fail_forget(perk_call *call)
{
    perk_error_clear(&call->error);
    perk_text_free(call->error_body);
    call->error_body = NULL;
}
