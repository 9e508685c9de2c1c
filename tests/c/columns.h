/* columns.h - the cells that a table has to have, found another way: from jansson's tree of the
 * reply. Numbers are compared as doubles, so decimals with more digits are for the vectors. */
#ifndef PERK_TEST_COLUMNS_H
#define PERK_TEST_COLUMNS_H

#include "api/table.h"

#include <jansson.h>
#include <perk/perk_table.h>

/* The columns of part 0 but `rest`, by name, of one resource (new reference). Times are numbers of
 * milliseconds in it. */
json_t *columns_of(const perk_op *op, const json_t *resource);
/* Set for texts whose numbers may have more digits than doubles: which of them fit is not known. */
extern bool columns_any_decimal_may_be_null;
/* Whether a row of perk_chunks_row has these cells; columns that the table lacks are not looked at.
 * Writes the first that differs to `where`. */
bool columns_are(const json_t *expected, const json_t *row, const char **where);
/* The resource that columns and rest give together, without null members and empty objects (new
 * reference). */
json_t *columns_back(const perk_op *op, const json_t *row);
/* Whether two resources are the same but for null members, empty objects, the zone of times and the
 * way numbers are written. */
bool columns_same(const json_t *a, const json_t *b);
/* Calls `each` for every primary resource of a body, as documents have them. */
void columns_each(const json_t *body, void (*each)(void *ctx, const json_t *resource), void *ctx);

#endif
