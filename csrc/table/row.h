/* row.h - a row of a chunk as JSON. Private to table/. */
#ifndef PERK_TABLE_ROW_H
#define PERK_TABLE_ROW_H

#include "table/columns.h"

#include <perk/perk_arrow.h>

perk_text *perk_row_write(const perk_part *part, const struct ArrowArray *chunk, int64_t row,
                          perk_error *err);

#endif
