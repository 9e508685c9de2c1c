/* resource.h - the cache of attributes by path (perk_resource_attr). Private to jsonapi/. */
#ifndef PERK_JSONAPI_RESOURCE_H
#define PERK_JSONAPI_RESOURCE_H

#include "jsonapi/parts.h"

void perk_list_cache_forget(perk_doc *doc);

#endif
