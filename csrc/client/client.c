#include "client/client.h"

#include "api/provider.h"
#include "api/settings.h"
#include "auth/crypto.h"
#include "base/error.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/url.h"
#include "client/config.h"
#include "client/headers.h"
#include "client/paths.h"
#include "client/shared.h"
#include "json/tree.h"

#include <math.h>
#include <stdatomic.h>

/* Settings never change after a client was made, so their values are looked up then: every call
 * reads dozens. */
typedef struct perk_settled {
    perk_str name, value; /* of the table; of the config or the table */
} perk_settled;

struct perk_client {
    atomic_int refs, observed;
    perk_config *config;
    perk_settled *settled; /* those that are set or have a default */
    size_t settled_count;
    json_t *headers; /* the `headers` setting, checked; or NULL */
    perk_token_source source;
    const perk_op *token_op;
    perk_shared *shared;
    perk_token_cache *token_cache; /* the shared's, of this client's issuer */
};

static int missing(const char *name, perk_error *err)
{
    return perk_error_set_at(err, PERK_E_MISSING, perk_str_of(name), "setting %s is missing", name);
}

static int check_required(const perk_config *config, perk_error *err)
{
    for (size_t i = 0; i < perk_setting_count; i++) {
        const perk_setting *setting = &perk_settings[i];
        if (setting->required && perk_setting_applies(setting, config->provider) &&
            !perk_config_value(config, setting).ptr)
            return missing(setting->name, err);
    }
    return 0;
}

/* A server of any provider: credentials of one must not get to another one either. */
static bool is_providers(perk_str url)
{
    for (size_t i = 0; i < perk_provider_count; i++)
        for (const char *const *domain = perk_providers[i]->domains; *domain; domain++)
            if (perk_url_is_within(url, perk_str_of(*domain)))
                return true;
    return false;
}

/* A client with insecure_http must not be able to send anything to a server with real data. */
static int check_insecure(perk_str url, const char *name, perk_error *err)
{
    return is_providers(url)
               ? perk_error_set(err, PERK_E_INPUT,
                                "insecure_http is for a sandbox: %s leads to a host of a "
                                "provider; set %s to the sandbox, or remove insecure_http",
                                name, name)
               : 0;
}

static int check_urls(const perk_config *config, perk_error *err)
{
    static const char *const names[] = {"base_url", "token_url"};
    bool insecure = perk_config_is_true(perk_config_get(config, "insecure_http"));
    for (size_t i = 0; i < PERK_COUNT(names); i++) {
        perk_str url = perk_config_get(config, names[i]);
        int code = url.ptr ? perk_url_check_base(url, names[i], insecure, err) : 0;
        if (code == 0 && url.ptr && insecure)
            code = check_insecure(url, names[i], err);
        if (code != 0) {
            perk_error_at(err, perk_str_of(names[i]));
            return code;
        }
    }
    return 0;
}

static int check_paths(const perk_config *config, perk_error *err)
{
    perk_str text = perk_config_get(config, "paths");
    return text.ptr ? perk_paths_check(config->provider, text, err) : 0;
}

static int take_headers(perk_client *client, perk_error *err)
{
    perk_error own = PERK_ERROR_INIT;
    perk_str text = perk_config_get(client->config, "headers");
    if (text.ptr)
        client->headers = perk_headers_parse(client->config->provider, text, &own);
    return perk_error_pass(err, &own);
}

/* The first setting that the login needs and lacks, or NULL. */
static const char *lacking(const perk_config *config, const perk_login *login)
{
    for (size_t i = 0; i < PERK_COUNT(login->needs) && login->needs[i]; i++)
        if (!perk_config_get(config, login->needs[i]).ptr)
            return login->needs[i];
    return NULL;
}

static bool has_one_of(const perk_config *config, const perk_login *login)
{
    return !login->one_of[0] || perk_config_get(config, login->one_of[0]).ptr ||
           perk_config_get(config, login->one_of[1]).ptr;
}

