#include "writes/value.h"

#include "args/args.h"
#include "base/time.h"
#include "json/tree.h"

#include <stdio.h>

int perk_value_set(perk_args *args, const char *name, const json_t *value, perk_error *err)
{
    perk_text *text = perk_json_dump(value, err);
    int code =
        text ? perk_args_set_json(args, perk_str_of(name), perk_text_str(text), err) : PERK_E_NOMEM;
    perk_text_free(text);
    return code;
}

json_t *perk_value_of(const perk_args *args, const json_t *item, const char *from, bool *failed)
{
    static const char of_item[] = "item.";
    json_t *value;
    if (from[0] == '=') {
        value = perk_json_parse(perk_str_of(from + 1), 0, NULL);
        *failed = *failed || !value;
        return value;
    }
    if (!perk_str_starts(perk_str_of(from), PERK_LIT("item.")))
        return json_incref((json_t *)(uintptr_t)perk_args_get(args, from));
    const char *name = from + sizeof of_item - 1;
    value = json_object_get(item, name);
    return json_incref(value ? value : json_object_get(json_object_get(item, "attributes"), name));
}

bool perk_value_is_blank(const json_t *value)
{
    if (!value)
        return true;
    switch (json_typeof(value)) {
    case JSON_NULL:
        return true;
    case JSON_STRING:
        return json_string_length(value) == 0;
    case JSON_ARRAY:
        return json_array_size(value) == 0;
    case JSON_OBJECT:
        return json_object_size(value) == 0;
    default:
        return false;
    }
}

static bool same_text(perk_str a, perk_str b)
{
    int64_t at_a, at_b;
    bool zone_a, zone_b;
    if (perk_str_eq(a, b))
        return true;
    return perk_time_parse(a, &at_a, &zone_a) && perk_time_parse(b, &at_b, &zone_b) && zone_a &&
           zone_b && at_a == at_b;
}

static bool same_object(const json_t *sent, const json_t *read)
{
    perk_tree_member member = {0};
    while (perk_tree_next(sent, &member))
        if (!perk_value_same(member.value,
                             json_object_getn(read, member.name.ptr, member.name.len)))
            return false;
    return true;
}

static size_t count_like(const json_t *list, const json_t *element)
{
    size_t count = 0;
    for (size_t i = 0; i < json_array_size(list); i++)
        count += perk_value_same(element, json_array_get(list, i));
    return count;
}

/* As many elements, and of each at least as many as were sent. */
static bool same_list(const json_t *sent, const json_t *read)
{
    if (json_array_size(sent) != json_array_size(read))
        return false;
    for (size_t i = 0; i < json_array_size(sent); i++) {
        const json_t *element = json_array_get(sent, i);
        if (count_like(read, element) < count_like(sent, element))
            return false;
    }
    return true;
}

bool perk_value_same(const json_t *sent, const json_t *read)
{
    if (perk_value_is_blank(sent) || perk_value_is_blank(read))
        return perk_value_is_blank(sent) && perk_value_is_blank(read);
    if (json_is_integer(sent) && json_is_integer(read))
        return json_integer_value(sent) == json_integer_value(read);
    if (json_is_number(sent) && json_is_number(read))
        return json_number_value(sent) == json_number_value(read);
    if (json_typeof(sent) != json_typeof(read))
        return false;
    if (json_is_string(sent))
        return same_text(perk_tree_str(sent), perk_tree_str(read));
    if (json_is_object(sent))
        return same_object(sent, read);
    return json_is_array(sent) ? same_list(sent, read) : true;
}

/* The text of a scalar, trimmed; an integer's lies in `space`. */
static perk_str plain_text(const json_t *value, char space[24])
{
    if (!json_is_integer(value))
        return perk_str_trim(perk_tree_str(value));
    snprintf(space, 24, "%lld", (long long)json_integer_value(value));
    return perk_str_of(space);
}

bool perk_value_like(const json_t *wanted, const json_t *read)
{
    char space[2][24];
    if (perk_value_is_blank(read) || perk_value_same(wanted, read))
        return true;
    perk_str a = plain_text(wanted, space[0]), b = plain_text(read, space[1]);
    return a.len && perk_str_ieq(a, b);
}

bool perk_value_found(const json_t *object, const char *path, const json_t *wanted,
                      perk_value_test *test)
{
    if (json_is_array(object)) {
        for (size_t i = 0; i < json_array_size(object); i++)
            if (perk_value_found(json_array_get(object, i), path, wanted, test))
                return true;
        return false;
    }
    perk_str rest = perk_str_of(path);
    if (!rest.len)
        return object && test(wanted, object);
    size_t end = perk_str_find(rest, '.');
    return perk_value_found(json_object_getn(object, path, end),
                            end == rest.len ? "" : path + end + 1, wanted, test);
}
