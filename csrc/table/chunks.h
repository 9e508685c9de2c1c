/* chunks.h - kept chunks, beyond perk_table.h. Private to table/. */
#ifndef PERK_TABLE_CHUNKS_H
#define PERK_TABLE_CHUNKS_H

#include "table/plan.h"

#include <perk/perk_table.h>

/* Empty, for that part. */
perk_chunks *perk_chunks_of(const perk_plan *plan, unsigned part, perk_error *err);

#endif
