/* Streams of Arrow that do not match their schema: every damage is an error of the stream or of the
 * row, and nothing outside of the buffers is read. */
#include "vector.h"

#include "base/vec.h"

#include <perk/perk_rows.h>
#include <perk/perk_writes.h>
#include <stdio.h>
#include <string.h>

/* ---- a stream of one batch ---- */

static int unreleased;

static void release_schema(struct ArrowSchema *schema)
{
    schema->release = NULL;
    unreleased--;
}

static void release_batch(struct ArrowArray *batch)
{
    batch->release = NULL;
    unreleased--;
}

static void release_stream(struct ArrowArrayStream *stream)
{
    stream->release = NULL;
    unreleased--;
}

static struct ArrowSchema schema; /* what the stream gives */
static struct ArrowArray batch;
static bool given;

static int get_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out)
{
    (void)stream;
    *out = schema;
    out->release = release_schema;
    unreleased++;
    return 0;
}

static int get_next(struct ArrowArrayStream *stream, struct ArrowArray *out)
{
    (void)stream;
    *out = (struct ArrowArray){.length = 0};
    if (given)
        return 0;
    given = true;
    *out = batch;
    out->release = release_batch;
    unreleased++;
    return 0;
}

/* ---- what writes make of it ---- */

typedef struct outcome {
    int code;
    size_t items, rejected;
    char message[512]; /* of the stream, or of the last damaged row */
} outcome;

static perk_client *client_of(void)
{
    static const char *const settings[][2] = {{"base_url", "https://api.example.test"},
                                              {"auth", "token"},
                                              {"token", "t"},
                                              {"organization_id", "o"}};
    perk_config *config = perk_config_new(PERK_LIT("kard"), NULL);
    for (size_t i = 0; i < PERK_COUNT(settings); i++)
        perk_config_set(config, perk_str_of(settings[i][0]), perk_str_of(settings[i][1]), NULL);
    perk_client *client = perk_client_new(config, NULL);
    perk_config_free(config);
    return client;
}

/* Users lack other members here, which is no damage. */
static void take_row(outcome *o, const perk_error *error)
{
    if (!error || strncmp(error->message, "row ", 4) != 0)
        return;
    o->rejected++;
    snprintf(o->message, sizeof o->message, "%s", error->message);
}

static outcome write_stream(void)
{
    perk_error err = PERK_ERROR_INIT;
    const perk_op *op = perk_op_find(PERK_LIT("users.create"), NULL);
    struct ArrowArrayStream stream = {
        .get_schema = get_schema, .get_next = get_next, .release = release_stream};
    perk_client *client = client_of();
    perk_bulk *bulk = perk_bulk_new(client, op, PERK_NONE, 0, &err);
    outcome o = {0};
    given = false;
    unreleased++;
    perk_rows *rows = perk_rows_new(op, &stream, 0, &err);
    assert_null(stream.release);
    o.code = rows ? perk_bulk_add_rows(bulk, rows, &err) : err.code;
    o.items = perk_bulk_count(bulk);
    for (size_t i = 0; i < o.items; i++)
        take_row(&o, perk_bulk_error(bulk, i));
    if (o.code)
        snprintf(o.message, sizeof o.message, "%s", err.message);
    perk_rows_free(rows);
    perk_bulk_free(bulk);
    perk_client_unref(client);
    assert_int_equal(unreleased, 0);
    return o;
}

/* One column "id" of two rows. */
static struct ArrowSchema column_schema, *column_schemas[] = {&column_schema};
static struct ArrowArray column, *columns[] = {&column};
static const void *no_buffers[] = {NULL};

static void set_column(const char *format, int64_t buffers, const void **at)
{
    column_schema = (struct ArrowSchema){.format = format, .name = "id"};
    column = (struct ArrowArray){.length = 2, .n_buffers = buffers, .buffers = at};
    schema = (struct ArrowSchema){.format = "+s", .n_children = 1, .children = column_schemas};
    batch = (struct ArrowArray){
        .length = 2, .n_buffers = 1, .buffers = no_buffers, .n_children = 1, .children = columns};
}

