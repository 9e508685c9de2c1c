/* The driver while any one allocation fails, libcurl's among them: a write that reached the server
 * is never called refused. */
#include "driven.h"
#include "failmalloc.h"
#include "peer.h"

#include <curl/curl.h>
#include <stdio.h>
#include <string.h>

#define CREATED "HTTP/1.1 201 Created\r\nContent-Length: 11\r\n\r\n{\"ok\":true}"

typedef struct ending {
    int action, code;
    unsigned flags;
} ending;

static int port;
static ending last;

static perk_client *client_of_port(perk_error *err)
{
    char url[64];
    snprintf(url, sizeof url, "http://127.0.0.1:%d", port);
    const char *const settings[][2] = {{"base_url", url}, {"auth", "token"}, {"token", "given"}};
    perk_config *config = perk_config_new(PERK_LIT("kard"), err);
    for (size_t i = 0; config && i < 3 && err->code == 0; i++)
        perk_config_set(config, perk_str_of(settings[i][0]), perk_str_of(settings[i][1]), err);
    perk_client *made = config && err->code == 0 ? perk_client_new(config, err) : NULL;
    perk_config_free(config);
    return made;
}

/* One POST with its own driver and client. */
static int post(void *context)
{
    perk_error err = PERK_ERROR_INIT;
    (void)context;
    last = (ending){0};
    perk_client *own = client_of_port(&err);
    perk_driver *one = own ? perk_driver_new(&err) : NULL;
    perk_call *call = one ? perk_call_raw(own, PERK_LIT("POST"), PERK_LIT("/v2/thing"), PERK_NONE,
                                          PERK_LIT("{\"n\":1}"), &err)
                          : NULL;
    if (call) {
        last.action = perk_driver_run(one, call, NULL, NULL);
        last.code = err.code = perk_call_error(call)->code;
        last.flags = perk_call_error(call)->flags;
        perk_doc_unref(perk_call_take_page(call));
    }
    perk_call_free(call);
    perk_driver_free(one);
    perk_client_unref(own);
    return err.code;
}

static void a_write_that_arrived_is_never_called_refused(void **state)
{
    static const peer_step steps[] = {
        {CREATED, PEER_CLOSE}, {CREATED, PEER_CLOSE}, {NULL, PEER_CLOSE}};
    int failures = 0, arrived_and_failed = 0;
    (void)state;
    if (!failmalloc_available())
        skip();
    curl_global_init(CURL_GLOBAL_DEFAULT);
    for (bool more = true; more; failures++) {
        port = peer_start(steps);
        more = failmalloc_nth(post, NULL, failures);
        int arrived = peer_stop(NULL);
        bool done = last.action == PERK_PAGE;
        if (arrived && !done && !(last.flags & PERK_ERR_OUTCOME_UNKNOWN))
            fail_msg("allocation %d refused: it arrived, and ended with code %d, flags %u",
                     failures, last.code, last.flags);
        arrived_and_failed += arrived && !done;
        assert_true(arrived <= 1);
        assert_int_equal(perk_live(), 0);
    }
    assert_true(failures >= 50);
    assert_true(arrived_and_failed >= 1);
    curl_global_cleanup();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_write_that_arrived_is_never_called_refused)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
