/*
 * columns.h - what the columns of a table are. Private to table/.
 *
 * The columns of a part are one array, in which the children of a column follow it. A list has one
 * child, its items; objects in a list are a struct, whose members are its children. Columns whose
 * values advance together are a frame: frame 0 has the rows, the items of each list have one.
 */
#ifndef PERK_TABLE_COLUMNS_H
#define PERK_TABLE_COLUMNS_H

#include "api/table.h"
#include "jsonapi/walk.h"

#define PERK_SLOT_END (-2)

typedef enum perk_column_kind {
    PERK_COLUMN_TEXT,
    PERK_COLUMN_JSON, /* text as well */
    PERK_COLUMN_WORD, /* of a dictionary */
    PERK_COLUMN_TIME,
    PERK_COLUMN_INT,
    PERK_COLUMN_REAL,
    PERK_COLUMN_DECIMAL,
    PERK_COLUMN_BOOL,
    PERK_COLUMN_LIST,
    PERK_COLUMN_STRUCT
} perk_column_kind;

typedef struct perk_column {
    char *name;
    perk_column_kind kind;
    bool required;             /* never null */
    unsigned frame;            /* where its values are */
    unsigned items;            /* the frame of a list's items */
    unsigned next;             /* the column behind its children */
    unsigned children;         /* how many it has itself */
    const perk_object *object; /* of a struct */
    const char *unit, *doc;    /* or NULL */
    const char *const *words;  /* the known set of a PERK_COLUMN_WORD, */
    size_t word_count;
    perk_str *path; /* keys from the resource, or from the item of the list around it */
    size_t steps;
    int parent; /* the list around it; below 0: none */
} perk_column;

/* Columns of which something is to be done with each row of a frame. */
typedef struct perk_column_list {
    unsigned *at;
    unsigned count;
} perk_column_list;

/* Rows of a table that share their columns. */
typedef struct perk_part {
    char *name;
    perk_column *columns;
    unsigned count, cap, frames;
    unsigned top;            /* columns that are nobody's children */
    int key, id, type, rest; /* columns; below 0: none */
    bool wanted;             /* "parts" */
    perk_column_list *frame; /* of each frame: all of its columns */
    perk_column_list *ends;  /* of each frame: those with offsets */
    int pair[2];             /* of a part of pairs: its two columns */
} perk_part;

/* What rows of one kind are made of. */
typedef struct perk_kind_plan {
    const perk_resource_kind *kind;
    unsigned part;
    const perk_slot *slots; /* ended by one whose column is PERK_SLOT_END, here and inside */
    int *relations;         /* the column of each relation; below 0: none */
    int *pairs;             /* the part of pairs of each relation; below 0: none */
} perk_kind_plan;

static inline bool perk_kind_is_text(perk_column_kind kind)
{
    return kind == PERK_COLUMN_TEXT || kind == PERK_COLUMN_JSON;
}

static inline bool perk_kind_has_offsets(perk_column_kind kind)
{
    return perk_kind_is_text(kind) || kind == PERK_COLUMN_LIST;
}

#endif
