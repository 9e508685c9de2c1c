/* Every file of tests/vectors/bulk: which requests the items make, and the result of each item.
 * Items and replies are as in Python's create_many: a full request is sent when the next item
 * comes, the last one at the end. */
#include "vector.h"

#include "api/table.h"
#include "base/text.h"
#include "base/vec.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_REQUESTS = 8 };

typedef struct player {
    const char *path;
    const json_t *test_case, *requests, *progress;
    perk_bulk *bulk;
    perk_call *calls[MAX_REQUESTS];
    size_t made, reported;
    bool stopped;
    perk_error err; /* of a request that cannot be made */
} player;

static const char *text(const json_t *object, const char *name)
{
    return json_string_value(json_object_get(object, name));
}

static const json_t *item_at(const player *p, size_t index)
{
    return json_array_get(json_object_get(p->test_case, "items"), index);
}

/* ---- requests ---- */

static void check_items(const player *p, perk_call *call, const json_t *expected)
{
    json_t *body = perk_json_parse(perk_request_body(perk_call_request(call)), 0, NULL);
    const json_t *data = json_object_get(body, "data");
    if (json_array_size(data) != json_array_size(expected))
        fail_msg("%s: %zu items in request %zu", p->path, json_array_size(data), p->made);
    for (size_t n = 0; n < json_array_size(expected); n++) {
        size_t index = (size_t)json_integer_value(json_array_get(expected, n));
        const char *id = text(item_at(p, index), "id"), *name = text(item_at(p, index), "filename");
        const json_t *sent = json_array_get(data, n);
        if (id)
            assert_string_equal(text(sent, "id"), id);
        if (name)
            assert_string_equal(text(json_object_get(sent, "attributes"), "filename"), name);
    }
    json_decref(body);
}

static void set_options(perk_call *call, const json_t *options)
{
    const char *name;
    json_t *value;
    json_object_foreach((json_t *)(uintptr_t)options, name, value) assert_int_equal(
        perk_call_set(call, perk_str_of(name), json_integer_value(value), NULL), 0);
}

static void open_next(player *p)
{
    perk_call *call = perk_bulk_call(p->bulk, &p->err);
    if (!call)
        return;
    const json_t *request = json_array_get(p->requests, p->made);
    if (!request)
        fail_msg("%s: a request too many", p->path);
    set_options(call, json_object_get(p->test_case, "options"));
    assert_int_equal(perk_call_step(call, 1000, 0), PERK_SEND);
    check_items(p, call, json_object_get(request, "items"));
    p->calls[p->made++] = call;
}

static void feed(perk_call *call, const json_t *reply)
{
    perk_text *body = perk_json_dump(json_object_get(reply, "body"), NULL);
    int status = (int)json_integer_value(json_object_get(reply, "status"));
    assert_int_equal(perk_call_feed(call, status, perk_text_str(body), 1001, NULL), 0);
    perk_text_free(body);
}

static void abort_call(perk_call *call, const json_t *how)
{
    int flags = json_is_true(json_object_get(how, "sent")) ? PERK_ABORT_SENT : 0;
    assert_int_equal(perk_call_abort(call, vector_code(text(how, "code")), flags,
                                     perk_str_of(text(how, "why")), NULL),
                     0);
}

static void settle(player *p, size_t number)
{
    const json_t *request = json_array_get(p->requests, number);
    perk_call *call = p->calls[number];
    p->stopped = json_is_true(json_object_get(request, "stopped"));
    if (json_object_get(request, "reply"))
        feed(call, json_object_get(request, "reply"));
    if (json_object_get(request, "abort"))
        abort_call(call, json_object_get(request, "abort"));
    bool paged = !p->stopped && perk_call_step(call, 1002, 0) == PERK_PAGE;
    perk_doc *page = paged ? perk_call_take_page(call) : NULL;
    assert_int_equal(perk_bulk_settle(p->bulk, call, page, NULL), 0);
    assert_int_equal(perk_bulk_settle(p->bulk, call, page, NULL), PERK_E_STATE);
    perk_doc_unref(page);
    perk_call_free(call);
}

/* ---- items ---- */

static size_t settled(const perk_bulk *bulk)
{
    return perk_bulk_accepted(bulk) + perk_bulk_rejected(bulk) + perk_bulk_unknown(bulk);
}

static void report(player *p)
{
    const json_t *expected = json_array_get(p->progress, p->reported++);
    if (!p->progress || p->stopped || p->err.code)
        return;
    assert_int_equal(settled(p->bulk), json_integer_value(json_array_get(expected, 0)));
    assert_int_equal(perk_bulk_accepted(p->bulk), json_integer_value(json_array_get(expected, 1)));
}

static void flush(player *p)
{
    size_t before = p->made;
    open_next(p);
    if (p->made > before && !json_object_get(p->test_case, "order"))
        settle(p, before);
    report(p);
}

