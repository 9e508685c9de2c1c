/* decimal.h - numbers as written to decimal128(38, 9), and back. Private to table/. */
#ifndef PERK_TABLE_DECIMAL_H
#define PERK_TABLE_DECIMAL_H

#include "base/buf.h"

#define PERK_DECIMAL_DIGITS 38
#define PERK_DECIMAL_SCALE 9
#define PERK_DECIMAL_UNIT 1000000000 /* one */

__extension__ typedef __int128 perk_decimal; /* in units of the last of nine places */

/* False when it has more digits than the type holds: nothing is rounded. `text` follows the JSON
 * grammar. */
bool perk_decimal_read(perk_str text, perk_decimal *out);
/* Without zeros that mean nothing: "1.5", "-0.000000001", "20". */
void perk_decimal_write(perk_buf *out, perk_decimal value);

#endif
