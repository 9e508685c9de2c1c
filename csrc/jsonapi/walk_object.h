/* walk_object.h - the hot part of the walker: an object of which the table knows the members, with
 * all that is in it. Private to jsonapi/. */
#ifndef PERK_JSONAPI_WALK_OBJECT_H
#define PERK_JSONAPI_WALK_OBJECT_H

#include "jsonapi/row_sink.h"

/* The attributes of walk->kind, whose '{' is next; of a plain kind: the whole resource. */
bool perk_walk_object(perk_walk *walk, perk_scan *scan);

#endif
