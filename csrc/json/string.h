/* string.h - the inside of strings: UTF-8, escapes, halves of surrogate pairs. */
#ifndef PERK_JSON_STRING_H
#define PERK_JSON_STRING_H

#include "base/buf.h"

/* Steps return by value so that the scanner's state stays in registers. Where one ended; or, with a
 * problem, where it failed. */
typedef struct perk_step {
    const char *at;
    const char *problem; /* static text, NULL when the step went well */
} perk_step;

/* One UTF-8 character of two to four bytes. */
perk_step perk_lex_utf8(const char *at, const char *end);
/* What may not simply be copied out of a string: an escape, a run of non-ASCII characters, or the
 * reason why not. */
perk_step perk_lex_special(const char *at, const char *end);
/* The problem of a \uXXXX that is half of a surrogate pair and stands alone, and the step over it
 * for those who read it all the same. */
extern const char perk_lex_half[];
perk_step perk_lex_past_half(perk_step half);

/* Unescapes the inside of an already validated string into `out`. */
void perk_json_unescape(perk_buf *out, perk_str raw);

#endif
