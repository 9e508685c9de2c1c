/* scalar.h - one value that is neither list, object nor item, checked against its field. */
#ifndef PERK_ARGS_SCALAR_H
#define PERK_ARGS_SCALAR_H

#include "args/location.h"

#include <jansson.h>

/* A new reference, or NULL with the run's error. */
json_t *perk_check_scalar(const perk_location *at, const perk_field *field, const json_t *value);

#endif
