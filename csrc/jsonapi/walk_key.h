/* walk_key.h - members whose names are the format's, not the table's: "type", "data". Private to
 * jsonapi/. */
#ifndef PERK_JSONAPI_WALK_KEY_H
#define PERK_JSONAPI_WALK_KEY_H

#include "jsonapi/row_sink.h"
#include "json/steps.h"

typedef struct perk_name {
    perk_str plain;
    char quoted[PERK_STEPS_ROOM];
} perk_name;

#define PERK_NAME(text)                                                                            \
    {                                                                                              \
        {text, sizeof(text) - 1}, "\"" text "\":"                                                  \
    }

typedef struct perk_names {
    const perk_name *at;
    size_t count;
} perk_names;

/* The member at hand; all zero before the first one. */
typedef struct perk_key {
    bool begun, more;
    size_t at, expected; /* in the list of names; `count`: none of these */
    perk_str raw;        /* as written between its quotes, without them */
} perk_key;

/* The next member of an object that was entered: mostly the one behind the last in the list of
 * names. Its value comes next, unless there is no more. False: the scan has a problem. */
bool perk_walk_key_next(perk_scan *scan, const perk_names *of, perk_key *key);
/* Reads a value: a text, or a number as written (not lexed); any other is absent. */
bool perk_walk_key_cell(perk_scan *scan, perk_cell *cell);

#endif
