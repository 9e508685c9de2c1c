/*
 * builder.h - the chunks of a table while pages are appended; rows.h fills them. Private to table/.
 *
 * Rows of a page are its own until the page ends: chunks that are full wait in `full`, and all of
 * it is taken back when the page is not kept. One thread builds; table.c hands over what is
 * complete.
 */
#ifndef PERK_TABLE_BUILDER_H
#define PERK_TABLE_BUILDER_H

#include "table/chunk.h"
#include "table/rest.h"
#include "table/seen.h"

typedef enum perk_doubt {
    PERK_DOUBT_OTHER_TYPE,
    PERK_DOUBT_NOT_A_TIME,
    PERK_DOUBT_DOES_NOT_FIT,
    PERK_DOUBTS
} perk_doubt;

typedef struct perk_building { /* of one part */
    perk_chunk *chunk;         /* is being filled; or NULL */
    perk_chunk *full, *last;   /* filled by this page, and the last of them */
    perk_chunk *begun;         /* `chunk` as the page began, filled up to: */
    perk_chunk_mark mark;
    perk_chunk_size size;
    int64_t rows;    /* of this page */
    int64_t *doubts; /* of this page, PERK_DOUBTS for each column; and whether there are any */
    bool doubtful;
} perk_building;

typedef struct perk_pair_of { /* a relationship of the row at hand */
    size_t relation;
    perk_cell id;
} perk_pair_of;

typedef struct perk_builder {
    const perk_plan *plan;
    perk_building parts[PERK_MAX_PARTS];
    perk_seen seen;
    size_t seen_before; /* the page */
    perk_str key;
    perk_slot nowhere[64]; /* for kinds that the operation is not known to answer with */

    /* The row at hand. */
    const perk_kind_plan *kind; /* NULL: of a kind that the table has no columns for */
    perk_building *to;
    perk_chunk *chunk; /* that of `to` */
    unsigned part;
    bool open;
    int list;                   /* the column of the innermost list that is open; below 0: none */
    int lists[PERK_WALK_DEPTH]; /* those around it */
    size_t depth;
    perk_pair_of *pairs;
    size_t pair_count, pair_cap;
    perk_rest rest;
    perk_buf space, space2; /* texts without their escapes */
} perk_builder;

/* Of a plan that outlives it. PERK_E_NOMEM. */
int perk_builder_init(perk_builder *builder, perk_plan *plan);
void perk_builder_free(perk_builder *builder);
/* Notes where the page begins; takes back what it added. */
void perk_builder_begin(perk_builder *builder, perk_str key);
void perk_builder_rollback(perk_builder *builder);
/* The page stays, except for a row that was not completed. Its doubts have been counted. */
void perk_builder_keep(perk_builder *builder);

/* Space for a row of a part; 0 or PERK_E_NOMEM. */
int perk_builder_open_row(perk_builder *builder, unsigned part);
/* The row is complete; a chunk that it fills is put behind the others. */
void perk_builder_close_row(perk_builder *builder, unsigned part);
/* The row at hand is void. */
void perk_builder_drop_row(perk_builder *builder);

#endif
