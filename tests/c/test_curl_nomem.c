/* The driver while any one allocation fails, libcurl's among them: a write that reached the server
 * is never called refused. */
#include "driven.h"
#include "failmalloc.h"
#include "peer.h"

#include <curl/curl.h>
#include <perk/perk_engine.h>
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

/* The call's completion; without an engine, it was not handed over. */
static bool run_by_engine(perk_engine *engine, perk_call *call, perk_error *err)
{
    perk_completion got = {0};
    if (perk_engine_submit(engine, call, 7, err) != 0)
        return false;
    assert_int_equal(perk_engine_next(engine, &got, 1, PATIENCE_MS), 1);
    assert_int_equal(got.tag, 7);
    last.action = got.action;
    return true;
}

/* The same by an engine, whose threads may lack memory, too. */
static int post_by_engine(void *options)
{
    perk_error err = PERK_ERROR_INIT;
    last = (ending){0};
    perk_client *own = client_of_port(&err);
    perk_driver *one = own ? perk_driver_new(&err) : NULL;
    perk_engine *engine = one ? perk_engine_new(one, perk_str_of(options), &err) : NULL;
    perk_call *call = engine ? perk_call_raw(own, PERK_LIT("POST"), PERK_LIT("/v2/thing"),
                                             PERK_NONE, PERK_LIT("{\"n\":1}"), &err)
                             : NULL;
    if (call && run_by_engine(engine, call, &err)) {
        last.code = err.code = perk_call_error(call)->code;
        last.flags = perk_call_error(call)->flags;
        perk_doc_unref(perk_call_take_page(call));
    }
    perk_engine_free(engine);
    perk_call_free(call);
    perk_driver_free(one);
    perk_client_unref(own);
    return err.code;
}

typedef bool refusing(int (*story)(void *ctx), void *ctx, int index);

/* Each allocation of a story fails once. */
static void refuse_each(refusing *refuse, int (*story)(void *ctx), void *context)
{
    static const peer_step steps[] = {
        {CREATED, PEER_CLOSE}, {CREATED, PEER_CLOSE}, {NULL, PEER_CLOSE}};
    int failures = 0, arrived_and_failed = 0;
    if (!failmalloc_available())
        skip();
    curl_global_init(CURL_GLOBAL_DEFAULT);
    for (bool more = true; more; failures++) {
        port = peer_start(steps);
        more = refuse(story, context, failures);
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

static void a_write_that_arrived_is_never_called_refused(void **state)
{
    (void)state;
    refuse_each(failmalloc_nth, post, NULL);
}

static void nor_by_an_engine(void **state)
{
    static char plain[] = "{}", parser[] = "{\"parser\":true}";
    (void)state;
    refuse_each(failmalloc_nth_anywhere, post_by_engine, plain);
    refuse_each(failmalloc_nth_anywhere, post_by_engine, parser);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_write_that_arrived_is_never_called_refused),
        cmocka_unit_test(nor_by_an_engine)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
