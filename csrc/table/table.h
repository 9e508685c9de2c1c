/* table.h - tables, beyond perk_table.h. Private to table/. */
#ifndef PERK_TABLE_TABLE_H
#define PERK_TABLE_TABLE_H

#include "table/rows.h"

#include <perk/perk_table.h>

/* Where pages of one source go, with the value of their key column. The table must outlive it. */
typedef struct perk_table_feed {
    perk_feed feed; /* first: what the builder takes */
    perk_table *table;
    perk_str key;
    bool open;       /* a page is */
    int64_t entered; /* perk_call_entered; under the lock of the process */
} perk_table_feed;

/* 0; PERK_E_INPUT when the key is missing, superfluous or no UTF-8. */
int perk_table_feed_init(perk_table_feed *feed, perk_table *table, perk_str key, perk_error *err);
/* A feed in its own block, which holds a reference to its table. */
void perk_table_feed_drop(void *feed);
const perk_op *perk_table_op(const perk_table *table);
/* The sink, whose context is a perk_table_feed. Borrowed. */
const perk_row_sink *perk_table_sink(const perk_table *table);

#endif
