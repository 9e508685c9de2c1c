/* span.h - reading small things out of JSON text that has been validated before: members, elements,
 * texts. Nothing is kept. */
#ifndef PERK_JSONAPI_SPAN_H
#define PERK_JSONAPI_SPAN_H

#include "base/buf.h"

/* Whether a key as written between its quotes means `name`. */
bool perk_span_key_is(perk_str raw, bool escaped, perk_str name);
/* How many elements an array has; 0 when the value is not one. */
size_t perk_span_count(perk_str array);
/* One element; {NULL,0} when there is none. */
perk_str perk_span_at(perk_str array, size_t index);
/* The same for many elements of one array in turn: the search goes on from the element that was
 * found last. */
typedef struct perk_list_cursor {
    perk_str array;
    size_t index;
    const char *at; /* where that element begins; NULL: none was found yet */
} perk_list_cursor;
perk_str perk_span_seek(perk_list_cursor *cursor, size_t index);
/* The text of a string: a view into the value, or into `space` when it has escapes. {NULL,0}
 * for other values. */
perk_str perk_span_text(perk_str value, perk_buf *space);
/* One member of an object span by key, as JSON text; {NULL,0} when absent. The last of duplicates.
 */
perk_str perk_span_member(perk_str object, perk_str key);
/* The same, quicker, of a span of a document's body: that is known to be valid. */
perk_str perk_span_member_of_body(perk_str object, perk_str key);
/* A member of a member: "source", "pointer". */
perk_str perk_span_member2(perk_str object, perk_str outer, perk_str inner);
bool perk_span_is_null(perk_str value); /* absent counts as null */
bool perk_span_is_object(perk_str value);
bool perk_span_is_array(perk_str value);

#endif
