/* walk_relations.h - the relationships of a resource. Private to jsonapi/. */
#ifndef PERK_JSONAPI_WALK_RELATIONS_H
#define PERK_JSONAPI_WALK_RELATIONS_H

#include "jsonapi/row_sink.h"

/* The `relationships` of walk->kind, whose '{' is next. */
bool perk_walk_relations(perk_walk *walk, perk_scan *scan);

#endif
