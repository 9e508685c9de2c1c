/* Bulk writes beyond their vectors: calls that are never settled, items without a JSON form, lack
 * of memory at any moment, and reconciling what is left. */
#include "failmalloc.h"
#include "vector.h"

#include "base/text.h"
#include "base/vec.h"

#include <math.h>
#include <string.h>

#define USER(id) "{\"id\":\"" id "\",\"enrolled_rewards\":[\"CARDLINKED\"]}"

typedef const char *const setting[2];

static perk_client *client_with(setting *settings, size_t count, perk_error *err)
{
    perk_config *config = perk_config_new(PERK_LIT("kard"), err);
    for (size_t i = 0; config && i < count && err->code == 0; i++)
        perk_config_set(config, perk_str_of(settings[i][0]), perk_str_of(settings[i][1]), err);
    perk_client *client = config && err->code == 0 ? perk_client_new(config, err) : NULL;
    perk_config_free(config);
    return client;
}

static perk_client *client_of(perk_error *err)
{
    static setting settings[] = {{"base_url", "https://api.example.test"},
                                 {"auth", "token"},
                                 {"token", "t"},
                                 {"organization_id", "o"}};
    return client_with(settings, PERK_COUNT(settings), err);
}

static perk_client *login_client(perk_error *err)
{
    static setting settings[] = {{"base_url", "https://api.example.test"},
                                 {"token_url", "https://login.example.test/token"},
                                 {"client_id", "i"},
                                 {"client_secret", "secret-of-a-client"},
                                 {"organization_id", "o"}};
    return client_with(settings, PERK_COUNT(settings), err);
}

static perk_bulk *bulk_of(perk_client *client, const char *op, perk_error *err)
{
    return perk_bulk_new(client, perk_op_find(perk_str_of(op), NULL), PERK_NONE, 1, err);
}

/* Adds users a, b, ... */
static void add_users(perk_bulk *bulk, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char item[] = USER("a");
        item[7] = (char)('a' + i);
        assert_int_equal(perk_bulk_add(bulk, perk_str_of(item), NULL), PERK_BULK_TAKEN);
    }
}

static void check(const perk_bulk *bulk, const char *expected)
{
    size_t count = strlen(expected);
    assert_int_equal(perk_bulk_count(bulk), count);
    for (size_t i = 0; i < count; i++)
        assert_int_equal("-aru"[perk_bulk_at(bulk, i)], expected[i]);
}

/* ---- calls ---- */

static void items_of_a_call_that_is_never_settled_are_unknown(void **state)
{
    perk_error err = PERK_ERROR_INIT;
    perk_client *client = client_of(&err);
    perk_bulk *bulk = bulk_of(client, "users.create", &err);
    (void)state;
    assert_null(perk_bulk_call(bulk, &err));
    assert_int_equal(err.code, 0);
    for (size_t round = 0; round < 20; round++) { /* the next call may have the address of this */
        add_users(bulk, 1);
        perk_call_free(perk_bulk_call(bulk, &err));
    }
    add_users(bulk, 2);
    perk_call *call = perk_bulk_call(bulk, &err);
    perk_call_step(call, 0, 0);
    perk_call_abort(call, PERK_E_CONNECT, 0, PERK_LIT("refused"), NULL);
    perk_call_set(call, PERK_LIT("max_attempts"), 1, NULL);
    assert_int_equal(perk_call_step(call, 1, 0), PERK_FAILED);
    assert_int_equal(perk_bulk_settle(bulk, call, NULL, &err), 0);
    check(bulk, "uuuuuuuuuuuuuuuuuuuurr");
    assert_null(perk_bulk_error(bulk, 0));
    assert_int_equal(perk_bulk_error(bulk, 21)->code, PERK_E_CONNECT);
    perk_call_free(call);
    perk_bulk_free(bulk);
    perk_client_unref(client);
    assert_int_equal(perk_live(), 0);
}

static void items_of_a_call_that_was_never_stepped_were_not_sent(void **state)
{
    perk_error err = PERK_ERROR_INIT;
    perk_client *client = client_of(&err);
    perk_bulk *bulk = bulk_of(client, "users.create", &err);
    (void)state;
    add_users(bulk, 1);
    perk_call *call = perk_bulk_call(bulk, &err);
    check(bulk, "u");
    assert_int_equal(perk_bulk_settle(bulk, call, NULL, &err), 0);
    perk_call_free(call);
    check(bulk, "-");
    add_users(bulk, 1);
    call = perk_bulk_call(bulk, &err);
    assert_non_null(call);
    check(bulk, "-u");
    assert_null(perk_bulk_call(bulk, &err));
    perk_call_free(call);
    perk_bulk_free(bulk);
    perk_client_unref(client);
}

