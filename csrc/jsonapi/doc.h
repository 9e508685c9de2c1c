/* doc.h - making documents, beyond perk.h. */
#ifndef PERK_JSONAPI_DOC_H
#define PERK_JSONAPI_DOC_H

#include "api/table.h"

#include <perk/perk.h>

/* Takes over nothing; copies the body. */
perk_doc *perk_doc_new(perk_str body, size_t max_depth, int http_status, perk_error *err);
/* A body that is not JSON, kept as it came (PERK_DOC_BYTES). */
perk_doc *perk_doc_bytes(perk_str body, int http_status, perk_error *err);
/* The provider whose reply it is. */
void perk_doc_set_provider(perk_doc *doc, const perk_provider *provider);

#endif
