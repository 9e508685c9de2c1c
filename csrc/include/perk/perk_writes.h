/*
 * perk_writes.h - writes of the core: the outcome of each item of a bulk write, whether a write of
 * unknown outcome was done, and changing a part of a resource. A part of perk.h, which includes it;
 * its conventions hold here.
 */
#ifndef PERK_PERK_WRITES_H
#define PERK_PERK_WRITES_H

#include <perk/perk.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- outcomes: what became of each item of a bulk write ---- */

typedef struct perk_outcomes perk_outcomes;

enum perk_outcome {
    PERK_ACCEPTED = 1,
    PERK_REJECTED = 2, /* the server did not act on this item */
    PERK_UNKNOWN = 3   /* it may or may not have */
};

/* The outcomes of the items that one call sent, in their order: read out of its reply (also a 207,
 * whose errors name items by id or pointer), or, when `page` is NULL, out of the failure. NULL with
 * PERK_E_STATE when the operation takes no items. */
PERK_API perk_outcomes *perk_call_outcomes(const perk_call *call, const perk_doc *page,
                                           perk_error *err);
PERK_API size_t perk_outcomes_count(const perk_outcomes *outcomes);
PERK_API int perk_outcomes_at(const perk_outcomes *outcomes, size_t index); /* enum perk_outcome */
/* The item's id; {NULL,0} when it was sent without one. */
PERK_API perk_str perk_outcomes_id(const perk_outcomes *outcomes, size_t index);
/* Why it was not accepted; NULL when it was. */
PERK_API const perk_error *perk_outcomes_error(const perk_outcomes *outcomes, size_t index);
PERK_API void perk_outcomes_free(perk_outcomes *outcomes);

/* ---- reconciling: whether writes were done whose outcome is unknown ---- */

typedef struct perk_reconcile perk_reconcile;

/* Reads tell: each operation says which, and how far (perk_api_describe). Add the writes; then,
 * while perk_reconcile_next() names a read, perform it and hand over its pages, up to the first for
 * which perk_reconcile_page() returns 1, and then the end. One read may be about many writes. What
 * a read shows is judged as it is at that moment: "done" means that things are as the write would
 * leave them, so a write that is still under way counts as not done. What leaves a doubt stays
 * unknown. */
PERK_API perk_reconcile *perk_reconcile_new(perk_error *err);
/* Every item of the write with these arguments; the write itself when it takes no items. None can
 * be added after the first read.
 */
PERK_API int perk_reconcile_add(perk_reconcile *reconcile, const perk_args *args, perk_error *err);
/* The arguments of the read to make next, borrowed; NULL with code 0 when there is none left. */
PERK_API const perk_args *perk_reconcile_next(perk_reconcile *reconcile, perk_error *err);
/* One page of that read. 1: no further one is needed. */
PERK_API int perk_reconcile_page(perk_reconcile *reconcile, const perk_doc *reply, perk_error *err);
/* That read is over: 0 when it has no further pages or none is needed, else the code it failed with
 * (PERK_E_NOT_FOUND). */
PERK_API int perk_reconcile_end(perk_reconcile *reconcile, int code, perk_error *err);
PERK_API size_t perk_reconcile_count(const perk_reconcile *reconcile);
PERK_API int perk_reconcile_at(const perk_reconcile *reconcile,
                               size_t index); /* enum perk_outcome */
/* What the verdict rests on, in one line. */
PERK_API perk_str perk_reconcile_reason(const perk_reconcile *reconcile, size_t index);
/* PERK_E_NOT_DONE with the reason when it was not done; NULL otherwise. */
PERK_API const perk_error *perk_reconcile_error(const perk_reconcile *reconcile, size_t index);
PERK_API void perk_reconcile_free(perk_reconcile *reconcile);

/* ---- modifying: read, change, replace ---- */

typedef struct perk_modify perk_modify;

/* For operations that replace a whole resource ("modify" in perk_api_describe). `changes` is a JSON
 * object of the operation's path parameters and of the attributes to change; null clears one. They
 * are checked at once. Nothing keeps others from changing the resource between the read and the
 * write. */
PERK_API perk_modify *perk_modify_new(const perk_op *op, perk_str changes, int strict,
                                      perk_error *err);
/* The arguments of the read, borrowed. */
PERK_API const perk_args *perk_modify_read(const perk_modify *modify);
/* The arguments of the write (owned): what the reply to the read shows of what can be written,
 * attributes that the table does not know included, with the changes. PERK_E_REPLY, naming it, for
 * a relationship that the table does not know.
 */
PERK_API perk_args *perk_modify_write(const perk_modify *modify, const perk_doc *reply,
                                      perk_error *err);
PERK_API void perk_modify_free(perk_modify *modify);

#ifdef __cplusplus
}
#endif

#endif
