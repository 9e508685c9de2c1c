/* args.h - what the caller gave, checked against the operation's fields. */
#ifndef PERK_ARGS_ARGS_H
#define PERK_ARGS_ARGS_H

#include "api/table.h"

#include <jansson.h>

/* The value given for a parameter (borrowed), NULL when none was. Values are kept in wire form:
 * items already as {type,id,attributes}. */
const json_t *perk_args_get(const perk_args *args, const char *name);
/* Items as they are sent, in place of a value of the operation's list of items; NULL when none were
 * added by perk_args_add_item. */
const struct perk_ready *perk_args_ready(const perk_args *args);
/* Whether items were given, how many there are, and the id of one ({NULL,0}: none), as they were
 * given: one by one, or as a list. */
bool perk_args_has_items(const perk_args *args);
size_t perk_args_item_count(const perk_args *args);
perk_str perk_args_item_id(const perk_args *args, size_t index);
/* Checks one item of the operation's list, adds it as the JSON that is sent, and keeps nothing
 * else of it. The arguments must not have been copied since the first was added. */
int perk_args_add_item(perk_args *args, perk_str json, perk_error *err);
/* Members that no parameter describes (strict off): an object, possibly empty. */
const json_t *perk_args_extra(const perk_args *args);

#endif
