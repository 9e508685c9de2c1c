/* past.h - steps over text that was validated before: the body of a document, a part of it. Nothing
 * is checked again, so a step costs a fraction of a scan. */
#ifndef PERK_JSON_PAST_H
#define PERK_JSON_PAST_H

#include "base/str.h"

/* To the first byte that is no blank. */
const char *perk_past_blanks(const char *at);
/* Behind the string whose opening quote is next; *escaped: it holds backslashes. `end` is that of
 * the validated text. */
const char *perk_past_string(const char *at, const char *end, bool *escaped);
/* Behind the value that is next. */
const char *perk_past_value(const char *at, const char *end);
/* One member of the object whose inside `at` stands in: steps over the comma or the blanks before
 * it, the key and the colon, and returns where the value begins; NULL behind the last one. */
const char *perk_past_key(const char *at, const char *end, perk_str *key, bool *escaped);
/* The same for an element of a list; NULL behind the last one. */
const char *perk_past_comma(const char *at);

#endif