/* The call is at the same state as before its first step, and its items are sent all the same. */
static void items_are_unknown_when_a_call_ends_while_its_token_is_renewed(void **state)
{
    const perk_str login = PERK_LIT("{\"access_token\":\"t\",\"expires_in\":3600}");
    perk_error err = PERK_ERROR_INIT;
    perk_client *client = login_client(&err);
    perk_bulk *bulk = bulk_of(client, "users.create", &err);
    (void)state;
    add_users(bulk, 1);
    perk_call *call = perk_bulk_call(bulk, &err);
    perk_call_set(call, PERK_LIT("token_store"), 1, NULL);
    for (int round = 0; round < 2; round++) {
        assert_int_equal(perk_call_step(call, 0, 0), PERK_LOAD_TOKEN);
        assert_int_equal(perk_call_step(call, 0, 0), PERK_SEND); /* the login */
        perk_call_feed(call, 200, login, 0, NULL);
        assert_int_equal(perk_call_step(call, 0, 0), PERK_SAVE_TOKEN);
        if (round == 1)
            break;
        assert_int_equal(perk_call_step(call, 0, 0), PERK_SEND); /* the items */
        perk_call_feed(call, 401, PERK_LIT("{}"), 0, NULL);
    }
    assert_int_equal(perk_bulk_settle(bulk, call, NULL, &err), 0);
    check(bulk, "u");
    perk_call_free(call);
    perk_bulk_free(bulk);
    perk_client_unref(client);
    assert_int_equal(perk_live(), 0);
}

static void only_operations_with_many_items_are_taken(void **state)
{
    static const char *const others[] = {"users.update", "users.list", "offers.activate"};
    perk_error err = PERK_ERROR_INIT;
    perk_client *client = client_of(&err);
    (void)state;
    for (size_t i = 0; i < PERK_COUNT(others); i++) {
        perk_error_clear(&err);
        assert_null(bulk_of(client, others[i], &err));
        assert_int_equal(err.code, PERK_E_INPUT);
    }
    perk_error_clear(&err);
    assert_null(perk_bulk_new(client, perk_op_find(PERK_LIT("users.create"), NULL),
                              PERK_LIT("{\"users\":[" USER("a") "]}"), 1, &err));
    assert_string_equal(err.message, "users: is added item by item");
    perk_client_unref(client);
    assert_int_equal(perk_live(), 0);
}

/* ---- items ---- */

static void items_are_kept_as_they_were_added(void **state)
{
    static const char item[] = " {\"enrolled_rewards\": [\"CARDLINKED\"], \"id\": \"a\\u0062\"}";
    perk_error err = PERK_ERROR_INIT;
    perk_client *client = client_of(&err);
    perk_bulk *bulk = bulk_of(client, "users.create", &err);
    (void)state;
    assert_int_equal(perk_bulk_add(bulk, perk_str_of(item), &err), PERK_BULK_TAKEN);
    assert_int_equal(perk_bulk_reject(bulk, PERK_E_TYPE, PERK_LIT("x"),
                                      PERK_LIT("a set has no JSON form"), &err),
                     PERK_BULK_REJECTED);
    assert_int_equal(perk_bulk_add(bulk, PERK_LIT("{"), &err), PERK_BULK_REJECTED);
    assert_true(perk_str_eq(perk_bulk_item(bulk, 0), perk_str_of(item)));
    assert_null(perk_bulk_item(bulk, 1).ptr);
    assert_true(perk_str_eq(perk_bulk_item(bulk, 2), PERK_LIT("{")));
    perk_text *id = perk_bulk_id(bulk, 0, &err);
    assert_string_equal(perk_text_str(id).ptr, "ab");
    perk_text_free(id);
    assert_null(perk_bulk_id(bulk, 1, &err));
    assert_null(perk_bulk_id(bulk, 2, &err));
    assert_null(perk_bulk_id(bulk, 3, &err));
    assert_int_equal(err.code, 0);
    assert_int_equal(perk_bulk_error(bulk, 1)->code, PERK_E_TYPE);
    assert_string_equal(perk_bulk_error(bulk, 1)->pointer, "x");
    assert_int_equal(perk_bulk_error(bulk, 2)->code, PERK_E_PARSE);
    check(bulk, "-rr");
    perk_bulk_free(bulk);
    perk_client_unref(client);
}

