#include "api/settings.h"

#include "api/rows.h"
#include "base/error.h"
#include "base/limits.h"

#include <stdio.h>

#define KARD PERK_KARD
#define LEGACY PERK_KARD_LEGACY
#define CAPILLARY PERK_CAPILLARY
#define ALL (KARD | LEGACY | CAPILLARY)

/* The values of limits.h as text. */
#define TEXT_OF(number) #number
#define TEXT(number) TEXT_OF(number)

#define SETTING(id, who, kind, ...)                                                                \
    {                                                                                              \
        .name = id, .providers = (who), .type = PERK_T_##kind, __VA_ARGS__                         \
    }
#define SECRET .secret = true

/* What a client has as a setting, and a call as an option. */
#define TIMEOUTS BETWEEN(1, 86400000)
#define ATTEMPTS BETWEEN(1, 100)
#define PAGES BETWEEN(1, 1000000)

static ENUM(environment, "Environment", "production", "sandbox");
static ENUM(kard_auth, "KardAuth", "basic_form", "json", "form", "token");
static ENUM(legacy_auth, "LegacyAuth", "cognito", "token");
static ENUM(capillary_auth, "CapillaryAuth", "oauth", "basic", "token");
static ENUM(entity_type, "EntityType", "TILL", "STORE_CODE", "STORE_NAME", "STORE_EXTERNAL_ID",
            "STORE_EXTERNAL_ID_1", "STORE_EXTERNAL_ID_2");

const perk_setting perk_settings[] = {
    /* where */
    SETTING("environment", KARD | LEGACY, STRING, ONE_OF(environment), .fallback = "production",
            .doc = "which of the provider's servers to use"),
    SETTING("base_url", KARD | LEGACY, STRING,
            .doc = "address of the API, if not that of the environment"),
    SETTING("base_url", CAPILLARY, STRING, .required = true,
            .doc = "the address of your cluster's API; ask the provider which one is yours"),
    SETTING("token_url", ALL, STRING,
            .doc = "full address of the token request, if not the default"),

    SETTING("insecure_http", ALL, BOOL, .fallback = "false",
            .doc = "allow plain http to a sandbox on another machine (compose, CI): nothing is "
                   "encrypted then; refused with a host of the provider"),
    SETTING("paths", ALL, OBJECT,
            .doc = "paths that replace those of operations, as a JSON object: {\"operation\": "
                   "\"/path\"}; for operations whose path is not published"),

    SETTING("headers", ALL, OBJECT, SECRET,
            .doc = "headers of your own for each request to the API (trace ids), as a JSON object: "
                   "{\"X-Request-Id\": \"…\"}; "
                   "never sent "
                   "with logins or to signed URLs"),

    /* who */
    SETTING("auth", KARD, STRING, ONE_OF(kard_auth), .fallback = "basic_form",
            .doc = "how tokens are requested: Basic header and form, JSON, or form; token: the "
                   "host supplies tokens"),
    SETTING("auth", LEGACY, STRING, ONE_OF(legacy_auth), .fallback = "cognito",
            .doc = "cognito: tokens are requested; token: the host supplies tokens"),
    SETTING("auth", CAPILLARY, STRING, ONE_OF(capillary_auth), .fallback = "oauth",
            .doc = "oauth: tokens are requested with key and secret; basic: user and password; "
                   "token: the host supplies tokens"),
    SETTING("client_id", KARD | LEGACY, STRING, .doc = "name of the API client"),
    SETTING("client_secret", KARD | LEGACY, STRING, SECRET, .doc = "secret of the API client"),
    SETTING("key", CAPILLARY, STRING, .doc = "key of the API client (oauth)"),
    SETTING("secret", CAPILLARY, STRING, SECRET, .doc = "secret of the API client (oauth)"),
    SETTING("username", CAPILLARY, STRING, .doc = "id or code of the till (basic)"),
    SETTING("password", CAPILLARY, STRING, SECRET, .doc = "the till's password as typed (basic)"),
    SETTING("password_hash", CAPILLARY, STRING, SECRET,
            .doc = "MD5 of the till's password, in lowercase hex (basic); it is as secret as the "
                   "password"),
    SETTING("token", ALL, STRING, SECRET, .doc = "a token fetched elsewhere"),
    SETTING("bare_token", LEGACY, BOOL, .fallback = "false",
            .doc = "send the token without the word Bearer"),
    SETTING("organization_id", KARD | LEGACY, STRING,
            .doc = "your organization; each call may name another"),
    SETTING("target_issuer", KARD, STRING,
            .doc =
                "issuer that tokens are restricted to, for partners with several issuers (beta)"),

    /* who is named in each call */
    SETTING("attribution_till_code", CAPILLARY, STRING, .header = "X-CAP-API-ATTRIBUTION-TILL-CODE",
            .doc = "till that calls are attributed to"),
    SETTING("attribution_entity_type", CAPILLARY, STRING, ONE_OF(entity_type),
            .header = "X-CAP-API-ATTRIBUTION-ENTITY-TYPE",
            .doc = "kind of attribution_entity_code"),
    SETTING("attribution_entity_code", CAPILLARY, STRING,
            .header = "X-CAP-API-ATTRIBUTION-ENTITY-CODE",
            .doc = "till or store that calls are attributed to (oauth)"),
    SETTING("auth_entity_id", CAPILLARY, STRING, .header = "X-CAP-API-AUTH-ENTITY-ID",
            .doc = "numeric id of the till"),
    SETTING("auth_org_id", CAPILLARY, STRING, .header = "X-CAP-API-AUTH-ORG-ID",
            .doc = "numeric id of the organization"),
    SETTING("accept_language", CAPILLARY, STRING, .header = "Accept-Language",
            .doc = "language of the texts in replies"),

    /* how */
    SETTING("user_agent", ALL, STRING, .fallback = "libperk/" PERK_VERSION,
            .doc = "the User-Agent header"),
    SETTING("timeout_ms", ALL, INT, TIMEOUTS, .fallback = TEXT(PERK_TIMEOUT_MS),
            .doc = "time for one page, over all attempts"),
    SETTING("max_attempts", ALL, INT, ATTEMPTS, .fallback = TEXT(PERK_MAX_ATTEMPTS),
            .doc = "requests sent for one page"),
    SETTING("requests_per_minute", ALL, INT, BETWEEN(1, 1000000),
            .doc = "limit of requests that all calls of the client send together"),
    SETTING("share", ALL, STRING, .fraction = true,
            .doc = "the part of requests_per_minute and of the API's quota that is this client's, "
                   "such as 1/8 for one of eight processes"),
    SETTING("max_pages", ALL, INT, PAGES, .fallback = TEXT(PERK_MAX_PAGES),
            .doc = "pages fetched by one call"),
    SETTING("max_body", ALL, INT, BETWEEN(1024, 1 << 30), .fallback = "67108864",
            .doc = "largest reply, in bytes"),
    SETTING("max_depth", ALL, INT, BETWEEN(8, 1024), .fallback = TEXT(PERK_MAX_DEPTH),
            .doc = "deepest nesting of replies"),
    SETTING("drift", ALL, BOOL, .fallback = "true",
            .doc = "count values and fields of replies that this version does not know"),
    SETTING("strict", ALL, BOOL, .fallback = "true",
            .doc = "reject parameter names and values that this version does not know"),
};
const size_t perk_setting_count = PERK_COUNT(perk_settings);

