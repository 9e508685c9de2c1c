/* Every allocation of a whole call fails once: settings, arguments, requests, login, pages, retry,
 * renewal, failure. */
#include "base/str.h"
#include "failmalloc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

/* ---- settings and clients ---- */

static perk_client *client_with(const char *provider, const char *const settings[][2],
                                perk_error *err)
{
    perk_client *client = NULL;
    perk_config *config = perk_config_new(perk_str_of(provider), err);
    int code = config ? 0 : PERK_E_NOMEM;
    for (size_t i = 0; code == 0 && settings[i][0]; i++)
        code =
            perk_config_set(config, perk_str_of(settings[i][0]), perk_str_of(settings[i][1]), err);
    if (code == 0)
        client = perk_client_new(config, err);
    perk_config_free(config);
    return client;
}

static const char *const kard_settings[][2] = {
    {"base_url", "https://api.example.test/prefix"},
    {"client_id", "issuer-7"},
    {"client_secret", "made up"},
    {"organization_id", "org 1"},
    {"target_issuer", "i"},
    {NULL, NULL},
};
static const char *const json_settings[][2] = {
    {"base_url", "https://api.example.test"},
    {"auth", "json"},
    {"client_id", "issuer-7"},
    {"client_secret", "made up"},
    {"organization_id", "org-1"},
    {NULL, NULL},
};
static const char *const legacy_settings[][2] = {
    {"environment", "sandbox"}, {"client_id", "c"}, {"client_secret", "s"},
    {"bare_token", "true"},     {NULL, NULL},
};
static const char *const oauth_settings[][2] = {
    {"base_url", "https://api.example.test"}, {"key", "k"}, {"secret", "s"},
    {"attribution_till_code", "till"},        {NULL, NULL},
};
static const char *const basic_settings[][2] = {
    {"base_url", "https://api.example.test"},
    {"auth", "basic"},
    {"username", "till"},
    {"password_hash", "0123456789abcdef0123456789abcdef"},
    {NULL, NULL},
};

/* ---- arguments and requests ---- */

static perk_args *args_with(const char *op, const char *json, perk_error *err)
{
    perk_args *args = perk_args_new(perk_op_find(perk_str_of(op), err), err);
    if (args && perk_args_set_all(args, perk_str_of(json), err) != 0) {
        perk_args_free(args);
        return NULL;
    }
    return args;
}

typedef struct building {
    const char *const (*settings)[2];
    const char *provider, *op, *args;
} building;

static const building buildings[] = {
    {kard_settings, "kard", "offers.list",
     "{\"user_id\":\"bob/../"
     "x?y#z\",\"page_size\":5,\"supported_components\":\"all\",\"include\":[\"categories\"],"
     "\"search\":\"caf\\u00e9 & more\",\"is_targeted\":true,\"sort\":null}"},
    {kard_settings, "kard", "attributions.create",
     "{\"user_id\":\"u\",\"events\":[{\"type\":\"offerAttribution\",\"entity_id\":\"o\",\"event_"
     "code\":\"VIEW\","
     "\"medium\":\"BROWSE\",\"event_date\":\"2026-03-10T12:00:00+01:00\"},{\"type\":"
     "\"notificationAttribution\",\"attributes\":"
     "{\"entityId\":\"n\",\"eventCode\":\"IMPRESSION\",\"medium\":\"PUSH\",\"eventDate\":\"2026-03-"
     "10T12:00:00Z\"}}]}"},
    {kard_settings, "kard", "users.create",
     "{\"users\":{\"id\":\"u\",\"enrolled_rewards\":[\"CARDLINKED\"]}}"},
    {kard_settings, "kard", "locations.list",
     "{\"user_id\":\"u\",\"latitude\":39.7392,\"longitude\":-104.9903,\"radius\":5}"},
    {legacy_settings, "kard_legacy", "legacy.offers.list_by_user",
     "{\"referring_partner_user_id\":\"u\",\"limit\":120}"},
    {oauth_settings, "capillary", "capillary.promotions.activate",
     "{\"promotion_id\":\"p\",\"customer_id\":9007199254740993,\"earn_id\":\"e\"}"},
};

