/* mem.h - allocation and wiping; live.h has the count of living objects. */
#ifndef PERK_BASE_MEM_H
#define PERK_BASE_MEM_H

#include "base/live.h"

#include <stddef.h>

/* Zeroed memory, NULL when there is none. Free with perk_mem_free. */
void *perk_mem_new(size_t size);
/* realloc; the old block stays valid on failure. */
void *perk_mem_grow(void *ptr, size_t size);
void perk_mem_free(void *ptr);
/* Overwrites with zeros in a way the compiler keeps. */
void perk_mem_wipe(void *ptr, size_t size);

#endif
