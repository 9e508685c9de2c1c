/* export.h - a chunk as an Arrow array, the columns of a part as an Arrow schema. Private to
 * table/.
 */
#ifndef PERK_TABLE_EXPORT_H
#define PERK_TABLE_EXPORT_H

#include "table/chunk.h"

#include <perk/perk_arrow.h>

/* Takes the chunk over; on failure (PERK_E_NOMEM) it stays with the caller. */
int perk_export_chunk(perk_chunk *chunk, struct ArrowArray *out);
int perk_export_schema(const perk_plan *plan, unsigned part, struct ArrowSchema *out);

#endif
