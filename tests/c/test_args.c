/* Arguments are checked as they are set, through every typed setter. The vectors of kind `build`
 * hold the wording. */
#include "args/args.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static perk_args *args_of(const char *operation)
{
    perk_error err = PERK_ERROR_INIT;
    const perk_op *op = perk_op_find(perk_str_of(operation), &err);
    assert_non_null(op);
    perk_args *args = perk_args_new(op, &err);
    assert_non_null(args);
    return args;
}

static void typed_setters_keep_typed_values(void **state)
{
    (void)state;
    perk_error err = PERK_ERROR_INIT;
    perk_args *args = args_of("locations.list");
    assert_int_equal(perk_args_set_str(args, PERK_LIT("user_id"), PERK_LIT("bob"), &err), 0);
    assert_int_equal(perk_args_set_int(args, PERK_LIT("radius"), 3, &err), 0);
    assert_int_equal(perk_args_set_num(args, PERK_LIT("latitude"), 40.5, &err), 0);
    assert_int_equal(perk_args_set_int(args, PERK_LIT("longitude"), -73, &err), 0);
    assert_int_equal(perk_args_set_str(args, PERK_LIT("include"), PERK_LIT("offers"), &err), 0);
    assert_string_equal(json_string_value(perk_args_get(args, "user_id")), "bob");
    assert_int_equal(json_integer_value(perk_args_get(args, "radius")), 3);
    assert_true(json_number_value(perk_args_get(args, "latitude")) == 40.5);
    assert_int_equal(json_array_size(perk_args_get(args, "include")), 1);
    assert_null(perk_args_get(args, "city"));
    perk_args_free(args);
    assert_int_equal(perk_live(), 0);
}

typedef struct refusal {
    const char *name;
    const char *text;
    int64_t integer;
    double real;
    enum { STR, INT, NUM, BOOL, JSON } setter;
    int code;
} refusal;

static int set_one(perk_args *args, const refusal *r, perk_error *err)
{
    perk_str name = perk_str_of(r->name);
    if (r->setter == STR)
        return perk_args_set_str(args, name, perk_str_of(r->text), err);
    if (r->setter == INT)
        return perk_args_set_int(args, name, r->integer, err);
    if (r->setter == NUM)
        return perk_args_set_num(args, name, r->real, err);
    if (r->setter == BOOL)
        return perk_args_set_bool(args, name, (int)r->integer, err);
    return perk_args_set_json(args, name, perk_str_of(r->text), err);
}

static void wrong_values_are_refused_where_they_are_set(void **state)
{
    static const refusal cases[] = {
        {.name = "is_targeted", .setter = STR, .text = "true", .code = PERK_E_TYPE},
        {.name = "is_targeted", .setter = INT, .integer = 1, .code = PERK_E_TYPE},
        {.name = "page_size", .setter = BOOL, .integer = 1, .code = PERK_E_TYPE},
        {.name = "page_size", .setter = NUM, .real = 3.0, .code = PERK_E_TYPE},
        {.name = "page_size", .setter = INT, .integer = -1, .code = PERK_E_RANGE},
        {.name = "page_size", .setter = NUM, .real = (double)INFINITY, .code = PERK_E_TYPE},
        {.name = "search", .setter = STR, .text = "\xff\xfe", .code = PERK_E_TYPE},
        {.name = "search", .setter = JSON, .text = "{\"a\":1}", .code = PERK_E_TYPE},
        {.name = "search", .setter = JSON, .text = "[\"a\"]", .code = PERK_E_TYPE},
        {.name = "search", .setter = JSON, .text = "\"a", .code = PERK_E_PARSE},
        {.name = "sort", .setter = STR, .text = "", .code = PERK_E_NAME},
        {.name = "supported_components",
         .setter = JSON,
         .text = "[\"cta\", 5]",
         .code = PERK_E_TYPE},
        {.name = "Search", .setter = STR, .text = "x", .code = PERK_E_NAME},
        {.name = "", .setter = STR, .text = "x", .code = PERK_E_NAME},
    };
    (void)state;
    for (size_t i = 0; i < PERK_COUNT(cases); i++) {
        perk_error err = PERK_ERROR_INIT;
        perk_args *args = args_of("offers.list");
        assert_int_equal(set_one(args, &cases[i], &err), cases[i].code);
        assert_int_equal(err.code, cases[i].code);
        assert_int_equal(set_one(args, &cases[i], NULL),
                         cases[i].code); /* the same without an error to fill */
        assert_null(perk_args_get(args, cases[i].name));
        perk_args_free(args);
    }
    assert_int_equal(perk_live(), 0);
}

static void the_pointer_leads_to_the_element(void **state)
{
    (void)state;
    perk_error err = PERK_ERROR_INIT;
    perk_args *args = args_of("offers.list");
    perk_args_set_json(args, PERK_LIT("supported_components"),
                       PERK_LIT("[\"cta\",\"tags\",\"ctx\"]"), &err);
    assert_string_equal(err.pointer, "supported_components/2");
    assert_string_equal(err.message,
                        "supported_components/2: is not a known value; did you mean 'cta'?");
    perk_args_free(args);
}

