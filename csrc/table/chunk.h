/* chunk.h - the buffers of a chunk while it is filled. They are those that Arrow reads afterwards.
 * Private to table/. */
#ifndef PERK_TABLE_CHUNK_H
#define PERK_TABLE_CHUNK_H

#include "table/plan.h"
#include "table/words.h"

/* The values of one column. Behind the last row of the frame everything is null and empty. */
typedef struct perk_cells {
    perk_column_kind kind;
    unsigned frame, items;
    uint8_t *valid;
    void *values; /* by kind: int32_t offsets or indices, int64_t, double, perk_decimal, bits */
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
    struct perk_chunk *next; /* in a queue */
} perk_chunk;

/* How far a chunk was filled. */
typedef struct perk_chunk_mark {
    int64_t rows;
    uint32_t *words; /* of each column's dictionary */
} perk_chunk_mark;

/* `last`: one that was filled before, whose size this one will have; or NULL. */
perk_chunk *perk_chunk_new(const perk_plan *plan, unsigned part, const perk_chunk *last);
void perk_chunk_free(perk_chunk *chunk);
/* Space for one more row; 0 or PERK_E_NOMEM. */
int perk_chunk_row(perk_chunk *chunk, unsigned frame);
/* The row at hand is complete. */
void perk_chunk_end_row(perk_chunk *chunk, unsigned frame);
/* Bytes of text. */
int64_t perk_chunk_bytes(const perk_chunk *chunk);
/* Makes a value of the row at hand null. */
void perk_chunk_clear(perk_chunk *chunk, int column);
/* Makes all of the row at hand null. */
void perk_chunk_clear_row(perk_chunk *chunk, unsigned frame);
/* Makes a list of the row at hand empty. */
void perk_chunk_empty_list(perk_chunk *chunk, int column);
void perk_chunk_note(const perk_chunk *chunk, perk_chunk_mark *mark);
void perk_chunk_cut(perk_chunk *chunk, const perk_chunk_mark *mark);

#endif
