#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

/* glibc hands out small blocks much faster by malloc than by calloc; large ones it gets from the
 * system as zeros anyway. */
#define SMALL 1024

void *perk_mem_new(size_t size)
{
    if (size > SMALL)
        return calloc(1, size);
    void *ptr = malloc(size ? size : 1);
    return ptr ? memset(ptr, 0, size) : NULL;
}

void *perk_mem_grow(void *ptr, size_t size)
{
    return realloc(ptr, size ? size : 1);
}

void perk_mem_free(void *ptr)
{
    free(ptr);
}

void perk_mem_wipe(void *ptr, size_t size)
{
    /* A call through a volatile pointer cannot be proved dead, so the store stays. */
    static void *(*const volatile wipe)(void *, int, size_t) = memset;
    if (ptr && size)
        wipe(ptr, 0, size);
}
