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

typedef struct perk_rest {
    perk_buf text;
    perk_rest_level levels[PERK_REST_DEPTH];
    size_t depth;
} perk_rest;

void perk_rest_init(perk_rest *rest);
/* Empty, for the next row. */
void perk_rest_clear(perk_rest *rest);
/* A value and its path from the resource. Values come in the order of the reply. */
void perk_rest_add(perk_rest *rest, const perk_row_step *path, size_t steps, perk_str value);
/* The object; {NULL,0} when nothing was added, or memory was short (text.failed). */
perk_str perk_rest_end(perk_rest *rest);
void perk_rest_free(perk_rest *rest);

#endif
