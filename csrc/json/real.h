/* real.h - doubles as text. */
#ifndef PERK_JSON_REAL_H
#define PERK_JSON_REAL_H

#include "base/str.h"

/* The shortest decimal text that reads back as `value` (always with '.', 'e' or both, so that it
 * stays a real); returns its length. */
size_t perk_json_real_text(double value, char out[32]);
/* Whether a number as written, read as a double and written again, is still the same number: always
 * with 15 digits or less, never with more than 17. */
bool perk_json_real_keeps(perk_str text);

#endif
