/* Rows of tables beyond what Python's tests do with real libraries
 * (tests/python/test_bulk_rows.py): lack of memory at any moment, streams that fail, and that each
 * part is released once. */
#include "failmalloc.h"
#include "vector.h"

#include "base/vec.h"

#include <perk/perk_rows.h>

#include <errno.h>

/* ---- a stream of two equal batches, of which nothing is allocated ---- */

static size_t streams, batches, schemas; /* that are not released */
static int left;                         /* batches of the stream */
static bool broken;                      /* it fails after them */

static void release_schema(struct ArrowSchema *schema)
{
    schema->release = NULL;
    schemas--;
}

static void release_batch(struct ArrowArray *batch)
{
    batch->release = NULL;
    batches--;
}

static void release_stream(struct ArrowArrayStream *stream)
{
    stream->release = NULL;
    streams--;
}

static int get_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out)
{
    static struct ArrowSchema item = {.format = "u", .name = "item"};
    static struct ArrowSchema *items[] = {&item};
    static struct ArrowSchema id = {.format = "u", .name = "id"};
    static struct ArrowSchema rewards = {
        .format = "+l", .name = "enrolled_rewards", .n_children = 1, .children = items};
    static struct ArrowSchema *columns[] = {&id, &rewards};
    (void)stream;
    *out = (struct ArrowSchema){
        .format = "+s", .n_children = 2, .children = columns, .release = release_schema};
    schemas++;
    return 0;
}

/* Rows 1 to 3 of four: "b" with rewards, null without, "d" with none. */
static void fill(struct ArrowArray *out)
{
    static const int32_t id_ends[] = {0, 1, 2, 2, 3}, list_ends[] = {0, 0, 1, 1, 1};
    static const uint8_t id_bits[] = {0x0b};
    static const int32_t text_ends[] = {0, 10};
    static const void *text_buffers[] = {NULL, text_ends, "CARDLINKED"};
    static const void *id_buffers[] = {id_bits, id_ends, "abd"};
    static const void *list_buffers[] = {NULL, list_ends};
    static const void *none[] = {NULL};
    static struct ArrowArray text = {.length = 1, .n_buffers = 3, .buffers = text_buffers};
    static struct ArrowArray *texts[] = {&text};
    static struct ArrowArray id = {
        .length = 4, .null_count = 1, .n_buffers = 3, .buffers = id_buffers};
    static struct ArrowArray rewards = {
        .length = 4, .n_buffers = 2, .buffers = list_buffers, .n_children = 1, .children = texts};
    static struct ArrowArray *columns[] = {&id, &rewards};
    *out = (struct ArrowArray){.length = 3,
                               .offset = 1,
                               .n_buffers = 1,
                               .buffers = none,
                               .n_children = 2,
                               .children = columns,
                               .release = release_batch};
}

static int get_next(struct ArrowArrayStream *stream, struct ArrowArray *out)
{
    (void)stream;
    *out = (struct ArrowArray){.length = 0};
    if (left == 0)
        return broken ? EIO : 0;
    left--;
    fill(out);
    batches++;
    return 0;
}

static const char *get_last_error(struct ArrowArrayStream *stream)
{
    (void)stream;
    return "the disk is gone";
}

static struct ArrowArrayStream stream_new(int count, bool fails)
{
    left = count;
    broken = fails;
    streams++;
    return (struct ArrowArrayStream){.get_schema = get_schema,
                                     .get_next = get_next,
                                     .get_last_error = get_last_error,
                                     .release = release_stream};
}

/* ---- writes ---- */

static perk_client *client_of(perk_error *err)
{
    static const char *const settings[][2] = {{"base_url", "https://api.example.test"},
                                              {"auth", "token"},
                                              {"token", "t"},
                                              {"organization_id", "o"}};
    perk_config *config = perk_config_new(PERK_LIT("kard"), err);
    for (size_t i = 0; config && i < PERK_COUNT(settings) && err->code == 0; i++)
        perk_config_set(config, perk_str_of(settings[i][0]), perk_str_of(settings[i][1]), err);
    perk_client *client = config && err->code == 0 ? perk_client_new(config, err) : NULL;
    perk_config_free(config);
    return client;
}

