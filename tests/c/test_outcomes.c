/* Outcomes: which items of a bulk write were accepted, rejected or are unknown. */
#include "vector.h"

#include "api/table.h"

#include <stdio.h>
#include <string.h>

static perk_client *client;

static int set_up(void **state)
{
    static const char *const settings[][2] = {{"base_url", "https://api.example.test"},
                                              {"auth", "token"},
                                              {"token", "t"},
                                              {"organization_id", "org-1"},
                                              {"max_attempts", "1"}};
    (void)state;
    perk_config *config = perk_config_new(PERK_LIT("kard"), NULL);
    for (size_t i = 0; i < PERK_COUNT(settings); i++)
        perk_config_set(config, perk_str_of(settings[i][0]), perk_str_of(settings[i][1]), NULL);
    client = perk_client_new(config, NULL);
    perk_config_free(config);
    return client == NULL;
}

static int tear_down(void **state)
{
    (void)state;
    perk_client_unref(client);
    return perk_live() != 0;
}

static perk_call *create_users(const char *const *ids)
{
    perk_error err = PERK_ERROR_INIT;
    char item[128];
    perk_args *args = perk_args_new(perk_op_find(PERK_LIT("users.create"), NULL), NULL);
    for (size_t i = 0; ids[i]; i++) {
        snprintf(item, sizeof item, "{\"id\":\"%s\",\"enrolled_rewards\":[\"CARDLINKED\"]}",
                 ids[i]);
        assert_int_equal(perk_args_add_json(args, PERK_LIT("users"), perk_str_of(item), &err), 0);
    }
    perk_call *call = perk_call_new(client, args, &err);
    perk_args_free(args);
    assert_non_null(call);
    return call;
}

typedef struct reply_case {
    const char *name;
    int status; /* 0: the connection broke after sending; -1: before */
    const char *body;
    const char *outcomes; /* a letter an item: a, r, u */
    int code;             /* of the first item that was not accepted */
} reply_case;

static const reply_case cases[] = {
    {"all accepted", 201,
     "{\"data\":[{\"type\":\"user\",\"id\":\"c\"},{\"type\":\"user\",\"id\":\"a\"},{\"type\":"
     "\"user\",\"id\":\"b\"}]}",
     "aaa", 0},
    {"one of three is listed", 201, "{\"data\":[{\"type\":\"user\",\"id\":\"b\"}]}", "uau",
     PERK_E_REPLY},
    {"two are listed by ids of the server's", 201,
     "{\"data\":[{\"type\":\"user\",\"id\":\"x\"},{\"type\":\"user\",\"id\":\"y\"}]}", "uuu",
     PERK_E_REPLY},
    {"all are listed by ids of the server's", 201,
     "{\"data\":[{\"type\":\"user\",\"id\":\"x\"},{\"type\":\"user\",\"id\":\"y\"},{\"type\":"
     "\"user\",\"id\":\"z\"}]}",
     "aaa", 0},
    {"an empty list", 201, "{\"data\":[]}", "uuu", PERK_E_REPLY},
    {"nobody is named", 207, "{\"data\":[],\"errors\":[]}", "uuu", PERK_E_REPLY},
    {"a job", 202, "{\"data\":{\"type\":\"job\",\"id\":\"j\"}}", "aaa", 0},
    {"no content", 204, "", "aaa", 0},
    {"an empty success", 201, "", "uuu", PERK_E_REPLY},
    {"an empty 207", 207, "", "uuu", PERK_E_REPLY},
    {"207 with null", 207, "null", "uuu", PERK_E_REPLY},
    {"207 with nothing", 207, "{}", "uuu", PERK_E_REPLY},
    {"207 with a number", 207, "42", "uuu", PERK_E_REPLY},
    {"one refused by id", 207,
     "{\"errors\":[{\"id\":\"b\",\"status\":\"409\",\"title\":\"Exists\"}],\"data\":[{\"type\":"
     "\"user\",\"id\":\"a\"},{\"type\":"
     "\"user\",\"id\":\"c\"}]}",
     "ara", PERK_E_CONFLICT},
    {"refused by pointer", 207,
     "{\"errors\":[{\"status\":\"400\",\"title\":\"Bad\",\"source\":{\"pointer\":\"/data/2/"
     "attributes/email\"}}]}",
     "aar", PERK_E_BAD_REQUEST},
    {"all refused, no data", 207,
     "{\"errors\":[{\"id\":\"a\",\"status\":\"400\",\"title\":\"x\"},{\"id\":\"b\",\"status\":"
     "\"400\",\"title\":\"x\"},{\"id\":"
     "\"c\",\"status\":\"500\",\"title\":\"x\"}]}",
     "rrr", PERK_E_BAD_REQUEST},
    {"an error of nobody", 207, "{\"errors\":[{\"id\":\"zz\",\"status\":\"400\",\"title\":\"x\"}]}",
     "uuu", PERK_E_REPLY},
    {"accepted ones listed, one forgotten", 207,
     "{\"errors\":[{\"id\":\"a\",\"status\":\"400\",\"title\":\"x\"}],\"data\":[{\"type\":\"user\","
     "\"id\":\"b\"}]}",
     "rau", PERK_E_BAD_REQUEST},
    {"refused as a whole", 400, "{\"errors\":[{\"status\":\"400\",\"title\":\"Bad\"}]}", "rrr",
     PERK_E_BAD_REQUEST},
    {"failed without an answer", 500, "", "uuu", PERK_E_SERVER},
    {"cut off", 0, "", "uuu", PERK_E_TRANSPORT},
    {"never sent", -1, "", "rrr", PERK_E_CONNECT},
};

