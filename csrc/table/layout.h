/* layout.h - which columns of a part are gone through together. Private to table/. */
#ifndef PERK_TABLE_LAYOUT_H
#define PERK_TABLE_LAYOUT_H

#include "table/arena.h"
#include "table/columns.h"

/* Fills the lists of a part whose columns are final. PERK_E_NOMEM. */
int perk_layout(perk_part *part, perk_arena *arena);

#endif
