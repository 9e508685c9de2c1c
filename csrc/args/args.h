/* args.h - what the caller gave, checked against the operation's fields. */
#ifndef PERK_ARGS_ARGS_H
#define PERK_ARGS_ARGS_H

#include "api/table.h"

#include <jansson.h>

const perk_op *perk_args_op(const perk_args *args);
/* The value given for a parameter (borrowed), NULL when none was. Values are kept in wire form:
 * items already as {type,id,attributes}. */
const json_t *perk_args_get(const perk_args *args, const char *name);
/* Members that no parameter describes (strict off): an object, possibly empty. */
const json_t *perk_args_extra(const perk_args *args);
perk_args *perk_args_copy(const perk_args *args, perk_error *err);

#endif
