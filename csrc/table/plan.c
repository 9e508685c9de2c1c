#include "table/plan.h"

#include "base/mem.h"

perk_plan *perk_plan_ref(const perk_plan *plan)
{
    perk_plan *shared = (perk_plan *)plan;
    atomic_fetch_add_explicit(&shared->refs, 1, memory_order_relaxed);
    return shared;
}

void perk_plan_unref(const perk_plan *plan)
{
    perk_plan *shared = (perk_plan *)plan;
    if (!shared || atomic_fetch_sub_explicit(&shared->refs, 1, memory_order_acq_rel) != 1)
        return;
    perk_arena_free(&shared->arena);
    perk_mem_free(shared);
}

const perk_kind_plan *perk_plan_kind(const perk_plan *plan, const perk_resource_kind *kind,
                                     bool included)
{
    size_t i = included ? plan->primary_count : 0;
    size_t end = included ? plan->kind_count : plan->primary_count;
    for (; i < end; i++)
        if (plan->kinds[i].kind == kind)
            return &plan->kinds[i];
    return NULL;
}
