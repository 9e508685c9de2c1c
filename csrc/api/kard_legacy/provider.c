#include "api/kard_legacy/shared.h"

/* In the order of the reference pages. */
#define NOUNS(N)                                                                                   \
    N(auth)                                                                                        \
    N(offers)                                                                                      \
    N(merchants)                                                                                   \
    N(locations)                                                                                   \
    N(users)                                                                                       \
    N(cards)                                                                                       \
    N(transactions)                                                                                \
    N(audits)                                                                                      \
    N(attributions)                                                                                \
    N(files)                                                                                       \
    N(affiliate_merchants)                                                                         \
    N(earned_rewards)

#define DECLARE(noun) extern const perk_noun perk_kard_legacy_##noun;
#define ADDRESS(noun) &perk_kard_legacy_##noun,

/* clang-format off */
NOUNS(DECLARE)

static const perk_noun *const nouns[] = {NOUNS(ADDRESS) NULL};
/* clang-format on */

#define COGNITO(pool) "https://" pool ".auth.us-east-1.amazoncognito.com/oauth2/token"

static const perk_preset presets[] = {
    {"production", "base_url", "https://rewards-api.getkard.com"},
    {"sandbox", "base_url", "https://test-rewards-api.getkard.com"},
    {"production", "token_url", COGNITO("rewards-api")},
    {"sandbox", "token_url", COGNITO("test-rewards-api")},
};

static const perk_login logins[] = {
    {"cognito", "legacy.auth.token", .needs = {"client_id", "client_secret"}},
    {"token", .host = true},
};

const perk_provider perk_kard_legacy = {
    .name = "kard_legacy",
    .class_name = "KardLegacy",
    .env = "PERK_LEGACY_",
    .prefix = "legacy.",
    .doc = "Kard's legacy API",
    .bit = PERK_KARD_LEGACY,
    PRESETS(presets),
    .domains = TYPES("getkard.com", "amazoncognito.com"),
    LOGINS(logins),
    .basic = PERK_BASIC_CLIENT,
    .dialect = PERK_DIALECT_STATUS,
    .nouns = nouns,
};