static void check_fine(void)
{
    outcome o = write_stream();
    assert_int_equal(o.code, 0);
    assert_int_equal(o.items, 2);
    assert_int_equal(o.rejected, 0);
}

static void check_stream(const char *why)
{
    outcome o = write_stream();
    assert_int_equal(o.code, PERK_E_INPUT);
    assert_int_equal(o.items, 0);
    assert_non_null(strstr(o.message, why));
}

static void check_rows(size_t rejected)
{
    outcome o = write_stream();
    assert_int_equal(o.code, 0);
    assert_int_equal(o.items, 2);
    assert_int_equal(o.rejected, rejected);
    assert_non_null(strstr(o.message, "damaged value"));
}

static const char other[] = "a batch does not match the schema";

/* ---- shapes ---- */

static void shapes_that_do_not_fit(void **state)
{
    static const int32_t ends[] = {0, 1, 2};
    static const void *buffers[] = {NULL, ends, "ab"}, *missing[] = {NULL, NULL, NULL};
    (void)state;
    set_column("u", 3, buffers);
    check_fine();
    struct ArrowArray good = column, good_batch = batch;
    column.n_buffers = 2;
    check_stream(other);
    column = good;
    column.buffers = NULL;
    check_stream(other);
    column.buffers = missing;
    check_stream(other);
    column = good;
    column.length = 1; /* the batch has two */
    check_stream(other);
    column.length = -1;
    check_stream(other);
    column = good;
    column.offset = -1;
    check_stream(other);
    column.offset = INT64_MAX;
    check_stream(other);
    column = good;
    batch.length = INT64_MAX;
    check_stream(other);
    batch = good_batch;
    batch.offset = 1; /* then the column has too few */
    check_stream(other);
    batch = good_batch;
    batch.n_children = 2;
    check_stream(other);
    batch = good_batch;
    batch.children = NULL;
    check_stream(other);
    static struct ArrowArray *none[] = {NULL};
    batch.children = none;
    check_stream(other);
}

static void lists_and_dictionaries_without_what_they_hold(void **state)
{
    static const int32_t ends[] = {0, 1, 1};
    static const void *list[] = {NULL, ends}, *bits[] = {NULL};
    static struct ArrowSchema item = {.format = "u", .name = "item"}, *items[] = {&item};
    (void)state;
    set_column("+l", 2, list);
    column_schema.n_children = 1;
    column_schema.children = items;
    check_stream(other);
    set_column("+w:3", 1, bits);
    column_schema.n_children = 1;
    column_schema.children = items;
    check_stream(other);
    set_column("i", 2, list);
    column_schema.dictionary = &item;
    check_stream(other);
}

/* ---- values ---- */

static void offsets_that_lead_nowhere(void **state)
{
    static const int32_t back[] = {0, 1, 0}, before[] = {-5, -4, 1}, there[] = {0, 1, 2};
    static const void *buffers[] = {NULL, back, "ab"};
    (void)state;
    set_column("u", 3, buffers);
    check_rows(1);
    buffers[1] = before;
    check_rows(2);
    buffers[1] = there;
    buffers[2] = NULL;
    check_rows(2);
}

static void indexes_outside_of_a_dictionary(void **state)
{
    static const int32_t ends[] = {0, 1};
    static const int8_t indexes[] = {-1, 1};
    static const uint64_t large[] = {UINT64_MAX, UINT64_C(1) << 63};
    static const void *words[] = {NULL, ends, "a"}, *buffers[] = {NULL, indexes};
    static struct ArrowSchema word = {.format = "u", .name = ""};
    static struct ArrowArray dictionary = {.length = 1, .n_buffers = 3, .buffers = words};
    (void)state;
    set_column("c", 2, buffers);
    column_schema.dictionary = &word;
    column.dictionary = &dictionary;
    check_rows(2);
    column_schema.format = "L";
    buffers[1] = large;
    check_rows(2);
}

