/* The verification rules of writes fit the table; writes/ reports a lack of memory and leaves
 * nothing behind. */
#include "api/lookup.h"
#include "args/args.h"
#include "failmalloc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static const perk_field *parameter(const perk_op *op, const char *name)
{
    return perk_field_find(op->params, op->param_count, perk_str_of(name));
}

static bool takes_items(const perk_op *op)
{
    for (size_t i = 0; i < op->param_count; i++)
        if (op->params[i].type == PERK_T_ITEM)
            return true;
    return false;
}

/* "item.userId" is a member or an attribute of every kind of item, "user_id" a parameter. */
static bool leads_somewhere(const perk_op *op, const char *from)
{
    perk_str name = perk_str_from(perk_str_of(from), 5);
    if (from[0] == '=')
        return true;
    if (!perk_str_starts(perk_str_of(from), PERK_LIT("item.")))
        return parameter(op, from) != NULL;
    if (perk_str_eq(name, PERK_LIT("id")) || perk_str_eq(name, PERK_LIT("type")))
        return takes_items(op);
    for (const char *const *type = op->body.types; *type; type++) {
        const perk_object *object =
            perk_request_object(op, perk_resource_kind_find(perk_str_of(*type)));
        if (!perk_field_find(object->fields, object->count, name))
            return false;
    }
    return takes_items(op);
}

/* The write gives the read all that it cannot do without. */
static void check_read(const perk_verification_rule *rule, const perk_op *write)
{
    const perk_op *read = perk_op_find(perk_str_of(rule->read), NULL);
    if (!read || strcmp(read->http_method, "GET") != 0 || read->provider != write->provider) {
        fail_msg("%s: %s is no read of the same API", write->name, rule->read);
        return; /* for the analyser, which does not know that it never gets here */
    }
    for (const perk_pair *pair = rule->args; pair->to; pair++)
        if (!parameter(read, pair->to) || !leads_somewhere(write, pair->from))
            fail_msg("%s: %s <- %s leads nowhere", write->name, pair->to, pair->from);
    for (size_t i = 0; i < read->param_count; i++) {
        const perk_field *field = &read->params[i];
        bool given = !(field->flags & PERK_REQUIRED) || field->setting;
        for (const perk_pair *pair = rule->args; pair->to; pair++)
            given = given || strcmp(pair->to, field->name) == 0;
        if (!given)
            fail_msg("%s: %s is not given to %s", write->name, field->name, rule->read);
    }
    for (const perk_pair *pair = rule->match; pair && pair->to; pair++)
        if (!leads_somewhere(write, pair->from))
            fail_msg("%s: %s leads nowhere", write->name, pair->from);
    if (rule->by_id == read->reply_many || (read->reply_many && !rule->match))
        fail_msg("%s: a list needs to be searched, and one resource does not", write->name);
    if (rule->evidence == PERK_EVIDENCE_SAME && !takes_items(write))
        fail_msg("%s: there is nothing to compare", write->name);
}

static void check_rule(const perk_verification_rule *rule, const perk_op *write)
{
    assert_true(rule->note[strlen(rule->note) - 1] == '.');
    assert_int_equal(rule->read == NULL, rule->evidence == PERK_EVIDENCE_NONE);
    assert_true(!rule->when || leads_somewhere(write, rule->when));
    if (rule->read && strcmp(rule->read, "capillary.carts.list_pending") != 0)
        check_read(rule, write);
}

/* The last of an operation's rules is for all writes that the others are not for. */
static void every_write_has_its_rules(void **state)
{
    (void)state;
    for (size_t i = 0; i < perk_op_count(); i++) {
        const perk_op *op = perk_op_at(i);
        const perk_verification_rule *rule = op->rules;
        bool writes = strcmp(op->http_method, "GET") != 0 && !op->token_host;
        if (writes != (rule != NULL))
            fail_msg("%s: %s", op->name, writes ? "no verification rule" : "a rule for a read");
        for (; rule && rule->note; rule++) {
            check_rule(rule, op);
            assert_int_equal(rule->when == NULL, rule[1].note == NULL);
        }
    }
}

static void replaced_resources_are_documented(void **state)
{
    size_t modified = 0;
    (void)state;
    for (size_t i = 0; i < perk_op_count(); i++) {
        const perk_op *op = perk_op_at(i);
        modified += perk_op_modifies(op);
        assert_true(!op->replaces || strstr(op->advice, "what is omitted is cleared"));
        assert_true(!perk_op_modifies(op) || strstr(op->advice, "modify"));
    }
    assert_int_equal(modified, 3);
}

/* ---- memory ---- */

static perk_args *group(perk_error *err)
{
    static const char given[] =
        "{\"organization_id\":\"o\",\"placement_id\":\"g\",\"placement\":{\"type\":"
        "\"placementGroup\",\"name\":\"Group\","
        "\"slots\":[{\"slot_id\":\"s\",\"placement_id\":\"p\",\"alias\":\"one\"}]}}";
    perk_args *args = perk_args_new(perk_op_find(PERK_LIT("placements.update"), NULL), err);
    if (args && perk_args_set_all(args, perk_str_of(given), err) == 0)
        return args;
    perk_args_free(args);
    return NULL;
}

