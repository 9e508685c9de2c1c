#include "args/keys.h"

#include "base/error.h"
#include "base/mem.h"
#include "json/tree.h"

#include <stdlib.h>
#include <string.h>

static int by_bytes(const void *a, const void *b)
{
    const perk_str *left = a, *right = b;
    int order = memcmp(left->ptr, right->ptr, left->len < right->len ? left->len : right->len);
    return order ? order : (left->len > right->len) - (left->len < right->len);
}

perk_str *perk_keys_sorted(const json_t *object, size_t *count, perk_error *err)
{
    perk_tree_member member = {0};
    perk_str *keys = perk_mem_new((json_object_size(object) + 1) * sizeof *keys);
    size_t used = 0;
    if (!keys) {
        perk_error_nomem(err);
        return NULL;
    }
    while (perk_tree_next(object, &member))
        keys[used++] = member.name;
    qsort(keys, used, sizeof *keys, by_bytes);
    *count = used;
    return keys;
}
