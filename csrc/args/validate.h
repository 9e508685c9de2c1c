/* validate.h - one value against one field: type, bounds, known values, nested objects, resource
 * items. */
#ifndef PERK_ARGS_VALIDATE_H
#define PERK_ARGS_VALIDATE_H

#include "api/table.h"

#include <jansson.h>

/* Returns a new reference to the value in wire form (names as the API writes them, flat items
 * wrapped into attributes), or NULL with an error whose pointer leads to the fault:
 * "events/3/event_date". */
json_t *perk_validate(const perk_op *op, const perk_field *field, const json_t *value, bool strict,
                      perk_error *err);

#endif
