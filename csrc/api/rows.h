/* rows.h - shorthands for the rows of the tables, so that what differs stands out. */
#ifndef PERK_API_ROWS_H
#define PERK_API_ROWS_H

#include "api/table.h"

/* clang-format off */
/* ---- fields: the name callers write, the name on the wire, the type, and anything else ---- */

/* Both names are the same; the wire name is the other one in camel case (test_api checks it); the
 * wire name follows no rule. */
#define ON_THE_WIRE(name) .wire = name, .quoted = "\"" name "\":", .quoted_len = sizeof("\"" name "\":") - 1
#define SAME(both, kind, ...) {.name = both, ON_THE_WIRE(both), .type = PERK_T_##kind, __VA_ARGS__}
#define CAMEL(snake, wire_name, kind, ...) {.name = snake, ON_THE_WIRE(wire_name), .camel = true, .type = PERK_T_##kind, __VA_ARGS__}
#define FIELD(snake, wire_name, kind, ...) {.name = snake, ON_THE_WIRE(wire_name), .type = PERK_T_##kind, __VA_ARGS__}
/* clang-format on */
#define LISTED .arity = PERK_LIST
#define NEEDED .flags = PERK_REQUIRED
#define ONE_OF(id) .values = &perk_enum_##id
#define HOLDS(id) .object = &perk_object_##id
#define CENTS .unit = "cents"
#define EXACT .exact = true
#define PERSONAL .personal = true
#define FACT(kind) .fact = PERK_FACT_##kind
#define BETWEEN(low, high) .bounded = true, .min = (low), .max = (high)

#define LOOKS(kind) .format = PERK_F_##kind
#define AT_LEAST(low) BETWEEN(low, INT64_MAX)
#define FILLED .flags = PERK_REQUIRED | PERK_NONEMPTY

/* ---- parameters: where they go ---- */

#define IN_PATH .place = PERK_IN_PATH, .flags = PERK_REQUIRED
#define IN_QUERY .place = PERK_IN_QUERY
#define IN_BODY .place = PERK_IN_BODY
#define IN_BODY_NEEDED .place = PERK_IN_BODY, .flags = PERK_REQUIRED
#define PARAMS(array) .params = (array), .param_count = PERK_COUNT(array)
#define REPEATED .arity = PERK_REPEAT
#define COMMA_SEPARATED .arity = PERK_CSV

/* ---- lists, ended by NULL or 0 ---- */

#define TYPES(...) ((const char *const[]){__VA_ARGS__, NULL})
#define NO_TYPES ((const char *const[]){NULL})
#define NAMES(...) TYPES(__VA_ARGS__)
#define LISTS(...) ((const char *const *const[]){__VA_ARGS__, NULL})
#define STATUSES(...) ((const int[]){__VA_ARGS__, 0})

/* ---- declarations; `static` goes before those that one file uses ---- */

/* An object made of the fields in the array of the same name. */
#define OBJECT(id, title)                                                                          \
    const perk_object perk_object_##id = {.name = (title), .fields = (id), .count = PERK_COUNT(id)}
/* A set of values, as the API writes them; NUMBERS: codes that are whole numbers on the wire. */
#define ENUM(id, title, ...)                                                                       \
    const perk_enum perk_enum_##id = {.name = (title),                                             \
                                      .values = TYPES(__VA_ARGS__),                                \
                                      .count = PERK_COUNT(TYPES(__VA_ARGS__)) - 1}
#define NUMBERS(id, title, ...)                                                                    \
    const perk_enum perk_enum_##id = {.name = (title),                                             \
                                      .values = TYPES(__VA_ARGS__),                                \
                                      .count = PERK_COUNT(TYPES(__VA_ARGS__)) - 1,                 \
                                      .numbers = true}

/* ---- relationships ---- */

#define RELATION_ONE(id, ...)                                                                      \
    {                                                                                              \
        .name = id, .wire = id, .types = TYPES(__VA_ARGS__)                                        \
    }
#define RELATION_MANY(id, ...)                                                                     \
    {                                                                                              \
        .name = id, .wire = id, .many = true, .types = TYPES(__VA_ARGS__)                          \
    }
#define RELATIONS(array) .relations = (array), .relation_count = PERK_COUNT(array)

/* ---- verification rules of a write ---- */

#define RULES(...) .rules = ((const perk_verification_rule[]){__VA_ARGS__, {.note = NULL}})
#define UNVERIFIABLE(text) RULES({.note = (text)})
#define PAIRS(...) ((const perk_pair[]){__VA_ARGS__, {NULL, NULL}})

/* ---- nouns and providers ---- */

#define KINDS(array) .kinds = (array), .kind_count = PERK_COUNT(array)
#define OPS(array) .ops = (array), .op_count = PERK_COUNT(array)
#define PRESETS(array) .presets = (array), .preset_count = PERK_COUNT(array)
#define LOGINS(array) .logins = (array), .login_count = PERK_COUNT(array)

#endif
