/* describe.h - columns and doubts as JSON. Private to table/. */
#ifndef PERK_TABLE_DESCRIBE_H
#define PERK_TABLE_DESCRIBE_H

#include "table/builder.h"

perk_text *perk_describe_columns(const perk_part *part, perk_error *err);
/* `counts` of each part: PERK_DOUBTS for each column. */
perk_text *perk_describe_doubts(const perk_plan *plan, int64_t *const *counts, perk_error *err);

#endif
