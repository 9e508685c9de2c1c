/* rows.h - shorthands in which the rows of the tables are written, so that what differs stands out.
 */
#ifndef PERK_API_ROWS_H
#define PERK_API_ROWS_H

#include "api/enums.h"
#include "api/objects.h"

/* NOLINTBEGIN(bugprone-macro-parentheses): pieces of initialisers, not expressions */
/* clang-format off */
/* A field: the name callers write, the name on the wire, the type, and whatever else there is to say of it. */
#define FIELD(snake, api_name, kind, ...) {.name = snake, .wire = api_name, .type = PERK_T_##kind, __VA_ARGS__}
/* clang-format on */
#define LISTED .arity = PERK_LIST
#define NEEDED .flags = PERK_REQUIRED
#define ONE_OF(id) .values = &perk_enum_##id
#define HOLDS(id) .object = &perk_object_##id
#define CENTS .unit = "cents"
#define EXACT .exact = true
#define BETWEEN(low, high) .bounded = true, .min = (low), .max = (high)

#define LOOKS(kind) .format = PERK_F_##kind
#define AT_LEAST(low) BETWEEN(low, INT64_MAX)
#define FILLED .flags = PERK_REQUIRED | PERK_NONEMPTY

/* An object made of the fields in the array of the same name. */
#define OBJECT(id, title)                                                                          \
    const perk_object perk_object_##id = {.name = (title), .fields = (id), .count = PERK_COUNT(id)}

/* Parameters: where they go. */
#define IN_PATH .place = PERK_IN_PATH, .flags = PERK_REQUIRED
#define IN_QUERY .place = PERK_IN_QUERY
#define IN_BODY .place = PERK_IN_BODY
#define IN_BODY_NEEDED .place = PERK_IN_BODY, .flags = PERK_REQUIRED
#define PARAMS(array) .params = (array), .param_count = PERK_COUNT(array)
#define REPEATED .arity = PERK_REPEAT
#define COMMA_SEPARATED .arity = PERK_CSV
/* NOLINTEND(bugprone-macro-parentheses) */

/* NULL-terminated list of resource types. */
#define TYPES(...) ((const char *const[]){__VA_ARGS__, NULL})
#define NO_TYPES ((const char *const[]){NULL})
/* NULL-terminated list of names, and of such lists. */
#define NAMES(...) TYPES(__VA_ARGS__)
#define LISTS(...) ((const char *const *const[]){__VA_ARGS__, NULL})
/* 0-terminated list of HTTP statuses. */
#define STATUSES(...) ((const int[]){__VA_ARGS__, 0})

#endif
