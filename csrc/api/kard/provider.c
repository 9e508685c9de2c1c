#include "api/kard/shared.h"

/* In the order of the reference pages. */
#define NOUNS(N)                                                                                   \
    N(auth)                                                                                        \
    N(ping)                                                                                        \
    N(webview)                                                                                     \
    N(users)                                                                                       \
    N(offers)                                                                                      \
    N(locations)                                                                                   \
    N(attributions)                                                                                \
    N(placement_slots)                                                                             \
    N(placement_content)                                                                           \
    N(transactions)                                                                                \
    N(fraud_markers)                                                                               \
    N(historical_uploads)                                                                          \
    N(audits)                                                                                      \
    N(earned_rewards)                                                                              \
    N(subscriptions)                                                                               \
    N(notifications)                                                                               \
    N(files)                                                                                       \
    N(organization)                                                                                \
    N(children)                                                                                    \
    N(placements)                                                                                  \
    N(content_strategies)

#define DECLARE(noun) extern const perk_noun perk_kard_##noun;
#define ADDRESS(noun) &perk_kard_##noun,

/* clang-format off */
NOUNS(DECLARE)

static const perk_noun *const nouns[] = {NOUNS(ADDRESS) NULL};
/* clang-format on */

static const perk_preset presets[] = {
    {"production", "base_url", "https://rewards-api.getkard.com"},
    {"sandbox", "base_url", "https://test-rewards-api.getkard.com"},
};

static const perk_login logins[] = {
    {"basic_form", "auth.token_basic_form", .needs = {"client_id", "client_secret"}},
    {"json", "auth.token_json", .needs = {"client_id", "client_secret"}},
    {"form", "auth.token_form", .needs = {"client_id", "client_secret"}},
    {"token", .host = true},
};

/* Tokens are asked for at base_url. */
const perk_provider perk_kard = {
    .name = "kard",
    .class_name = "Kard",
    .env = "PERK_",
    .prefix = "",
    .doc = "The Kard API, version 2",
    .bit = PERK_KARD,
    PRESETS(presets),
    .domains = TYPES("getkard.com"),
    LOGINS(logins),
    .basic = PERK_BASIC_CLIENT,
    .dialect = PERK_DIALECT_STATUS,
    .events = &perk_enum_notification_type,
    .nouns = nouns,
};
