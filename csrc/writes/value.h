/* value.h - finds and compares values of writes and of resources that were read. */
#ifndef PERK_WRITES_VALUE_H
#define PERK_WRITES_VALUE_H

#include "api/table.h"

#include <jansson.h>

/* Sets a parameter, with the checks of perk_args_set_json. */
int perk_value_set(perk_args *args, const char *name, const json_t *value, perk_error *err);
/* What `from` of a perk_pair means: a new reference; NULL when the write does not have it
 * (*failed stays as it is) or on failure. */
json_t *perk_value_of(const perk_args *args, const json_t *item, const char *from, bool *failed);
/* Whether what was sent stands in what was read: members that were not sent do not count, the order
 * of lists does not, times are compared as moments. */
bool perk_value_same(const json_t *sent, const json_t *read);
/* Whether they may well mean the same: letters of either case, blanks around, a number and the text
 * of it. What was read and is empty may mean anything. */
bool perk_value_like(const json_t *wanted, const json_t *read);
typedef bool perk_value_test(const json_t *wanted, const json_t *read);
/* Whether a value at the dotted path, through lists, passes the test. */
bool perk_value_found(const json_t *object, const char *path, const json_t *wanted,
                      perk_value_test *test);
/* Absent, null, "", [] and {} are all the same nothing. */
bool perk_value_is_blank(const json_t *value);

#endif
