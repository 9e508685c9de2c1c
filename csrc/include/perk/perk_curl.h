/*
 * perk_curl.h - the blocking driver: runs calls of perk.h over libcurl.
 *
 * A driver keeps idle connections, and threads may share it. Each running call has a separate
 * connection. A driver may be used by both processes after a fork: the child starts without
 * connections and closes none of its parent's. When the tick of a running call forks, that call
 * fails in the child; a write then has PERK_ERR_OUTCOME_UNKNOWN. Do not fork from a signal handler.
 */
#ifndef PERK_PERK_CURL_H
#define PERK_PERK_CURL_H

#include <perk/perk.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct perk_driver perk_driver;

/* Called at least every 100 ms while a call waits. Any result but 0 cancels the call. Use it to
 * check for signals. */
typedef int (*perk_tick)(void *context);

/* A new driver. One is enough for all clients of a program. */
PERK_API perk_driver *perk_driver_new(perk_error *err);
/* Sets an option; do so before the first run. "proxy": a URL; none by default, and the environment
 * is not read. "ca_file": a PEM bundle; PERK_E_INPUT when it cannot be read. Without it the bundle is
 * the one that SSL_CERT_FILE names, else libcurl's own, else that of the system. "connect_timeout_ms":
 * 10000 by default. "http2": "true" by default (used when libcurl and the server support it) or
 * "false", also "1" and "0". "compress": the same, whether to ask for compressed replies; "false" is
 * for servers nearby. "token_file": the path of a file that keeps the tokens of clients that
 * log in, so that several processes share one login. It is created with mode 0600. PERK_E_INPUT
 * when other users can read it, it belongs to another user, or it is a symbolic link. */
PERK_API int perk_driver_set(perk_driver *driver, perk_str option, perk_str value, perk_error *err);
/* 1 when there is a file of trusted certificates (of "ca_file" or found), 0 when https can only
 * fail: then set "ca_file". */
PERK_API int perk_driver_has_ca(const perk_driver *driver);
/* One line for the user about the options that were set; usually {NULL,0}. Set for a token_file on
 * a file system without locks: its tokens are read but never written, so each process logs in
 * separately. */
PERK_API perk_str perk_driver_notice(const perk_driver *driver);
/* Runs the call to its next PERK_PAGE, PERK_FETCH_TOKEN, PERK_DONE or PERK_FAILED (without a
 * token_file also PERK_LOAD_TOKEN or PERK_SAVE_TOKEN) and returns that action. `tick` may be NULL.
 * A cancelled call returns PERK_FAILED with PERK_E_CANCELLED. */
PERK_API int perk_driver_run(perk_driver *driver, perk_call *call, perk_tick tick, void *context);
/* The driver's clock (monotonic, ms), for perk_client_set_token and other functions of perk.h. */
PERK_API int64_t perk_driver_now_ms(void);
/* Closes the connections. No call may be running. */
PERK_API void perk_driver_free(perk_driver *driver);

#ifdef __cplusplus
}
#endif
#endif
