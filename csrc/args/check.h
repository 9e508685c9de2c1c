/* check.h - what the validator's files share: where in the arguments we are, and how a value is
 * refused. */
#ifndef PERK_ARGS_CHECK_H
#define PERK_ARGS_CHECK_H

#include "api/table.h"

#include <jansson.h>

typedef struct perk_check_run {
    const perk_op *op;
    bool strict;
    perk_error *err;
} perk_check_run;

/* A place in the arguments, as a chain on the stack: "events" / 3 / "event_date". */
typedef struct perk_location {
    const struct perk_location *up;
    const char *name; /* NULL: an element */
    size_t index;
} perk_location;

/* Writes "events/3/event_date: " and the reason into the run's error; always NULL. */
json_t *perk_refuse(const perk_check_run *run, const perk_location *at, int code,
                    const char *format, ...) __attribute__((format(printf, 4, 5)));
/* One value that is neither list, object nor item (scalar.c). A new reference, or NULL. */
json_t *perk_check_scalar(const perk_check_run *run, const perk_location *at,
                          const perk_field *field, const json_t *value);
/* "text", "a whole number", "a list": for "must be text, not a list". */
const char *perk_json_kind(const json_t *value);

#endif
