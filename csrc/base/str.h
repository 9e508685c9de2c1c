/* str.h - string views. */
#ifndef PERK_BASE_STR_H
#define PERK_BASE_STR_H

#include <perk/perk.h>
#include <stdbool.h>
#include <string.h>

/* A view of a string literal, and of a C string (NULL gives the absent view). */
#define PERK_LIT(literal) ((perk_str){"" literal, sizeof(literal) - 1})
perk_str perk_str_of(const char *cstr);
#define PERK_NONE ((perk_str){NULL, 0})

/* Here and inline, because tables are searched by it: against a literal it is one comparison of
 * numbers, mostly. */
static inline bool perk_str_eq(perk_str a, perk_str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}
/* Whether it is this C string; quick where most differ at the first byte. */
static inline bool perk_str_is(perk_str text, const char *name)
{
    return text.len ? text.ptr[0] == name[0] && perk_str_eq(text, perk_str_of(name)) : !name[0];
}
/* Whether it is one of the names of a list that NULL ends; NULL: an empty list. */
bool perk_str_among(perk_str text, const char *const *names);
/* ASCII case folded; for header names and hosts. */
bool perk_str_ieq(perk_str a, perk_str b);
bool perk_str_starts(perk_str text, perk_str prefix);
perk_str perk_str_from(perk_str text, size_t offset); /* text[offset:] */
perk_str perk_str_upto(perk_str text, size_t len);    /* text[:len] */
/* Index of the first `c`, or text.len. */
size_t perk_str_find(perk_str text, char c);
perk_str perk_str_trim(perk_str text); /* without surrounding blanks and tabs */
/* Whether it begins or ends with white space, invisible kinds included (no-break, zero-width, a
 * byte order mark): such was copied with the text, or read from a file. */
bool perk_str_has_edge(perk_str text);
/* Decimal integer filling the whole view. */
bool perk_str_int(perk_str text, int64_t *out);

/* Edit distance with adjacent swaps (ASCII case folded), capped: for "did you mean". */
size_t perk_str_distance(perk_str a, perk_str b);

/* The closest of `count` names within a third of the length, or NULL. */
typedef const char *(*perk_name_at)(const void *context, size_t index);
const char *perk_str_nearest(perk_str given, perk_name_at name_at, const void *context,
                             size_t count);

#endif
