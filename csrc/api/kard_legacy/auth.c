#include "api/kard_legacy/shared.h"

/* The grant type goes into the query; the body is an empty form. */
static const perk_field token_params[] = {
    SAME("grant_type", STRING, IN_QUERY, .flags = PERK_REQUIRED, .fixed = "client_credentials",
         .doc = "kind of login"),
};

static const perk_op ops[] = {
    {
        .name = "legacy.auth.token",
        .provider = &perk_kard_legacy,
        .http_method = "POST",
        .path = "/oauth2/token",
        .doc = "Fetch a token of the legacy API",
        .status = "deprecated",
        .token_host = true,
        .auth = PERK_AUTH_BASIC,
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(token_params),
        .body = {.shape = PERK_BODY_FORM},
        .reply = PERK_REPLY_OBJECT,
        .reply_members = NAMES("access_token"),
        .reply_secret = true,
        .reply_types = NO_TYPES,
        .included_types = NO_TYPES,
    },
};

const perk_noun perk_kard_legacy_auth = {"auth", OPS(ops)};
