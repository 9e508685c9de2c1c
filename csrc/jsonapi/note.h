/* note.h - noting what the table does not know: where it is, and its name. Private to jsonapi/. */
#ifndef PERK_JSONAPI_NOTE_H
#define PERK_JSONAPI_NOTE_H

#include "api/table.h"
#include "client/drift.h"

/* Names with dots between them, without indices; what is longer is cut. */
typedef struct perk_where {
    char text[PERK_MAX_WHERE];
    size_t len;
} perk_where;

typedef struct perk_note {
    perk_drift *drift;
    const perk_op *op;
    perk_where where;
} perk_note;

/* Of something in a place that begins with this name. */
perk_note perk_note_begin(perk_drift *drift, const perk_op *op, const char *first);
void perk_note_enter(perk_note *note, perk_str name);
/* `value`: {NULL,0} for none. */
void perk_note_add(const perk_note *note, perk_drift_kind kind, perk_str value);
/* Another JSON type than expected, by its first byte. */
void perk_note_shape(const perk_note *note, char begin);
/* A member that the table does not know, by its name as written between its quotes. */
void perk_note_field(const perk_note *note, perk_str key);

#endif
