/* doc.h - what the call machine needs of documents beyond perk.h. */
#ifndef PERK_JSONAPI_DOC_H
#define PERK_JSONAPI_DOC_H

#include "base/str.h"

/* Takes over nothing; copies the body. */
perk_doc *perk_doc_new(perk_str body, size_t max_depth, int http_status, perk_error *err);
/* A body that is not JSON, kept as it came (PERK_DOC_BYTES). */
perk_doc *perk_doc_bytes(perk_str body, int http_status, perk_error *err);
/* Whose reply it is: one of the names of perk_providers, which stay. */
void perk_doc_set_provider(perk_doc *doc, const char *provider);

/* What the reply says of a page after it. */
typedef enum perk_next {
    PERK_NEXT_NONE,    /* there is none: no link, or `meta.hasNextPage` is false */
    PERK_NEXT_CURSOR,  /* perk_doc_cursor leads to it */
    PERK_NEXT_STRANGE, /* there is one, and `links.next` has no cursor that can be read */
    PERK_NEXT_MISSING  /* `meta.hasNextPage` is true, and no link leads there */
} perk_next;
perk_next perk_doc_next(const perk_doc *doc);
/* One member of an object span by key, as JSON text; {NULL,0} when absent. The last of duplicates.
 */
perk_str perk_json_member(perk_str object, perk_str key);

/* Where a resource stands in its document: its index among the primary resources or, when
 * *included, the included ones. */
size_t perk_resource_place(const perk_resource *resource, bool *included);

/* The resources that a relationship leads to, in its order; NULL for those that the document does
 * not hold. */
typedef struct perk_related {
    const perk_resource **at;
    size_t count;
} perk_related;

/* Reads a relationship in one pass. 0 or PERK_E_NOMEM; either way it is freed with
 * perk_related_free. */
int perk_related_read(const perk_resource *resource, perk_str name, perk_related *out,
                      perk_error *err);
void perk_related_free(perk_related *related);

#endif