static void a_given_value_is_never_repeated(void **state)
{
    (void)state;
    static const char *const names[] = {"sort", "category", "purchase_channel", "page_size",
                                        "is_targeted"};
    for (size_t i = 0; i < PERK_COUNT(names); i++) {
        perk_error err = PERK_ERROR_INIT;
        perk_args *args = args_of("offers.list");
        assert_int_not_equal(
            perk_args_set_str(args, perk_str_of(names[i]), PERK_LIT("hunter2-hunter2"), &err), 0);
        assert_null(strstr(err.message, "hunter2"));
        perk_args_free(args);
    }
}

static void strict_off_lets_names_and_values_pass(void **state)
{
    (void)state;
    perk_error err = PERK_ERROR_INIT;
    perk_args *args = args_of("offers.list");
    perk_args_set_strict(args, 0);
    assert_int_equal(perk_args_set_str(args, PERK_LIT("brandNew"), PERK_LIT("x"), &err), 0);
    assert_int_equal(perk_args_set_str(args, PERK_LIT("sort"), PERK_LIT("newness"), &err), 0);
    assert_string_equal(json_string_value(json_object_get(perk_args_extra(args), "brandNew")), "x");
    /* Types are still checked. */
    assert_int_equal(perk_args_set_str(args, PERK_LIT("page_size"), PERK_LIT("x"), &err),
                     PERK_E_TYPE);
    perk_args_free(args);
}

static void all_stands_for_every_component(void **state)
{
    static const char *const spellings[] = {"\"all\"", "[\"all\"]", "[\"cta\",\"all\"]"};
    (void)state;
    for (size_t i = 0; i < PERK_COUNT(spellings); i++) {
        perk_args *args = args_of("offers.list");
        assert_int_equal(perk_args_set_json(args, PERK_LIT("supported_components"),
                                            perk_str_of(spellings[i]), NULL),
                         0);
        assert_int_equal(json_array_size(perk_args_get(args, "supported_components")), 9);
        perk_args_free(args);
    }
}

static void a_later_value_replaces_and_null_removes(void **state)
{
    (void)state;
    perk_args *args = args_of("offers.list");
    perk_args_set_str(args, PERK_LIT("search"), PERK_LIT("tea"), NULL);
    perk_args_set_str(args, PERK_LIT("filter[search]"), PERK_LIT("cake"), NULL);
    assert_string_equal(json_string_value(perk_args_get(args, "search")), "cake");
    assert_int_equal(perk_args_set_json(args, PERK_LIT("search"), PERK_LIT("null"), NULL), 0);
    assert_null(perk_args_get(args, "search"));
    perk_args_free(args);
}

static void a_copy_goes_its_own_way(void **state)
{
    (void)state;
    perk_error err = PERK_ERROR_INIT;
    perk_args *args = args_of("offers.list");
    perk_args_set_strict(args, 0);
    perk_args_set_str(args, PERK_LIT("search"), PERK_LIT("tea"), &err);
    perk_args *copy = perk_args_copy(args, &err);
    assert_non_null(copy);
    assert_int_equal(perk_args_set_str(copy, PERK_LIT("serch"), PERK_LIT("tea"), &err),
                     0); /* not strict, as its source */
    perk_args_set_str(copy, PERK_LIT("search"), PERK_LIT("cake"), &err);
    assert_string_equal(json_string_value(perk_args_get(args, "search")), "tea");
    perk_args_free(args);
    assert_string_equal(json_string_value(perk_args_get(copy, "search")), "cake");
    perk_args_free(copy);
    assert_int_equal(perk_live(), 0);
}

static void all_arguments_at_once_must_be_an_object(void **state)
{
    static const struct {
        const char *json;
        int code;
    } cases[] = {{"[]", PERK_E_TYPE},
                 {"7", PERK_E_TYPE},
                 {"{", PERK_E_PARSE},
                 {"", PERK_E_PARSE},
                 {"{\"user_id\":1}", PERK_E_TYPE}};
    (void)state;
    for (size_t i = 0; i < PERK_COUNT(cases); i++) {
        perk_error err = PERK_ERROR_INIT;
        perk_args *args = args_of("offers.list");
        assert_int_equal(perk_args_set_all(args, perk_str_of(cases[i].json), &err), cases[i].code);
        assert_int_equal(err.code, cases[i].code);
        perk_args_free(args);
    }
}

/* A key with a NUL inside is another name, not the one before the NUL. */
static void a_name_with_nul_is_unknown(void **state)
{
    (void)state;
    perk_error err = PERK_ERROR_INIT;
    perk_args *args = args_of("offers.list");
    assert_int_equal(perk_args_set_all(args, PERK_LIT("{\"search\\u0000x\":\"tea\"}"), &err),
                     PERK_E_NAME);
    assert_null(perk_args_get(args, "search"));
    perk_args_free(args);
}

