/* plan.h - what a table is made of, compiled from the operation table and the options (compile.h).
 * Immutable once it is made; reference counted. Private to table/. */
#ifndef PERK_TABLE_PLAN_H
#define PERK_TABLE_PLAN_H

#include "table/columns.h"
#include "table/options.h"

#include <stdatomic.h>

#define PERK_MAX_PARTS 16

typedef struct perk_plan {
    atomic_size_t refs;
    const perk_op *op;
    perk_table_options options;
    perk_part parts[PERK_MAX_PARTS];
    unsigned part_count;
    perk_kind_plan *kinds; /* the primary ones first */
    size_t primary_count, kind_count;
    perk_arena arena;
} perk_plan;

perk_plan *perk_plan_ref(const perk_plan *plan);
void perk_plan_unref(const perk_plan *plan);
/* The plan for resources of a kind; NULL when the table has no place for them. */
const perk_kind_plan *perk_plan_kind(const perk_plan *plan, const perk_resource_kind *kind,
                                     bool included);

#endif
