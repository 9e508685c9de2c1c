/* rest.h - what has no column, as a JSON object of the resource's form. Private to table/. */
#ifndef PERK_TABLE_REST_H
#define PERK_TABLE_REST_H

#include "base/buf.h"
#include "jsonapi/walk.h"

#define PERK_REST_DEPTH (PERK_WALK_DEPTH + 8)

typedef struct perk_rest_level { /* an open container */
    perk_row_step step;          /* what it is of the one around it */
    bool list;
    size_t count; /* members or elements that it has so far */
} perk_rest_level;

typedef struct perk_rest_entry {
    size_t first, steps; /* its path, among the steps of all */
    perk_str value;      /* {NULL,0}: dropped */
} perk_rest_entry;

typedef struct perk_rest {
    perk_rest_entry *entries;
    size_t count, cap;
    perk_row_step *steps;
    size_t step_count, step_cap;
    perk_buf text;
    perk_rest_level levels[PERK_REST_DEPTH];
    size_t depth;
} perk_rest;

void perk_rest_init(perk_rest *rest);
/* Empty, for the next row. */
void perk_rest_clear(perk_rest *rest);
/* A value and its path from the resource, both of which have to stay until the end. Values come in
 * the order of the reply. 0 or PERK_E_NOMEM. */
int perk_rest_add(perk_rest *rest, const perk_row_step *path, size_t steps, perk_str value);
/* Drops all that came at this path or inside of it. */
void perk_rest_drop(perk_rest *rest, const perk_row_step *path, size_t steps);
/* The object; {NULL,0} when nothing is left, or memory was short (text.failed). */
perk_str perk_rest_end(perk_rest *rest);
void perk_rest_free(perk_rest *rest);

#endif
