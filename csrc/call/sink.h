/* sink.h - replies whose resources go to a sink of rows instead of their documents. */
#ifndef PERK_CALL_SINK_H
#define PERK_CALL_SINK_H

#include "jsonapi/row_sink.h"

/*
 * From now on the resources of the call's own pages go to the sink while they are scanned, and the
 * pages that come out have none (their counts, and all else, are there). Each page is given within
 * one perk_call_feed: begin_page, rows, end_page, with `keep` when the call accepted the reply.
 * `single`: only a first page that has no next one goes to the sink; all others come out whole.
 * `ctx` is dropped with the call, or when another sink is set (NULL: none). A kept page that the
 * host then reports as lost for want of memory (perk_call_abort) is not fetched again.
 */
void perk_sink_set(perk_call *call, const perk_row_sink *sink, void *ctx, bool single);
/* The same, for the reply that came: NULL when its resources go nowhere. */
const perk_row_sink *perk_sink_now(const perk_call *call);
/* Ends the sink's page, if it has one. */
void perk_sink_end(perk_call *call, perk_doc *page, bool accepted);

#endif
