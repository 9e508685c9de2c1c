/* Runs tests/vectors/facts: what people look at first in the resources of a body. */
#include "failmalloc.h"
#include "vector.h"

#include <stdlib.h>
#include <string.h>

static void check_facts(const char *path, const perk_text *facts, const json_t *expected)
{
    json_t *made = json_loads(perk_text_str(facts).ptr, 0, NULL);
    if (!json_equal(made, expected))
        fail_msg("%s: %s", path, perk_text_str(facts).ptr);
    json_decref(made);
}

static void check(const char *path, const perk_resource *resource, const json_t *expected)
{
    perk_error err = PERK_ERROR_INIT;
    perk_text *summary = perk_resource_summary(resource, &err);
    perk_text *facts = perk_resource_facts(resource, &err);
    assert_non_null(summary);
    assert_non_null(facts);
    const char *wanted = json_string_value(json_object_get(expected, "summary"));
    if (strcmp(perk_text_str(summary).ptr, wanted) != 0)
        fail_msg("%s: %s", path, perk_text_str(summary).ptr);
    check_facts(path, facts, json_object_get(expected, "facts"));
    perk_text_free(summary);
    perk_text_free(facts);
}

static perk_doc *document(const char *path, perk_error *err)
{
    perk_str body = vector_bytes(path, "body");
    json_t *given = vector_json(path, "case.json");
    perk_doc *doc = perk_doc_parse(body, 0, err);
    if (doc && given)
        perk_doc_set_plain_type(doc,
                                perk_str_of(json_string_value(json_object_get(given, "type"))));
    json_decref(given);
    free((char *)body.ptr);
    return doc;
}

static void run(const char *path)
{
    perk_error err = PERK_ERROR_INIT;
    json_t *expected = vector_json(path, "expected.json");
    perk_doc *doc = document(path, &err);
    assert_non_null(doc);
    size_t primary = perk_doc_count(doc), all = primary + perk_doc_included_count(doc);
    assert_int_equal(all, json_array_size(expected));
    for (size_t i = 0; i < all; i++)
        check(path, i < primary ? perk_doc_at(doc, i) : perk_doc_included_at(doc, i - primary),
              json_array_get(expected, i));
    perk_doc_unref(doc);
    json_decref(expected);
    assert_int_equal(perk_live(), 0);
}

static void run_facts(void **state)
{
    (void)state;
    assert_true(vector_each("facts", run) >= 50);
}

/* The document stays: what is made of it is counted. */
static int story(void *context)
{
    perk_error err = PERK_ERROR_INIT;
    perk_text_free(perk_resource_summary(context, &err));
    if (err.code == 0)
        perk_text_free(perk_resource_facts(context, &err));
    if (err.code == 0)
        perk_resource_related_check(context, PERK_LIT("category"), &err);
    return err.code == PERK_E_STATE ? 0 : err.code;
}

static void check_related(const char *body, const char *name, const char *message)
{
    perk_error err = PERK_ERROR_INIT;
    perk_doc *doc = perk_doc_parse(perk_str_of(body), 0, &err);
    assert_non_null(doc);
    int code = perk_resource_related_check(perk_doc_at(doc, 0), perk_str_of(name), &err);
    assert_int_equal(code, message[0] ? PERK_E_STATE : 0);
    assert_string_equal(err.message, message);
    assert_string_equal(err.pointer, message[0] ? name : "");
    perk_doc_unref(doc);
}

#define OFFER "{\"data\":{\"type\":\"standardOffer\",\"id\":\"o\",\"relationships\":"
#define NAMED "{\"category\":{\"data\":[{\"type\":\"category\",\"id\":\"c\"}]}}"

static void what_was_not_included_is_named(void **state)
{
    const char *text = "the reply does not include 'category': ask for it with "
                       "include=\"categories\"";
    (void)state;
    check_related(OFFER "{}}}", "category", text);
    check_related(OFFER NAMED "}}", "category", text);
    check_related(OFFER NAMED "},\"included\":[{\"type\":\"merchant\",\"id\":\"c\"}]}", "category",
                  text);
    check_related(OFFER NAMED "},\"included\":[{\"type\":\"category\",\"id\":\"c\"}]}", "category",
                  "");
    check_related(OFFER "{}},\"included\":[{\"type\":\"category\",\"id\":\"c\"}]}", "category", "");
    check_related(OFFER "{\"category\":{\"data\":[]}}}}", "category", "");
    check_related(OFFER "{}}}", "merchant", "the reply does not include 'merchant'");
    check_related("{\"data\":{\"type\":\"rewardedTransaction\",\"id\":\"t\"}}", "merchant",
                  "the reply does not include 'merchant': ask for it with include=\"merchant\"");
    check_related("{\"data\":{\"type\":\"unknown\",\"id\":\"t\"}}", "",
                  "the reply does not include ''");
}

static void memory_may_run_out(void **state)
{
    static const char *const bodies[] = {
        "{\"data\":{\"type\":\"standardOffer\",\"id\":\"o\",\"attributes\":{\"name\":\"n\\u0061\","
        "\"userReward\":{\"type\":\"FL\\u0041T\",\"value\":\"5\\u002e5\"},\"startDate\":"
        "\"2026-06-01T00:00:00\\u005a\",\"purchaseChannel\":[\"INSTORE\",\"ONLIN\\u0045\"]},"
        "\"relationships\":{\"category\":{\"data\":[{\"type\":\"category\",\"id\":\"\\u0063\"}]}}},"
        "\"included\":[{\"type\":\"category\",\"id\":\"c\",\"attributes\":{\"name\":\"Gas\"}}]}",
        "{\"data\":{\"type\":\"unknown\",\"id\":\"o\"}}"};
    (void)state;
    for (size_t i = 0; i < 2 && failmalloc_available(); i++) {
        perk_error err = PERK_ERROR_INIT;
        perk_doc *doc = perk_doc_parse(perk_str_of(bodies[i]), 0, &err);
        perk_doc_find(doc, perk_str_of("none"), perk_str_of("none")); /* makes the index */
        assert_true(failmalloc_each(story, (void *)perk_doc_at(doc, 0)) >= 3);
        perk_doc_unref(doc);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(run_facts),
        cmocka_unit_test(what_was_not_included_is_named),
        cmocka_unit_test(memory_may_run_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
