#include "base/live.h"

#include <stdatomic.h>

static atomic_llong living;

void perk_mem_born(void)
{
    atomic_fetch_add_explicit(&living, 1, memory_order_relaxed);
}

void perk_mem_died(void)
{
    atomic_fetch_sub_explicit(&living, 1, memory_order_relaxed);
}

int64_t perk_live(void)
{
    return (int64_t)atomic_load_explicit(&living, memory_order_relaxed);
}