static perk_doc *shown(perk_error *err)
{
    static const char body[] = "{\"data\":{\"type\":\"placementGroup\",\"id\":\"g\",\"attributes\":"
                               "{\"name\":\"Group\"},\"relationships\":{\"slots\":"
                               "{\"data\":[{\"type\":\"batchActivationSlot\",\"id\":\"s\"}]}}},"
                               "\"included\":[{\"type\":\"batchActivationSlot\",\"id\":"
                               "\"s\","
                               "\"attributes\":{\"alias\":\"one\"},\"relationships\":{"
                               "\"placement\":{\"data\":{\"type\":\"placement\",\"id\":\"p\"}}}}]"
                               "}";
    return perk_doc_parse(perk_str_of(body), 0, err);
}

/* What modify makes of a placement with these attributes (as JSON text); the code, or 0. */
static int modified(const char *changes, const char *attributes, perk_error *err)
{
    char body[512];
    snprintf(body, sizeof body,
             "{\"data\":{\"type\":\"placement\",\"id\":\"p\",\"attributes\":%s}}", attributes);
    perk_doc *doc = perk_doc_parse(perk_str_of(body), 0, NULL);
    perk_modify *modify = perk_modify_new(perk_op_find(PERK_LIT("placements.update"), NULL),
                                          perk_str_of(changes), 0, NULL);
    perk_error_clear(err);
    perk_args_free(perk_modify_write(modify, doc, err));
    perk_modify_free(modify);
    perk_doc_unref(doc);
    return err->code;
}

/* A text that the server cut inside a pair is read as U+FFFD, and would go back as that. */
static void half_of_a_surrogate_pair_does_not_go_back_as_another_text(void **state)
{
    static const char name[] = "{\"placement_id\":\"p\",\"name\":\"New\"}";
    perk_error err;
    (void)state;
    assert_int_equal(modified(name, "{\"name\":\"cut \\ud83c\",\"availableSlots\":2}", &err), 0);
    assert_int_equal(
        modified(name, "{\"name\":\"Old\",\"availableSlots\":2,\"organizationId\":\"\\ud83c\"}",
                 &err),
        0);
    assert_int_equal(
        modified(name, "{\"name\":\"Old\",\"availableSlots\":2,\"banner\":[\"\\ud83c\"]}", &err),
        PERK_E_REPLY);
    assert_string_equal(err.pointer, "banner");
    assert_string_equal(err.message, "the attribute 'banner' holds half of a surrogate pair, which "
                                     "cannot be sent back; nothing was "
                                     "sent: give a new value of it in the changes");
}

static int reconciling(void *ctx)
{
    perk_error err = PERK_ERROR_INIT;
    perk_args *args = group(&err);
    perk_doc *doc = args ? shown(&err) : NULL;
    perk_reconcile *reconcile = doc ? perk_reconcile_new(&err) : NULL;
    (void)ctx;
    int code = reconcile ? perk_reconcile_add(reconcile, args, &err) : err.code;
    if (code == 0 && perk_reconcile_next(reconcile, &err))
        code = perk_reconcile_page(reconcile, doc, &err);
    if (code > 0 && perk_reconcile_end(reconcile, 0, &err) == 0)
        assert_int_equal(perk_reconcile_at(reconcile, 0), PERK_ACCEPTED);
    perk_reconcile_free(reconcile);
    perk_doc_unref(doc);
    perk_args_free(args);
    return err.code;
}

static int modifying(void *ctx)
{
    static const char changes[] = "{\"placement_id\":\"g\",\"name\":\"New\"}";
    perk_error err = PERK_ERROR_INIT;
    perk_doc *doc = shown(&err);
    const perk_op *op = perk_op_find(PERK_LIT("placements.update"), NULL);
    perk_modify *modify = doc ? perk_modify_new(op, perk_str_of(changes), 1, &err) : NULL;
    perk_args *args = modify ? perk_modify_write(modify, doc, &err) : NULL;
    (void)ctx;
    assert_int_equal(!args, err.code != 0);
    perk_args_free(args);
    perk_modify_free(modify);
    perk_doc_unref(doc);
    return err.code;
}

static void a_lack_of_memory_is_reported(void **state)
{
    (void)state;
    if (!failmalloc_available())
        skip();
    /* A document finds its resources without an index when there is no space for one. */
    assert_true(failmalloc_each_foreign(reconciling, NULL) >= 40);
    assert_true(failmalloc_each_foreign(modifying, NULL) >= 40);
    assert_int_equal(perk_live(), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_write_has_its_rules),
        cmocka_unit_test(replaced_resources_are_documented),
        cmocka_unit_test(half_of_a_surrogate_pair_does_not_go_back_as_another_text),
        cmocka_unit_test(a_lack_of_memory_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