static int build_a_request(void *ctx)
{
    const building *what = ctx;
    perk_error err = PERK_ERROR_INIT;
    perk_request *request = NULL;
    perk_client *client = client_with(what->provider, what->settings, &err);
    perk_args *args = client ? args_with(what->op, what->args, &err) : NULL;
    if (args)
        request = perk_request_build(client, args, &err);
    assert_int_equal(!request, err.code != 0);
    perk_request_free(request);
    perk_args_free(args);
    perk_client_unref(client);
    return err.code;
}

/* Setters one by one; the last refusal shows that an error needs no memory either. */
static int set_arguments(void *ctx)
{
    perk_error err = PERK_ERROR_INIT;
    perk_args *args = perk_args_new(perk_op_find(PERK_LIT("locations.list"), NULL), &err);
    (void)ctx;
    if (!args)
        return err.code;
    int code = perk_args_set_str(args, PERK_LIT("user_id"), PERK_LIT("u"), &err);
    if (code == 0)
        code = perk_args_set_num(args, PERK_LIT("latitude"), 1.5, &err);
    if (code == 0)
        code = perk_args_set_int(args, PERK_LIT("radius"), 5, &err);
    if (code == 0)
        code = perk_args_set_json(args, PERK_LIT("include"),
                                  PERK_LIT("[\"offers\",\"categories\"]"), &err);
    if (code == 0) {
        code = perk_args_set_str(args, PERK_LIT("zipcode"), PERK_LIT("1"), &err);
        code = code == PERK_E_NAME ? 0 : code;
    }
    perk_args_free(args);
    return code;
}

/* ---- calls ---- */

typedef struct scene {
    int status; /* 0: the connection was lost */
    const char *body;
    const char *retry_after;
} scene;

typedef struct play {
    const char *provider;
    const char *const (*settings)[2];
    const char *op, *args; /* op NULL: a raw call; args NULL, too: a login */
    int ends;              /* the code of the failure that the script leads to, 0: done */
    size_t pages;
    const scene *scenes;
    size_t scene_count;
} play;

static void feed(perk_call *call, const scene *now, int64_t at)
{
    if (now->retry_after)
        perk_call_header(call, PERK_LIT("Retry-After"), perk_str_of(now->retry_after), NULL);
    perk_call_header(call, PERK_LIT("x-request-id"), PERK_LIT("r-1"), NULL);
    if (now->status)
        perk_call_feed(call, now->status, perk_str_of(now->body), at, NULL);
    else
        perk_call_abort(call, PERK_E_TRANSPORT, 1, PERK_LIT("cut off"), NULL);
}

static int read_page(perk_call *call)
{
    perk_error err = PERK_ERROR_INIT;
    perk_doc *page = perk_call_take_page(call);
    perk_text *name = NULL;
    assert_non_null(page);
    if (perk_doc_count(page))
        name = perk_resource_str(perk_doc_at(page, 0), PERK_LIT("name"), &err);
    perk_text_free(name);
    perk_doc_unref(page);
    return err.code;
}

#define MAX_STEPS 100

static int run(perk_call *call, const play *script)
{
    int64_t now = 1000;
    int code = 0;
    size_t pages = 0, at = 0;
    for (int steps = 0; steps < MAX_STEPS; steps++) {
        switch (perk_call_step(call, now, 7)) {
        case PERK_SEND:
            if (at == script->scene_count)
                return PERK_E_STATE;
            feed(call, &script->scenes[at++], ++now);
            break;
        case PERK_WAIT:
            now += perk_call_wait_ms(call);
            break;
        case PERK_PAGE:
            pages++;
            if (read_page(call) != 0)
                code = PERK_E_NOMEM;
            break;
        case PERK_DONE:
            if (!code && !script->ends)
                assert_int_equal(pages, script->pages);
            return code ? code : script->ends ? PERK_E_STATE : 0;
        default:
            code = code ? code : perk_call_error(call)->code;
            return code == script->ends ? 0 : code;
        }
    }
    return PERK_E_TIMEOUT;
}

