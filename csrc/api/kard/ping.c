#include "api/kard/shared.h"

static const perk_op ops[] = {
    {
        OPERATION("ping.get", "GET", "/v2/ping"),
        .doc = "Check that the API answers; no credentials needed",
        .status = "current",
        .auth = PERK_AUTH_NONE,
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        .reply = PERK_REPLY_OBJECT,
        .reply_members = NAMES("status", "timestamp"),
        .reply_types = NO_TYPES,
        .included_types = NO_TYPES,
    },
};

const perk_noun perk_kard_ping = {"ping", OPS(ops)};