static void lists_that_end_behind_their_items(void **state)
{
    static const int32_t text_ends[] = {0, 1}, far[] = {0, 2, 1};
    static const void *texts[] = {NULL, text_ends, "a"}, *list[] = {NULL, far};
    static struct ArrowSchema item = {.format = "u", .name = "item"}, *items[] = {&item};
    static struct ArrowArray text = {.length = 1, .n_buffers = 3, .buffers = texts};
    static struct ArrowArray *children[] = {&text};
    (void)state;
    set_column("+l", 2, list);
    column_schema.n_children = 1;
    column_schema.children = items;
    column.n_children = 1;
    column.children = children;
    check_rows(2);
}

static void views_outside_of_their_buffers(void **state)
{
    static int32_t views[2][4] = {{13, 0, 1, 0}, {13, 0, 0, 1}};
    static const int64_t sizes[] = {13};
    static const void *buffers[] = {NULL, views, "thirteen text", sizes};
    (void)state;
    set_column("vu", 4, buffers);
    check_rows(2);
    views[0][0] = views[1][0] = -1;
    check_rows(2);
    memcpy(views[0], (int32_t[]){13, 0, -1, 0}, sizeof views[0]);
    memcpy(views[1], (int32_t[]){13, 0, 0, -1}, sizeof views[1]);
    check_rows(2);
    memcpy(views[0], (int32_t[]){13, 0, 0, 0}, sizeof views[0]);
    memcpy(views[1], (int32_t[]){1, 'b', 0, 0}, sizeof views[1]);
    check_fine();
}

/* Times at the ends of 64 bits are outside of all years, in every unit. */
static void times_at_the_ends_of_64_bits(void **state)
{
    static const int64_t ticks[] = {INT64_MIN, INT64_MAX};
    static const char *const formats[] = {"tss:UTC", "tsm:UTC", "tsu:UTC"};
    static const void *buffers[] = {NULL, ticks};
    (void)state;
    for (size_t i = 0; i < PERK_COUNT(formats); i++) {
        set_column(formats[i], 2, buffers);
        outcome o = write_stream();
        assert_int_equal(o.code, 0);
        assert_int_equal(o.rejected, 2);
        assert_non_null(strstr(o.message, "outside of the years"));
    }
}

/* ---- schemas ---- */

static void schemas_that_are_damaged(void **state)
{
    static struct ArrowSchema deep, *inside[] = {&deep};
    static const int32_t ends[] = {0, 1, 2};
    static const void *buffers[] = {NULL, ends, "ab"};
    (void)state;
    set_column("u", 3, buffers);
    column_schema.format = NULL;
    assert_int_equal(write_stream().code, PERK_E_TYPE);
    column_schema.format = "+s";
    column_schema.n_children = -1;
    assert_int_equal(write_stream().code, PERK_E_TYPE);
    column_schema.n_children = 1;
    assert_int_equal(write_stream().code, PERK_E_TYPE);
    deep = (struct ArrowSchema){.format = "+l", .name = "x", .n_children = 1, .children = inside};
    column_schema = deep; /* without an end */
    assert_int_equal(write_stream().code, PERK_E_TYPE);
}

static void a_stream_is_read_once(void **state)
{
    perk_error err = PERK_ERROR_INIT;
    struct ArrowArrayStream stream = {.get_schema = get_schema};
    (void)state;
    assert_null(perk_rows_new(perk_op_find(PERK_LIT("users.create"), NULL), &stream, 1, &err));
    assert_int_equal(err.code, PERK_E_INPUT);
    assert_int_equal(unreleased, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shapes_that_do_not_fit),
        cmocka_unit_test(lists_and_dictionaries_without_what_they_hold),
        cmocka_unit_test(offsets_that_lead_nowhere),
        cmocka_unit_test(indexes_outside_of_a_dictionary),
        cmocka_unit_test(lists_that_end_behind_their_items),
        cmocka_unit_test(views_outside_of_their_buffers),
        cmocka_unit_test(times_at_the_ends_of_64_bits),
        cmocka_unit_test(schemas_that_are_damaged),
        cmocka_unit_test(a_stream_is_read_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
