/* Plays the scripts of tests/vectors/{token,page,error}: calls, step by step, without a network. */
#include "vector.h"

#include "api/errors.h"

#include <stdlib.h>
#include <string.h>

#define MAX_CALLS 4

typedef struct player {
    const char *path;
    const json_t *script;
    size_t step;
    perk_client *client;
    perk_call *calls[MAX_CALLS]; /* made when a step first names them */
    perk_call *call;             /* the one that this step is about */
    int64_t now;
} player;

static const char *text_of(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

static perk_str dump_of(const json_t *object, const char *key, char **text)
{
    const json_t *value = json_object_get(object, key);
    *text = value ? json_dumps(value, JSON_ENCODE_ANY) : NULL;
    return perk_str_of(*text);
}

/* The calls with these numbers are logins. */
static bool is_login(const json_t *script, size_t number)
{
    const json_t *logins = json_object_get(script, "logins");
    for (size_t i = 0; i < json_array_size(logins); i++)
        if ((size_t)json_integer_value(json_array_get(logins, i)) == number)
            return true;
    return false;
}

static perk_call *call_of(perk_client *client, const json_t *script, perk_error *err)
{
    char *first = NULL, *second = NULL;
    perk_call *call = NULL;
    const json_t *raw = json_object_get(script, "raw"),
                 *transfer = json_object_get(script, "transfer");
    if (transfer) {
        call = perk_call_transfer(client, perk_str_of(text_of(transfer, "url")),
                                  perk_str_of(text_of(transfer, "body")),
                                  perk_str_of(text_of(transfer, "content_type")), err);
    } else if (raw) {
        call = perk_call_raw(client, perk_str_of(text_of(raw, "method")),
                             perk_str_of(text_of(raw, "url")), dump_of(raw, "query", &first),
                             dump_of(raw, "body", &second), err);
    } else {
        const perk_op *op = perk_op_find(perk_str_of(text_of(script, "operation")), err);
        perk_args *args = perk_args_new(op, err);
        assert_non_null(args);
        if (perk_args_set_all(args, dump_of(script, "args", &first), err) == 0)
            call = perk_call_new(client, args, err);
        perk_args_free(args);
    }
    free(first);
    free(second);
    return call;
}

#define FAIL(p, ...)                                                                               \
    do {                                                                                           \
        print_error("%s, step %zu: ", (p)->path, (p)->step);                                       \
        fail_msg(__VA_ARGS__);                                                                     \
    } while (0)

static int step(player *p, const json_t *what)
{
    const json_t *at = json_object_get(what, "at");
    if (at)
        p->now = json_integer_value(at);
    return perk_call_step(p->call, p->now,
                          (uint64_t)json_integer_value(json_object_get(what, "entropy")));
}

static perk_str header_of(const perk_request *request, const char *name)
{
    for (size_t i = 0; i < perk_request_header_count(request); i++)
        if (perk_str_ieq(perk_request_header_name(request, i), perk_str_of(name)))
            return perk_request_header_value(request, i);
    return PERK_NONE;
}

static void check_str(const player *p, const char *what, perk_str actual, const json_t *expected)
{
    if (!expected)
        return;
    perk_str wanted = perk_str_of(json_string_value(expected));
    if (json_is_null(expected) ? actual.ptr != NULL : !actual.ptr || !perk_str_eq(actual, wanted))
        FAIL(p, "%s is '%.*s', not '%s'", what, (int)actual.len,
             actual.ptr ? actual.ptr : "(absent)", wanted.ptr ? wanted.ptr : "(absent)");
}

static void check_request(const player *p, const json_t *expected)
{
    const perk_request *request = perk_call_request(p->call);
    const char *name;
    json_t *value;
    check_str(p, "method", perk_str_of(perk_request_method(request)),
              json_object_get(expected, "method"));
    check_str(p, "url", perk_request_url(request), json_object_get(expected, "url"));
    check_str(p, "body", perk_request_body(request), json_object_get(expected, "body"));
    json_object_foreach(json_object_get(expected, "headers"), name, value)
        check_str(p, name, header_of(request, name), value);
}

static void expect_wait(const player *p, const json_t *what)
{
    const json_t *ms = json_object_get(what, "ms");
    int64_t low = json_integer_value(json_is_array(ms) ? json_array_get(ms, 0) : ms);
    int64_t high = json_integer_value(json_is_array(ms) ? json_array_get(ms, 1) : ms);
    int64_t wait = perk_call_wait_ms(p->call);
    if (ms && (wait < low || wait > high))
        FAIL(p, "waits %lld ms, not %lld to %lld", (long long)wait, (long long)low,
             (long long)high);
}

/* One letter per item: accepted, rejected, unknown. */
static void check_outcomes(const player *p, const perk_doc *page, const char *wanted)
{
    char got[32] = "";
    if (!wanted)
        return;
    perk_outcomes *outcomes = perk_call_outcomes(p->call, page, NULL);
    assert_non_null(outcomes);
    assert_true(perk_outcomes_count(outcomes) < sizeof got);
    for (size_t i = 0; i < perk_outcomes_count(outcomes); i++) {
        got[i] = "?aru"[perk_outcomes_at(outcomes, i)];
        assert_int_equal(perk_outcomes_error(outcomes, i) == NULL, got[i] == 'a');
    }
    perk_outcomes_free(outcomes);
    if (strcmp(got, wanted) != 0)
        FAIL(p, "the outcomes are %s, not %s", got, wanted);
}

static void check_item_errors(const player *p, const perk_doc *page, const json_t *wanted)
{
    perk_error err = PERK_ERROR_INIT;
    const json_t *one;
    size_t i;
    if (!wanted)
        return;
    if (perk_doc_item_error_count(page, &err) != json_array_size(wanted))
        FAIL(p, "the page has %zu item errors", perk_doc_item_error_count(page, &err));
    json_array_foreach(wanted, i, one)
        vector_check_error(p->path, perk_doc_item_error_at(page, i), one);
    assert_null(perk_doc_item_error_at(page, i));
}

static void expect_page(const player *p, const json_t *what)
{
    perk_doc *page = perk_call_take_page(p->call);
    const json_t *count = json_object_get(what, "count"), *status = json_object_get(what, "status");
    assert_non_null(page);
    if (count && perk_doc_count(page) != (size_t)json_integer_value(count))
        FAIL(p, "the page has %zu resources", perk_doc_count(page));
    if (status && perk_doc_status(page) != json_integer_value(status))
        FAIL(p, "the page's status is %d", perk_doc_status(page));
    check_str(p, "cursor", perk_doc_cursor(page), json_object_get(what, "cursor"));
    if (json_object_get(what, "bytes"))
        assert_int_equal(perk_doc_kind(page), PERK_DOC_BYTES);
    check_str(p, "bytes", perk_doc_json(page), json_object_get(what, "bytes"));
    check_outcomes(p, page, text_of(what, "outcomes"));
    check_item_errors(p, page, json_object_get(what, "item_errors"));
    perk_doc_unref(page);
}

static void expect_save(const player *p, const json_t *what)
{
    perk_text *token = perk_client_token(p->client, p->now, NULL);
    const json_t *life = json_object_get(what, "life_ms");
    check_str(p, "token", perk_text_str(token), json_object_get(what, "token"));
    double seconds = perk_client_token_seconds(p->client, p->now);
    if (life && seconds != (double)json_integer_value(life) / 1000)
        FAIL(p, "the token lives for another %g seconds", seconds);
    perk_text_free(token);
}

static void check_error_headers(const player *p, const json_t *wanted)
{
    if (!wanted)
        return;
    perk_text *text = perk_call_error_headers(p->call, NULL);
    json_t *got = perk_json_parse(perk_text_str(text), 0, NULL);
    if (!json_equal(got, wanted))
        FAIL(p, "the headers are %.*s", (int)perk_text_str(text).len, perk_text_str(text).ptr);
    json_decref(got);
    perk_text_free(text);
}

static void expect_failed(const player *p, const json_t *what)
{
    vector_check_error(p->path, perk_call_error(p->call), json_object_get(what, "error"));
    check_str(p, "error_body", perk_call_error_body(p->call), json_object_get(what, "error_body"));
    check_error_headers(p, json_object_get(what, "error_headers"));
    check_outcomes(p, NULL, text_of(what, "outcomes"));
}

static void expect(player *p, const json_t *what)
{
    const char *wanted = text_of(what, "expect");
    int action = step(p, what);
    if (strcmp(perk_action_name(action), wanted) != 0)
        FAIL(p, "the action is %s (%s), not %s", perk_action_name(action),
             perk_call_error(p->call)->message, wanted);
    if (action == PERK_SEND)
        check_request(p, json_object_get(what, "request"));
    else if (action == PERK_WAIT)
        expect_wait(p, what);
    else if (action == PERK_PAGE)
        expect_page(p, what);
    else if (action == PERK_SAVE_TOKEN)
        expect_save(p, what);
    else if (action == PERK_FAILED)
        expect_failed(p, what);
}

static void reply(player *p, const json_t *what, const json_t *given)
{
    const char *name;
    json_t *value;
    const json_t *at = json_object_get(what, "at"), *body = json_object_get(given, "body");
    if (at)
        p->now = json_integer_value(at);
    json_object_foreach(json_object_get(given, "headers"), name, value) assert_int_equal(
        perk_call_header(p->call, perk_str_of(name), perk_str_of(json_string_value(value)), NULL),
        0);
    perk_str text = {json_string_value(body), json_string_length(body)};
    assert_int_equal(perk_call_feed(p->call,
                                    (int)json_integer_value(json_object_get(given, "status")), text,
                                    p->now, NULL),
                     0);
}

static void expect_drift(const player *p, const json_t *expected)
{
    perk_text *text = perk_client_drift(p->client, 1, NULL);
    assert_non_null(text);
    json_t *drift = perk_json_parse(perk_text_str(text), 0, NULL);
    if (!json_equal(drift, expected))
        fail_msg("%s: drift %.*s", p->path, (int)perk_text_str(text).len, perk_text_str(text).ptr);
    json_decref(drift);
    perk_text_free(text);
}

/* With the options of the script, or those of a step. NULL when it is refused. */
static perk_call *try_call(const player *p, size_t number, const json_t *options, perk_error *err)
{
    const char *option;
    json_t *value;
    perk_call *call = is_login(p->script, number) ? perk_call_login(p->client, err)
                                                  : call_of(p->client, p->script, err);
    json_object_foreach((json_t *)options, option, value) if (call && err->code == 0)
        perk_call_set(call, perk_str_of(option), json_integer_value(value), err);
    if (call && err->code == 0 && json_object_get(p->script, "headers")) {
        char *text = json_dumps(json_object_get(p->script, "headers"), JSON_COMPACT);
        perk_call_set_headers(call, perk_str_of(text), err);
        free(text);
    }
    if (err->code == 0)
        return call;
    perk_call_free(call);
    return NULL;
}

static void expect_refusal(const player *p, const json_t *what)
{
    perk_error err = PERK_ERROR_INIT;
    const json_t *options = json_object_get(what, "options");
    if (try_call(p, 1, options ? options : json_object_get(p->script, "options"), &err))
        FAIL(p, "the call is not refused");
    vector_check_error(p->path, &err, json_object_get(what, "refused"));
}

static perk_call *make_call(const player *p, size_t number)
{
    perk_error err = PERK_ERROR_INIT;
    perk_call *call = try_call(p, number, json_object_get(p->script, "options"), &err);
    if (!call)
        fail_msg("%s: %s", p->path, err.message);
    return call;
}

static void choose_call(player *p, const json_t *what)
{
    const json_t *number = json_object_get(what, "call");
    size_t index = number ? (size_t)json_integer_value(number) - 1 : 0;
    assert_true(index < MAX_CALLS);
    if (!p->calls[index])
        p->calls[index] = make_call(p, index + 1);
    p->call = p->calls[index];
}

static void set_token(const player *p, const json_t *what)
{
    double seconds = (double)json_integer_value(json_object_get(what, "life_ms")) / 1000;
    perk_str token = perk_str_of(text_of(what, "set_token"));
    assert_int_equal(perk_client_set_token(p->client, token, p->now, seconds, NULL), 0);
}

static void play(player *p, const json_t *what)
{
    const char *dropped = text_of(what, "drop_token");
    if (json_object_get(what, "refused")) {
        expect_refusal(p, what);
        return;
    }
    if (dropped) {
        assert_int_equal(perk_client_drop_token(p->client, perk_str_of(dropped), NULL), 0);
        return;
    }
    choose_call(p, what);
    const json_t *given = json_object_get(what, "reply"), *gone = json_object_get(what, "abort");
    if (json_object_get(what, "drift")) {
        expect_drift(p, json_object_get(what, "drift"));
    } else if (json_object_get(what, "expect")) {
        expect(p, what);
    } else if (given) {
        reply(p, what, given);
    } else if (gone) {
        assert_int_equal(perk_call_abort(p->call, vector_code(text_of(gone, "code")),
                                         json_is_true(json_object_get(gone, "sent")),
                                         perk_str_of(text_of(gone, "why")), NULL),
                         0);
    } else {
        set_token(p, what);
    }
}

static void run(const char *path)
{
    json_t *value, *script = vector_case(path);
    player p = {.path = path, .script = script, .client = vector_client(script)};
    json_array_foreach(json_object_get(script, "steps"), p.step, value) play(&p, value);
    for (size_t i = 0; i < MAX_CALLS; i++)
        perk_call_free(p.calls[i]);
    perk_client_unref(p.client);
    json_decref(script);
    assert_int_equal(perk_live(), 0);
}

static void run_token(void **state)
{
    (void)state;
    assert_true(vector_each("token", run) >= 8);
}

static void run_page(void **state)
{
    (void)state;
    assert_true(vector_each("page", run) >= 6);
}

static void run_error(void **state)
{
    (void)state;
    assert_true(vector_each("error", run) >= 12);
}

static void run_drift(void **state)
{
    (void)state;
    assert_true(vector_each("drift", run) >= 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(run_token), cmocka_unit_test(run_page),
                                       cmocka_unit_test(run_error), cmocka_unit_test(run_drift)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
