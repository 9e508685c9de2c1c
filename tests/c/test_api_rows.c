/* The table as JSON: the whole of it, single rows, and what languages make clients and methods
 * from. */
#include "api/errors.h"
#include "api/provider.h"
#include "api/settings.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const json_t *by_name(const json_t *list, const char *name)
{
    size_t i;
    json_t *row;
    json_array_foreach(list, i, row) if (strcmp(json_string_value(json_object_get(row, "name")),
                                                name) == 0) return row;
    return NULL;
}

/* What a field refers to is in the description. */
static void check_references(const json_t *whole, const json_t *fields)
{
    size_t i;
    json_t *field;
    json_array_foreach(fields, i, field)
    {
        const json_t *values = json_object_get(field, "values"),
                     *object = json_object_get(field, "object");
        if (json_is_string(values))
            assert_non_null(by_name(json_object_get(whole, "enums"), json_string_value(values)));
        if (object)
            assert_non_null(by_name(json_object_get(whole, "objects"), json_string_value(object)));
    }
}

static void the_description_is_complete(void **state)
{
    perk_error err = PERK_ERROR_INIT;
    json_error_t problem;
    size_t i;
    json_t *row;
    (void)state;
    perk_text *text = perk_api_describe(&err);
    assert_non_null(text);
    json_t *whole = json_loadb(perk_text_str(text).ptr, perk_text_str(text).len,
                               JSON_REJECT_DUPLICATES, &problem);
    assert_non_null(whole);
    assert_string_equal(json_string_value(json_object_get(whole, "version")), perk_version());
    assert_int_equal(json_array_size(json_object_get(whole, "operations")), perk_op_count());
    assert_int_equal(json_array_size(json_object_get(whole, "settings")), perk_setting_count);
    assert_int_equal(json_array_size(json_object_get(whole, "errors")), perk_error_kind_count);
    json_array_foreach(json_object_get(whole, "operations"), i, row)
        check_references(whole, json_object_get(row, "params"));
    json_array_foreach(json_object_get(whole, "objects"), i, row)
        check_references(whole, json_object_get(row, "fields"));
    check_references(whole, json_object_get(whole, "settings"));
    json_array_foreach(json_object_get(whole, "resources"), i, row) assert_non_null(by_name(
        json_object_get(whole, "objects"), json_string_value(json_object_get(row, "attributes"))));
    json_decref(whole);
    perk_text_free(text);
    assert_int_equal(perk_live(), 0);
}

static void the_description_shows_a_parameter_in_full(void **state)
{
    (void)state;
    perk_text *text = perk_api_describe(NULL);
    json_t *whole = json_loadb(perk_text_str(text).ptr, perk_text_str(text).len, 0, NULL);
    const json_t *op = by_name(json_object_get(whole, "operations"), "locations.list");
    const json_t *radius = by_name(json_object_get(op, "params"), "radius");
    json_t *expected = json_pack("{s:s,s:s,s:[s],s:s,s:s,s:b,s:i,s:s,s:s,s:s,s:s}", "name",
                                 "radius", "wire", "filter[radius]", "in", "query", "type", "int",
                                 "arity", "one", "required", 0, "min", 1, "needs", "latitude",
                                 "unit", "miles", "default", "10", "doc", "radius of the area");
    assert_true(json_equal(radius, expected));
    json_decref(expected);
    json_decref(whole);
    perk_text_free(text);
}

/* ---- rows and names ---- */

