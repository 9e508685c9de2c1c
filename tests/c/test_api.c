/* The table holds together: names follow the rule, and references lead somewhere. */
#include "api/errors.h"
#include "api/lookup.h"
#include "api/provider.h"
#include "api/reach.h"
#include "base/limits.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* The rule: "filter[x]" is x, "page[size]" is page_size, leading '_' falls away, camelCase becomes
 * camel_case. */
static void snake_of(const char *wire, char out[128])
{
    const char *at = strncmp(wire, "filter[", 7) == 0 ? wire + 7 : wire + (wire[0] == '_');
    size_t used = 0;
    for (; *at && used < 126; at++) {
        if (*at == ']')
            continue;
        bool boundary = is_upper(*at) && used && !is_upper(at[-1]);
        if (*at == '[' || boundary)
            out[used++] = '_';
        if (*at != '[')
            out[used++] = (char)(is_upper(*at) ? *at - 'A' + 'a' : *at);
    }
    out[used] = '\0';
}

/* "zip_code" is zipCode. */
static void camel_of(const char *snake, char out[128])
{
    size_t used = 0;
    for (; *snake && used < 127; snake++) {
        bool first = *snake == '_' && snake[1] && used;
        snake += first;
        out[used++] = (char)(first && *snake >= 'a' && *snake <= 'z' ? *snake - 'a' + 'A' : *snake);
    }
    out[used] = '\0';
}

/* The macros of rows.h derive the wire name from the name; a wire name is written out only where it
 * does not follow. */
static void check_spelling(const char *owner, const perk_field *field)
{
    char camel[128];
    camel_of(field->name, camel);
    bool same = strcmp(field->name, field->wire) == 0, is_camel = strcmp(camel, field->wire) == 0;
    if (field->camel && !is_camel)
        fail_msg("%s: %s is not %s in camel case; write FIELD", owner, field->wire, field->name);
    if (!field->camel && !same && is_camel)
        fail_msg("%s: %s is %s in camel case; write CAMEL", owner, field->wire, field->name);
}

/* Names that do not follow the rule: bodies are named after what is in them, headers without their
 * prefix. */
static bool exempt(const perk_field *field)
{
    return field->type == PERK_T_ITEM || (field->place & PERK_IN_HEADER);
}

/* What replies are compared with. */
static void check_quoted(const char *owner, const perk_field *field)
{
    char quoted[PERK_MAX_QUOTED + 8];
    snprintf(quoted, sizeof quoted, "\"%s\":", field->wire);
    if (strcmp(quoted, field->quoted) != 0 || strlen(quoted) != field->quoted_len)
        fail_msg("%s: %s is quoted as %s", owner, field->wire, field->quoted);
}

static void check_field(const char *owner, const perk_field *field)
{
    char snake[128];
    check_spelling(owner, field);
    check_quoted(owner, field);
    snake_of(field->wire, snake);
    if (!exempt(field) && strcmp(snake, field->name) != 0)
        fail_msg("%s: %s should be called %s", owner, field->name, snake);
    if (!field->doc || !field->doc[0])
        fail_msg("%s: %s has no doc", owner, field->name);
    if ((field->type == PERK_T_OBJECT) != (field->object != NULL))
        fail_msg("%s: %s is an object without members, or the other way round", owner, field->name);
    if (field->bounded && field->min > field->max)
        fail_msg("%s: %s has no possible value", owner, field->name);
    if (field->all_word &&
        (!field->values || perk_enum_has(field->values, perk_str_of(field->all_word))))
        fail_msg("%s: %s: the word for all means nothing", owner, field->name);
}

static void check_fields(const char *owner, const perk_field *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        check_field(owner, &fields[i]);
        for (size_t j = 0; j < i; j++)
            if (strcmp(fields[i].name, fields[j].name) == 0 ||
                strcmp(fields[i].wire, fields[j].wire) == 0)
                fail_msg("%s: %s is there twice", owner, fields[i].name);
    }
}