/* A token that was given replaces the credentials, and is then the only one. */
static int choose_source(perk_client *client, perk_error *err)
{
    const perk_config *config = client->config;
    const perk_login *login =
        perk_provider_login(config->provider, perk_config_get(config, "auth"));
    bool given = perk_config_get(config, "token").ptr != NULL;
    const char *lacks = login ? lacking(config, login) : "auth";
    if (lacks && (!login || !given))
        return missing(lacks, err);
    if (given && (lacks || login->host))
        client->source = PERK_SOURCE_FIXED;
    else if (!has_one_of(config, login))
        return missing(login->one_of[0], err);
    else
        client->source = login->host ? PERK_SOURCE_HOST
                         : login->op ? PERK_SOURCE_LOGIN
                                     : PERK_SOURCE_NONE;
    if (client->source == PERK_SOURCE_LOGIN)
        client->token_op = perk_op_find(perk_str_of(login->op), err);
    return client->source == PERK_SOURCE_LOGIN && !client->token_op ? PERK_E_STATE : 0;
}

static int settle(perk_client *client, perk_error *err)
{
    const perk_provider *provider = client->config->provider;
    client->settled = perk_mem_new(perk_setting_count * sizeof *client->settled);
    if (!client->settled)
        return perk_error_nomem(err);
    for (size_t i = 0; i < perk_setting_count; i++) {
        const perk_setting *setting = &perk_settings[i];
        perk_str value = perk_setting_applies(setting, provider)
                             ? perk_config_value(client->config, setting)
                             : PERK_NONE;
        if (value.ptr)
            client->settled[client->settled_count++] =
                (perk_settled){perk_str_of(setting->name), value};
    }
    return 0;
}

static void set_rate(perk_client *client)
{
    perk_share share = PERK_SHARE_ALL;
    perk_share_parse(perk_client_value(client, "share"), &share);
    perk_rate_limiter_limit(perk_client_rate_limiter(client),
                            perk_client_int(client, "requests_per_minute"), share);
}

/* New shared state, with the token and the limit of the settings; unless it was made from another
 * client. */
static int join_shared(perk_client *client, perk_error *err)
{
    bool first = client->shared == NULL;
    perk_str token = perk_config_get(client->config, "token");
    if (first)
        client->shared = perk_shared_new(err);
    if (client->shared)
        client->token_cache =
            perk_shared_join(client->shared, perk_client_value(client, "target_issuer"), err);
    if (!client->token_cache)
        return client->shared && err ? err->code : PERK_E_NOMEM;
    if (!first)
        return 0;
    set_rate(client);
    return token.ptr && client->source != PERK_SOURCE_NONE
               ? perk_token_cache_put(client->token_cache, token, 0, -1, err)
               : 0;
}

static int set_up(perk_client *client, perk_error *err)
{
    int code = settle(client, err);
    if (code == 0)
        code = check_required(client->config, err);
    if (code == 0)
        code = check_urls(client->config, err);
    if (code == 0)
        code = check_paths(client->config, err);
    if (code == 0)
        code = take_headers(client, err);
    if (code == 0)
        code = choose_source(client, err);
    return code == 0 ? join_shared(client, err) : code;
}

/* Takes `config` over. `shared` NULL: makes a new one. */
static perk_client *client_with(perk_config *config, perk_shared *shared, perk_error *err)
{
    perk_client *client = config ? perk_mem_new(sizeof *client) : NULL;
    if (!client) {
        perk_config_free(config);
        perk_error_nomem(err);
        return NULL;
    }
    atomic_init(&client->refs, 1);
    atomic_init(&client->observed, PERK_OBSERVE_NOTHING);
    perk_mem_born();
    client->config = config;
    client->shared = shared ? perk_shared_ref(shared) : NULL;
    if (set_up(client, err) != 0) {
        perk_client_unref(client);
        return NULL;
    }
    return client;
}

perk_client *perk_client_new(const perk_config *config, perk_error *err)
{
    return client_with(perk_config_copy(config, err), NULL, err);
}

/* The settings of a client for another issuer. A token that was given is locked to the issuer it
 * was given for. */
