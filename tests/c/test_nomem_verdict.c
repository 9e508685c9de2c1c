/* What is reported about a write while any one allocation fails: once the server has answered it,
 * its outcome is never "refused". */
#include "failmalloc.h"
#include "vector.h"

#include "api/table.h"

#include <string.h>

#define TOKEN "{\"access_token\":\"tok-1\",\"expires_in\":3600}"
#define USERS                                                                                      \
    "{\"users\":[{\"id\":\"u1\",\"enrolled_rewards\":[\"CARDLINKED\"]},"                           \
    "{\"id\":\"u2\",\"enrolled_rewards\":[\"CARDLINKED\"]}]}"
#define USER(id) "{\"type\":\"user\",\"id\":\"" id "\"}"

/* A write, what the server answers, and how each item fares when memory does not fail. */
typedef struct write_story {
    const char *op, *args;
    int status;
    const char *body, *outcomes;
} write_story;

static const write_story stories[] = {
    {"users.create", USERS, 201, "{\"data\":[" USER("u1") "," USER("u2") "]}", "aa"},
    {"users.create", USERS, 207,
     "{\"data\":[" USER("u1") "],\"errors\":[{\"id\":\"u2\",\"status\":\"409\",\"title\":\"No\"}]}",
     "ar"},
    {"users.create", USERS, 500, "{\"errors\":[{\"title\":\"Oh\"}]}", "uu"},
    {"users.create", USERS, 303, "", "uu"},
    {"users.create", USERS, 201, "<html>", "uu"},
    {"users.update", "{\"user_id\":\"u1\",\"user\":{\"enrolled_rewards\":[\"CARDLINKED\"]}}", 200,
     "{\"data\":" USER("u1") "}", ""},
    {"users.delete", "{\"user_id\":\"u1\"}", 204, "", ""},
};

static perk_client *logging_in(perk_error *err)
{
    static const char *const settings[][2] = {
        {"client_id", "c"}, {"client_secret", "s"}, {"organization_id", "o"}};
    perk_config *config = perk_config_new(PERK_LIT("kard"), err);
    for (size_t i = 0; config && i < PERK_COUNT(settings) && err->code == 0; i++)
        perk_config_set(config, perk_str_of(settings[i][0]), perk_str_of(settings[i][1]), err);
    perk_client *client = config && err->code == 0 ? perk_client_new(config, err) : NULL;
    perk_config_free(config);
    return client;
}

static perk_call *call_of(perk_client *client, const write_story *story, perk_error *err)
{
    perk_args *args = perk_args_new(perk_op_find(perk_str_of(story->op), err), err);
    bool set = args && perk_args_set_all(args, perk_str_of(story->args), err) == 0;
    perk_call *call = set ? perk_call_new(client, args, err) : NULL;
    perk_args_free(args);
    return call;
}

/* Logs in, sends the write, feeds the answer. Whether the write was answered. */
static bool run(perk_call *call, const write_story *story, int *action)
{
    bool answered = false;
    for (int64_t now = 1000;
         (*action = perk_call_step(call, now, 7)) == PERK_SEND || *action == PERK_WAIT; now++) {
        bool login = strstr(perk_request_url(perk_call_request(call)).ptr, "token") != NULL;
        assert_int_equal(*action, PERK_SEND);
        assert_false(answered);
        answered = !login;
        perk_call_feed(call, login ? 200 : story->status, perk_str_of(login ? TOKEN : story->body),
                       now, NULL);
    }
    return answered;
}

/* The letter of each item's outcome; "" when there was no memory for it, which callers take for
 * unknown. */
static void read_fates(const perk_call *call, const perk_doc *page, char letters[8])
{
    perk_error err = PERK_ERROR_INIT;
    perk_outcomes *outcomes = perk_call_outcomes(call, page, &err);
    size_t count = outcomes ? perk_outcomes_count(outcomes) : 0;
    assert_true(outcomes || err.code == PERK_E_NOMEM || err.code == PERK_E_STATE);
    for (size_t i = 0; i < count; i++)
        letters[i] = "?aru"[perk_outcomes_at(outcomes, i)];
    letters[count] = '\0';
    perk_outcomes_free(outcomes);
}

static int verify(perk_call *call, const write_story *story, bool *nomem)
{
    int action = 0;
    char letters[8];
    bool answered = run(call, story, &action);
    perk_doc *page = action == PERK_PAGE ? perk_call_take_page(call) : NULL;
    const perk_error *err = perk_call_error(call);
    read_fates(call, page, letters);
    perk_doc_unref(page);
    *nomem = err->code == PERK_E_NOMEM;
    if (*nomem)
        assert_int_equal(err->flags, answered ? PERK_ERR_OUTCOME_UNKNOWN : 0);
    if (letters[0])
        assert_string_equal(letters, !*nomem ? story->outcomes : answered ? "uu" : "rr");
    return action;
}

static int write_one(void *context)
{
    const write_story *story = context;
    perk_error err = PERK_ERROR_INIT;
    bool nomem = false;
    perk_client *client = logging_in(&err);
    perk_call *call = client ? call_of(client, story, &err) : NULL;
    if (call)
        verify(call, story, &nomem);
    perk_call_free(call);
    perk_client_unref(client);
    return nomem ? PERK_E_NOMEM : err.code;
}

static void no_answered_write_is_called_refused(void **state)
{
    (void)state;
    if (!failmalloc_available())
        skip();
    for (size_t i = 0; i < PERK_COUNT(stories); i++) {
        assert_true(failmalloc_each_foreign(write_one, (void *)&stories[i]) >= 60);
        assert_int_equal(perk_live(), 0);
    }
}

static int hem_of(void *email)
{
    perk_error err = PERK_ERROR_INIT;
    perk_text *hem = perk_hem(perk_str_of(email), 1, &err);
    assert_int_equal(hem == NULL, err.code != 0);
    perk_text_free(hem);
    return err.code;
}

/* Also where the address' first bytes find no space, which is not the same as there being none. */
static void an_address_is_not_refused_for_lack_of_memory(void **state)
{
    static const char *const addresses[] = {"ada@gmail.com", "a.b+c@googlemail.com",
                                            "ada@example.test"};
    (void)state;
    if (!failmalloc_available())
        skip();
    for (size_t i = 0; i < PERK_COUNT(addresses); i++)
        assert_true(failmalloc_each_foreign(hem_of, (void *)addresses[i]) >= 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_answered_write_is_called_refused),
        cmocka_unit_test(an_address_is_not_refused_for_lack_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
