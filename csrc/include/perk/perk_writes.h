/*
 * perk_writes.h - writes: the outcome of each item of a bulk write, whether a write of unknown
 * outcome was done, and changing a part of a resource. perk.h includes this header, and its
 * conventions apply here.
 */
#ifndef PERK_PERK_WRITES_H
#define PERK_PERK_WRITES_H

#include <perk/perk.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- outcomes: the result of each item of a bulk write ---- */

typedef struct perk_outcomes perk_outcomes;

enum perk_outcome {
    PERK_ACCEPTED = 1,
    PERK_REJECTED = 2, /* the server did not act on this item */
    PERK_UNKNOWN = 3   /* the server may or may not have acted on it */
};

/* The outcomes of the items that one call sent, in their order. They come from its reply (also a
 * 207, whose errors refer to items by id or pointer) or, when `page` is NULL, from its failure.
 * NULL with PERK_E_STATE when the operation takes no items. */
PERK_API perk_outcomes *perk_call_outcomes(const perk_call *call, const perk_doc *page,
                                           perk_error *err);
PERK_API size_t perk_outcomes_count(const perk_outcomes *outcomes);
PERK_API int perk_outcomes_at(const perk_outcomes *outcomes, size_t index); /* enum perk_outcome */
/* The item's id; {NULL,0} when it was sent without one. */
PERK_API perk_str perk_outcomes_id(const perk_outcomes *outcomes, size_t index);
/* The reason why it was not accepted; NULL when it was. */
PERK_API const perk_error *perk_outcomes_error(const perk_outcomes *outcomes, size_t index);
PERK_API void perk_outcomes_free(perk_outcomes *outcomes);

/* "accepted", "rejected" or "unknown"; "" for other numbers. */
PERK_API const char *perk_outcome_name(int outcome);

/* ---- bulk writes: any number of items, in requests of the size that the API takes ---- */

typedef struct perk_bulk perk_bulk;

/* Results of perk_bulk_add. */
enum perk_bulk_result {
    PERK_BULK_TAKEN = 0,    /* the item waits for the next request */
    PERK_BULK_REJECTED = 1, /* it is recorded as rejected, and does not affect the others */
    PERK_BULK_FULL = 2      /* not recorded: the request is full. Call perk_bulk_call, add again */
};

/* A write of items, one after the other, with an operation that takes a list of them ("many" in
 * perk_api_describe). `shared_json` is a JSON object of its other arguments; {NULL,0} for none.
 *
 * Add the items. When perk_bulk_add returns PERK_BULK_FULL, and after the last item, take the next
 * request with perk_bulk_call, perform it and settle it. Several may be open at once and are
 * settled in any order. Every item's outcome has its memory before its request is sent, and an item
 * is unknown from then on until its call is settled: nothing that happens in between loses one. */
PERK_API perk_bulk *perk_bulk_new(perk_client *client, const perk_op *op, perk_str shared_json,
                                  int strict, perk_error *err);
/* Checks one item, a JSON object, and keeps its bytes. Returns enum perk_bulk_result; negative when
 * there is no memory, and then the item is not recorded. */
PERK_API int perk_bulk_add(perk_bulk *bulk, perk_str item_json, perk_error *err);
/* Records an item that has no JSON form as rejected, for this reason. It takes no space in a
 * request. Returns PERK_BULK_REJECTED; negative when there is no memory. */
PERK_API int perk_bulk_reject(perk_bulk *bulk, int code, perk_str pointer, perk_str why,
                              perk_error *err);
/* A call for the items that wait (owned), which may get its own options. NULL with code 0 when none
 * waits. On failure they keep waiting. */
PERK_API perk_call *perk_bulk_call(perk_bulk *bulk, perk_error *err);
/* Settles the items of a call, before it is freed: by its reply or, when `page` is NULL, by its
 * failure. Without either they stay unknown; those of a call that was never stepped count as not
 * sent. Without memory to read the reply they are unknown too, which is no error of this function.
 * PERK_E_STATE when the call is not one of this bulk, or is settled already. */
PERK_API int perk_bulk_settle(perk_bulk *bulk, const perk_call *call, const perk_doc *page,
                              perk_error *err);
/* The items so far, in the order in which they were added. Those that were not sent are
 * neither accepted, rejected nor unknown. */
PERK_API size_t perk_bulk_count(const perk_bulk *bulk);
PERK_API size_t perk_bulk_accepted(const perk_bulk *bulk);
PERK_API size_t perk_bulk_rejected(const perk_bulk *bulk);
PERK_API size_t perk_bulk_unknown(const perk_bulk *bulk);
/* enum perk_outcome; 0 when the item was not sent. */
PERK_API int perk_bulk_at(const perk_bulk *bulk, size_t index);
/* Why it was not accepted; NULL when it was, or when nothing is known. */
PERK_API const perk_error *perk_bulk_error(const perk_bulk *bulk, size_t index);
/* The item's JSON as it was added; {NULL,0} after perk_bulk_reject. */
PERK_API perk_str perk_bulk_item(const perk_bulk *bulk, size_t index);
/* Its id (owned); NULL with code 0 when it has none. */
PERK_API perk_text *perk_bulk_id(const perk_bulk *bulk, size_t index, perk_error *err);
/* Its calls remain valid, and are the caller's to free. */
PERK_API void perk_bulk_free(perk_bulk *bulk);
/* The beginning of the message of a bulk write's error (owned), "2 rejected, 0 unknown of 9 items;
 * the first is item 3: ", which the message of that item's error completes. */
