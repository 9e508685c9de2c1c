/*
 * perk_engine.h - many calls at once on one background thread; part of libperk_curl.
 *
 * An engine runs calls of perk.h as perk_driver_run does, up to `max_in_flight` requests at a time
 * over shared connections, while the caller's threads do something else. Submit calls, each with a
 * tag of your own, and take the completions. All functions may be used from several threads, except
 * perk_engine_free.
 *
 * Forks: a child has no engine. There perk_engine_submit and perk_engine_next return PERK_E_STATE,
 * perk_engine_fd returns -1, and perk_engine_close and perk_engine_free leave the parent's
 * connections and thread alone. Calls that were submitted may be freed in the child.
 */
#ifndef PERK_PERK_ENGINE_H
#define PERK_PERK_ENGINE_H

#include <perk/perk_curl.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct perk_engine perk_engine;

/* The result of a call so far, by the tag that it was submitted under. `action` is what perk_driver_run
 * would return: PERK_PAGE, PERK_FETCH_TOKEN, PERK_DONE or PERK_FAILED, and PERK_LOAD_TOKEN or
 * PERK_SAVE_TOKEN when the call has a token store of the host's ("token_store") and the driver has
 * no token_file. */
typedef struct perk_completion {
    uint64_t tag;
    int action;
} perk_completion;

/* The counters since the engine was made, and numbers of this moment. */
typedef struct perk_engine_stats_t {
    uint64_t submitted, completed; /* calls, each time they are */
    uint64_t requests;             /* sent, logins and repetitions included */
    uint64_t retries;              /* replies and failures after which a call paused to repeat */
    size_t queued;                 /* calls that have not begun */
    size_t in_flight;              /* requests that are out */
    size_t waiting;                /* calls that pause, or wait for a login */
    size_t ready;                  /* completions that nobody has taken */
    int64_t next_due_at; /* by perk_driver_now_ms: when the first of the waiting calls goes
                                      on; 0 when none waits */
} perk_engine_stats_t;

/* A new engine with its thread. It shares the options of the driver (proxy, ca_file, token_file and
 * so on), which may be freed before the engine. `options_json` is an object, or {NULL,0}:
 * "max_in_flight": requests at a time, 1 to 256, by default 16. "queue": how many calls may wait to
 * begin, completions that nobody has taken included, 1 to 1000000, by default 1024. "parser": true
 * to read replies on a second thread, by default false. PERK_E_INPUT, PERK_E_NAME, PERK_E_TYPE,
 * PERK_E_RANGE for other options; PERK_E_LIMIT when the system has no thread or descriptor left. */
PERK_API perk_engine *perk_engine_new(perk_driver *driver, perk_str options_json, perk_error *err);

#define PERK_ENGINE_FULL 1

/* Hands a call over: until its completion it belongs to the engine, and nothing else may touch it.
 * The caller frees it after that. Returns 0; PERK_ENGINE_FULL: nothing happened, take completions
 * first; PERK_E_STATE when the engine was closed, or is that of a parent process; PERK_E_NOMEM.
 *
 * After PERK_PAGE take the page and submit the call again for the next one; after PERK_FETCH_TOKEN,
 * PERK_LOAD_TOKEN and PERK_SAVE_TOKEN do what they ask for, or abort the call, and submit it again.
 * A call that has begun goes ahead of those that have not, and is never refused as too many. */
PERK_API int perk_engine_submit(perk_engine *engine, perk_call *call, uint64_t tag,
                                perk_error *err);
/* Takes up to `n` completions, oldest first, and returns how many. Waits up to `timeout_ms` for the
 * first (0: not at all, -1: without bound); 0 when there was none, or a signal came. PERK_E_STATE
 * when the engine was closed and there are none left, or is that of a parent process. */
PERK_API int perk_engine_next(perk_engine *engine, perk_completion *out, size_t n, int timeout_ms);
/* A descriptor that is readable while completions wait, and once the engine was closed; for an
 * event loop. It belongs to the engine: neither read nor close it. -1 in a child. */
PERK_API int perk_engine_fd(const perk_engine *engine);
/* Cancels the calls with this tag; all calls. They complete, soon, with PERK_FAILED and
 * PERK_E_CANCELLED (of a write that was sent, PERK_ERR_OUTCOME_UNKNOWN), or as they would have when
 * that was decided already. Returns how many were found without a completion. */
PERK_API size_t perk_engine_cancel(perk_engine *engine, uint64_t tag);
PERK_API size_t perk_engine_cancel_all(perk_engine *engine);
/* What calls of observed clients have done in this engine since the last time (owned), also while
 * they are on their way: a JSON list of {tag, events}, with the events of perk_events.h; NULL with
 * code 0 when that is nothing. perk_call_take_events has
 * none of these. At most 1 MiB is kept; what comes on top is lost. */
PERK_API perk_text *perk_engine_take_events(perk_engine *engine, perk_error *err);
PERK_API void perk_engine_stats(const perk_engine *engine, perk_engine_stats_t *out);
/* Cancels all calls, ends connections and thread, and waits up to `timeout_ms` for that (-1: without
 * bound). 0 when that is done: then every call has its completion, and perk_engine_next still
 * returns those. PERK_E_TIMEOUT otherwise: calls still belong to the engine; close it again. May be
 * repeated. */
PERK_API int perk_engine_close(perk_engine *engine, int timeout_ms);
/* Closes the engine within a second, and frees it. Completions that were not taken are dropped;
 * their calls are the caller's. exit() closes engines that are open, within a second for all. */
PERK_API void perk_engine_free(perk_engine *engine);

#ifdef __cplusplus
}
#endif
#endif
