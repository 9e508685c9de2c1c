/* cells.h - values into cells, at the row at hand of their frame. Private to table/. */
#ifndef PERK_TABLE_CELLS_H
#define PERK_TABLE_CELLS_H

#include "table/chunk.h"

typedef enum perk_put {
    PERK_PUT_DONE,
    PERK_PUT_NOT_A_TIME,   /* or one without a zone */
    PERK_PUT_DOES_NOT_FIT, /* a number that the type does not hold; text beyond 32-bit offsets */
    PERK_PUT_OTHER_TYPE,
    PERK_PUT_DIGITS, /* a number for a column of text */
    PERK_PUT_NOMEM
} perk_put;

/* A text without escapes, into a column of text or of words. */
perk_put perk_cells_text(perk_chunk *chunk, int column, perk_str text);
/* A value that is neither null nor a list nor a struct; `text` is that of a string, without
 * escapes. Unless it is PERK_PUT_DONE, nothing is put. */
perk_put perk_cells_put(perk_chunk *chunk, int column, const perk_cell *cell, perk_str text);
/* A list or a struct is there. */
void perk_cells_there(perk_chunk *chunk, int column);
/* Whether the row at hand has a value. */
bool perk_cells_has(const perk_chunk *chunk, int column);

#endif