/* Replies may hold it (vectors `value`); what is sent may not. */
static void half_of_a_surrogate_pair_is_not_sent(void **state)
{
    (void)state;
    perk_error errs[4];
    for (size_t i = 0; i < PERK_COUNT(errs); i++)
        perk_error_clear(&errs[i]);
    perk_args *args = args_of("users.create");
    assert_int_equal(
        perk_args_set_all(args, PERK_LIT("{\"users\":[{\"id\":\"\\ud83c\"}]}"), &errs[0]),
        PERK_E_PARSE);
    assert_int_equal(
        perk_args_set_json(args, PERK_LIT("users"), PERK_LIT("[{\"id\":\"\\udf89\"}]"), &errs[1]),
        PERK_E_PARSE);
    assert_int_equal(
        perk_args_add_json(args, PERK_LIT("users"), PERK_LIT("{\"i\\ud83c\":\"1\"}"), &errs[2]),
        PERK_E_PARSE);
    assert_null(perk_args_get(args, "users"));
    perk_modify *modify = perk_modify_new(perk_op_find(PERK_LIT("users.update"), NULL),
                                          PERK_LIT("{\"zip_code\":\"\\ud83c\"}"), 1, &errs[3]);
    assert_null(modify);
    for (size_t i = 0; i < PERK_COUNT(errs); i++) {
        assert_int_equal(errs[i].code, PERK_E_PARSE);
        assert_non_null(strstr(errs[i].message, "half of a surrogate pair"));
    }
    perk_args_free(args);
    assert_int_equal(perk_live(), 0);
}

static void deep_nesting_is_refused(void **state)
{
    (void)state;
    char deep[4001];
    perk_error err = PERK_ERROR_INIT;
    memset(deep, '[', 2000);
    memset(deep + 2000, ']', 2000);
    perk_args *args = args_of("attributions.create");
    assert_int_equal(perk_args_set_json(args, PERK_LIT("events"), (perk_str){deep, 4000}, &err),
                     PERK_E_LIMIT);
    perk_args_free(args);
}

static void digest_is(const perk_args *args, const char *other, bool same)
{
    perk_error err = PERK_ERROR_INIT;
    perk_text *digest = perk_args_digest(args, &err);
    assert_non_null(digest);
    assert_int_equal(perk_text_str(digest).len, 64);
    assert_int_equal(strcmp(perk_text_str(digest).ptr, other) == 0, same);
    perk_text_free(digest);
}

static void a_digest_is_of_the_operation_and_all_arguments(void **state)
{
    (void)state;
    perk_error err = PERK_ERROR_INIT;
    perk_args *args = args_of("offers.list"), *other = args_of("offers.list");
    perk_args_set_all(args, PERK_LIT("{\"user_id\": \"u\", \"page_size\": 7}"), &err);
    perk_args_set_all(other, PERK_LIT("{\"page_size\": 7, \"user_id\": \"u\"}"), &err);
    assert_int_equal(err.code, 0);
    perk_text *digest = perk_args_digest(args, &err);
    const char *hex = perk_text_str(digest).ptr;
    digest_is(other, hex, true);
    perk_args_set_strict(other, 0);
    perk_args_set_int(other, PERK_LIT("unknown"), 1, &err);
    digest_is(other, hex, false);
    perk_args_free(other);

    other = perk_args_copy(args, &err);
    digest_is(other, hex, true);
    perk_args_set_int(other, PERK_LIT("page_size"), 8, &err);
    digest_is(other, hex, false);
    digest_is(args, hex, true);
    perk_args_free(other);

    other = args_of("locations.list");
    perk_args_set_str(other, PERK_LIT("user_id"), PERK_LIT("u"), &err);
    digest_is(other, hex, false);
    perk_args_free(other);
    perk_text_free(digest);
    perk_args_free(args);
    assert_int_equal(perk_live(), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(typed_setters_keep_typed_values),
        cmocka_unit_test(wrong_values_are_refused_where_they_are_set),
        cmocka_unit_test(the_pointer_leads_to_the_element),
        cmocka_unit_test(a_given_value_is_never_repeated),
        cmocka_unit_test(strict_off_lets_names_and_values_pass),
        cmocka_unit_test(all_stands_for_every_component),
        cmocka_unit_test(a_later_value_replaces_and_null_removes),
        cmocka_unit_test(a_copy_goes_its_own_way),
        cmocka_unit_test(all_arguments_at_once_must_be_an_object),
        cmocka_unit_test(a_name_with_nul_is_unknown),
        cmocka_unit_test(half_of_a_surrogate_pair_is_not_sent),
        cmocka_unit_test(deep_nesting_is_refused),
        cmocka_unit_test(a_digest_is_of_the_operation_and_all_arguments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
