#include "api/kard/shared.h"

#define TOKEN_REQUEST                                                                              \
    .provider = &perk_kard, .http_method = "POST", .path = "/v2/auth/token", .status = "current",  \
    .token_host = true, .replay = PERK_SAFE, .success = STATUSES(200), .reply = PERK_REPLY_OBJECT, \
    .reply_members = NAMES("access_token"), .reply_secret = true, .reply_types = NO_TYPES,         \
    .included_types = NO_TYPES
#define TARGET_ISSUER                                                                              \
    FIELD("target_issuer", "X-Kard-Target-Issuer", STRING, .place = PERK_IN_HEADER,                \
          .setting = "target_issuer", .doc = "issuer that the token is locked to (beta)")

static const perk_field token_basic_form_params[] = {
    SAME("grant_type", STRING, .place = PERK_IN_FORM, .flags = PERK_REQUIRED,
         .fixed = "client_credentials", .doc = "kind of login"),
    TARGET_ISSUER,
};

#define CREDENTIALS(in)                                                                            \
    SAME("client_id", STRING, .place = (in), .flags = PERK_REQUIRED, .setting = "client_id",       \
         .doc = "name of the API client"),                                                         \
        SAME("client_secret", STRING, .place = (in), .flags = PERK_REQUIRED,                       \
             .setting = "client_secret", .doc = "secret of the API client")

static const perk_field token_json_params[] = {CREDENTIALS(PERK_IN_BODY), TARGET_ISSUER};

static const perk_field token_form_params[] = {CREDENTIALS(PERK_IN_FORM), TARGET_ISSUER};

static const perk_op ops[] = {
    {
        .name = "auth.token_basic_form",
        TOKEN_REQUEST,
        .doc = "Fetch a token: Basic header, form body",
        .auth = PERK_AUTH_BASIC,
        PARAMS(token_basic_form_params),
        .body = {.shape = PERK_BODY_FORM},
    },
    {
        .name = "auth.token_json",
        TOKEN_REQUEST,
        .doc = "Fetch a token: credentials in a JSON body",
        .auth = PERK_AUTH_NONE,
        PARAMS(token_json_params),
        .body = {.shape = PERK_BODY_OBJECT},
    },
    {
        .name = "auth.token_form",
        TOKEN_REQUEST,
        .doc = "Fetch a token: credentials in a form body",
        .auth = PERK_AUTH_NONE,
        PARAMS(token_form_params),
        .body = {.shape = PERK_BODY_FORM},
    },
};

const perk_noun perk_kard_auth = {"auth", OPS(ops)};