static perk_call *call_of(perk_client *client, const play *script, perk_error *err)
{
    if (!script->op && !script->args)
        return perk_call_login(client, err);
    if (!script->op && script->args[0] == 'h')
        return perk_call_transfer(client, perk_str_of(script->args), PERK_LIT("{}"),
                                  PERK_LIT("text/plain"), err);
    if (!script->op)
        return perk_call_raw(client, PERK_LIT("GET"), PERK_LIT("/v2/x?a=b"),
                             perk_str_of(script->args), PERK_NONE, err);
    perk_args *args = args_with(script->op, script->args, err);
    perk_call *call = args ? perk_call_new(client, args, err) : NULL;
    perk_args_free(args);
    return call;
}

static int perform(void *ctx)
{
    const play *script = ctx;
    perk_error err = PERK_ERROR_INIT;
    perk_client *client = client_with(script->provider, script->settings, &err);
    perk_call *call = client ? call_of(client, script, &err) : NULL;
    int code = call ? run(call, script) : err.code;
    perk_call_free(call);
    perk_client_unref(client);
    return code;
}

#define SCENES(list) list, sizeof(list) / sizeof *(list)
#define TOKEN "{\"access_token\":\"tok-1\",\"expires_in\":3600}"
#define OFFER(id)                                                                                  \
    "{\"type\":\"standardOffer\",\"id\":\"" id "\",\"attributes\":{\"name\":\"caf\\u00e9\"}}"
#define PAGE(id, after)                                                                            \
    "{\"data\":[" OFFER(id) "],\"links\":{\"next\":\"/v2/x?page%5Bafter%5D=" after "\"}}"
#define LAST(id) "{\"data\":[" OFFER(id) "],\"links\":{\"next\":null}}"

/* Login, a page, a 500, the next page, a token that was revoked, a new one, the last page. */
static const scene walk[] = {
    {200, TOKEN, NULL},
    {200, PAGE("a", "x%2B1"), NULL},
    {500, "{\"errors\":[{\"title\":\"Oh\"}]}", "0"},
    {0, NULL, NULL},
    {200, PAGE("b", "y"), NULL},
    {401, "{}", NULL},
    {200, TOKEN, NULL},
    {200, LAST("c"), NULL},
};
static const scene refused_write[] = {
    {200, TOKEN, NULL},
    {429, "{}", "1"},
    {409, "{\"errors\":[{\"title\":\"Conflict\",\"source\":{\"pointer\":\"/data/0/\\u0069d\"}}]}",
     NULL},
};
static const scene refused_login[] = {{500, "<html>", "0"},
                                      {401, "{\"error\":\"invalid_client\"}", NULL}};
static const scene nonsense[] = {{200, TOKEN, NULL}, {200, "<!doctype html>", NULL}};
static const scene numbered[] = {
    {200, TOKEN, NULL}, {200, "[{\"_id\":\"a\",\"name\":\"n\"}]", NULL}, {200, "[]", NULL}};
static const scene promotion[] = {
    {200, "{\"data\":{\"accessToken\":\"t\",\"ttlSeconds\":60}}", NULL},
    {200, "{\"data\":null,\"errors\":[{\"code\":736,\"message\":\"m\"}]}", NULL},
};
static const scene first_token[] = {{503, "{}", "0"}, {200, TOKEN, NULL}};
static const scene plain[] = {{200, TOKEN, NULL}, {200, LAST("a"), NULL}};

static const char new_user[] = "{\"users\":[{\"id\":\"u\",\"enrolled_rewards\":[\"CARDLINKED\"]}]}";

static const play walking = {
    "kard", kard_settings, "offers.list", "{\"user_id\":\"u\",\"page_size\":1}", 0,
    3,      SCENES(walk)};
static const play writing = {
    "kard", json_settings, "users.create", new_user, PERK_E_CONFLICT, 0, SCENES(refused_write)};
static const play kept_out = {
    "kard", kard_settings,        "offers.list", "{\"user_id\":\"u\"}", PERK_E_AUTH,
    0,      SCENES(refused_login)};
