/* item_errors.h - the cache of errors of parts (perk_doc_item_error_at). Private to jsonapi/. */
#ifndef PERK_JSONAPI_ITEM_ERRORS_H
#define PERK_JSONAPI_ITEM_ERRORS_H

#include "jsonapi/parts.h"

void perk_item_errors_free(perk_item_errors *item_errors);

#endif