PERK_API perk_text *perk_bulk_summary(size_t rejected, size_t unknown, size_t count, size_t first,
                                      perk_error *err);

/* ---- reconciling: finding out whether writes of unknown outcome were done ---- */

typedef struct perk_reconcile perk_reconcile;

/* Reads show whether a write was done. perk_api_describe lists which read an operation has and what
 * it proves. Add the writes. While perk_reconcile_next() returns a read, perform it, pass its pages
 * to perk_reconcile_page() until that returns 1 or there are no more, then call
 * perk_reconcile_end(). One read may serve many writes. The result describes the state at the time
 * of the read: "done" means that the state is what the write would produce, and a write that is
 * still in progress counts as not done. In case of doubt the outcome stays unknown. */
PERK_API perk_reconcile *perk_reconcile_new(perk_error *err);
/* Adds every item of the write with these arguments; the write itself when it takes no items.
 * PERK_E_STATE after the first read. */
PERK_API int perk_reconcile_add(perk_reconcile *reconcile, const perk_args *args, perk_error *err);
/* Adds one unknown item of a bulk, or all of them. perk_reconcile_index() leads back to the bulk's
 * indexes. PERK_E_STATE for an item whose outcome is not unknown. */
PERK_API int perk_reconcile_add_item(perk_reconcile *reconcile, const perk_bulk *bulk, size_t index,
                                     perk_error *err);
PERK_API int perk_reconcile_add_bulk(perk_reconcile *reconcile, const perk_bulk *bulk,
                                     perk_error *err);
/* The arguments of the next read, borrowed; NULL with code 0 when none is left. */
PERK_API const perk_args *perk_reconcile_next(perk_reconcile *reconcile, perk_error *err);
/* One page of that read. Returns 1 when no further page is needed. */
PERK_API int perk_reconcile_page(perk_reconcile *reconcile, const perk_doc *reply, perk_error *err);
/* Ends that read. `code` is 0 when it has no further pages or none is needed, else the code of its
 * failure (PERK_E_NOT_FOUND). */
PERK_API int perk_reconcile_end(perk_reconcile *reconcile, int code, perk_error *err);
/* The writes that were added, in that order. */
PERK_API size_t perk_reconcile_count(const perk_reconcile *reconcile);
/* The item's index, in its bulk or its list; 0 for a write without a list of items. */
PERK_API size_t perk_reconcile_index(const perk_reconcile *reconcile, size_t number);
/* enum perk_outcome. */
PERK_API int perk_reconcile_at(const perk_reconcile *reconcile, size_t index);
/* The reason for the outcome, in one line. */
PERK_API perk_str perk_reconcile_reason(const perk_reconcile *reconcile, size_t index);
/* PERK_E_NOT_DONE with the reason when the write was not done; NULL otherwise. */
PERK_API const perk_error *perk_reconcile_error(const perk_reconcile *reconcile, size_t index);
PERK_API void perk_reconcile_free(perk_reconcile *reconcile);

/* Whether a call that failed leaves something to reconcile: a write of the table that the server
 * may have acted on, or that can be sent again. 0 or 1. */
PERK_API int perk_call_can_reconcile(const perk_call *call);

/* ---- activating: the link that an offer carries ---- */

/* Activates an offer ("standardOffer") for the user it was listed for: follows the link of its
 * button (components.cta.action) exactly as received, else uses offers.activate. `listed` are the
 * arguments of the call that listed it. The reply's event comes with the offer. */
PERK_API perk_call *perk_call_activate(perk_client *client, const perk_resource *offer,
                                       const perk_args *listed, perk_error *err);

/* ---- modifying: read, change, replace ---- */

typedef struct perk_modify perk_modify;

/* For operations that replace a whole resource ("modify" in perk_api_describe). `changes` is a JSON
 * object with the operation's path parameters and the attributes to change; null clears an
 * attribute. They are checked immediately. Others can change the resource between the read and the
 * write; the API cannot prevent it. */
PERK_API perk_modify *perk_modify_new(const perk_op *op, perk_str changes, int strict,
                                      perk_error *err);
/* The arguments of the read, borrowed. */
PERK_API const perk_args *perk_modify_read(const perk_modify *modify);
/* The arguments of the write (owned): all writable attributes of the reply to the read, including
 * those that the table does not know, with the changes. PERK_E_REPLY with the name of a
 * relationship that the table does not know. */
PERK_API perk_args *perk_modify_write(const perk_modify *modify, const perk_doc *reply,
                                      perk_error *err);
PERK_API void perk_modify_free(perk_modify *modify);

#ifdef __cplusplus
}
#endif

#endif
