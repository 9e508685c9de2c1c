#include "api/capillary/shared.h"

/* In the order of the reference pages. */
#define NOUNS(N)                                                                                   \
    N(auth)                                                                                        \
    N(promotions)                                                                                  \
    N(carts)                                                                                       \
    N(codes)                                                                                       \
    N(redemptions)                                                                                 \
    N(organization)                                                                                \
    N(events)

#define DECLARE(noun) extern const perk_noun perk_capillary_##noun;
#define ADDRESS(noun) &perk_capillary_##noun,

/* clang-format off */
NOUNS(DECLARE)

static const perk_noun *const nouns[] = {NOUNS(ADDRESS) NULL};
/* clang-format on */

static const perk_login logins[] = {
    {"oauth", "capillary.auth.token", .needs = {"key", "secret"}},
    {"token", .host = true},
    {"basic", .needs = {"username"}, .one_of = {"password", "password_hash"}},
};

/* Each cluster has its own address, so there are no presets. */
const perk_provider perk_capillary = {
    .name = "capillary",
    .class_name = "Capillary",
    .env = "PERK_CAPILLARY_",
    .prefix = "capillary.",
    .doc = "Capillary's cart promotions",
    .bit = PERK_CAPILLARY,
    .domains = TYPES("capillarytech.com", "capillarytech.cn.com", "capillary.co.in"),
    LOGINS(logins),
    .token_header = "X-CAP-API-OAUTH-TOKEN",
    .basic = PERK_BASIC_TILL,
    .dialect = PERK_DIALECT_BODY,
    .codes = &perk_capillary_error_codes,
    .nouns = nouns,
};
