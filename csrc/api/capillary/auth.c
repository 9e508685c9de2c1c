#include "api/capillary/shared.h"

static const perk_field token_params[] = {
    SAME("key", STRING, .place = PERK_IN_BODY, .flags = PERK_REQUIRED, .setting = "key",
         .doc = "key of the API client"),
    SAME("secret", STRING, .place = PERK_IN_BODY, .flags = PERK_REQUIRED, .setting = "secret",
         .doc = "secret of the API client"),
};

static const perk_op ops[] = {
    {
        OPERATION("auth.token", "POST", "/v3/oauth/token/generate"),
        CURRENT,
        .doc = "Fetch a token",
        .token_host = true,
        .auth = PERK_AUTH_NONE,
        .replay = PERK_SAFE,
        PARAMS(token_params),
        .body = {.shape = PERK_BODY_OBJECT},
        .reply = PERK_REPLY_OBJECT,
        .reply_members = NAMES("accessToken"),
        .reply_secret = true,
        .reply_types = NO_TYPES,
    },
};

const perk_noun perk_capillary_auth = {"auth", OPS(ops)};
