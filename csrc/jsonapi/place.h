/* place.h - places of texts in a document. Private to jsonapi/. */
#ifndef PERK_JSONAPI_PLACE_H
#define PERK_JSONAPI_PLACE_H

#include "jsonapi/parts.h"

static inline perk_str perk_doc_view(const perk_doc *doc, perk_place place)
{
    if (place.len && place.at >= doc->body.len)
        return (perk_str){doc->texts.ptr + (place.at - doc->body.len), place.len};
    return (perk_str){doc->body.ptr + (place.len ? place.at : 0), place.len};
}

perk_place perk_doc_place(const perk_doc *doc, perk_str inside_body);
/* The place of a string given as written between its quotes; kept in `texts` when it holds escapes.
 */
perk_place perk_doc_keep(perk_doc *doc, perk_str raw, bool escaped);

#endif