static json_t *loaded(perk_text *text)
{
    assert_non_null(text);
    json_t *found = json_loadb(perk_text_str(text).ptr, perk_text_str(text).len,
                               JSON_DECODE_ANY | JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(found);
    perk_text_free(text);
    return found;
}

/* How perk_api_row finds a row of the description. */
static void name_row(const char *section, const json_t *row, char out[128])
{
    bool setting = strcmp(section, "settings") == 0;
    const char *key = strcmp(section, "resources") == 0 ? "type" : "name";
    const json_t *owner = json_array_get(json_object_get(row, "providers"), 0);
    snprintf(out, 128, "%s%s%s", setting ? json_string_value(owner) : "", setting ? "." : "",
             json_string_value(json_object_get(row, key)));
}

static void a_row_alone_is_the_row_of_the_description(void **state)
{
    json_t *whole = loaded(perk_api_describe(NULL)), *rows, *row;
    const char *section;
    size_t i;
    char name[128];
    (void)state;
    json_object_foreach(whole, section, rows)
    {
        json_array_foreach(rows, i, row)
        {
            perk_error err = PERK_ERROR_INIT;
            name_row(section, row, name);
            json_t *alone = loaded(perk_api_row(perk_str_of(section), perk_str_of(name), &err));
            if (!json_equal(alone, row))
                fail_msg("%s %s is another row than in the description", section, name);
            json_decref(alone);
        }
    }
    json_decref(whole);
    assert_int_equal(perk_live(), 0);
}

static void names_are_those_of_the_rows(void **state)
{
    json_t *whole = loaded(perk_api_describe(NULL)), *rows, *name;
    const char *section;
    size_t i, at = 0;
    (void)state;
    json_object_foreach(whole, section, rows)
    {
        if (!json_is_array(rows))
            continue;
        json_t *names = loaded(perk_api_names(perk_str_of(section), NULL));
        if (strcmp(section, "settings") != 0)
            assert_int_equal(json_array_size(names), json_array_size(rows));
        json_array_foreach(names, i, name)
        {
            perk_text *row =
                perk_api_row(perk_str_of(section), perk_str_of(json_string_value(name)), NULL);
            for (at = 0; at < i; at++)
                assert_string_not_equal(json_string_value(name),
                                        json_string_value(json_array_get(names, at)));
            assert_non_null(row);
            perk_text_free(row);
        }
        json_decref(names);
    }
    json_decref(whole);
}

static void rows_are_found_by_class_too(void **state)
{
    static const char *const cases[][3] = {{"providers", "Kard", "kard"},
                                           {"resources", "Offer", "standardOffer"},
                                           {"errors", "WrongTypeError", "wrong_type"}};
    (void)state;
    for (size_t i = 0; i < PERK_COUNT(cases); i++) {
        perk_str section = perk_str_of(cases[i][0]);
        json_t *by_class = loaded(perk_api_row(section, perk_str_of(cases[i][1]), NULL));
        json_t *named = loaded(perk_api_row(section, perk_str_of(cases[i][2]), NULL));
        assert_true(json_equal(by_class, named));
        json_decref(by_class);
        json_decref(named);
    }
}

static void an_unknown_row_brings_the_nearest(void **state)
{
    static const char *const cases[][3] = {
        {"operation", "offers.list", "there is no section 'operation'; did you mean 'operations'?"},
        {"operations", "offers.lst",
         "there is no operation 'offers.lst'; did you mean 'offers.list'?"},
        {"resources", "standardOfer",
         "there is no resource type 'standardOfer'; did you mean 'standardOffer'?"},
        {"settings", "base_url", "'base_url' lacks its provider, as in 'kard.base_url'"},
        {"settings", "kart.base_url", "there is no provider 'kart'; did you mean 'kard'?"},
        {"settings", "kard.base_ur", "kard has no setting 'base_ur'; did you mean 'base_url'?"},
        {"errors", "", "there is no error ''"},
    };
    (void)state;
    for (size_t i = 0; i < PERK_COUNT(cases); i++) {
        perk_error err = PERK_ERROR_INIT;
        assert_null(perk_api_row(perk_str_of(cases[i][0]), perk_str_of(cases[i][1]), &err));
        assert_int_equal(err.code, PERK_E_NAME);
        assert_string_equal(err.message, cases[i][2]);
    }
    perk_error err = PERK_ERROR_INIT;
    assert_null(perk_api_names(PERK_LIT("enum"), &err));
    assert_string_equal(err.message, "there is no section 'enum'; did you mean 'enums'?");
    assert_null(perk_api_row(PERK_NONE, PERK_NONE, NULL));
}

/* ---- what languages make methods from ---- */

static const json_t *is_named(const json_t *list, const char *name)
{
    size_t i;
    json_t *each;
    json_array_foreach(list, i, each) if (strcmp(json_string_value(each), name) == 0) return each;
    return NULL;
}

/* Each parameter is given by position, by keyword, or is constant. */
static void check_given(const json_t *row)
{
    size_t i;
    json_t *field;
    json_array_foreach(json_object_get(row, "params"), i, field)
    {
        const char *name = json_string_value(json_object_get(field, "name"));
        int ways = (is_named(json_object_get(row, "positional"), name) != NULL) +
                   (is_named(json_object_get(row, "keywords"), name) != NULL);
        if (ways != (json_object_get(field, "fixed") ? 0 : 1))
            fail_msg("%s: %s is given in %d ways", json_string_value(json_object_get(row, "name")),
                     name, ways);
    }
}

/* The method is where the provider's row has it, and its name is made of the same parts. */
static void check_place(const json_t *whole, const json_t *row)
{
    const char *name = json_string_value(json_object_get(row, "name"));
    const char *space = json_string_value(json_object_get(row, "namespace"));
    const char *method = json_string_value(json_object_get(row, "method"));
    const json_t *provider = by_name(json_object_get(whole, "providers"),
                                     json_string_value(json_object_get(row, "provider")));
    char full[128];
    bool token = strcmp(json_string_value(json_object_get(row, "host")), "token") == 0;
    assert_true(token == !space && token == !method);
    if (token)
        return;
    snprintf(full, sizeof full, "%s%s.%s", json_string_value(json_object_get(provider, "prefix")),
             space, method);
    assert_string_equal(full, name);
    const json_t *methods = json_object_get(json_object_get(provider, "namespaces"), space);
    assert_string_equal(json_string_value(json_object_get(methods, method)), name);
}

static void every_operation_has_the_parts_of_its_method(void **state)
{
    json_t *whole = loaded(perk_api_describe(NULL)), *row, *methods;
    size_t i, placed = 0, named = 0;
    const char *space;
    (void)state;
    json_array_foreach(json_object_get(whole, "operations"), i, row)
    {
        check_given(row);
        check_place(whole, row);
        placed += json_is_string(json_object_get(row, "method"));
    }
    json_array_foreach(json_object_get(whole, "providers"), i, row)
        json_object_foreach(json_object_get(row, "namespaces"), space, methods) named +=
        json_object_size(methods);
    assert_int_equal(named, placed);
    json_decref(whole);
}

static void a_method_is_described(void **state)
{
    static const struct {
        const char *name, *returns, *positional;
        bool many;
    } cases[] = {
        {"offers.list", "pages", "[\"user_id\"]", false},
        {"users.create", "document", "[\"users\"]", true},
        {"users.update", "resource", "[\"user_id\",\"user\"]", false},
        {"ping.get", "value", "[]", false},
        {"capillary.promotions.issue", "value", "[\"promotion_id\"]", false},
    };
    (void)state;
    for (size_t i = 0; i < PERK_COUNT(cases); i++) {
        json_t *row =
            loaded(perk_api_row(PERK_LIT("operations"), perk_str_of(cases[i].name), NULL));
        char *positional = json_dumps(json_object_get(row, "positional"), JSON_COMPACT);
        assert_string_equal(json_string_value(json_object_get(row, "returns")), cases[i].returns);
        assert_string_equal(positional, cases[i].positional);
        assert_int_equal(json_is_true(json_object_get(row, "many")), cases[i].many);
        free(positional);
        json_decref(row);
    }
}

/* Clients read it when they are made. */
static void the_row_of_a_provider_is_small(void **state)
{
    (void)state;
    for (size_t i = 0; i < perk_provider_count; i++) {
        perk_text *row =
            perk_api_row(PERK_LIT("providers"), perk_str_of(perk_providers[i]->name), NULL);
        assert_in_range(perk_text_str(row).len, 1000, 4096);
        json_t *read = loaded(row);
        assert_string_equal(
            json_string_value(json_object_get(json_object_get(read, "settings"), "headers")),
            "object");
        assert_string_equal(
            json_string_value(json_object_get(json_object_get(read, "driver_options"), "ca_file")),
            "path");
        assert_non_null(is_named(json_object_get(read, "call_options"), "strict"));
        assert_null(is_named(json_object_get(read, "call_options"), "max_body"));
        json_decref(read);
    }
}

static void an_unknown_option_brings_the_known_ones(void **state)
{
    perk_error err = PERK_ERROR_INIT;
    (void)state;
    assert_int_equal(perk_option_find(&perk_call_options_table, PERK_LIT("max_body"), NULL),
                     PERK_OPTION_BODY);
    assert_int_equal(perk_option_find(&perk_call_options_table, PERK_LIT("headers"), &err), -1);
    assert_string_equal(err.message,
                        "no call option 'headers'; there are timeout_ms, "
                        "max_attempts, max_pages, max_body, token_store and max_wait_ms");
    perk_error_clear(&err);
    assert_int_equal(perk_option_find(&perk_driver_options_table, PERK_LIT("prox"), &err), -1);
    assert_string_equal(err.message, "no driver option 'prox'; there are proxy, ca_file, "
                                     "connect_timeout_ms, http2, token_file and compress");
}

static const char *key_of(const char *operation)
{
    const char *key = perk_op_key(perk_op_find(perk_str_of(operation), NULL));
    return key ? key : "";
}

static void the_ids_of_many_calls_have_a_parameter(void **state)
{
    (void)state;
    assert_string_equal(key_of("offers.list"), "user_id");
    assert_string_equal(key_of("offers.activate"), "user_id"); /* the user, not the offer */
    assert_string_equal(key_of("legacy.offers.list_by_user"), "referring_partner_user_id");
    assert_string_equal(key_of("legacy.merchants.get"), "id");
    assert_string_equal(key_of("legacy.merchants.list"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_description_is_complete),
        cmocka_unit_test(the_description_shows_a_parameter_in_full),
        cmocka_unit_test(a_row_alone_is_the_row_of_the_description),
        cmocka_unit_test(names_are_those_of_the_rows),
        cmocka_unit_test(rows_are_found_by_class_too),
        cmocka_unit_test(an_unknown_row_brings_the_nearest),
        cmocka_unit_test(every_operation_has_the_parts_of_its_method),
        cmocka_unit_test(a_method_is_described),
        cmocka_unit_test(the_row_of_a_provider_is_small),
        cmocka_unit_test(an_unknown_option_brings_the_known_ones),
        cmocka_unit_test(the_ids_of_many_calls_have_a_parameter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