static void names_follow_the_rule_and_are_unique(void **state)
{
    const perk_reach *reach = perk_reach_all();
    (void)state;
    assert_false(reach->overflow);
    for (size_t i = 0; i < perk_op_count(); i++)
        check_fields(perk_op_at(i)->name, perk_op_at(i)->params, perk_op_at(i)->param_count);
    for (size_t i = 0; i < reach->object_count; i++)
        check_fields(reach->objects[i]->name, reach->objects[i]->fields, reach->objects[i]->count);
}

static void rules_and_lists_name_members(void **state)
{
    const perk_reach *reach = perk_reach_all();
    (void)state;
    for (size_t i = 0; i < reach->object_count; i++) {
        const perk_object *object = reach->objects[i];
        for (size_t j = 0; j < object->rule_count; j++) {
            assert_non_null(
                perk_field_find(object->fields, object->count, perk_str_of(object->rules[j].when)));
            assert_non_null(perk_field_find(object->fields, object->count,
                                            perk_str_of(object->rules[j].needs)));
        }
    }
    for (size_t i = 0; i < perk_op_count(); i++) {
        const perk_op *op = perk_op_at(i);
        for (const char *const *const *list = op->any_of; list && *list; list++)
            for (const char *const *name = *list; *name; name++)
                assert_non_null(perk_field_find(op->params, op->param_count, perk_str_of(*name)));
        for (size_t j = 0; j < op->param_count; j++)
            for (const char *const *name = op->params[j].excludes; name && *name; name++)
                assert_non_null(perk_field_find(op->params, op->param_count, perk_str_of(*name)));
        if (op->body.id)
            assert_non_null(perk_field_find(op->params, op->param_count, perk_str_of(op->body.id)));
    }
}

static bool object_of_kind(const char *name)
{
    for (size_t i = 0; i < perk_resource_kind_count(); i++)
        if (strcmp(perk_resource_kind_at(i)->class_name, name) == 0)
            return true;
    return false;
}

/* Resources, objects and enums become classes of one namespace in typed languages. */
static void class_names_do_not_clash(void **state)
{
    const perk_reach *reach = perk_reach_all();
    (void)state;
    for (size_t i = 0; i < reach->object_count; i++) {
        if (object_of_kind(reach->objects[i]->name))
            fail_msg("object %s is also a resource class", reach->objects[i]->name);
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(reach->objects[i]->name, reach->objects[j]->name);
        for (size_t j = 0; j < reach->enum_count; j++)
            assert_string_not_equal(reach->objects[i]->name, reach->enums[j]->name);
    }
    for (size_t i = 0; i < reach->enum_count; i++) {
        if (object_of_kind(reach->enums[i]->name))
            fail_msg("enum %s is also a resource class", reach->enums[i]->name);
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(reach->enums[i]->name, reach->enums[j]->name);
    }
}

static void check_types(const char *owner, const char *const *types)
{
    assert_non_null(types);
    for (; *types; types++)
        if (!perk_resource_kind_find(perk_str_of(*types)))
            fail_msg("%s names the resource type %s, which has no row", owner, *types);
}

static const perk_field *param(const perk_op *op, const char *name)
{
    return perk_field_find(op->params, op->param_count, perk_str_of(name));
}

/* Every {placeholder} is a path parameter, and every path parameter has its placeholder. */
static void check_path(const perk_op *op)
{
    char placeholder[128];
    size_t in_path = 0, holes = 0;
    if (!op->path)
        return;
    for (const char *at = op->path; *at; at++)
        holes += *at == '{';
    for (size_t i = 0; i < op->param_count; i++) {
        if (!(op->params[i].place & PERK_IN_PATH))
            continue;
        in_path++;
        snprintf(placeholder, sizeof placeholder, "{%s}", op->params[i].wire);
        if (!strstr(op->path, placeholder) || !(op->params[i].flags & PERK_REQUIRED))
            fail_msg("%s: path parameter %s has no place or is optional", op->name,
                     op->params[i].name);
    }
    assert_int_equal(in_path, holes);
}

