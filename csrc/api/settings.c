#include "api/enums.h"
#include "base/limits.h"

const perk_provider perk_providers[] = {
    {"kard", "Kard", "PERK_", "The Kard API, version 2"},
    {"kard_legacy", "KardLegacy", "PERK_LEGACY_", "Kard's legacy API"},
    {"capillary", "Capillary", "PERK_CAPILLARY_", "Capillary's cart promotions"},
};
const size_t perk_provider_count = PERK_COUNT(perk_providers);

#define KARD 1u
#define LEGACY 2u
#define CAPILLARY 4u
#define ALL (KARD | LEGACY | CAPILLARY)

/* What limits.h says, as text. */
#define TEXT_OF(number) #number
#define TEXT(number) TEXT_OF(number)

#define SETTING(id, who, kind, ...)                                                                                              \
    {                                                                                                                            \
        .name = id, .providers = (who), .type = PERK_T_##kind, __VA_ARGS__                                                       \
    }
/* NOLINTBEGIN(bugprone-macro-parentheses): pieces of initialisers, not expressions */
#define SECRET .secret = true
#define ONE_OF(id) .values = &perk_enum_##id
/* NOLINTEND(bugprone-macro-parentheses) */
#define BETWEEN(low, high) .bounded = true, .min = (low), .max = (high)

const perk_setting perk_settings[] = {
    /* where */
    SETTING("environment", KARD | LEGACY, STRING, ONE_OF(environment), .fallback = "production",
            .doc = "which of the provider's servers to use"),
    SETTING("base_url", KARD | LEGACY, STRING, .doc = "the API's address, when it is not the environment's"),
    SETTING("base_url", CAPILLARY, STRING, .required = true,
            .doc = "the address of your cluster's API; the provider will tell you which one is yours"),
    SETTING("token_url", ALL, STRING, .doc = "full address of the token request, when it is not the usual one"),

    SETTING(
        "paths", ALL, OBJECT,
        .doc =
            "paths of operations in place of the known ones, as a JSON object: {\"operation\": \"/path\"}; for operations whose "
            "path is not published"),

    SETTING("headers", ALL, OBJECT, SECRET,
            .doc = "headers of your own for each request to the API (trace ids), as a JSON object: {\"X-Request-Id\": \"…\"}; "
                   "never sent "
                   "with logins or to signed URLs"),

    /* who */
    SETTING("auth", KARD, STRING, ONE_OF(kard_auth), .fallback = "basic_form",
            .doc = "how to ask for tokens: Basic header and form, JSON, or form; token: the host gives tokens"),
    SETTING("auth", LEGACY, STRING, ONE_OF(legacy_auth), .fallback = "cognito",
            .doc = "cognito: ask for tokens; token: the host gives tokens"),
    SETTING("auth", CAPILLARY, STRING, ONE_OF(capillary_auth), .fallback = "oauth",
            .doc = "oauth: ask for tokens with key and secret; basic: user and password; token: the host gives tokens"),
    SETTING("client_id", KARD | LEGACY, STRING, .doc = "name of the API client"),
    SETTING("client_secret", KARD | LEGACY, STRING, SECRET, .doc = "secret of the API client"),
    SETTING("key", CAPILLARY, STRING, .doc = "key of the API client (oauth)"),
    SETTING("secret", CAPILLARY, STRING, SECRET, .doc = "secret of the API client (oauth)"),
    SETTING("username", CAPILLARY, STRING, .doc = "till id or code (basic)"),
    SETTING("password", CAPILLARY, STRING, SECRET, .doc = "the till's password as typed (basic)"),
    SETTING("password_hash", CAPILLARY, STRING, SECRET,
            .doc = "MD5 of the till's password, in lowercase hex (basic); it is as secret as the password"),
    SETTING("token", ALL, STRING, SECRET, .doc = "a token fetched elsewhere"),
    SETTING("bare_token", LEGACY, BOOL, .fallback = "false", .doc = "send the token without the word Bearer"),
    SETTING("organization_id", KARD | LEGACY, STRING, .doc = "your organisation; each call may name another"),
    SETTING("target_issuer", KARD, STRING, .doc = "issuer that tokens are locked to, for partners with several (beta)"),

    /* who is named in each call */
    SETTING("attribution_till_code", CAPILLARY, STRING, .header = "X-CAP-API-ATTRIBUTION-TILL-CODE",
            .doc = "till that calls are counted for"),
    SETTING("attribution_entity_type", CAPILLARY, STRING, ONE_OF(entity_type), .header = "X-CAP-API-ATTRIBUTION-ENTITY-TYPE",
            .doc = "kind of attribution_entity_code"),
    SETTING("attribution_entity_code", CAPILLARY, STRING, .header = "X-CAP-API-ATTRIBUTION-ENTITY-CODE",
            .doc = "till or store that calls are counted for (oauth)"),
    SETTING("auth_entity_id", CAPILLARY, STRING, .header = "X-CAP-API-AUTH-ENTITY-ID", .doc = "numeric id of the till"),
    SETTING("auth_org_id", CAPILLARY, STRING, .header = "X-CAP-API-AUTH-ORG-ID", .doc = "numeric id of the organisation"),
    SETTING("accept_language", CAPILLARY, STRING, .header = "Accept-Language", .doc = "language of the texts in replies"),

    /* how */
    SETTING("user_agent", ALL, STRING, .fallback = "libperk/" PERK_VERSION, .doc = "the User-Agent header"),
    SETTING("timeout_ms", ALL, INT, BETWEEN(1, 86400000), .fallback = TEXT(PERK_TIMEOUT_MS),
            .doc = "time for one page, over all attempts"),
    SETTING("max_attempts", ALL, INT, BETWEEN(1, 100), .fallback = TEXT(PERK_MAX_ATTEMPTS), .doc = "requests sent for one page"),
    SETTING("requests_per_minute", ALL, INT, BETWEEN(1, 1000000),
            .doc = "most requests that all calls of the client send together"),
    SETTING("max_pages", ALL, INT, BETWEEN(1, 1000000), .fallback = TEXT(PERK_MAX_PAGES), .doc = "pages fetched by one call"),
    SETTING("max_body", ALL, INT, BETWEEN(1024, 1 << 30), .fallback = "67108864", .doc = "largest reply, in bytes"),
    SETTING("max_depth", ALL, INT, BETWEEN(8, 1024), .fallback = TEXT(PERK_MAX_DEPTH), .doc = "deepest nesting of replies"),
    SETTING("drift", ALL, BOOL, .fallback = "true", .doc = "count what replies hold that this version does not know"),
    SETTING("strict", ALL, BOOL, .fallback = "true", .doc = "refuse parameter names and values that this version does not know"),
};
const size_t perk_setting_count = PERK_COUNT(perk_settings);

/* Without a token_url preset the token request goes to base_url. */
const perk_preset perk_presets[] = {
    {"kard", "production", "base_url", "https://rewards-api.getkard.com"},
    {"kard", "sandbox", "base_url", "https://test-rewards-api.getkard.com"},
    {"kard_legacy", "production", "base_url", "https://rewards-api.getkard.com"},
    {"kard_legacy", "sandbox", "base_url", "https://test-rewards-api.getkard.com"},
    {"kard_legacy", "production", "token_url", "https://rewards-api.auth.us-east-1.amazoncognito.com/oauth2/token"},
    {"kard_legacy", "sandbox", "token_url", "https://test-rewards-api.auth.us-east-1.amazoncognito.com/oauth2/token"},
};
const size_t perk_preset_count = PERK_COUNT(perk_presets);
