/*
 * perk_table.h - replies as columns: Arrow record batches of the resources that an operation
 * answers with. Part of the core (libperk). Conventions as in perk.h.
 *
 * A table is made for an operation. Its columns follow from the operation table: `id` and `type`,
 * the attributes under their snake names, those of nested objects behind the name of the object
 * ("user_reward_value"), relationships as ids ("category_ids", "merchant_id"). When an operation
 * answers with several kinds of resources, columns of one name and type are shared. A name that is
 * taken gets a second underscore ("merchant__id"), or "related_" when it is that of a relationship.
 *
 *     text                          utf8
 *     text of a known set           dictionary(int32, utf8); a new value is one more entry
 *     time                          timestamp[us, UTC]
 *     whole numbers                 int64; cents and other units are in the field's metadata
 *     exact numbers                 decimal128(38, 9), from the digits of the reply
 *     other numbers, flags          float64, bool
 *     lists of these, of objects    list<utf8>, list<struct<...>>
 *     anything                      json: utf8 of the extension type arrow.json
 *     relationships                 list<utf8> of ids; utf8 when it leads to one resource
 *
 * All columns but the key are nullable: absent and null are null. A value that the column cannot
 * hold (another JSON type, no valid time with a zone, a number that the type does not hold)
 * is null as well and is counted (perk_table_doubts). No value is rounded; a time is cut to
 * microseconds.
 *
 * Threads may append and take at the same time; a page that is appended makes others wait. The
 * streams, arrays and schemas that come out may be released on any thread, after everything else is
 * gone. A child of fork may use a table unless another thread was appending (PERK_E_STATE).
 */
#ifndef PERK_PERK_TABLE_H
#define PERK_PERK_TABLE_H

#include <perk/perk.h>
#include <perk/perk_arrow.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct perk_table perk_table; /* reference counted */

/*
 * Options, a JSON object; {NULL,0} or {}: none.
 *   "key": "user_id"      a first column, utf8 and never null: the value that is given with each
 *                         append. It is called "key_user_id" when the operation has a column of
 *                         that name.
 *   "columns": ["id"]     only these columns, in this order; others are validated and skipped.
 *                         The key and "rest" are there unasked, first and last.
 *                         PERK_E_NAME with the nearest match for an unknown name, PERK_E_INPUT for
 *                         a name that is there twice.
 *   "rest": true          a last column "rest" (json) with all that has no column: members that the
 *                         operation table does not know, and values that their columns cannot hold.
 *                         It has the form of the resource; elements of lists without anything left
 *                         are null. A relationship is there whole or not at all. Null when nothing
 *                         is left.
 *   "dictionary": false   text of a known set as plain utf8
 *   "parts": ["offers"]   only these parts are filled, others stay empty (and take no memory, which
 *                         otherwise grows with each distinct resource and pair)
 *   "chunk_rows": 4096    a chunk ends with this row (1 to 1048576),
 *   "chunk_bytes": 786432 or with the row that reaches this many bytes of text (1 to 1073741824)
 * PERK_E_NAME, PERK_E_TYPE and PERK_E_RANGE for others; PERK_E_INPUT for an operation that does not
 * answer with resources.
 */
PERK_API perk_table *perk_table_new(const perk_op *op, perk_str options_json, perk_error *err);
PERK_API perk_table *perk_table_ref(perk_table *table);
PERK_API void perk_table_unref(perk_table *table);

/* Part 0 has a row for each resource that the operation answers with ("offers"). Further parts have
 * each included resource once a table ("categories"), and each pair of a resource and one that its
 * relationship leads to once ("offer_categories": offer_id, category_id). */
PERK_API size_t perk_table_part_count(const perk_table *table);
PERK_API perk_str perk_table_part_name(const perk_table *table, size_t part);
/* The columns of a part, as a JSON list of {name, type, unit, doc, nullable}. `type` is as above;
 * `unit` and `doc` may be null. */
PERK_API perk_text *perk_table_columns(const perk_table *table, size_t part, perk_error *err);
/* Rows that were appended so far, whether they have been taken or not. */
PERK_API int64_t perk_table_rows(const perk_table *table, size_t part);
/* Values that are null because their columns cannot hold them, as a JSON list of {part, column,
 * kind, count}. Items of a list are "tags[]" and "assets[].url". `kind`: "other_json_type", "not_a_time" (or one without a zone), "does_not_fit". */