static void an_item_without_a_json_form_is_recorded_while_the_request_is_full(void **state)
{
    perk_error err = PERK_ERROR_INIT;
    perk_client *client = client_of(&err);
    perk_bulk *bulk = bulk_of(client, "users.create", &err);
    (void)state;
    for (int i = 0; i < 100; i++)
        add_users(bulk, 1);
    assert_int_equal(perk_bulk_add(bulk, PERK_LIT(USER("a")), &err), PERK_BULK_FULL);
    assert_int_equal(perk_bulk_reject(bulk, 0, PERK_NONE, PERK_LIT("no JSON form"), &err),
                     PERK_BULK_REJECTED);
    perk_call *call = perk_bulk_call(bulk, &err);
    assert_int_equal(perk_bulk_unknown(bulk), 100);
    assert_int_equal(perk_bulk_at(bulk, 100), PERK_REJECTED);
    perk_call_free(call);
    perk_bulk_free(bulk);
    perk_client_unref(client);
}

/* It would be sent as several, and the outcomes would be those of other items. */
static void a_list_is_not_an_item(void **state)
{
    static const char *const lists[] = {"[" USER("a") "," USER("b") "]", "[]", "[[]]"};
    perk_error err = PERK_ERROR_INIT;
    perk_client *client = client_of(&err);
    perk_bulk *bulk = bulk_of(client, "users.create", &err);
    (void)state;
    for (size_t i = 0; i < PERK_COUNT(lists); i++) {
        assert_int_equal(perk_bulk_add(bulk, perk_str_of(lists[i]), NULL), PERK_BULK_REJECTED);
        assert_int_equal(perk_bulk_error(bulk, i)->code, PERK_E_TYPE);
    }
    assert_null(perk_bulk_call(bulk, &err));
    assert_int_equal(err.code, 0);
    perk_bulk_free(bulk);
    perk_client_unref(client);
}

/* ---- memory ---- */

typedef struct story {
    const char *op, *item;
    int status;
    const char *body, *outcomes;
} story;

static int settle_one(perk_bulk *bulk, const story *given, bool *answered, perk_error *err)
{
    perk_call *call = perk_bulk_call(bulk, err);
    if (!call)
        return err->code;
    int action = perk_call_step(call, 1000, 7);
    *answered = action == PERK_SEND;
    if (*answered) {
        perk_call_feed(call, given->status, perk_str_of(given->body), 1000, NULL);
        action = perk_call_step(call, 1000, 7);
    }
    perk_doc *page = action == PERK_PAGE ? perk_call_take_page(call) : NULL;
    assert_int_equal(perk_bulk_settle(bulk, call, page, err), 0);
    perk_doc_unref(page);
    perk_call_free(call);
    return 0;
}

/* Once the server has answered, only a lack of memory makes an item unknown; before that, none is
 * accepted. */
static void check_item(const perk_bulk *bulk, size_t index, char expected)
{
    int outcome = perk_bulk_at(bulk, index);
    if (index == 1)
        assert_int_equal(outcome, PERK_REJECTED);
    else if (expected == '?')
        assert_int_not_equal(outcome, PERK_ACCEPTED);
    else if (outcome == PERK_UNKNOWN && expected != 'u')
        assert_int_equal(perk_bulk_error(bulk, index)->code, PERK_E_NOMEM);
    else
        assert_int_equal("-aru"[outcome], expected);
}

static int write_three(void *context)
{
    const story *given = context;
    perk_error err = PERK_ERROR_INIT;
    bool answered = false;
    perk_client *client = client_of(&err);
    perk_bulk *bulk = client ? bulk_of(client, given->op, &err) : NULL;
    size_t added = 0;
    for (size_t i = 0; bulk && i < 3 && err.code == 0; i++)
        added += perk_bulk_add(bulk, i == 1 ? PERK_LIT("{\"id\":1}") : perk_str_of(given->item),
                               &err) >= 0;
    assert_int_equal(bulk ? perk_bulk_count(bulk) : 0, added);
    if (added == 3)
        settle_one(bulk, given, &answered, &err);
    for (size_t i = 0; i < added; i++)
        check_item(bulk, i, answered ? given->outcomes[i] : '?');
    perk_bulk_free(bulk);
    perk_client_unref(client);
    return err.code;
}

static void no_item_is_lost_when_memory_is_short(void **state)
{
    static const story stories[] = {
        {"users.create", USER("a"), 201,
         "{\"data\":[{\"type\":\"user\",\"id\":\"a\"},{\"type\":\"user\",\"id\":\"a\"}]}", "ara"},
        {"users.create", USER("a"), 207,
         "{\"data\":[],\"errors\":[{\"title\":\"No\",\"source\":{\"pointer\":\"/data/0\"}},"
         "{\"title\":\"No\",\"source\":{\"pointer\":\"/data/1\"}}]}",
         "rrr"},
        {"users.create", USER("a"), 500, "{}", "uru"},
    };
    (void)state;
    if (!failmalloc_available())
        skip();
    for (size_t i = 0; i < PERK_COUNT(stories); i++) {
        assert_true(failmalloc_each_foreign(write_three, (void *)(uintptr_t)&stories[i]) >= 40);
        assert_int_equal(perk_live(), 0);
    }
}