static void add(player *p, size_t index)
{
    perk_text *json = perk_json_dump(item_at(p, index), NULL);
    int result = perk_bulk_add(p->bulk, perk_text_str(json), NULL);
    if (result == PERK_BULK_FULL) {
        flush(p);
        result = p->stopped ? PERK_BULK_TAKEN : perk_bulk_add(p->bulk, perk_text_str(json), NULL);
    }
    assert_true(result == PERK_BULK_TAKEN || result == PERK_BULK_REJECTED);
    if (!p->stopped)
        assert_true(perk_str_eq(perk_bulk_item(p->bulk, index), perk_text_str(json)));
    perk_text_free(json);
}

static void add_all(player *p)
{
    const json_t *stop = json_object_get(p->test_case, "stop_before");
    size_t count = json_array_size(json_object_get(p->test_case, "items"));
    for (size_t i = 0; i < count && !p->stopped; i++) {
        if (stop && (size_t)json_integer_value(stop) == i)
            return;
        add(p, i);
    }
    if (!p->stopped)
        flush(p);
}

static void settle_in_order(player *p, const json_t *order)
{
    for (size_t i = 0; i < json_array_size(order); i++)
        settle(p, (size_t)json_integer_value(json_array_get(order, i)));
}

/* ---- results ---- */

static void check_outcomes(const player *p, const char *expected)
{
    char letters[64];
    size_t count = perk_bulk_count(p->bulk), by[4] = {0};
    assert_true(count < sizeof letters);
    for (size_t i = 0; i < count; i++) {
        letters[i] = "-aru"[perk_bulk_at(p->bulk, i)];
        by[perk_bulk_at(p->bulk, i)]++;
    }
    letters[count] = '\0';
    if (strcmp(letters, expected) != 0)
        fail_msg("%s: outcomes are %s", p->path, letters);
    assert_int_equal(by[PERK_ACCEPTED], perk_bulk_accepted(p->bulk));
    assert_int_equal(by[PERK_REJECTED], perk_bulk_rejected(p->bulk));
    assert_int_equal(by[PERK_UNKNOWN], perk_bulk_unknown(p->bulk));
}

static void check_errors(const player *p)
{
    for (size_t i = 0; i < perk_bulk_count(p->bulk); i++) {
        char name[24];
        snprintf(name, sizeof name, "%zu", i);
        const json_t *expected = json_object_get(json_object_get(p->test_case, "errors"), name);
        const perk_error *error = perk_bulk_error(p->bulk, i);
        if (expected && !error)
            fail_msg("%s: item %zu has no error", p->path, i);
        if (expected)
            vector_check_error(p->path, error, expected);
        if (perk_bulk_at(p->bulk, i) == PERK_ACCEPTED)
            assert_null(error);
    }
}

static void check_summary(const player *p)
{
    const char *expected = text(p->test_case, "summary");
    size_t first = 0;
    while (perk_bulk_at(p->bulk, first) == PERK_ACCEPTED)
        first++;
    perk_text *summary = perk_bulk_summary(perk_bulk_rejected(p->bulk), perk_bulk_unknown(p->bulk),
                                           perk_bulk_count(p->bulk), first, NULL);
    if (expected)
        assert_string_equal(perk_text_str(summary).ptr, expected);
    perk_text_free(summary);
}

static perk_bulk *bulk_of(const json_t *test_case, perk_client *client, perk_error *err)
{
    const json_t *args = json_object_get(test_case, "args");
    perk_text *shared = args ? perk_json_dump(args, NULL) : NULL;
    perk_bulk *bulk = perk_bulk_new(
        client, perk_op_find(perk_str_of(text(test_case, "operation")), NULL),
        perk_text_str(shared), !json_is_false(json_object_get(test_case, "strict")), err);
    perk_text_free(shared);
    return bulk;
}

static void play(player *p)
{
    const json_t *order = json_object_get(p->test_case, "order");
    add_all(p);
    if (order)
        settle_in_order(p, order);
    assert_int_equal(p->made, json_array_size(p->requests));
    check_outcomes(p, text(p->test_case, "outcomes"));
    check_errors(p);
    check_summary(p);
}

static void run_bulk(const char *path)
{
    json_t *test_case = vector_case(path);
    perk_client *client = vector_client(test_case);
    player p = {.path = path,
                .test_case = test_case,
                .requests = json_object_get(test_case, "requests"),
                .progress = json_object_get(test_case, "progress"),
                .err = PERK_ERROR_INIT};
    p.bulk = bulk_of(test_case, client, &p.err);
    if (p.bulk)
        play(&p);
    vector_check_error(path, &p.err, json_object_get(test_case, "error"));
    assert_int_equal(p.err.code != 0, json_object_get(test_case, "error") != NULL);
    perk_bulk_free(p.bulk);
    perk_client_unref(client);
    json_decref(test_case);
    assert_int_equal(perk_live(), 0);
}

static void every_bulk_vector_holds(void **state)
{
    (void)state;
    assert_true(vector_each("bulk", run_bulk) >= 18);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_bulk_vector_holds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