PERK_API perk_text *perk_table_doubts(const perk_table *table, perk_error *err);

/* Appends the resources of a document, all or none. `key`: the value of the key column; PERK_E_INPUT
 * when the table has one and none is given, or the other way round. */
PERK_API int perk_table_append(perk_table *table, const perk_doc *doc, perk_str key,
                               perk_error *err);

enum perk_into_flag {
    /* Only a first page that has no next one goes to the table. All other pages come out with their
     * resources, as if there were no table: a caller that wants all pages or none appends them
     * once it has them. */
    PERK_INTO_SINGLE = 1
};
/* From now on the resources of the call's pages go to the table while they are read, each page
 * wholly or, when the call does not accept the reply, not at all. The pages that come out have no
 * resources; their counts, links, cursor, meta and errors are there. The call holds the table.
 * `flags`: 0 or PERK_INTO_SINGLE. PERK_E_INPUT for a call of another operation than the table's,
 * and for `key` as above. */
PERK_API int perk_call_into(perk_call *call, perk_table *table, perk_str key, int flags,
                            perk_error *err);

/* Hands a full chunk over (a struct array, one child for each column): 1; or 0 when there is none.
 * `flush` not 0: a chunk that is not full yet, too. */
PERK_API int perk_table_take(perk_table *table, size_t part, int flush, struct ArrowArray *out,
                             perk_error *err);
enum perk_full {
    PERK_FULL = 1,     /* there is a chunk that perk_table_take hands over without `flush` */
    PERK_FULL_HELD = 2 /* there is a full one that perk_table_cut would release */
};
/* Whether the part has a full chunk: 0, or one of the above. */
PERK_API int perk_table_full(const perk_table *table, size_t part);
/* For rows that must be stored together, in all parts: from now on perk_table_take hands over only
 * what perk_table_cut releases (all rows of all parts, at once and between two pages), whatever
 * `flush` is. Call it before the first append. Cuts have numbers, from 1, which perk_table_cut
 * returns; negative on failure. */
PERK_API void perk_table_hold(perk_table *table);
PERK_API int64_t perk_table_cut(perk_table *table, perk_error *err);
/* The number of the cut that releases, or has released, the rows which the pages of this call left in
 * its table (of the last page, if there are several); 0 when there are none. May be asked while the
 * call runs in an engine. */
PERK_API int64_t perk_call_entered(const perk_call *call);
PERK_API int perk_table_schema(const perk_table *table, size_t part, struct ArrowSchema *out,
                               perk_error *err);
/* A stream of the chunks that are there, which it takes (flushed). After a failure, chunks that were
 * taken until then are lost. */
PERK_API int perk_table_stream(perk_table *table, size_t part, struct ArrowArrayStream *out,
                               perk_error *err);

/* Chunks that are kept, to be read many times. Not for several threads at a time. */
typedef struct perk_chunks perk_chunks;

/* Empty, with the schema of that part. The table may go. */
PERK_API perk_chunks *perk_chunks_new(const perk_table *table, size_t part, perk_error *err);
/* Takes a chunk of that part over; it stays with the caller on failure. */
PERK_API int perk_chunks_add(perk_chunks *chunks, struct ArrowArray *moved, perk_error *err);
PERK_API int64_t perk_chunks_rows(const perk_chunks *chunks);
PERK_API int perk_chunks_schema(const perk_chunks *chunks, struct ArrowSchema *out,
                                perk_error *err);
/* A stream of the chunks that are there now. Nothing is copied: each chunk lives until its last
 * reader has released it. Streams need nothing of `chunks`, and may be read on any thread. */
PERK_API int perk_chunks_stream(const perk_chunks *chunks, struct ArrowArrayStream *out,
                                perk_error *err);
/* One row as a JSON object of its columns: times as "2026-01-02T03:04:05.678901Z", decimals as text
 * ("1.5"), json as it is. PERK_E_RANGE when there is no such row. */
PERK_API perk_text *perk_chunks_row(const perk_chunks *chunks, int64_t row, perk_error *err);
PERK_API void perk_chunks_free(perk_chunks *chunks);

#ifdef __cplusplus
}
#endif
#endif
