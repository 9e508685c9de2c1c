/* batch.h - whether an array of Arrow has the shape that its column promises. */
#ifndef PERK_WRITES_BATCH_H
#define PERK_WRITES_BATCH_H

#include "writes/column.h"

/* True when the first `rows` values behind the array's offset can be read: the counts of buffers
 * and children are right, none is missing, lengths suffice. Offsets, indexes and views are looked
 * at with each value (cell.c). How large a buffer is only its maker knows. */
bool perk_batch_fits(const perk_column *column, const struct ArrowArray *array, int64_t rows);

#endif
