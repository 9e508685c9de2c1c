/* related.h - what a resource is linked with, beyond perk.h. A relationship is read in one pass;
 * the one asked for last is kept, since callers ask for its places one after the other. */
#ifndef PERK_JSONAPI_RELATED_H
#define PERK_JSONAPI_RELATED_H

#include "jsonapi/types.h"

/* `relationships.<name>.data` as it was sent; {NULL,0}: there is none. */
perk_str perk_related_data(const perk_resource *resource, perk_str name);
/* The resource that an identifier of it means, NULL when the document does not hold it; and its id
 * as it was sent, {NULL,0} when it has none. 0 or PERK_E_NOMEM. */
int perk_related_find(const perk_doc *doc, perk_str identifier, perk_str *id,
                      const perk_resource **found);
/* Reads a relationship in one pass. 0 or PERK_E_NOMEM; either way it is freed with
 * perk_related_free. */
int perk_related_read(const perk_resource *resource, perk_str name, perk_related *out,
                      perk_error *err);
void perk_related_free(perk_related *related);
/* Drops the document's cache of the relationship that was asked for last. */
void perk_related_forget(perk_doc *doc);

#endif
