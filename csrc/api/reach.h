/* reach.h - the enums and objects that operations, resources and settings lead to, in order of
 * first mention. Nothing is registered: what is not reachable is not part of the API. */
#ifndef PERK_API_REACH_H
#define PERK_API_REACH_H

#include "api/table.h"

enum { PERK_MAX_ENUMS = 128, PERK_MAX_OBJECTS = 256 };

typedef struct perk_reach {
    const perk_enum *enums[PERK_MAX_ENUMS];
    size_t enum_count;
    const perk_object *objects[PERK_MAX_OBJECTS];
    size_t object_count;
    bool overflow; /* a test shows that there is none */
} perk_reach;

/* Worked out once per process. */
const perk_reach *perk_reach_all(void);

#endif
