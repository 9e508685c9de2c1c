#include "json/kind.h"

typedef struct kind {
    const char *name, *phrase;
} kind;

static kind kind_of(char begin)
{
    switch (begin) {
    case '{':
        return (kind){"object", "an object"};
    case '[':
        return (kind){"list", "a list"};
    case '"':
        return (kind){"string", "a string"};
    case 't':
    case 'f':
        return (kind){"boolean", "a boolean"};
    case 'n':
        return (kind){"null", "null"};
    default:
        return (kind){"number", "a decimal number"};
    }
}

bool perk_json_is_integer(perk_str value)
{
    for (size_t i = 0; i < value.len; i++)
        if (value.ptr[i] == '.' || value.ptr[i] == 'e' || value.ptr[i] == 'E')
            return false;
    return value.len && perk_json_is_number(value.ptr[0]);
}

const char *perk_json_kind(char begin)
{
    return kind_of(begin).name;
}

const char *perk_json_kind_phrase(perk_str value)
{
    if (perk_json_is_integer(value))
        return "an integer";
    return kind_of(value.len ? value.ptr[0] : 'n').phrase;
}
