/* links.h - the links of a document and its cursor. Real links are not always well-formed URLs:
 * brackets come raw, '=' unescaped, '?' twice. Private to jsonapi/. */
#ifndef PERK_JSONAPI_LINKS_H
#define PERK_JSONAPI_LINKS_H

#include "jsonapi/parts.h"

/* Reads the members of doc->links_json into doc->links. */
int perk_links_read(perk_doc *doc, perk_error *err);
/* Finds out whether there is a page after this one, and its cursor among the links. */
int perk_links_find_next(perk_doc *doc, perk_error *err);

#endif
