/* insecure_http: plain http to a sandbox on another machine, and never to a host of a provider. */
#include "base/vec.h"
#include "vector.h"

#include <perk/perk.h>
#include <string.h>

typedef struct setting {
    const char *name, *value;
} setting;

static perk_client *client_of(const char *provider, const setting *settings, perk_error *err)
{
    perk_config *config = perk_config_new(perk_str_of(provider), err);
    int code = perk_config_set(config, PERK_LIT("token"), PERK_LIT("t"), err);
    for (; code == 0 && settings->name; settings++)
        code =
            perk_config_set(config, perk_str_of(settings->name), perk_str_of(settings->value), err);
    perk_client *client = code == 0 ? perk_client_new(config, err) : NULL;
    perk_config_free(config);
    return client;
}

#define OF(...) ((const setting[]){__VA_ARGS__, {NULL, NULL}})
#define INSECURE                                                                                   \
    {                                                                                              \
        "insecure_http", "true"                                                                    \
    }

static void plain_http_is_for_those_who_ask(void **state)
{
    const struct {
        const char *provider;
        const setting *settings;
        const char *pointer; /* of the error; NULL: it is accepted */
    } cases[] = {
        {"kard", OF({"base_url", "http://sandbox:8080"}), "base_url"},
        {"kard", OF({"base_url", "http://sandbox:8080"}, INSECURE), NULL},
        {"kard", OF({"base_url", "https://sandbox:8443"}, INSECURE), NULL},
        {"kard", OF({"base_url", "http://sandbox:8080"}, {"insecure_http", "false"}), "base_url"},
        {"kard", OF(INSECURE), "base_url"},
        {"kard", OF({"environment", "sandbox"}, INSECURE), "base_url"},
        {"kard", OF({"base_url", "http://rewards-api.getkard.com"}, INSECURE), "base_url"},
        {"kard", OF({"base_url", "https://REWARDS-API.getkard.com.:8443/x"}, INSECURE), "base_url"},
        {"kard", OF({"base_url", "http://other.getkard.com"}, INSECURE), "base_url"},
        {"kard", OF({"base_url", "http://notgetkard.com"}, INSECURE), NULL},
        {"kard", OF({"base_url", "http://rewards-api.getkar%64.com"}, INSECURE), "base_url"},
        {"kard",
         OF({"base_url", "http://\xef\xbd\x92"
                         "ewards-api.getkard.com"},
            INSECURE),
         "base_url"},
        {"kard", OF({"base_url", "http://eu.api.capillarytech.com"}, INSECURE), "base_url"},
        {"kard", OF({"base_url", "ftp://sandbox"}, INSECURE), "base_url"},
        {"kard", OF({"base_url", "http://u:p@sandbox"}, INSECURE), "base_url"},
        {"kard_legacy", OF({"base_url", "http://sandbox:8080"}, INSECURE), "token_url"},
        {"kard_legacy",
         OF({"base_url", "http://sandbox:8080"}, {"token_url", "http://sandbox:8080/t"}, INSECURE),
         NULL},
        {"capillary", OF({"base_url", "http://sandbox:8080"}, INSECURE), NULL},
        {"capillary", OF({"base_url", "http://eu.api.capillarytech.com"}, INSECURE), "base_url"},
        {"capillary", OF({"base_url", "https://api.capillary.co.in"}, INSECURE), "base_url"},
        {"capillary", OF({"base_url", "https://eu.api.capillarytech.com"}), NULL},
    };
    (void)state;
    for (size_t i = 0; i < PERK_COUNT(cases); i++) {
        perk_error err = PERK_ERROR_INIT;
        perk_client *client = client_of(cases[i].provider, cases[i].settings, &err);
        bool as_expected = cases[i].pointer ? !client && strcmp(err.pointer, cases[i].pointer) == 0
                                            : client != NULL;
        if (!as_expected)
            fail_msg("case %zu: %s (%s)", i, err.message, err.pointer);
        perk_client_unref(client);
    }
    assert_int_equal(perk_live(), 0);
}

/* A sandbox signs URLs that lead to itself; any other plain URL is refused as ever. */
static void signed_urls_of_the_sandbox_may_be_plain(void **state)
{
    const struct {
        const char *url;
        bool accepted;
    } cases[] = {
        {"http://sandbox:8080/_store/a?X-Signature=b", true},
        {"https://store.example/a", true},
        {"http://sandbox:8081/_store/a", false},
        {"http://sandbox/_store/a", false},
        {"http://store.example/a", false},
    };
    (void)state;
    perk_client *client =
        client_of("kard", OF({"base_url", "http://sandbox:8080"}, INSECURE), NULL);
    for (size_t i = 0; i < PERK_COUNT(cases); i++) {
        perk_call *call =
            perk_call_transfer(client, perk_str_of(cases[i].url), PERK_NONE, PERK_NONE, NULL);
        if ((call != NULL) != cases[i].accepted)
            fail_msg("%s", cases[i].url);
        perk_call_free(call);
    }
    perk_client_unref(client);
    assert_int_equal(perk_live(), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_http_is_for_those_who_ask),
        cmocka_unit_test(signed_urls_of_the_sandbox_may_be_plain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
