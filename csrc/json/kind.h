/* kind.h - the words for types of JSON values; a value's first byte determines its type. */
#ifndef PERK_JSON_KIND_H
#define PERK_JSON_KIND_H

#include "base/str.h"

static inline bool perk_json_is_number(char begin)
{
    return begin == '-' || (begin >= '0' && begin <= '9');
}
/* A number without a fraction and an exponent. */
bool perk_json_is_integer(perk_str value);
/* "object", "list", "string", "number", "boolean", "null". */
const char *perk_json_kind(char begin);
/* For "must be a string, not a list": "an integer", "a decimal number", "null". */
const char *perk_json_kind_phrase(perk_str value);

#endif
