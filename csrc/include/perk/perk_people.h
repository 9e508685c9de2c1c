/*
 * perk_people.h - what people see of replies: texts without control characters, and a resource in
 * one line. perk.h includes it.
 */
#ifndef PERK_PERK_PEOPLE_H
#define PERK_PERK_PEOPLE_H

#include <perk/perk.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A text of others (a name in a reply, a header) as people may see it in a terminal, a log or a page
 * (owned, one line): control characters, line breaks and what is invisible or changes the direction
 * of writing are escapes (\u001b), what is no UTF-8 is U+FFFD. At most `max_chars` characters, of
 * which the last is then an ellipsis; 0: all. Markup is left as it is: HTML still needs its own
 * escapes. */
PERK_API perk_text *perk_text_shown(perk_str text, size_t max_chars, perk_error *err);
/* Why an item of a write failed, without its place, so that equal reasons of different items are
 * equal texts: the message of its error without `" (<pointer>)"`, as perk_text_shown has it. Both are
 * texts and no perk_error, which copied and stored errors no longer have. */
PERK_API perk_text *perk_reason_shown(perk_str message, perk_str pointer, size_t max_chars,
                                      perk_error *err);

/* What people look at first, in one line, alike in all languages: "Offer('Amber Mill Gallery', '1.3 %
 * cash back', ends 2027-03-15)". Texts of the reply are as perk_text_shown has them; what the table
 * marks as personal is "***", and so is the id of a kind that is personal, or unknown. A resource
 * whose values are odd is never an error: they are left out. */
PERK_API perk_text *perk_resource_summary(const perk_resource *resource, perk_error *err);
/* The same as a JSON object of texts; those that the resource lacks are left out: "title" (its id
 * when it has none), "reward" ("1.3 % cash back", "$5.00 cash back"), "starts" and "ends" (RFC 3339,
 * UTC), "channel", "category", "merchant". Which fields these are is marked in the table (`fact` of
 * perk_api_describe). */
PERK_API perk_text *perk_resource_facts(const perk_resource *resource, perk_error *err);
/* For packages that read relationships as attributes: PERK_E_STATE, with the `include` to ask for,
 * when the document holds none of the resources of `relationships.<name>`. 0 when it holds some, and
 * when the reply states that there are none. */
PERK_API int perk_resource_related_check(const perk_resource *resource, perk_str name,
                                         perk_error *err);

#ifdef __cplusplus
}
#endif

#endif