/* ---- options of drivers and calls ---- */

static const perk_option driver_options[] = {
    [PERK_OPTION_PROXY] = {"proxy", PERK_T_STRING,
                           .doc =
                               "URL of a proxy; proxy variables of the environment are not used"},
    [PERK_OPTION_CA_FILE] = {"ca_file", PERK_T_STRING, .file = true,
                             .doc = "file of trusted certificates, in PEM format"},
    [PERK_OPTION_CONNECT_TIMEOUT] = {"connect_timeout_ms", PERK_T_INT, BETWEEN(1, INT64_MAX),
                                     .doc = "time to connect"},
    [PERK_OPTION_HTTP2] = {"http2", PERK_T_BOOL,
                           .doc = "whether to use HTTP/2 where the server supports it"},
    [PERK_OPTION_TOKEN_FILE] =
        {"token_file", PERK_T_STRING, .file = true,
         .doc = "a file that keeps tokens, shared by the processes of one user"},
    [PERK_OPTION_COMPRESS] = {"compress", PERK_T_BOOL,
                              .doc = "whether to ask for compressed replies; true unless the "
                                     "server is nearby"},
};
const perk_options perk_driver_options_table = {
    "driver", driver_options, PERK_COUNT(driver_options), PERK_COUNT(driver_options)};

/* A body may be smaller and larger than a client's: that of a known file. */
static const perk_option call_options[] = {
    [PERK_OPTION_TIMEOUT] = {"timeout_ms", PERK_T_INT, .methods = true, TIMEOUTS,
                             .doc = "time for one page, over all attempts"},
    [PERK_OPTION_ATTEMPTS] = {"max_attempts", PERK_T_INT, .methods = true, ATTEMPTS,
                              .doc = "requests sent for one page"},
    [PERK_OPTION_PAGES] = {"max_pages", PERK_T_INT, .methods = true, PAGES,
                           .doc = "pages fetched by one call"},
    [PERK_OPTION_BODY] = {"max_body", PERK_T_INT, BETWEEN(1, PERK_MAX_UPLOAD),
                          .doc = "largest reply, in bytes"},
    [PERK_OPTION_TOKEN_STORE] =
        {"token_store", PERK_T_INT, BETWEEN(0, 1),
         .doc = "1: the host stores tokens; the call loads them from it and saves new ones to it"},
    [PERK_OPTION_MAX_WAIT] = {"max_wait_ms", PERK_T_INT, .methods = true, BETWEEN(0, 86400000),
                              .doc = "how long one page may wait for the rate limit, the API's "
                                     "quota, a Retry-After or a login before its time begins"},
    [PERK_OPTION_HEADERS] = {"headers", PERK_T_OBJECT, .methods = true,
                             .doc =
                                 "request headers of your own, in addition to those of the client"},
    [PERK_OPTION_STRICT] =
        {"strict", PERK_T_BOOL, .methods = true,
         .doc = "reject parameter names and values that this version does not know"},
};
const perk_options perk_call_options_table = {"call", call_options, PERK_COUNT(call_options),
                                              PERK_OPTION_HEADERS};

/* "a, b and c" */
static void list_names(const perk_options *options, char *out, size_t size)
{
    size_t at = 0;
    for (size_t i = 0; i < options->settable && at < size; i++) {
        const char *between = i == 0 ? "" : i + 1 < options->settable ? ", " : " and ";
        at += (size_t)snprintf(out + at, size - at, "%s%s", between, options->rows[i].name);
    }
}

int perk_option_find(const perk_options *options, perk_str name, perk_error *err)
{
    char names[160];
    for (size_t i = 0; i < options->settable; i++)
        if (perk_str_eq(name, perk_str_of(options->rows[i].name)))
            return (int)i;
    list_names(options, names, sizeof names);
    perk_error_set(err, PERK_E_NAME, "no %s option '%.*s'; there are %s", options->noun,
                   PERK_SHOW(name), names);
    return -1;
}