static void feed(perk_call *call, const reply_case *c)
{
    assert_int_equal(perk_call_step(call, 0, 0), PERK_SEND);
    if (c->status > 0)
        perk_call_feed(call, c->status, perk_str_of(c->body), 0, NULL);
    else
        perk_call_abort(call, c->status ? PERK_E_CONNECT : PERK_E_TRANSPORT, c->status == 0,
                        PERK_LIT("gone"), NULL);
}

static void check_fates(const reply_case *c, const perk_outcomes *outcomes)
{
    char got[8] = "";
    int code = 0;
    for (size_t i = 0; i < perk_outcomes_count(outcomes); i++) {
        const perk_error *error = perk_outcomes_error(outcomes, i);
        got[i] = "?aru"[perk_outcomes_at(outcomes, i)];
        assert_int_equal(error == NULL, got[i] == 'a');
        if (error && !code)
            code = error->code;
        if (got[i] == 'u')
            assert_true(error && error->flags & PERK_ERR_OUTCOME_UNKNOWN);
    }
    if (strcmp(got, c->outcomes) != 0 || code != c->code)
        fail_msg("%s: %s with %d, not %s with %d", c->name, got, code, c->outcomes, c->code);
}

static void each_reply_settles_each_item(void **state)
{
    static const char *const ids[] = {"a", "b", "c", NULL};
    (void)state;
    for (size_t i = 0; i < PERK_COUNT(cases); i++) {
        perk_call *call = create_users(ids);
        feed(call, &cases[i]);
        int action = perk_call_step(call, 0, 0);
        assert_true(action == PERK_PAGE || action == PERK_FAILED);
        perk_doc *page = perk_call_take_page(call);
        perk_outcomes *outcomes = perk_call_outcomes(call, page, NULL);
        assert_non_null(outcomes);
        assert_int_equal(perk_outcomes_count(outcomes), 3);
        assert_true(perk_str_eq(perk_outcomes_id(outcomes, 1), PERK_LIT("b")));
        check_fates(&cases[i], outcomes);
        perk_outcomes_free(outcomes);
        perk_doc_unref(page);
        perk_call_free(call);
    }
}

static void adding_keeps_what_was_there(void **state)
{
    perk_error err = PERK_ERROR_INIT;
    (void)state;
    perk_args *args = perk_args_new(perk_op_find(PERK_LIT("users.create"), NULL), NULL);
    perk_str users = PERK_LIT("users"), good = PERK_LIT("{\"id\":\"a\",\"enrolled_rewards\":[]}");
    for (int i = 0; i < 100; i++)
        assert_int_equal(perk_args_add_json(args, users, good, NULL), 0);
    assert_int_equal(perk_args_add_json(args, users, good, &err), PERK_E_RANGE);
    assert_string_equal(err.pointer, "users");
    assert_int_equal(perk_args_add_json(args, users, PERK_LIT("{\"enrolled_rewards\":[]}"), NULL),
                     PERK_E_RANGE);
    assert_int_equal(perk_args_add_json(args, PERK_LIT("usrs"), good, NULL), PERK_E_NAME);
    assert_int_equal(perk_args_add_json(args, users, PERK_LIT("{"), NULL), PERK_E_PARSE);
    perk_call *call = perk_call_new(client, args, NULL);
    perk_args_free(args);
    perk_outcomes *outcomes = perk_call_outcomes(call, NULL, NULL);
    assert_int_equal(perk_outcomes_count(outcomes), 100);
    perk_outcomes_free(outcomes);
    perk_call_free(call);
}

static void calls_without_items_have_no_outcomes(void **state)
{
    perk_error err = PERK_ERROR_INIT;
    (void)state;
    perk_call *call =
        perk_call_raw(client, PERK_LIT("GET"), PERK_LIT("/v2/x"), PERK_NONE, PERK_NONE, NULL);
    assert_null(perk_call_outcomes(call, NULL, &err));
    assert_int_equal(err.code, PERK_E_STATE);
    perk_call_free(call);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(each_reply_settles_each_item),
                                       TEST(adding_keeps_what_was_there),
                                       TEST(calls_without_items_have_no_outcomes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
