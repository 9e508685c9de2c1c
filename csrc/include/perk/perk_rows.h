/*
 * perk_rows.h - the rows of a table as the items of a bulk write. A table is anything that has a
 * stream of Arrow's C stream interface: a frame of polars or pandas, a table of pyarrow, a relation
 * of duckdb, a table of libperk. perk.h has the conventions.
 *
 * Columns are named as the members of an item are, in snake case or as the API spells them; the
 * members of a nested object have its name in front ("merchant_name"), or the object is a struct. A
 * null is a member that is not given, and so is NaN.
 */
#ifndef PERK_PERK_ROWS_H
#define PERK_PERK_ROWS_H

#include <perk/perk.h>
#include <perk/perk_arrow.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct perk_rows perk_rows;

/* Takes the stream over, also when it fails (its `release` is NULL then), and reads its schema.
 * With `strict`, PERK_E_NAME with the nearest name for a column that no item has; without, it is
 * sent as it is. PERK_E_INPUT for one that is given twice, PERK_E_TYPE for one whose type has no
 * JSON form: binary data, intervals, times without a zone. */
PERK_API perk_rows *perk_rows_new(const perk_op *op, struct ArrowArrayStream *stream, int strict,
                                  perk_error *err);
/* Adds the next rows to the write: PERK_BULK_FULL when the request is full and rows are left (call
 * perk_bulk_call, then this again), 0 when no row is left. Invalid rows are recorded as rejected
 * and do not affect the others; their errors name row (from 0) and column. PERK_E_INPUT when the
 * stream fails: what was added stays. */
PERK_API int perk_bulk_add_rows(perk_bulk *bulk, perk_rows *rows, perk_error *err);
/* Releases what is left of the stream. */
PERK_API void perk_rows_free(perk_rows *rows);

#ifdef __cplusplus
}
#endif

#endif
