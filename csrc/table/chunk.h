/* chunk.h - the buffers of a chunk while it is filled. They are those that Arrow reads afterwards.
 * Private to table/. */
#ifndef PERK_TABLE_CHUNK_H
#define PERK_TABLE_CHUNK_H

#include "table/plan.h"
#include "table/words.h"

#define PERK_CHUNK_GROWTH                                                                          \
    512 /* so that little is copied; memory that is not written is not taken                       \
         */

/*
 * The values of one column. Behind the last row of the frame everything is null and empty.
 *
 * Values and offsets of rows without a value are written late: when a later row has one, or by
 * perk_chunk_finish. So a column costs nothing for rows in which it has nothing. Of offsets, those
 * up to offsets[ended] are written; of other values, those before values[ended].
 */
typedef struct perk_cells {
    perk_column_kind kind;
    unsigned frame, items;
    size_t width;  /* bytes of a value; 0: its values are bits, or it has none */
    int64_t *rows; /* of its frame: the row at hand */
    uint8_t *valid;
    void *values; /* by kind: int32_t offsets or indices, int64_t, double, perk_decimal, bits */
    int64_t ended;
    char *text;
    size_t len, room; /* of `text` */
    perk_words words;
} perk_cells;

typedef struct perk_frame {
    int64_t rows, cap;
} perk_frame;

typedef struct perk_chunk {
    const perk_plan *plan; /* a reference */
    const perk_part *part;
    perk_cells *cells; /* one for each column */
    perk_frame *frames;
    int64_t bytes;           /* of text, that of new words included */
    bool crowded;            /* some list has as many items as a chunk is meant to have */
    struct perk_chunk *next; /* in a queue */
} perk_chunk;

/* How far a chunk was filled. */
typedef struct perk_chunk_mark {
    int64_t rows;
    uint32_t *words; /* of each column's dictionary */
} perk_chunk_mark;

/* How large a chunk became, so that the next one need not grow. */
typedef struct perk_chunk_size {
    bool known;
    int64_t *rows; /* of each frame */
    size_t *lens;  /* of each column's text */
} perk_chunk_size;

perk_chunk *perk_chunk_new(const perk_plan *plan, unsigned part, const perk_chunk_size *size);
void perk_chunk_free(perk_chunk *chunk);
/* Space for one more row; 0 or PERK_E_NOMEM. */
int perk_chunk_row(perk_chunk *chunk, unsigned frame);
/* All rows are there: it can be read. */
void perk_chunk_finish(perk_chunk *chunk);
void perk_chunk_measure(const perk_chunk *chunk, perk_chunk_size *size);
/* A list of the row at hand begins, or has got all its items so far. */
void perk_chunk_begin_list(perk_chunk *chunk, perk_cells *list);
void perk_chunk_end_list(perk_chunk *chunk, perk_cells *list);
/* Makes a value of the row at hand null. */
void perk_chunk_clear(perk_chunk *chunk, int column);
/* Makes all of the row at hand null. */
void perk_chunk_clear_row(perk_chunk *chunk, unsigned frame);
void perk_chunk_note(const perk_chunk *chunk, perk_chunk_mark *mark);
void perk_chunk_cut(perk_chunk *chunk, const perk_chunk_mark *mark);

/* Where the value of a row begins: in the text, or among the items. */
static inline int64_t perk_cells_begin(const perk_chunk *chunk, const perk_cells *cells,
                                       int64_t row)
{
    if (row <= cells->ended)
        return ((const int32_t *)cells->values)[row];
    return cells->kind == PERK_COLUMN_LIST ? chunk->frames[cells->items].rows : (int64_t)cells->len;
}

/* Fills values before a row that were not written. Of columns without offsets. */
static inline void perk_chunk_skip(perk_cells *cells, int64_t row)
{
    if (cells->ended >= row)
        return;
    size_t from = (size_t)cells->ended * cells->width, to = (size_t)row * cells->width;
    if (to > from)
        memset((char *)cells->values + from, 0, to - from);
    cells->ended = row;
}

#endif
