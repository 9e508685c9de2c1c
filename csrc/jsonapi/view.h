/* view.h - what a document reports about itself, beyond perk.h. */
#ifndef PERK_JSONAPI_VIEW_H
#define PERK_JSONAPI_VIEW_H

#include "jsonapi/types.h"

#include <stdbool.h>

perk_next perk_doc_next(const perk_doc *doc);
/* The place of a resource in its document: its index among the primary resources or, when
 * *included, the included ones. */
size_t perk_resource_place(const perk_resource *resource, bool *included);
/* The attributes of a resource as they were sent; of a plain object, the object itself. */
perk_str perk_resource_attributes(const perk_resource *resource);
/* Its relationships as they were sent; {NULL,0}: it has none. */
perk_str perk_resource_relationships(const perk_resource *resource);

#endif
