/* types.h - what documents report to other modules, beyond perk.h. */
#ifndef PERK_JSONAPI_TYPES_H
#define PERK_JSONAPI_TYPES_H

#include <perk/perk.h>

/* Whether there is a page after this one. */
typedef enum perk_next {
    PERK_NEXT_NONE,    /* there is none: no link, or `meta.hasNextPage` is false */
    PERK_NEXT_CURSOR,  /* perk_doc_cursor leads to it */
    PERK_NEXT_STRANGE, /* there is one, and `links.next` has no cursor that can be read */
    PERK_NEXT_MISSING  /* `meta.hasNextPage` is true, and no link leads there */
} perk_next;

/* The resources that a relationship leads to, in its order; NULL for those that the document does
 * not hold. */
typedef struct perk_related {
    const perk_resource **at;
    size_t count;
} perk_related;

#endif
