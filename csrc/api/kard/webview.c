#include "api/kard/shared.h"

static const perk_field user_params[] = {ORGANIZATION, USER};

static const perk_op ops[] = {
    {
        OPERATION("webview.create_token", "POST",
                  "/v2/auth/issuers/{organizationId}/users/{userId}/token"),
        .doc = "Make a token for the hosted web view of one user",
        .advice = "Put it into the web view's address as the query parameter token; do not log "
                  "that address.",
        .status = "current",
        .replay = PERK_SINGLE,
        .success = STATUSES(200),
        PARAMS(user_params),
        .reply = PERK_REPLY_OBJECT,
        .reply_members = NAMES("access_token"),
        .reply_secret = true,
        .reply_types = NO_TYPES,
        .included_types = NO_TYPES,
        UNVERIFIABLE("A token changes nothing: request another one."),
    },
};

const perk_noun perk_kard_webview = {"webview", OPS(ops)};
