/*
 * perk_pull.h - a pull: one operation for many ids, many calls at once (in libperk_curl).
 *
 * A pull takes ids as it needs them, makes a call for each, keeps the engine full, fetches all pages
 * of an id, and returns what came: an item for each id, or rows in a table (perk_table.h). An id that
 * fails never stops the others. An exhausted quota, a 429 with a long Retry-After or a login that
 * fails for a while pauses the pull and fails nothing (max_wait_s).
 *
 *     while ((kind = perk_pull_next(pull, &event, -1, &err)) != PERK_PULL_ENDED && kind >= 0)
 *         if (kind == PERK_PULL_WANTS_IDS)
 *             ...perk_pull_add(pull, ids, &err), or perk_pull_end_ids(pull)...
 *         else if (kind == PERK_PULL_ITEM)
 *             ...event.error, or perk_pull_page(pull, 0) and so on...
 *
 * One thread uses a pull. It uses the engine alone as long as the pull lives, and must be freed
 * before it. In a forked child every function returns PERK_E_STATE, and perk_pull_free frees only
 * memory.
 */
#ifndef PERK_PERK_PULL_H
#define PERK_PERK_PULL_H

#include <perk/perk.h>

#ifdef __cplusplus
extern "C" {
#endif

struct perk_engine;
struct perk_table;
typedef struct perk_pull perk_pull;

/*
 * A new pull of the operation of `shared`, whose arguments all ids share (copied; not the id
 * itself). Fails like a call when they lack something or are refused. `options_json` is {NULL,0} or
 * a JSON object:
 *   "key": "user_id"        the parameter that each id goes into; perk_op_key() unless given
 *   "ordered": true         items in the order of the ids; false by default
 *   "max_in_flight": 16     ids that are fetched at once, 1 to 256; as many again are prepared
 *   "max_wait_s": 3600      how long each page may wait for the rate limit, the quota, a Retry-After
 *                           or a login, before its own time (timeout_ms) begins; 0 to 86400
 *   "checkpoint": "path"    a file that notes which ids are done; see below
 *   "timeout_ms", "max_attempts", "max_pages", "max_body", "token_store", "headers": of each call, as
 *                           perk_call_set and perk_call_set_headers take them
 *
 * The checkpoint is a file of lines that only grows: the first has the operation and a digest of the
 * arguments, each later one a list of ids that are done. When the file exists, ids that it has are
 * skipped (an id that is given twice, once for each time that it was done). PERK_E_INPUT when it is
 * of another operation or of other arguments, is in use by another process, or cannot be written. A
 * line that a crash has torn is dropped. Every line is written at once, so that nothing is lost when
 * the process is killed. perk_pull_saved and perk_pull_free also ask the system to store it on the
 * disk; when the machine itself fails, lines since then may be missing, and their ids are fetched
 * again. Failed ids are not noted: the next run tries them again.
 */
PERK_API perk_pull *perk_pull_new(struct perk_engine *engine, perk_client *client,
                                  const perk_args *shared, perk_str options_json, perk_error *err);
/* Rows instead of items: the pages of each id feed the table, whose key column (if it has one) is
 * the id. The rows of an id enter it when all its pages are there; a failed id leaves none. Call it
 * before the first id is added. The pull holds a reference to the table. */
PERK_API int perk_pull_into(perk_pull *pull, struct perk_table *table, perk_error *err);

/* How many ids the pull takes now. */
PERK_API size_t perk_pull_wants(const perk_pull *pull);
/* Adds ids: a JSON list of texts (or of numbers, where the parameter is one). Any number is taken,
 * but memory is bounded only if it is at most perk_pull_wants(). An id that is null, empty, of
 * another type or refused becomes an item with its error. An id that is there twice is fetched twice.
 * PERK_E_PARSE when it is not a list: then none is added. */
PERK_API int perk_pull_add(perk_pull *pull, perk_str ids_json, perk_error *err);
/* No more ids will come. */
PERK_API void perk_pull_end_ids(perk_pull *pull);

enum perk_pull_kind {
    PERK_PULL_TIMEOUT = 0,   /* nothing happened in that time */
    PERK_PULL_WANTS_IDS = 1, /* perk_pull_add() or perk_pull_end_ids() */
    PERK_PULL_ITEM = 2,      /* an id is complete, or has failed */
    PERK_PULL_CHUNK = 3,     /* the table has full chunks of part 0: perk_table_take() */
    PERK_PULL_PAUSED = 4,    /* all calls wait, for quota and the like */
    PERK_PULL_HOST = 5,      /* the host serves `action` of `call`, or aborts the call */
    PERK_PULL_ENDED = 6      /* all ids are complete, or the pull was cancelled */
};
/* "item", "wants_ids" and so on; "" for other numbers. */
PERK_API const char *perk_pull_kind_name(int kind);

typedef struct perk_pull_event { /* borrowed until the next perk_pull_next */
    int kind;
    uint64_t index;    /* ITEM: the number of the id, from 0; those skipped count, too */
    perk_str id;       /* ITEM: its text; a number as it was written; "" when it has no text */
    size_t page_count; /* ITEM: its pages; 0 into a table */
    const perk_error *error; /* ITEM: why it failed; NULL when it did not */
    perk_call *call;         /* HOST: to be served before the next perk_pull_next */
    int action;              /* HOST: PERK_FETCH_TOKEN, PERK_LOAD_TOKEN or PERK_SAVE_TOKEN */
    int64_t resumes_in_ms;   /* PAUSED: until the first call goes on; reported once a second */
} perk_pull_event;

/*
 * Waits up to timeout_ms (0: not at all, -1: without bound) for the next event, and returns its
 * kind. This also goes on with the calls, so it is to be called until PERK_PULL_ENDED. WANTS_IDS
 * comes before everything else, so that the engine never runs dry; ENDED comes again and again.
 * Into a table, ids that succeed have no ITEM. Negative on errors of the pull itself: no memory, a
 * checkpoint that cannot be written, a forked child. After such an error it can only be freed.
 */
PERK_API int perk_pull_next(perk_pull *pull, perk_pull_event *event, int timeout_ms,
                            perk_error *err);
/* A page of the present ITEM (owned by the caller), once; NULL after that. */
PERK_API perk_doc *perk_pull_page(perk_pull *pull, size_t index);

/*
 * When an id counts as done in the checkpoint. Without a table: when the event after its ITEM is
 * asked for. Into a table: when perk_pull_saved reports that all chunks taken so far are stored for
 * good. With a checkpoint the table hands over chunks only together (perk_table_hold): at a CHUNK
 * event, and at PERK_PULL_ENDED, those of all its parts, which have all rows of an id or none. So
 * take them all, store them (after several CHUNK events, if that makes better files), then call
 * perk_pull_saved. PERK_E_STATE while some of them have not been taken: then nothing is noted. After
 * any other error the pull can only be freed: what was stored last does not count as done. A
 * table that was made for some parts only ("parts") has no chunks of the others. `note` is kept with
 * the ids and reported after a resume ("saved": the name of a file, so that files without a note can
 * be removed); {NULL,0}: nothing.
 */
PERK_API int perk_pull_saved(perk_pull *pull, perk_str note, perk_error *err);

/* What has happened so far, as a JSON object: ids (added), done, failed, skipped, pages, requests (logins, too),
 * retries, paused_s, saved (notes of this and of earlier runs), failures: [{index, id, code,
 * message, http_status}] (the first 1000). */
PERK_API perk_text *perk_pull_report(const perk_pull *pull, perk_error *err);

/* Ends the pull: calls that are under way are cancelled, no more items come, perk_pull_next returns
 * PERK_PULL_ENDED. */
PERK_API void perk_pull_cancel(perk_pull *pull);
/* Cancels what is under way. */
PERK_API void perk_pull_free(perk_pull *pull);

#ifdef __cplusplus
}
#endif
#endif
