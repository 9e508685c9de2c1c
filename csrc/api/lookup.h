/* lookup.h - finding operations, fields, values and resource kinds by name. */
#ifndef PERK_API_LOOKUP_H
#define PERK_API_LOOKUP_H

#include "api/table.h"

/* Where languages have the method of an operation: "legacy.offers.list" is `list` of the namespace
 * `offers`. Absent for token requests, which calls send themselves. */
typedef struct perk_op_place {
    perk_str space, method;
} perk_op_place;

perk_op_place perk_op_place_of(const perk_op *op);
/* Whether an operation can be offered as "read, change, replace". */
bool perk_op_modifies(const perk_op *op);

/* The parameter for the operation's items, or NULL. */
const perk_field *perk_op_item(const perk_op *op);
/* Whether it writes a list of items, of which any number may be sent in several requests. */
bool perk_op_takes_many(const perk_op *op);

/* The field called `name` (snake or wire spelling), or NULL. */
const perk_field *perk_field_find(const perk_field *fields, size_t count, perk_str name);
const char *perk_field_nearest(const perk_field *fields, size_t count, perk_str name);
/* Whether it is a number that packages read as a decimal, or an object that holds such. */
bool perk_field_holds_exact(const perk_field *field);
bool perk_enum_has(const perk_enum *values, perk_str value);
const char *perk_enum_nearest(const perk_enum *values, perk_str value);
/* "a decimal number, such as 12.50": follows "must be". NULL for PERK_F_ANY. */
const char *perk_format_words(perk_format format);

size_t perk_resource_kind_count(void);
const perk_resource_kind *perk_resource_kind_at(size_t index);
const perk_resource_kind *perk_resource_kind_find(perk_str type);
/* What a request of this operation carries for the kind. */
const perk_object *perk_request_object(const perk_op *op, const perk_resource_kind *kind);

#endif
