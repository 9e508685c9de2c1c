#include "table/share.h"

#include "base/mem.h"

#include <stdatomic.h>

struct perk_share {
    atomic_size_t arrays; /* that were not released yet */
    void (*drop)(void *owner);
    void *owner;
    struct ArrowArray *next;
    struct ArrowArray **next_child;
    const void **next_buffer;
    struct ArrowArray at[];
};

perk_share *perk_share_new(perk_share_size size, void (*drop)(void *owner), void *owner)
{
    size_t arrays = size.arrays * sizeof(struct ArrowArray);
    size_t children = size.arrays * sizeof(struct ArrowArray *);
    perk_share *share =
        perk_mem_new(sizeof *share + arrays + children + size.buffers * sizeof(const void *));
    if (!share)
        return NULL;
    atomic_init(&share->arrays, 0);
    share->drop = drop;
    share->owner = owner;
    share->next = share->at;
    share->next_child = (struct ArrowArray **)(void *)(share->at + size.arrays);
    share->next_buffer = (const void **)(void *)(share->next_child + size.arrays);
    perk_mem_born();
    return share;
}

static void let_go(perk_share *share)
{
    if (atomic_fetch_sub_explicit(&share->arrays, 1, memory_order_acq_rel) != 1)
        return;
    share->drop(share->owner);
    perk_share_abandon(share);
}

static void release(struct ArrowArray *array)
{
    perk_share *share = array->private_data;
    for (int64_t i = 0; i < array->n_children; i++)
        if (array->children[i]->release)
            array->children[i]->release(array->children[i]);
    if (array->dictionary && array->dictionary->release)
        array->dictionary->release(array->dictionary);
    array->release = NULL;
    let_go(share);
}

struct ArrowArray *perk_share_array(perk_share *share, int64_t buffers, int64_t children)
{
    struct ArrowArray *array = share->next++;
    *array = (struct ArrowArray){.n_buffers = buffers,
                                 .n_children = children,
                                 .buffers = share->next_buffer,
                                 .children = children ? share->next_child : NULL,
                                 .release = release,
                                 .private_data = share};
    share->next_buffer += buffers;
    share->next_child += children;
    atomic_fetch_add_explicit(&share->arrays, 1, memory_order_relaxed);
    return array;
}

void perk_share_give(struct ArrowArray *root, struct ArrowArray *out)
{
    *out = *root;
    root->release = NULL;
}

void perk_share_abandon(perk_share *share)
{
    perk_mem_free(share);
    perk_mem_died();
}