static void check_body(const perk_op *op)
{
    unsigned wanted = op->body.shape == PERK_BODY_FORM   ? PERK_IN_FORM
                      : op->body.shape == PERK_BODY_NONE ? 0
                                                         : PERK_IN_BODY;
    for (size_t i = 0; i < op->param_count; i++)
        if (op->params[i].place & (PERK_IN_BODY | PERK_IN_FORM) & ~wanted)
            fail_msg("%s: %s goes into a body of another shape", op->name, op->params[i].name);
    if (op->body.shape != PERK_BODY_LIST && op->body.shape != PERK_BODY_ONE)
        return;
    check_types(op->name, op->body.types);
    for (size_t i = 0; op->body.types[i]; i++)
        if (!perk_resource_kind_find(perk_str_of(op->body.types[i]))->request)
            fail_msg("%s sends %s, which has no request attributes", op->name, op->body.types[i]);
}

static void check_paging(const perk_op *op)
{
    const char *const names[] = {op->page_after, op->page_size, op->page_number};
    for (size_t i = 0; i < PERK_COUNT(names); i++)
        if (names[i] && !param(op, names[i]))
            fail_msg("%s pages by %s, which is no parameter", op->name, names[i]);
    assert_int_equal(op->paging == PERK_PAGING_CURSOR, op->page_after != NULL);
    assert_int_equal(op->paging == PERK_PAGING_NUMBER, op->page_number != NULL);
}

static void check_links(const perk_op *op)
{
    for (size_t i = 0; i < op->param_count; i++) {
        const perk_field *field = &op->params[i];
        if (field->needs && !param(op, field->needs))
            fail_msg("%s: %s needs %s, which is no parameter", op->name, field->name, field->needs);
        if (field->setting)
            assert_non_null(perk_setting_find(op->provider, perk_str_of(field->setting), NULL));
        assert_true(field->place != 0);
    }
}

static void operations_are_consistent(void **state)
{
    (void)state;
    for (size_t i = 0; i < perk_op_count(); i++) {
        const perk_op *op = perk_op_at(i);
        assert_ptr_equal(perk_provider_find(perk_str_of(op->provider->name), NULL), op->provider);
        assert_ptr_equal(perk_op_find(perk_str_of(op->name), NULL), op);
        assert_true(op->doc && op->status && op->success && op->success[0] >= 200);
        assert_true(op->replay == PERK_SINGLE || strcmp(op->http_method, "POST") != 0 ||
                    op->token_host);
        check_path(op);
        check_body(op);
        check_paging(op);
        check_links(op);
        check_types(op->name, op->reply_types);
        check_types(op->name, op->included_types);
    }
    assert_null(perk_op_at(perk_op_count()));
}

static void resources_are_consistent(void **state)
{
    (void)state;
    for (size_t i = 0; i < perk_resource_kind_count(); i++) {
        const perk_resource_kind *kind = perk_resource_kind_at(i);
        assert_ptr_equal(perk_resource_kind_find(perk_str_of(kind->type)), kind);
        assert_true(kind->class_name && kind->doc && kind->attributes);
        for (size_t j = 0; j < kind->relation_count; j++)
            check_types(kind->type, kind->relations[j].types);
    }
}

/* "UnknownNameError" is "unknown_name". */
/* Methods are in the namespace that has the noun's name; each provider has its bit. */
static void nouns_are_namespaces_of_their_provider(void **state)
{
    unsigned bits = 0;
    (void)state;
    for (size_t i = 0; i < perk_provider_count; i++) {
        const perk_provider *provider = perk_providers[i];
        assert_true(provider->bit && !(bits & provider->bit));
        bits |= provider->bit;
        for (const perk_noun *const *noun = provider->nouns; *noun; noun++)
            for (size_t n = 0; n < (*noun)->op_count; n++) {
                const perk_op *op = &(*noun)->ops[n];
                perk_str space = perk_op_place_of(op).space;
                assert_ptr_equal(op->provider, provider);
                assert_true(op->token_host || perk_str_eq(space, perk_str_of((*noun)->name)));
            }
    }
}

