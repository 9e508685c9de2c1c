#include "jsonapi/place.h"

#include "json/string.h"

perk_place perk_doc_place(const perk_doc *doc, perk_str inside_body)
{
    return (perk_place){(uint32_t)(inside_body.ptr - doc->body.ptr), (uint32_t)inside_body.len};
}

perk_place perk_doc_keep(perk_doc *doc, perk_str raw, bool escaped)
{
    if (!escaped)
        return perk_doc_place(doc, raw);
    size_t begin = doc->texts.len;
    perk_json_unescape(&doc->texts, raw);
    return (perk_place){(uint32_t)(doc->body.len + begin), (uint32_t)(doc->texts.len - begin)};
}
