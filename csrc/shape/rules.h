/* rules.h - the rules of a shape (perk_shape_new). Private to shape/. */
#ifndef PERK_SHAPE_RULES_H
#define PERK_SHAPE_RULES_H

#include "api/table.h"
#include "base/limits.h"

/* The attributes of a type that are kept: a bit for each field of its kind. */
typedef struct perk_shape_type {
    const perk_resource_kind *kind;
    uint64_t keep;
} perk_shape_type;

struct perk_shape {
    perk_shape_type *types;
    size_t type_count;
    const char *flatten[PERK_MAX_FLATTEN]; /* names of the table */
    size_t flatten_count;
    bool relationships, included; /* they are kept */
    bool current;
};

#endif
