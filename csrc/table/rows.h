/* rows.h - takes rows from the walker (jsonapi/row_sink.h) for the chunks of a table. Private to
 * table/. */
#ifndef PERK_TABLE_ROWS_H
#define PERK_TABLE_ROWS_H

#include "table/builder.h"

/* Where the pages of one call or document go: the context of the sink. */
typedef struct perk_feed {
    perk_builder *builder;
    int code; /* why its page cannot be taken; or 0 */
} perk_feed;

/* Fills in all functions but those of pages. */
void perk_rows_sink(perk_row_sink *sink, const perk_plan *plan);

#endif
