/*
 * perk_shape.h - replies made smaller: chosen attributes, no relationships, no included resources,
 * related resources as attributes, and no offers that cannot be used now. perk.h has the
 * conventions.
 *
 * What is kept is copied from the reply byte for byte, in its order: numbers keep their digits, and
 * members that no rule names (`links`, `meta`, members that the library does not know) stay.
 */
#ifndef PERK_PERK_SHAPE_H
#define PERK_PERK_SHAPE_H

#include <perk/perk.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Checked rules. They do not change, so threads may share them. The rules are a JSON object; each
 * may be left out:
 *
 *  - "attributes": {"standardOffer": ["name", "userReward"], "category": ["name"]}: the attributes
 *    that resources of a type keep, by the names that the API uses. A type that is not listed keeps
 *    all; an empty list keeps none.
 *  - "relationships": false removes the relationships of all resources.
 *  - "included": false removes the included resources.
 *  - "flatten": ["category"]: relationships that become attributes. The attribute has the name of
 *    the relationship. It is a list of objects when the relationship has a list, otherwise one
 *    object or null. An object has the id of the related resource, and its attributes as far as
 *    "attributes" keeps them: {"id":"c-1","name":"Travel"}. Of a resource that the reply does not
 *    include it has the id only. The attribute is the last one, it needs no place in "attributes",
 *    and replaces an attribute of the same name. Relationships without `data`, and resources
 *    without `attributes`, stay as they are.
 *  - "current": true removes, from the lists of primary and included resources and from what
 *    "flatten" copies, each resource whose `startDate` is later than now, or whose
 *    `expirationDate` is not. A date that is absent, or no ISO 8601 time with a zone, removes
 *    nothing. A single primary resource stays.
 *
 * PERK_E_PARSE, PERK_E_TYPE and PERK_E_NAME (with the nearest name) for anything else; the error
 * has the JSON pointer of the place.
 */
typedef struct perk_shape perk_shape;
PERK_API perk_shape *perk_shape_new(perk_str rules_json, perk_error *err);
PERK_API void perk_shape_free(perk_shape *shape);

/* The document's text in that shape (owned). `now_ms` is the time since 1970, for "current".
 * Resources are the primary and the included ones; what looks like one inside of attributes is a
 * value. PERK_E_STATE when the document is not JSON (PERK_DOC_BYTES), or when its resources went to
 * a table. PERK_E_LIMIT when the shaped text would be much larger than the reply, because many
 * resources lead to a large one. */
PERK_API perk_text *perk_doc_shape(const perk_doc *doc, const perk_shape *shape, int64_t now_ms,
                                   perk_error *err);

#ifdef __cplusplus
}
#endif

#endif