static void check_request(const perk_call *call)
{
    assert_string_equal(
        perk_request_body(perk_call_request(call)).ptr,
        "{\"data\":[{\"type\":\"user\",\"id\":\"b\",\"attributes\":"
        "{\"enrolledRewards\":[\"CARDLINKED\"]}},"
        "{\"type\":\"user\",\"id\":\"d\",\"attributes\":{\"enrolledRewards\":[]}}]}");
}

/* 0 also without memory for the place in the message of the row that is rejected. */
static int write_rows(void *ctx)
{
    perk_error err = PERK_ERROR_INIT;
    const perk_op *op = perk_op_find(PERK_LIT("users.create"), NULL);
    struct ArrowArrayStream stream = stream_new(1, false);
    perk_client *client = client_of(&err);
    perk_bulk *bulk = client ? perk_bulk_new(client, op, PERK_NONE, 1, &err) : NULL;
    perk_rows *rows = bulk ? perk_rows_new(op, &stream, 1, &err) : NULL;
    perk_call *call = NULL;
    (void)ctx;
    if (rows && perk_bulk_add_rows(bulk, rows, &err) == 0 && err.code == 0)
        call = perk_bulk_call(bulk, &err);
    if (call) {
        check_request(call);
        assert_int_equal(perk_bulk_at(bulk, 1), PERK_REJECTED);
    }
    if (stream.release)
        stream.release(&stream);
    perk_call_free(call);
    perk_rows_free(rows);
    perk_bulk_free(bulk);
    perk_client_unref(client);
    assert_int_equal(streams + batches + schemas, 0);
    assert_int_equal(perk_live(), 0);
    return err.code;
}

static void every_allocation_fails_once(void **state)
{
    (void)state;
    assert_int_equal(write_rows(NULL), 0);
    if (failmalloc_available())
        assert_true(failmalloc_each_foreign(write_rows, NULL) > 20);
}

static void a_stream_that_fails_keeps_what_was_added(void **state)
{
    perk_error err = PERK_ERROR_INIT;
    const perk_op *op = perk_op_find(PERK_LIT("users.create"), NULL);
    struct ArrowArrayStream stream = stream_new(2, true);
    perk_client *client = client_of(&err);
    perk_bulk *bulk = perk_bulk_new(client, op, PERK_NONE, 1, &err);
    perk_rows *rows = perk_rows_new(op, &stream, 1, &err);
    (void)state;
    assert_null(stream.release);
    assert_int_equal(perk_bulk_add_rows(bulk, rows, &err), PERK_E_INPUT);
    assert_string_equal(err.message, "the rows cannot be read: the disk is gone");
    assert_int_equal(perk_bulk_count(bulk), 6);
    assert_int_equal(perk_bulk_rejected(bulk), 2);
    perk_rows_free(rows);
    perk_bulk_free(bulk);
    perk_client_unref(client);
    assert_int_equal(streams + batches + schemas, 0);
}

static void a_request_that_is_full_leaves_the_rest(void **state)
{
    perk_error err = PERK_ERROR_INIT;
    const perk_op *op = perk_op_find(PERK_LIT("users.create"), NULL);
    struct ArrowArrayStream stream = stream_new(60, false);
    perk_client *client = client_of(&err);
    perk_bulk *bulk = perk_bulk_new(client, op, PERK_NONE, 1, &err);
    perk_rows *rows = perk_rows_new(op, &stream, 1, &err);
    (void)state;
    assert_int_equal(perk_bulk_add_rows(bulk, rows, &err), PERK_BULK_FULL);
    assert_int_equal(perk_bulk_count(bulk), 150); /* 100 that are sent, 50 that have no id */
    perk_call_free(perk_bulk_call(bulk, &err));
    assert_int_equal(perk_bulk_add_rows(bulk, rows, &err), 0);
    assert_int_equal(perk_bulk_count(bulk), 180);
    assert_int_equal(perk_bulk_add_rows(bulk, rows, &err), 0);
    perk_rows_free(rows);
    perk_bulk_free(bulk);
    perk_client_unref(client);
    assert_int_equal(streams + batches + schemas, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_allocation_fails_once),
        cmocka_unit_test(a_stream_that_fails_keeps_what_was_added),
        cmocka_unit_test(a_request_that_is_full_leaves_the_rest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