static perk_call *open_two(perk_bulk *bulk, perk_error *err)
{
    for (int i = 0; i < 2 && err->code == 0; i++)
        perk_bulk_add(bulk, PERK_LIT(USER("a")), err);
    perk_call *call = err->code == 0 ? perk_bulk_call(bulk, err) : NULL;
    if (call)
        perk_call_step(call, 0, 0);
    return call;
}

/* The second call is answered and settled before the first one, which lost its connection. */
static int settle_the_second_first(void *context)
{
    perk_error err = PERK_ERROR_INIT;
    perk_client *client = client_of(&err);
    perk_bulk *bulk = client ? bulk_of(client, "users.create", &err) : NULL;
    perk_reconcile *reconcile = bulk ? perk_reconcile_new(&err) : NULL;
    perk_call *first = reconcile ? open_two(bulk, &err) : NULL;
    if (first)
        perk_bulk_reject(bulk, PERK_E_TYPE, PERK_NONE, PERK_LIT("no JSON form"), &err);
    perk_call *second = first ? open_two(bulk, &err) : NULL;
    perk_doc *page = NULL;
    (void)context;
    if (second && perk_call_feed(second, 201, PERK_LIT("{\"data\":[]}"), 0, NULL) == 0 &&
        perk_call_step(second, 0, 0) == PERK_PAGE)
        page = perk_call_take_page(second);
    if (second)
        assert_int_equal(perk_bulk_settle(bulk, second, page, NULL), 0);
    if (first)
        assert_int_equal(perk_bulk_settle(bulk, first, NULL, NULL), 0);
    for (size_t i = 0; first && i < perk_bulk_count(bulk); i++) {
        assert_int_not_equal(perk_bulk_at(bulk, i), PERK_ACCEPTED); /* the reply lists none */
        assert_int_equal(perk_bulk_at(bulk, i) == 0, i > 2 && !second);
    }
    int code = second ? perk_reconcile_add_bulk(reconcile, bulk, &err) : err.code;
    assert_int_equal(code, err.code);
    perk_doc_unref(page);
    perk_call_free(first);
    perk_call_free(second);
    perk_reconcile_free(reconcile);
    perk_bulk_free(bulk);
    perk_client_unref(client);
    return err.code;
}

/* A call whose reply cannot be read for lack of memory leaves its items unknown; settling works. */
static int settle_short(void *context)
{
    perk_error err = PERK_ERROR_INIT;
    perk_bulk *const *bulk = context;
    return perk_bulk_settle(bulk[0], (const perk_call *)bulk[1], (const perk_doc *)bulk[2], &err);
}

static void no_item_is_lost_when_calls_are_open_at_once_and_memory_is_short(void **state)
{
    (void)state;
    if (!failmalloc_available())
        skip();
    assert_true(failmalloc_each_foreign(settle_the_second_first, NULL) >= 60);
    assert_int_equal(perk_live(), 0);
}

static void a_reply_that_finds_no_memory_leaves_its_items_unknown(void **state)
{
    perk_error err = PERK_ERROR_INIT;
    (void)state;
    if (!failmalloc_available())
        skip();
    perk_client *client = client_of(&err);
    perk_bulk *bulk = bulk_of(client, "users.create", &err);
    add_users(bulk, 2);
    perk_call *call = perk_bulk_call(bulk, &err);
    perk_call_step(call, 0, 0);
    perk_call_feed(call, 201, PERK_LIT("{\"data\":[]}"), 0, NULL);
    assert_int_equal(perk_call_step(call, 0, 0), PERK_PAGE);
    perk_doc *page = perk_call_take_page(call);
    void *context[] = {bulk, call, page};
    assert_true(failmalloc_nth(settle_short, context, 0));
    check(bulk, "uu");
    assert_int_equal(perk_bulk_error(bulk, 1)->code, PERK_E_NOMEM);
    assert_int_equal(perk_bulk_error(bulk, 1)->flags, PERK_ERR_OUTCOME_UNKNOWN);
    perk_doc_unref(page);
    perk_call_free(call);
    perk_bulk_free(bulk);
    perk_client_unref(client);
}

/* ---- reconciling ---- */

