/*
 * perk_curl.h - the blocking driver: runs calls of perk.h over libcurl.
 *
 * A driver keeps idle connections and may be shared by threads; each running call has a connection
 * of its own. It may be used on both sides of a fork, whichever made it: a child starts without
 * connections and ends none of its parent's. A call whose request was out when its own tick forked
 * failed for the child, a write with PERK_ERR_OUTCOME_UNKNOWN. Do not fork from a signal handler.
 */
#ifndef PERK_PERK_CURL_H
#define PERK_PERK_CURL_H

#include <perk/perk.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct perk_driver perk_driver;

/* Asked at least every 100 ms while a call waits; anything but 0 cancels the call. For signal
 * checks. */
typedef int (*perk_tick)(void *context);

/* A driver for the clients of one program. */
PERK_API perk_driver *perk_driver_new(perk_error *err);
/* Options: "proxy" (URL; none by default, the environment is not consulted), "ca_file" (PEM bundle;
 * refused with PERK_E_INPUT when it cannot be read), "connect_timeout_ms" (default 10000), "http2"
 * ("1" by default, used where libcurl and the server have it; "0"), "token_file" (path of a file in
 * which clients that log in keep their tokens, so that several processes log in once; made with
 * mode 0600, and refused with PERK_E_INPUT when others may read it, it belongs to somebody else or
 * is a symbolic link). Set them before the first run. */
PERK_API int perk_driver_set(perk_driver *driver, perk_str option, perk_str value, perk_error *err);
/* What the user should know of the options that were set, a line; {NULL,0} mostly. For a token_file
 * where the file system has no locks: tokens are then read from it and never written to it, so that
 * each process logs in by itself. */
PERK_API perk_str perk_driver_notice(const perk_driver *driver);
/* Runs the call to its next PERK_PAGE, PERK_FETCH_TOKEN, PERK_DONE or PERK_FAILED (without a
 * token_file also PERK_LOAD_TOKEN or PERK_SAVE_TOKEN) and returns that; `tick` may be NULL. A
 * cancelled call is PERK_FAILED with PERK_E_CANCELLED. */
PERK_API int perk_driver_run(perk_driver *driver, perk_call *call, perk_tick tick, void *context);
/* The driver's clock (monotonic, ms), for perk_client_set_token and friends. */
PERK_API int64_t perk_driver_now_ms(void);
/* Closes the connections. No call may be running. */
PERK_API void perk_driver_free(perk_driver *driver);

#ifdef __cplusplus
}
#endif
#endif
