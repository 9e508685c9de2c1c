#include "call/progress.h"

#include "call/call.h"

bool perk_call_has_begun(const perk_call *call)
{
    return call->begun;
}
