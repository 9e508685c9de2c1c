/* kept_headers.h - the headers of a reply as its document or error keeps them: one line each, in
 * one bounded buffer. */
#ifndef PERK_JSONAPI_KEPT_HEADERS_H
#define PERK_JSONAPI_KEPT_HEADERS_H

#include "base/buf.h"

/* Adds one header, unless it may carry a credential or an address. What does not fit is left out.
 */
void perk_kept_headers_add(perk_buf *kept, perk_str name, perk_str value);
/* A JSON object of printable texts by lower-case name. */
perk_text *perk_kept_headers_json(perk_str kept, perk_error *err);

#endif
