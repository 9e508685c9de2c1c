/* walk_unknown.h - members of a resource and of its relationships that the table does not know.
 * Private to jsonapi/. */
#ifndef PERK_JSONAPI_WALK_UNKNOWN_H
#define PERK_JSONAPI_WALK_UNKNOWN_H

#include "jsonapi/row_sink.h"

/* Keeps what the sink returned; false ends the walk. */
static inline bool perk_walk_given(perk_walk *walk, int outcome)
{
    walk->code = outcome;
    return outcome == 0;
}

/* Gives a member to the sink, if that keeps all. `outer`: the member that it is in; {NULL,0}: the
 * resource. */
bool perk_walk_unknown_give(perk_walk *walk, perk_str outer, perk_str key, perk_str raw);
/* Reads its value, notes it and gives it. */
bool perk_walk_unknown_read(perk_walk *walk, perk_scan *scan, perk_str outer, perk_str key);

#endif