static void every_login_leads_somewhere(void **state)
{
    (void)state;
    for (size_t i = 0; i < perk_provider_count; i++) {
        const perk_setting *auth = perk_setting_find(perk_providers[i], PERK_LIT("auth"), NULL);
        assert_int_equal(auth->values->count, perk_providers[i]->login_count);
        for (size_t n = 0; n < auth->values->count; n++) {
            const perk_login *login =
                perk_provider_login(perk_providers[i], perk_str_of(auth->values->values[n]));
            assert_non_null(login);
            assert_true(!login->op || perk_op_find(perk_str_of(login->op), NULL)->token_host);
            for (size_t k = 0; k < 2; k++) {
                const char *names[] = {login->needs[k], login->one_of[k]};
                for (size_t m = 0; m < 2; m++)
                    assert_true(!names[m] ||
                                perk_setting_find(perk_providers[i], perk_str_of(names[m]), NULL));
            }
        }
    }
}

static void every_code_has_one_error_row(void **state)
{
    static const int codes[] = {
        PERK_E_NOMEM,       PERK_E_STATE,          PERK_E_INPUT,     PERK_E_NAME,
        PERK_E_MISSING,     PERK_E_TYPE,           PERK_E_RANGE,     PERK_E_ORIGIN,
        PERK_E_PARSE,       PERK_E_LIMIT,          PERK_E_SIGNATURE, PERK_E_TRANSPORT,
        PERK_E_CONNECT,     PERK_E_TIMEOUT,        PERK_E_CANCELLED, PERK_E_API,
        PERK_E_BAD_REQUEST, PERK_E_AUTH,           PERK_E_FORBIDDEN, PERK_E_NOT_FOUND,
        PERK_E_CONFLICT,    PERK_E_RATE_LIMIT,     PERK_E_SERVER,    PERK_E_REPLY,
        PERK_E_NOT_DONE,    PERK_E_PROMOTION_TYPE, PERK_E_EARN_ID,   PERK_E_PREFERENCE,
        PERK_E_PENDING_CART};
    char expected[128];
    (void)state;
    assert_int_equal(perk_error_kind_count, PERK_COUNT(codes));
    for (size_t i = 0; i < PERK_COUNT(codes); i++) {
        const perk_error_kind *kind = perk_error_kind_find(codes[i]);
        assert_non_null(kind);
        snprintf(expected, sizeof expected, "%s", kind->class_name);
        assert_string_equal(expected + strlen(expected) - 5, "Error");
        expected[strlen(expected) - 5] = '\0';
        char snake[128];
        snake_of(expected, snake);
        assert_string_equal(kind->name, snake);
        assert_true(kind->doc[0] && kind->advice[0]);
    }
}

static void every_error_has_its_parent_before_it(void **state)
{
    (void)state;
    for (size_t i = 0; i < perk_error_kind_count; i++) {
        bool found = strcmp(perk_error_kinds[i].parent, "PerkError") == 0;
        for (size_t j = 0; j < i; j++)
            found =
                found || strcmp(perk_error_kinds[i].parent, perk_error_kinds[j].class_name) == 0;
        if (!found)
            fail_msg("%s comes before its parent", perk_error_kinds[i].class_name);
    }
}

static void defaults_are_those_of_limits_h(void **state)
{
    static const struct {
        const char *name;
        int64_t value;
    } cases[] = {{"timeout_ms", PERK_TIMEOUT_MS},
                 {"max_attempts", PERK_MAX_ATTEMPTS},
                 {"max_pages", PERK_MAX_PAGES},
                 {"max_body", PERK_MAX_BODY},
                 {"max_depth", PERK_MAX_DEPTH}};
    (void)state;
    for (size_t i = 0; i < PERK_COUNT(cases); i++) {
        const perk_setting *setting =
            perk_setting_find(&perk_kard, perk_str_of(cases[i].name), NULL);
        assert_non_null(setting);
        assert_int_equal(strtoll(setting->fallback, NULL, 10), cases[i].value);
        assert_true(setting->bounded && cases[i].value >= setting->min &&
                    cases[i].value <= setting->max);
    }
}

