#include "api/errors.h"

#include "api/provider.h"

/* Exactly one row for each member of enum perk_code. */
const perk_error_kind perk_error_kinds[] = {
    {PERK_E_NOMEM, "out_of_memory", "OutOfMemoryError", "PerkError", "There was not enough memory",
     "free memory, or request smaller pages"},
    {PERK_E_STATE, "state", "StateError", "PerkError", "Functions were called out of order",
     "check the order of the calls; a closed client or a finished call cannot be used again"},

    {PERK_E_INPUT, "input", "InputError", "PerkError",
     "An argument or setting is invalid; nothing was sent",
     "correct the argument at the error's pointer"},
    {PERK_E_NAME, "unknown_name", "UnknownNameError", "InputError",
     "No operation, parameter, setting or known value has that name; nothing was sent",
     "use the suggested name, or turn strict off to send what this version does not know"},
    {PERK_E_MISSING, "missing", "MissingError", "InputError",
     "A required parameter or setting is absent; nothing was sent",
     "give the parameter in the call, or the setting when the client is created"},
    {PERK_E_TYPE, "wrong_type", "WrongTypeError", "InputError",
     "A value has the wrong type; nothing was sent", "give a value of the type in the message"},
    {PERK_E_RANGE, "out_of_range", "OutOfRangeError", "InputError",
     "A value is out of bounds or too long, or there are too many; nothing was sent",
     "keep to the bounds in the message"},
    {PERK_E_ORIGIN, "origin", "OriginError", "InputError",
     "A link points to another server than the configured one; nothing was sent",
     "check where the link comes from; the token is sent to the configured server only"},

    {PERK_E_PARSE, "parse", "ParseError", "PerkError",
     "A text is not valid JSON, or not the expected JSON",
     "look at the byte at the error's offset; compare with the raw text"},
    {PERK_E_LIMIT, "limit", "LimitError", "ParseError",
     "A limit on bytes, nesting or pages was exceeded",
     "ask for less at a time, or raise the setting in the message"},
    {PERK_E_SIGNATURE, "signature", "SignatureError", "PerkError",
     "A webhook's signature is absent, malformed or does not match",
     "respond with 401 and do not read the body; verify the raw bytes with the key of this "
     "environment"},

    {PERK_E_TRANSPORT, "transport", "TransportError", "PerkError",
     "The connection to the server was lost",
     "try again when the error is retryable; check the network and any proxy in between"},
    {PERK_E_CONNECT, "connect", "ConnectError", "TransportError",
     "No connection was established; nothing was sent",
     "check host, network, proxy and certificates; it is safe to try again"},
    {PERK_E_TIMEOUT, "deadline", "DeadlineError", "TransportError",
     "The deadline passed before the call finished",
     "allow more time (timeout_ms), or try again later"},
    {PERK_E_CANCELLED, "cancelled", "CancelledError", "TransportError", "The call was cancelled",
     "call again when you need the result"},

    {PERK_E_API, "api", "ApiError", "PerkError", "The server returned an error",
     "read the server's message and code in the error"},
    {PERK_E_BAD_REQUEST, "bad_request", "BadRequestError", "ApiError",
     "The server rejected the request's content (400, 422)",
     "correct what the error's pointer shows; sending the same again will fail again"},
    {PERK_E_AUTH, "auth", "AuthError", "ApiError",
     "The server did not accept the credentials (401)",
     "check the credentials and the environment; tokens are renewed once automatically"},
    {PERK_E_FORBIDDEN, "forbidden", "ForbiddenError", "ApiError",
     "The credentials do not permit this (403)",
     "ask the provider for the scope, or check the organization and the network you call from"},
    {PERK_E_NOT_FOUND, "not_found", "NotFoundError", "ApiError",
     "The resource does not exist (404)", "check the ids, the organization and the environment"},
    {PERK_E_CONFLICT, "conflict", "ConflictError", "ApiError",
     "It conflicts with the server's current state (409)",
     "read the current state first; an earlier attempt may have made this change"},
    {PERK_E_RATE_LIMIT, "rate_limit", "RateLimitError", "ApiError", "Too many requests (429)",
     "wait for the error's retry_after, then try again; send fewer at a time"},
    {PERK_E_SERVER, "server", "ServerError", "ApiError", "The server failed (5xx)",
     "try again later when the error is retryable; otherwise contact the provider with the request "
     "id"},
    {PERK_E_REPLY, "unexpected_reply", "UnexpectedReplyError", "ApiError",
     "The server reported success, but the body is not as documented",
     "check the base URL and any proxy in between"},

    {PERK_E_NOT_DONE, "not_done", "NotDoneError", "PerkError",
     "A read showed that a write of unknown outcome was not done", "send it again"},

    {PERK_E_PROMOTION_TYPE, "promotion_type", "PromotionTypeError", "ApiError",
     "This type of promotion cannot be switched for one customer (Capillary 707)",
     "only customer, earning and reward promotions can be switched, not POS and CODE promotions"},
    {PERK_E_EARN_ID, "earn_id", "EarnIdError", "ApiError",
     "The earn id is unknown or belongs to another customer (Capillary 731)",
     "take the earn id from the customer's own list of promotions"},
    {PERK_E_PREFERENCE, "preference", "PreferenceError", "ApiError",
     "Earn id and mode of the promotion do not match (Capillary 736)",
     "give earn_id for payment-voucher promotions and leave it out for discounts"},
    {PERK_E_PENDING_CART, "pending_cart", "PendingCartError", "ApiError",
     "The customer has an open cart (Capillary 737)",
     "wait until the cart expires or cancel its evaluation, then repeat the request"},
};
const size_t perk_error_kind_count = PERK_COUNT(perk_error_kinds);

const perk_error_kind *perk_error_kind_find(int code)
{
    for (size_t i = 0; i < perk_error_kind_count; i++)
        if (perk_error_kinds[i].code == code)
            return &perk_error_kinds[i];
    return NULL;
}

const char *perk_error_advice(const perk_error *err)
{
    if (!err || !err->code)
        return "";
    if (err->flags & PERK_ERR_OUTCOME_UNKNOWN)
        return "it may have been done: read the current state first (reconcile helps), then send "
               "only what is missing";
    if (err->code == PERK_E_API && err->http_status >= 300 && err->http_status < 400)
        return "set the address to the one that the server names, if you know that it belongs to "
               "the provider";
    const perk_provider_code *row = perk_provider_code_find(err->api_code);
    if (row && row->advice)
        return row->advice;
    const perk_error_kind *kind = perk_error_kind_find(err->code);
    return kind ? kind->advice : "";
}
