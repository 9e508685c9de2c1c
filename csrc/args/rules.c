#include "args/rules.h"

#include "api/lookup.h"

static size_t number_of(const perk_object *object, const char *name)
{
    return (size_t)(perk_field_find(object->fields, object->count, perk_str_of(name)) -
                    object->fields);
}

static bool is_given(const perk_object *object, const perk_members *members, const char *name)
{
    return members->given(members->ctx, number_of(object, name));
}

static bool is_text(const perk_object *object, const perk_members *members, const char *name,
                    const char *text)
{
    perk_str value = members->text(members->ctx, number_of(object, name));
    return perk_str_eq(value, perk_str_of(text));
}

static int check_rule(const perk_location *at, const perk_object *object,
                      const perk_members *members, const perk_rule *rule)
{
    if (is_given(object, members, rule->needs))
        return 0;
    perk_location here = perk_location_member(at, rule->needs);
    return perk_location_error(&here, PERK_E_MISSING, "is missing; it is required when %s is %s",
                               rule->when, rule->equals);
}

/* Rules about the same member follow each other, so that it is looked up once. */
static int check_rules(const perk_location *at, const perk_object *object,
                       const perk_members *members)
{
    const char *when = NULL;
    perk_str value = PERK_NONE;
    int code = 0;
    for (size_t i = 0; i < object->rule_count && code == 0; i++) {
        const perk_rule *rule = &object->rules[i];
        if (rule->when != when)
            value = members->text(members->ctx, number_of(object, rule->when));
        when = rule->when;
        if (perk_str_is(value, rule->equals))
            code = check_rule(at, object, members, rule);
    }
    return code;
}

/* What a given member asks of the others: one that must be there, some that must not, one that must
 * have a certain value. */
static int check_company(const perk_location *at, const perk_object *object,
                         const perk_members *members, const perk_field *field)
{
    perk_location here = perk_location_member(at, field->needs);
    if (field->needs && !is_given(object, members, field->needs))
        return perk_location_error(&here, PERK_E_MISSING,
                                   "is missing; it must be given together with %s", field->name);
    for (const char *const *other = field->excludes; other && *other; other++) {
        here.name = *other;
        if (!is_given(object, members, *other))
            continue;
        return perk_location_error(&here, PERK_E_INPUT, "cannot be given together with %s",
                                   field->name);
    }
    here.name = field->name;
    if (field->only_when && !is_text(object, members, field->only_when, field->only_is))
        return perk_location_error(&here, PERK_E_INPUT, "can be given only when %s is %s",
                                   field->only_when, field->only_is);
    return 0;
}

int perk_rules_check(const perk_location *at, const perk_object *object,
                     const perk_members *members)
{
    int code = check_rules(at, object, members);
    for (size_t i = 0; i < object->count && code == 0; i++) {
        const perk_field *field = &object->fields[i];
        if ((field->needs || field->excludes || field->only_when) &&
            members->given(members->ctx, i))
            code = check_company(at, object, members, field);
    }
    return code;
}
