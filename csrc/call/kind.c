#include "call/kind.h"

#include "call/accept.h"
#include "call/token.h"
#include "request/build.h"
#include "request/raw.h"

static perk_request *operation_request(perk_call *call)
{
    return perk_request_build_with(call->client, call->args, call->pager.next, &call->error);
}

static perk_request *raw_request(perk_call *call)
{
    return perk_request_raw(
        call->client,
        &(perk_raw){perk_text_str(call->raw_method), perk_text_str(call->raw_url),
                    perk_text_str(call->raw_query), perk_text_str(call->raw_body)},
        &call->error);
}

static perk_request *login_request(perk_call *call)
{
    return perk_token_request(call->client, &call->error);
}

const perk_call_kind perk_kind_operation = {operation_request, perk_accept_page, true, true};
const perk_call_kind perk_kind_raw = {raw_request, perk_accept_page, true, true};
const perk_call_kind perk_kind_transfer = {NULL, perk_accept_bytes, false, false};
const perk_call_kind perk_kind_login = {login_request, perk_accept_login, true, false};

const perk_call_kind *perk_kind_now(const perk_call *call)
{
    return call->errand == PERK_ERRAND_LOGIN ? &perk_kind_login : call->kind;
}
