#include "driven.h"

#include <stdio.h>
#include <string.h>

perk_driver *driver;
perk_client *client;

static void set_setting(perk_config *config, const char *name, const char *value)
{
    perk_error err = PERK_ERROR_INIT;
    if (perk_config_set(config, perk_str_of(name), perk_str_of(value), &err) != 0)
        fail_msg("%s", err.message);
}

void connect_to_url(const char *url)
{
    perk_error err = PERK_ERROR_INIT;
    perk_config *config = perk_config_new(PERK_LIT("kard"), &err);
    set_setting(config, "base_url", url);
    set_setting(config, "auth", "token");
    set_setting(config, "token", "given");
    set_setting(config, "max_body", "4096");
    client = perk_client_new(config, &err);
    assert_non_null(client);
    perk_config_free(config);
    driver = perk_driver_new(&err);
    assert_non_null(driver);
}

void connect_to(int port)
{
    char url[64];
    snprintf(url, sizeof url, "http://127.0.0.1:%d", port);
    connect_to_url(url);
}

void disconnect(void)
{
    perk_driver_free(driver);
    perk_client_unref(client);
    assert_int_equal(perk_live(), 0);
}

/* Runs one raw call to its first answer; the error (code 0 when a page came) is copied out. */
perk_error attempt(const char *method, int64_t timeout_ms, int64_t attempts, perk_tick tick,
                   void *context)
{
    perk_error err = PERK_ERROR_INIT;
    perk_str body = strcmp(method, "GET") == 0 ? PERK_NONE : PERK_LIT("{\"n\":1}");
    perk_call *call =
        perk_call_raw(client, perk_str_of(method), PERK_LIT("/v2/thing"), PERK_NONE, body, &err);
    assert_non_null(call);
    perk_call_set(call, PERK_LIT("timeout_ms"), timeout_ms, &err);
    perk_call_set(call, PERK_LIT("max_attempts"), attempts, &err);
    int action = perk_driver_run(driver, call, tick, context);
    assert_true(action == PERK_PAGE || action == PERK_FAILED);
    if (action == PERK_FAILED)
        err = *perk_call_error(call);
    else
        perk_doc_unref(perk_call_take_page(call));
    perk_call_free(call);
    return err;
}

void assert_fails(const perk_error *err, int code, unsigned flags)
{
    if (err->code != code || err->flags != flags)
        fail_msg("code %d flags %u (%s), not %d and %u", err->code, err->flags, err->message, code,
                 flags);
}
