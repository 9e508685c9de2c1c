#include "base/vec.h"

#include "base/mem.h"

#include <perk/perk.h>

int perk_vec_room(void **items, size_t count, size_t *cap, size_t item_size)
{
    if (count < *cap)
        return 0;
    size_t wanted = *cap ? *cap * 2 : 8;
    void *grown = perk_mem_grow(*items, wanted * item_size);
    if (!grown)
        return PERK_E_NOMEM;
    *items = grown;
    *cap = wanted;
    return 0;
}
