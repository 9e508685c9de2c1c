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
static inline void perk_cells_there(perk_chunk *chunk, int column)
{
    perk_cells *cells = &chunk->cells[column];
    cells->valid[*cells->rows >> 3] |= (uint8_t)(1u << (*cells->rows & 7));
}
/* Whether the row at hand has a value. */
bool perk_cells_has(const perk_chunk *chunk, int column);

/* More space for text, up to `need` bytes. PERK_E_NOMEM. */
int perk_cells_grow(const perk_chunk *chunk, perk_cells *cells, size_t need);

/* A text into a column of text. Begins where the row does: the row may have had a value before.
 * Here and inline, because most values are such. */
static inline perk_put perk_cells_copy(perk_chunk *chunk, perk_cells *cells, perk_str text)
{
    int64_t row = *cells->rows;
    int32_t *offsets = cells->values;
    while (cells->ended < row)
        offsets[++cells->ended] = (int32_t)cells->len;
    size_t begin = (size_t)offsets[row], end = begin + text.len;
    if (end > cells->room) {
        if (end > INT32_MAX)
            return PERK_PUT_DOES_NOT_FIT;
        if (perk_cells_grow(chunk, cells, end) != 0)
            return PERK_PUT_NOMEM;
    }
    chunk->bytes += (int64_t)end - (int64_t)cells->len;
    cells->len = end;
    offsets[row + 1] = (int32_t)end;
    cells->ended = row + 1;
    cells->valid[row >> 3] |= (uint8_t)(1u << (row & 7));
    if (text.len)
        memcpy(cells->text + begin, text.ptr, text.len);
    return PERK_PUT_DONE;
}

#endif
