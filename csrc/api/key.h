/* key.h - the parameter of an operation that the ids of many calls go into (perk_op_key). */
#ifndef PERK_API_KEY_H
#define PERK_API_KEY_H

#include "api/table.h"

/* Given by position: what the path needs and no setting gives, and the body's items. */
bool perk_field_is_positional(const perk_field *field);
/* It is the id of a user ("user_id", "referring_user_id"). */
bool perk_field_names_user(const perk_field *field);
/* The user of the path, else all that the path needs when that is one parameter; NULL when there
 * are several or none. */
const perk_field *perk_op_key_field(const perk_op *op);

#endif
