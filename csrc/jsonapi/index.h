/* index.h - the cache of resources by identity (perk_doc_find). Private to jsonapi/. */
#ifndef PERK_JSONAPI_INDEX_H
#define PERK_JSONAPI_INDEX_H

#include "jsonapi/parts.h"

void perk_index_free(perk_doc *doc);

#endif
