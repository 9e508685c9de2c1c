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
/* True when the body itself says that there is nothing further (`meta.hasNextPage` false). */
bool perk_doc_last_page(const perk_doc *doc);
/* One member of an object span by key, as JSON text; {NULL,0} when absent. The last of duplicates. */
perk_str perk_json_member(perk_str object, perk_str key);

#endif