static void an_environment_gives_its_addresses(void **state)
{
    (void)state;
    const perk_provider *kard = &perk_kard, *legacy = &perk_kard_legacy;
    perk_str sandbox = PERK_LIT("sandbox");
    const perk_setting *base = perk_setting_find(kard, PERK_LIT("base_url"), NULL);
    const perk_setting *token = perk_setting_find(kard, PERK_LIT("token_url"), NULL);
    assert_string_equal(perk_setting_default(kard, sandbox, base),
                        "https://test-rewards-api.getkard.com");
    assert_string_equal(perk_setting_default(kard, PERK_LIT("production"), base),
                        "https://rewards-api.getkard.com");
    assert_null(perk_setting_default(kard, sandbox, token));
    assert_non_null(strstr(perk_setting_default(legacy, sandbox, token), "test-rewards-api.auth."));
    const perk_setting *capillary = perk_setting_find(&perk_capillary, PERK_LIT("base_url"), NULL);
    assert_true(capillary->required &&
                !perk_setting_default(&perk_capillary, PERK_NONE, capillary));
}

static void a_misspelt_name_brings_the_nearest(void **state)
{
    static const struct {
        const char *setting, *message;
    } cases[] = {
        {"organisation_id",
         "kard has no setting 'organisation_id'; did you mean 'organization_id'?"},
        {"bare_token", "kard has no setting 'bare_token'"},
    };
    (void)state;
    for (size_t i = 0; i < PERK_COUNT(cases); i++) {
        perk_error err = PERK_ERROR_INIT;
        assert_null(perk_setting_find(&perk_kard, perk_str_of(cases[i].setting), &err));
        assert_int_equal(err.code, PERK_E_NAME);
        assert_string_equal(err.message, cases[i].message);
        assert_string_equal(err.pointer, cases[i].setting);
    }
    perk_error err = PERK_ERROR_INIT;
    assert_null(perk_provider_find(PERK_LIT("kart"), &err));
    assert_string_equal(err.message, "there is no provider 'kart'; did you mean 'kard'?");
}

/* A package's names, also none, and more than are kept for a suggestion. */
static void a_package_has_names_of_options(void **state)
{
    static const struct {
        const char *given, *names, *message;
    } cases[] = {
        {"refesh", "wait refresh", "there is no option 'refesh'; did you mean 'refresh'?"},
        {"waiting-for", "wait refresh", "there is no option 'waiting-for'"},
        {"wait", "", "there is no option 'wait'"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        perk_error err = PERK_ERROR_INIT;
        assert_int_equal(perk_usage_unknown(PERK_LIT("option"), perk_str_of(cases[i].given),
                                            perk_str_of(cases[i].names), &err),
                         PERK_E_NAME);
        assert_string_equal(err.message, cases[i].message);
    }
    char many[4096];
    for (size_t i = 0; i < sizeof many; i++)
        many[i] = i % 2 ? ' ' : 'n';
    perk_error err = PERK_ERROR_INIT;
    perk_usage_unknown(PERK_LIT("option"), PERK_LIT("n2"), (perk_str){many, sizeof many}, &err);
    assert_string_equal(err.message, "there is no option 'n2'; did you mean 'n'?");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_package_has_names_of_options),
        cmocka_unit_test(names_follow_the_rule_and_are_unique),
        cmocka_unit_test(rules_and_lists_name_members),
        cmocka_unit_test(class_names_do_not_clash),
        cmocka_unit_test(operations_are_consistent),
        cmocka_unit_test(resources_are_consistent),
        cmocka_unit_test(nouns_are_namespaces_of_their_provider),
        cmocka_unit_test(every_login_leads_somewhere),
        cmocka_unit_test(every_code_has_one_error_row),
        cmocka_unit_test(every_error_has_its_parent_before_it),
        cmocka_unit_test(defaults_are_those_of_limits_h),
        cmocka_unit_test(an_environment_gives_its_addresses),
        cmocka_unit_test(a_misspelt_name_brings_the_nearest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
