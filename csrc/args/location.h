/* location.h - where in the arguments a check is, and errors that name that place. */
#ifndef PERK_ARGS_LOCATION_H
#define PERK_ARGS_LOCATION_H

#include "api/table.h"

typedef struct perk_check_run {
    const perk_op *op;
    bool strict;
    perk_error *err; /* never NULL: the checks read it */
} perk_check_run;

/* A place in the arguments, as a chain on the stack: "events" / 3 / "event_date". */
typedef struct perk_location {
    const perk_check_run *run;
    const struct perk_location *up;
    const char *name; /* NULL: an element */
    size_t index;
} perk_location;

static inline perk_location perk_location_member(const perk_location *at, const char *name)
{
    return (perk_location){.run = at->run, .up = at, .name = name};
}

static inline perk_location perk_location_element(const perk_location *at, size_t index)
{
    return (perk_location){.run = at->run, .up = at, .index = index};
}

/* Writes "events/3/event_date: " and the reason into the run's error; returns `code`. */
int perk_location_error(const perk_location *at, int code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* The same for checks that return a pointer: NULL. */
#define PERK_REFUSE(...) (perk_location_error(__VA_ARGS__), NULL)

#endif
