/*
 * pull_table.h - the ids of a pull as rows of a table, and which of them are stored for good.
 *
 * Pages that are all of an id go to the table while the engine reads them; of an id with several
 * pages, and in an ordered pull, they are appended once the id is complete. With a checkpoint the
 * table is held (perk_table_hold) and cut between two ids: so the chunks that a cut releases have
 * all rows of an id, in all parts, or none. An id is done once the chunks of its cut are stored,
 * also when its call has not come back by then.
 */
#ifndef PERK_CURL_PULL_TABLE_H
#define PERK_CURL_PULL_TABLE_H

#include "curl/pull_state.h"

/* A new call: where its pages go. */
int perk_pull_table_feed(const perk_pull *pull, const perk_pull_item *item, perk_call *call,
                         perk_error *err);
/* All pages of the id are there: its rows enter the table, if they have not yet. */
int perk_pull_table_enter(perk_pull *pull, perk_pull_item *item, perk_error *err);
/* 1 when there are chunks of part 0 to be taken; 0; or why not. */
int perk_pull_table_full(perk_pull *pull, perk_error *err);
/* No more rows come: the rest can be taken, too. */
int perk_pull_table_end(perk_pull *pull, perk_error *err);
/* All chunks that were taken are stored: the ids whose rows they have come with the next line of
 * the checkpoint. PERK_E_STATE while some were not taken. */
int perk_pull_table_stored(perk_pull *pull, perk_error *err);
void perk_pull_table_free(perk_pull *pull);

#endif
