/* scalar.h - one value that is neither list, object nor item, checked against its field. */
#ifndef PERK_ARGS_SCALAR_H
#define PERK_ARGS_SCALAR_H

#include "args/location.h"

#include <jansson.h>

/* A new reference, or NULL with the run's error. */
json_t *perk_check_scalar(const perk_location *at, const perk_field *field, const json_t *value);

/* Whether any text will do. */
static inline bool perk_scalar_is_free(const perk_field *field)
{
    return field->type == PERK_T_STRING && !(field->flags & (PERK_DIGITS | PERK_NONEMPTY)) &&
           !(field->place & PERK_IN_PATH) && !field->bounded && !field->values && !field->fixed &&
           field->format == PERK_F_ANY;
}

/* The same questions about values of the right type, for those who have no tree (direct.c). */
bool perk_scalar_takes_text(const perk_field *field, perk_str text, bool strict);
bool perk_scalar_takes_time(perk_str text);
bool perk_scalar_takes_int(const perk_field *field, int64_t number, bool strict);
bool perk_scalar_takes_num(const perk_field *field, double number);

#endif