static perk_config *config_for_issuer(const perk_client *client, perk_str issuer, perk_error *err)
{
    bool same = perk_str_eq(perk_client_value(client, "target_issuer"), issuer);
    perk_config *config = perk_config_copy(client->config, err);
    int code =
        config ? perk_config_set(config, PERK_LIT("target_issuer"), issuer, err) : PERK_E_NOMEM;
    if (code == 0)
        code = perk_config_set(config, PERK_LIT("organization_id"), issuer, err);
    if (code == 0 && !same && client->source == PERK_SOURCE_FIXED)
        code = perk_error_set(
            err, PERK_E_INPUT,
            "a given token serves one issuer only; give credentials, or a host that fetches "
            "tokens, when the client is made");
    if (code == 0 && !same)
        perk_config_unset(config, "token");
    if (code == 0)
        return config;
    perk_config_free(config);
    return NULL;
}

perk_client *perk_client_for_issuer(const perk_client *client, perk_str issuer, perk_error *err)
{
    perk_config *config = config_for_issuer(client, issuer, err);
    perk_client *made = config ? client_with(config, client->shared, err) : NULL;
    if (made)
        atomic_init(&made->observed, perk_client_observed(client));
    return made;
}

perk_client *perk_client_ref(perk_client *client)
{
    atomic_fetch_add_explicit(&client->refs, 1, memory_order_relaxed);
    return client;
}

void perk_client_unref(perk_client *client)
{
    if (!client || atomic_fetch_sub_explicit(&client->refs, 1, memory_order_acq_rel) != 1)
        return;
    if (client->token_cache)
        perk_shared_leave(client->shared, client->token_cache);
    perk_shared_unref(client->shared);
    json_decref(client->headers);
    perk_mem_free(client->settled);
    perk_config_free(client->config);
    perk_mem_free(client);
    perk_mem_died();
}

perk_str perk_client_value(const perk_client *client, const char *name)
{
    perk_str wanted = perk_str_of(name);
    for (size_t i = 0; i < client->settled_count; i++)
        if (perk_str_eq(client->settled[i].name, wanted))
            return client->settled[i].value;
    return PERK_NONE;
}

int64_t perk_client_int(const perk_client *client, const char *name)
{
    int64_t value = 0;
    return perk_str_int(perk_client_value(client, name), &value) ? value : 0;
}

bool perk_client_flag(const perk_client *client, const char *name)
{
    return perk_config_is_true(perk_client_value(client, name));
}

perk_str perk_client_setting(const perk_client *client, perk_str name)
{
    const perk_setting *setting = perk_setting_find(client->config->provider, name, NULL);
    return setting && !setting->secret ? perk_config_value(client->config, setting) : PERK_NONE;
}

perk_str perk_client_path(const perk_client *client, const perk_op *op)
{
    perk_str given = perk_paths_find(perk_client_value(client, "paths"), op->name);
    return given.len ? given : perk_str_of(op->path);
}

const json_t *perk_client_headers(const perk_client *client)
{
    return client->headers;
}

const perk_provider *perk_client_provider(const perk_client *client)
{
    return client->config->provider;
}

perk_token_source perk_client_token_source(const perk_client *client)
{
    return client->source;
}

const perk_op *perk_client_token_op(const perk_client *client)
{
    return client->token_op;
}

/* ---- the token cache, for those who only know the client ---- */

perk_text *perk_client_token(perk_client *client, int64_t now_ms, perk_error *err)
{
    return perk_token_cache_current(client->token_cache, now_ms, err);
}

double perk_client_token_seconds(perk_client *client, int64_t now_ms)
{
    int64_t life_ms = perk_token_cache_life_ms(client->token_cache, now_ms);
    return life_ms < 0 ? INFINITY : (double)life_ms / 1000;
}

/* Milliseconds, as the cache counts: -1 for a life without a known end. */
static int64_t milliseconds(double seconds)
{
    if (isinf(seconds) && seconds > 0)
        return -1;
    if (seconds > PERK_MAX_TOKEN_SECONDS)
        seconds = PERK_MAX_TOKEN_SECONDS;
    return seconds > 0 ? (int64_t)(seconds * 1000 + 0.5) : 0;
}

