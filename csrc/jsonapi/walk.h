/*
 * walk.h - one pass over one resource: validates all of it, notes what the table does not know, and
 * gives the values to a sink of rows, if there is one.
 *
 * What kind it is shows in its `type`, which comes first in most replies. A resource whose `type`
 * comes later, or twice, is walked a second time.
 */
#ifndef PERK_JSONAPI_WALK_H
#define PERK_JSONAPI_WALK_H

#include "jsonapi/row_sink.h"

/* Then set `drift`, or `sink` and `ctx`, or all. Nothing is compared or given when `op` is NULL or
 * has no resources in its replies. */
void perk_walk_init(perk_walk *walk, const perk_op *op);
/* Reads the resource whose '{' is next. False: the scan has a problem, or walk->code. A scan over
 * text that has been validated before cannot have one. */
bool perk_walk_resource(perk_walk *walk, perk_scan *scan, bool included, perk_row_parts *parts);
void perk_walk_free(perk_walk *walk);

#endif
