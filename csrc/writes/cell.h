/* cell.h - one value of an Arrow array as JSON. */
#ifndef PERK_WRITES_CELL_H
#define PERK_WRITES_CELL_H

#include "writes/column.h"
#include "json/write.h"

/* Whether the value is missing: null, or a number that is not one (NaN, which is how pandas has a
 * missing value in a column of floats). */
bool perk_cell_missing(const perk_column *column, const struct ArrowArray *array, int64_t index);
/* Writes the value; null when it is missing. NULL, or why it has no JSON form (static text). */
const char *perk_cell_write(perk_writer *out, const perk_column *column,
                            const struct ArrowArray *array, int64_t index);

#endif