static const play misled = {
    "kard", kard_settings, "users.get", "{\"user_id\":\"u\"}", PERK_E_REPLY, 0, SCENES(nonsense)};
static const play counting = {
    "kard_legacy",
    legacy_settings,
    "legacy.offers.list_by_user",
    "{\"referring_partner_user_id\":\"u\"}",
    0,
    2,
    SCENES(numbered),
};
static const play promoting = {
    "capillary",
    oauth_settings,
    "capillary.promotions.activate",
    "{\"promotion_id\":\"p\",\"customer_id\":1}",
    PERK_E_PREFERENCE,
    0,
    SCENES(promotion),
};
static const play by_till = {
    "capillary",
    basic_settings,
    "capillary.promotions.activate",
    "{\"promotion_id\":\"p\",\"customer_id\":1}",
    PERK_E_PREFERENCE,
    0,
    promotion + 1,
    1,
};
static const play raw = {"kard", kard_settings, NULL, "{\"q\":[\"a b\",1]}", 0, 1, SCENES(plain)};

static const scene stored[] = {
    {503, "<Error><Code>SlowDown</Code></Error>", "0"}, {0, NULL, NULL}, {200, "not JSON", NULL}};
static const play storing = {"kard", kard_settings, NULL, "https://store.example/a?s=1", 0,
                             1,      SCENES(stored)};

/* A login that is repeated and refused; one that brings a token. */
static const play locked_out = {"kard", kard_settings,        NULL, NULL, PERK_E_AUTH,
                                0,      SCENES(refused_login)};
static const play logging_in = {"kard", kard_settings, NULL, NULL, 0, 0, SCENES(first_token)};

/* The header of a token, and a token that is dropped. */
static int pass_on_a_token(void *ctx)
{
    perk_error err = PERK_ERROR_INIT;
    perk_client *client = client_with("kard", kard_settings, &err);
    perk_text *header = client ? perk_client_authorization(client, PERK_LIT("tok-1"), &err) : NULL;
    (void)ctx;
    assert_int_equal(!header, err.code != 0);
    if (header && perk_client_set_token(client, PERK_LIT("tok-1"), 0, 60, &err) == 0)
        perk_client_drop_token(client, PERK_LIT("tok-1"), &err);
    perk_text_free(header);
    perk_client_unref(client);
    return err.code;
}

/* ---- tests ---- */

static void each(int (*story)(void *ctx), const void *ctx, int at_least)
{
    assert_true(failmalloc_each(story, (void *)ctx) >= at_least);
    assert_int_equal(perk_live(), 0);
}

static void requests(void **state)
{
    (void)state;
    if (!failmalloc_available())
        skip();
    for (size_t i = 0; i < sizeof buildings / sizeof *buildings; i++)
        each(build_a_request, &buildings[i], 40);
}

static void arguments(void **state)
{
    (void)state;
    if (!failmalloc_available())
        skip();
    each(set_arguments, NULL, 8);
}

static void calls(void **state)
{
    static const play *const plays[] = {&walking,   &writing, &kept_out, &misled, &counting,
                                        &promoting, &by_till, &raw,      &storing};
    (void)state;
    if (!failmalloc_available())
        skip();
    for (size_t i = 0; i < sizeof plays / sizeof *plays; i++) {
        /* A call does without the body of a reply that it repeats or reports when there is no space
         * for it. */
        assert_true(failmalloc_each_foreign(perform, (void *)plays[i]) >=
                    (plays[i] == &storing ? 25 : 60));
        assert_int_equal(perk_live(), 0);
    }
}

static void logins(void **state)
{
    (void)state;
    if (!failmalloc_available())
        skip();
    assert_true(failmalloc_each_foreign(perform, (void *)&logging_in) >= 30);
    assert_true(failmalloc_each_foreign(perform, (void *)&locked_out) >= 30);
    each(pass_on_a_token, NULL, 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(requests),
        cmocka_unit_test(arguments),
        cmocka_unit_test(calls),
        cmocka_unit_test(logins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