int perk_client_set_token(perk_client *client, perk_str token, int64_t now_ms, double seconds,
                          perk_error *err)
{
    if (isnan(seconds))
        return perk_error_set_at(err, PERK_E_TYPE, PERK_LIT("seconds"),
                                 "seconds: the life of a token must be a number");
    int64_t life_ms = milliseconds(seconds);
    if (client->source == PERK_SOURCE_LOGIN) /* it can do without */
        return perk_token_cache_offer(client->token_cache, token, now_ms, life_ms, err);
    return perk_token_cache_put(client->token_cache, token, now_ms, life_ms, err);
}

/* A given token stays: there is no other. */
int perk_client_drop_token(perk_client *client, perk_str token, perk_error *err)
{
    int code = perk_token_check(token, err);
    if (code == 0 && client->source != PERK_SOURCE_FIXED)
        perk_token_cache_reject(client->token_cache, token);
    return code;
}

/* Lines cannot run into each other: a setting holds no line break. */
perk_text *perk_client_token_key(const perk_client *client, perk_error *err)
{
    static const char *const parts[] = {"auth", "token_url", "base_url",     "client_id",
                                        "key",  "username",  "target_issuer"};
    char hex[65];
    perk_buf name;
    perk_buf_init(&name, PERK_COUNT(parts) * (PERK_MAX_SETTING + 1) + 64);
    perk_buf_puts(&name, perk_client_provider(client)->name);
    for (size_t i = 0; i < PERK_COUNT(parts); i++) {
        perk_buf_putc(&name, '\n');
        perk_buf_put(&name, perk_client_value(client, parts[i]));
    }
    int code = perk_buf_check(&name, "token key", err);
    if (code == 0)
        code = perk_sha256_hex(perk_buf_str(&name), hex, err);
    perk_buf_free(&name);
    return code == 0 ? perk_text_new(perk_str_of(hex), err) : NULL;
}

static void write_known(perk_writer *out, const char *name, int64_t value)
{
    perk_write_key(out, perk_str_of(name));
    if (value < 0)
        perk_write_null(out);
    else
        perk_write_int(out, value);
}

perk_text *perk_client_quota(perk_client *client, int64_t now_ms, perk_error *err)
{
    perk_quota quota;
    if (!perk_rate_limiter_quota(perk_client_rate_limiter(client), &quota))
        return NULL;
    perk_writer out;
    perk_writer_init(&out, 256);
    perk_write_begin(&out, '{');
    write_known(&out, "capacity", quota.capacity);
    write_known(&out, "remaining", quota.remaining);
    write_known(&out, "resets_in_ms", quota.resets_at > now_ms ? quota.resets_at - now_ms : 0);
    write_known(&out, "age_ms", now_ms > quota.reported_at ? now_ms - quota.reported_at : 0);
    perk_write_end(&out, '}');
    return perk_writer_take(&out, err);
}

perk_rate_limiter *perk_client_rate_limiter(perk_client *client)
{
    return perk_shared_rate_limiter(client->shared);
}

perk_token_cache *perk_client_token_cache(perk_client *client)
{
    return client->token_cache;
}

perk_drift *perk_client_drift_notes(perk_client *client)
{
    return perk_client_flag(client, "drift") ? perk_shared_drift(client->shared) : NULL;
}

int perk_client_observe(perk_client *client, int level, perk_error *err)
{
    if (level < PERK_OBSERVE_NOTHING || level > PERK_OBSERVE_DEBUG)
        return perk_error_set_at(err, PERK_E_RANGE, PERK_LIT("level"),
                                 "level must be between %d and %d", PERK_OBSERVE_NOTHING,
                                 PERK_OBSERVE_DEBUG);
    atomic_store_explicit(&client->observed, level, memory_order_relaxed);
    return 0;
}

int perk_client_observed(const perk_client *client)
{
    return atomic_load_explicit(&client->observed, memory_order_relaxed);
}

perk_text *perk_client_drift(perk_client *client, int reset, perk_error *err)
{
    return perk_drift_json(perk_shared_drift(client->shared), reset, err);
}
