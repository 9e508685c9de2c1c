/* fields.h - from the fields of the operation table to columns. Private to table/. */
#ifndef PERK_TABLE_FIELDS_H
#define PERK_TABLE_FIELDS_H

#include "table/arena.h"
#include "table/columns.h"

typedef struct perk_fields {
    perk_arena *arena;
    perk_part *part; /* to which columns are added */
    bool words;      /* text of a known set goes to a dictionary */
    bool failed;     /* no memory */
} perk_fields;

/* A new column at the end of the part; its index. `name` is kept as it is. */
int perk_fields_add(perk_fields *c, const perk_column *column);
/* A top-level column that no field of the operation table has: `name`, or "related_name" where a
 * field is called so. An existing one of that name and kind is shared. */
int perk_fields_add_plain(perk_fields *c, const char *name, const perk_column *column);
/* The columns of a kind's attributes, shared with those that are there. Its slots. */
const perk_slot *perk_fields_compile(perk_fields *c, const perk_resource_kind *kind);

#endif