static void reconciling_leads_back_to_the_items(void **state)
{
    perk_error err = PERK_ERROR_INIT;
    perk_client *client = client_of(&err);
    perk_bulk *bulk = bulk_of(client, "users.create", &err);
    perk_reconcile *reconcile = perk_reconcile_new(&err), *one = perk_reconcile_new(&err);
    (void)state;
    add_users(bulk, 1);
    perk_bulk_add(bulk, PERK_LIT("{}"), NULL);
    add_users(bulk, 2);
    perk_call_free(perk_bulk_call(bulk, &err));
    check(bulk, "uruu");
    assert_int_equal(perk_reconcile_add_bulk(reconcile, bulk, &err), 0);
    assert_int_equal(perk_reconcile_count(reconcile), 3);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(perk_reconcile_index(reconcile, i), i ? i + 1 : 0);
    assert_int_equal(perk_reconcile_add_item(one, bulk, 3, &err), 0);
    assert_int_equal(perk_reconcile_index(one, 0), 3);
    assert_int_equal(perk_reconcile_add_item(one, bulk, 1, &err), PERK_E_STATE);
    const perk_args *read = perk_reconcile_next(reconcile, NULL);
    perk_request *request = perk_request_build(client, read, NULL);
    assert_true(perk_str_eq(perk_request_url(request),
                            PERK_LIT("https://api.example.test/v2/issuers/o/users/a")));
    perk_request_free(request);
    perk_reconcile_free(one);
    perk_reconcile_free(reconcile);
    perk_bulk_free(bulk);
    perk_client_unref(client);
    assert_int_equal(perk_live(), 0);
}

/* One user is there, the other is not; a lack of memory never makes either of them "not done". */
static int reconcile_two(void *context)
{
    static const char there[] = "{\"data\":{\"type\":\"user\",\"id\":\"a\",\"attributes\":"
                                "{\"enrolledRewards\":[\"CARDLINKED\"]}}}";
    perk_error err = PERK_ERROR_INIT;
    perk_reconcile *reconcile = perk_reconcile_new(&err);
    if (reconcile)
        perk_reconcile_add_bulk(reconcile, context, &err);
    for (size_t i = 0; err.code == 0 && perk_reconcile_next(reconcile, &err); i++) {
        perk_doc *doc = i ? NULL : perk_doc_parse(perk_str_of(there), 0, &err);
        if (doc)
            perk_reconcile_page(reconcile, doc, &err);
        perk_doc_unref(doc);
        perk_reconcile_end(reconcile, i ? PERK_E_NOT_FOUND : err.code, &err);
    }
    for (size_t i = 0; reconcile && i < perk_reconcile_count(reconcile); i++) {
        int outcome = perk_reconcile_at(reconcile, i);
        assert_true(outcome == PERK_UNKNOWN || outcome == (i ? PERK_REJECTED : PERK_ACCEPTED));
        assert_int_equal(outcome == PERK_REJECTED, perk_reconcile_error(reconcile, i) != NULL);
        assert_true(err.code || outcome != PERK_UNKNOWN);
    }
    perk_reconcile_free(reconcile);
    return err.code;
}

static void reconciling_is_right_when_memory_is_short(void **state)
{
    perk_error err = PERK_ERROR_INIT;
    (void)state;
    if (!failmalloc_available())
        skip();
    perk_client *client = client_of(&err);
    perk_bulk *bulk = bulk_of(client, "users.create", &err);
    add_users(bulk, 2);
    perk_call_free(perk_bulk_call(bulk, &err));
    assert_true(failmalloc_each(reconcile_two, bulk) >= 40);
    perk_bulk_free(bulk);
    perk_client_unref(client);
    assert_int_equal(perk_live(), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_of_a_call_that_is_never_settled_are_unknown),
        cmocka_unit_test(items_of_a_call_that_was_never_stepped_were_not_sent),
        cmocka_unit_test(items_are_unknown_when_a_call_ends_while_its_token_is_renewed),
        cmocka_unit_test(only_operations_with_many_items_are_taken),
        cmocka_unit_test(items_are_kept_as_they_were_added),
        cmocka_unit_test(an_item_without_a_json_form_is_recorded_while_the_request_is_full),
        cmocka_unit_test(a_list_is_not_an_item),
        cmocka_unit_test(no_item_is_lost_when_memory_is_short),
        cmocka_unit_test(no_item_is_lost_when_calls_are_open_at_once_and_memory_is_short),
        cmocka_unit_test(a_reply_that_finds_no_memory_leaves_its_items_unknown),
        cmocka_unit_test(reconciling_leads_back_to_the_items),
        cmocka_unit_test(reconciling_is_right_when_memory_is_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
