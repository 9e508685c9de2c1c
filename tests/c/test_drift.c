/* Drift: how much is kept, that long lists are looked into as a whole, and that threads may share
 * it. */
#include "api/table.h"
#include "client/drift.h"
#include "jsonapi/doc.h"

#include "vector.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>

static json_t *rows_of(perk_drift *drift, bool reset)
{
    perk_text *text = perk_drift_json(drift, reset, NULL);
    assert_non_null(text);
    json_t *rows = perk_json_parse(perk_text_str(text), 0, NULL);
    perk_text_free(text);
    assert_non_null(rows);
    return rows;
}

static const char *text_at(const json_t *rows, size_t index, const char *member)
{
    return json_string_value(json_object_get(json_array_get(rows, index), member));
}

static json_int_t count_at(const json_t *rows, size_t index)
{
    return json_integer_value(json_object_get(json_array_get(rows, index), "count"));
}

static void what_finds_no_room_is_counted_together(void **state)
{
    (void)state;
    char name[32];
    perk_drift drift;
    perk_drift_init(&drift);
    for (int i = 0; i < PERK_MAX_DRIFT + 5; i++) {
        snprintf(name, sizeof name, "offer.f%d", i);
        perk_drift_note(&drift, &(perk_sighting){"offers.list", PERK_DRIFT_FIELD, perk_str_of(name),
                                                 PERK_NONE});
    }
    json_t *rows = rows_of(&drift, true);
    assert_int_equal(json_array_size(rows), PERK_MAX_DRIFT + 1);
    assert_string_equal(text_at(rows, PERK_MAX_DRIFT, "kind"), "more");
    assert_int_equal(count_at(rows, PERK_MAX_DRIFT), 5);
    json_decref(rows);
    rows = rows_of(&drift, false);
    assert_int_equal(json_array_size(rows), 0);
    json_decref(rows);
    perk_drift_clear(&drift);
}

static void texts_are_cut_and_values_must_be_symbols(void **state)
{
    (void)state;
    char longest[PERK_MAX_WHERE + 40];
    memset(longest, 'w', sizeof longest);
    perk_drift drift;
    perk_drift_init(&drift);
    perk_str where = {longest, sizeof longest};
    perk_drift_note(&drift,
                    &(perk_sighting){"a", PERK_DRIFT_VALUE, where, PERK_LIT("Ada@example.test")});
    perk_drift_note(&drift,
                    &(perk_sighting){"a", PERK_DRIFT_VALUE, where, {longest, PERK_MAX_SYMBOL + 1}});
    perk_drift_note(&drift, &(perk_sighting){"a", PERK_DRIFT_VALUE, where, PERK_LIT("IN_STORE")});
    json_t *rows = rows_of(&drift, false);
    assert_int_equal(json_array_size(rows), 2);
    assert_int_equal(strlen(text_at(rows, 0, "where")), PERK_MAX_WHERE);
    assert_true(json_is_null(json_object_get(json_array_get(rows, 0), "value")));
    assert_int_equal(count_at(rows, 0), 2);
    assert_string_equal(text_at(rows, 1, "value"), "IN_STORE");
    json_decref(rows);
    perk_drift_clear(&drift);
}

/* A page of so many resources, each with a different field that no table has; what it shows. */
static json_t *found(size_t offers, const char *type)
{
    static char body[65536];
    perk_drift drift;
    perk_drift_init(&drift);
    int len = snprintf(body, sizeof body, "{\"data\":[");
    for (size_t i = 0; i < offers; i++)
        len += snprintf(body + len, sizeof body - (size_t)len,
                        "%s{\"type\":\"%s\",\"id\":\"%zu\",\"attributes\":{\"f%zu\":1}}",
                        i ? "," : "", type, i, i);
    snprintf(body + len, sizeof body - (size_t)len, "]}");
    perk_reading how = {.op = perk_op_find(PERK_LIT("offers.list"), NULL), .drift = &drift};
    perk_doc *doc = perk_doc_new(perk_str_of(body), &how, NULL);
    assert_non_null(doc);
    perk_doc_unref(doc);
    json_t *rows = rows_of(&drift, true);
    perk_drift_clear(&drift);
    return rows;
}

static void long_lists_are_looked_into_one_and_all(void **state)
{
    (void)state;
    json_t *rows = found(200, "standardOffer");
    assert_int_equal(json_array_size(rows), 200);
    assert_string_equal(text_at(rows, 149, "where"), "standardOffer.f149");
    json_decref(rows);
    rows = found(200, "mystery");
    assert_int_equal(json_array_size(rows), 1);
    assert_string_equal(text_at(rows, 0, "value"), "mystery");
    assert_int_equal(count_at(rows, 0), 200);
    json_decref(rows);
}

static void what_is_added_is_counted_with_what_is_there(void **state)
{
    (void)state;
    char name[32];
    perk_drift drift, more;
    perk_drift_init(&drift);
    perk_drift_init(&more);
    perk_sighting seen = {"a", PERK_DRIFT_VALUE, PERK_LIT("b"), PERK_LIT("c")};
    for (int i = 0; i < 3; i++)
        perk_drift_note(i ? &more : &drift, &seen);
    for (int i = 0; i < PERK_MAX_DRIFT; i++) {
        snprintf(name, sizeof name, "f%d", i);
        perk_drift_note(&more,
                        &(perk_sighting){"a", PERK_DRIFT_FIELD, perk_str_of(name),
                                         PERK_NONE}); /* there is no space for the last one */
    }
    perk_drift_add(&drift, &more);
    json_t *rows = rows_of(&drift, false);
    assert_int_equal(json_array_size(rows), PERK_MAX_DRIFT + 1);
    assert_int_equal(count_at(rows, 0), 3);
    assert_int_equal(count_at(rows, PERK_MAX_DRIFT), 1);
    json_decref(rows);
    rows = rows_of(&more, false);
    assert_int_equal(json_array_size(rows), 0);
    json_decref(rows);
    perk_drift_clear(&drift);
    perk_drift_clear(&more);
}

static void *note_a_thousand(void *context)
{
    perk_drift own;
    perk_drift_init(&own);
    for (int i = 0; i < 1000; i++) {
        perk_drift_note(&own, &(perk_sighting){"a", PERK_DRIFT_FIELD, PERK_LIT("b"), PERK_NONE});
        perk_drift_add(context, &own);
    }
    perk_drift_clear(&own);
    return NULL;
}

static void threads_lose_nothing(void **state)
{
    (void)state;
    pthread_t threads[4];
    perk_drift drift;
    perk_drift_init(&drift);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, note_a_thousand, &drift), 0);
    for (size_t i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    json_t *rows = rows_of(&drift, false);
    assert_int_equal(count_at(rows, 0), 4000);
    json_decref(rows);
    perk_drift_clear(&drift);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_finds_no_room_is_counted_together),
        cmocka_unit_test(texts_are_cut_and_values_must_be_symbols),
        cmocka_unit_test(long_lists_are_looked_into_one_and_all),
        cmocka_unit_test(what_is_added_is_counted_with_what_is_there),
        cmocka_unit_test(threads_lose_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
