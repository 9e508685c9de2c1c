/* A pull while any one allocation of the thread that uses it fails: it ends with PERK_E_NOMEM or
 * without an error, loses no object, and notes nothing as done that is not. */
#include "failmalloc.h"
#include "pulling.h"

#include <perk/perk_table.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char path[] = "/tmp/perk-pull-nomem-XXXXXX", options[200];
static perk_engine *engine;
static perk_client *client;

typedef struct story {
    bool table, ordered;
    perk_pull *pull;
    perk_table *rows;
    int code; /* of the first failure */
} story;

static void fail_as(story *s, int code)
{
    if (!s->code)
        s->code = code;
}

static void save(story *s)
{
    struct ArrowArray chunk;
    perk_error err = PERK_ERROR_INIT;
    for (size_t part = 0; part < perk_table_part_count(s->rows); part++) {
        int code;
        while ((code = perk_table_take(s->rows, part, 0, &chunk, &err)) == 1)
            chunk.release(&chunk);
        if (code < 0)
            fail_as(s, code);
    }
    if (perk_pull_saved(s->pull, PERK_LIT("part"), &err) != 0)
        fail_as(s, err.code);
}

/* False at the end. */
static bool step(story *s)
{
    perk_error err = PERK_ERROR_INIT;
    perk_pull_event event;
    int kind = perk_pull_next(s->pull, &event, 10000, &err);
    if (kind < 0)
        fail_as(s, kind);
    if (kind == PERK_PULL_ITEM && event.error && event.error->code != PERK_E_NOT_FOUND)
        fail_as(s, event.error->code);
    if (s->table && (kind == PERK_PULL_CHUNK || kind == PERK_PULL_ENDED))
        save(s);
    if (kind == PERK_PULL_WANTS_IDS) {
        if (perk_pull_add(s->pull, PERK_LIT("[\"u-0\",\"u-1\",\"u-2\",\"u-7\",null]"), &err) != 0)
            fail_as(s, err.code);
        perk_pull_end_ids(s->pull);
    }
    return kind >= 0 && kind != PERK_PULL_ENDED && (s->code == 0 || kind == PERK_PULL_ITEM);
}

static void play(story *s, const perk_args *args)
{
    perk_error err = PERK_ERROR_INIT;
    s->pull = perk_pull_new(engine, client, args, perk_str_of(options), &err);
    if (s->pull && s->table) {
        s->rows = perk_table_new(
            perk_args_op(args),
            PERK_LIT("{\"key\":\"user_id\",\"columns\":[\"id\"],\"chunk_rows\":2}"), &err);
        if (s->rows)
            perk_pull_into(s->pull, s->rows, &err);
    }
    if (err.code)
        fail_as(s, err.code);
    while (err.code == 0 && step(s))
        ;
    perk_text *report = s->pull ? perk_pull_report(s->pull, &err) : NULL;
    if (s->pull && !report)
        fail_as(s, err.code);
    perk_text_free(report);
    perk_pull_free(s->pull);
    perk_table_unref(s->rows);
}

static bool warm;

/* Bad ids fail, which is no lack of memory. */
static int tell(void *context)
{
    story s = *(story *)context;
    perk_error err = PERK_ERROR_INIT;
    int64_t before = perk_live();
    unlink(path);
    perk_args *args = perk_args_new(perk_op_find(PERK_LIT("offers.list"), &err), &err);
    if (!args)
        return err.code;
    play(&s, args);
    perk_args_free(args);
    assert_in_range(perk_live(), before, before + (warm ? 0 : 1)); /* the first one's token stays */
    warm = true;
    return s.code == PERK_E_MISSING || s.code == PERK_E_TYPE ? 0 : s.code;
}

static void every_allocation_fails_once(void **state)
{
    (void)state;
    users_plan plan = {
        .users = 5, .offers = 2, .long_every = 2, .missing_user = 1, .silent_user = -1};
    perk_error err = PERK_ERROR_INIT;
    int port = users_start(0, &plan);
    perk_driver *driver = perk_driver_new(&err);
    client = pulling_client(port);
    engine = perk_engine_new(driver, PERK_NONE, &err);
    for (int i = 0; i < 4; i++) {
        story s = {.table = i / 2, .ordered = i % 2};
        snprintf(options, sizeof options,
                 "{\"checkpoint\":\"%s\",\"max_in_flight\":2,\"ordered\":%s,\"headers\":{\"X-Id\":"
                 "\"7\"}}",
                 path, s.ordered ? "true" : "false");
        print_message("%d allocations\n", failmalloc_each_foreign(tell, &s));
    }
    perk_engine_free(engine);
    perk_driver_free(driver);
    perk_client_unref(client);
    users_stop();
    unlink(path);
    assert_int_equal(perk_live(), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_allocation_fails_once)};
    int fd = mkstemp(path);
    if (fd < 0)
        return 1;
    close(fd);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
