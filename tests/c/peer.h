/* peer.h - a loopback HTTP server of canned replies, one thread, for tests of the driver. */
#ifndef PERK_TEST_PEER_H
#define PERK_TEST_PEER_H

#include <stddef.h>

#define PATIENCE_MS 60000 /* a deadline that only a fault reaches, not a busy machine */

/* What to do with the n-th request, over all connections: bytes to send (NULL: none), then whether
 * to go on, close, reset or stall. */
typedef enum peer_end { PEER_KEEP, PEER_CLOSE, PEER_RESET, PEER_STALL } peer_end;

typedef struct peer_step {
    const char *reply;
    peer_end end;
} peer_step;

/* Starts serving `steps` (ended by a row of zeros that is never reached, or served as PEER_CLOSE);
 * returns the port. */
int peer_start(const peer_step *steps);
/* Before peer_start: the replies are of this many bytes, which may be zeros; until peer_stop. */
void peer_send_bytes(size_t len);
/* Stops; returns how many requests came in. `connections` (may be NULL) gets how many connections.
 */
int peer_stop(int *connections);
/* How many requests have been dealt with so far, their replies written; may be asked while it runs.
 */
int peer_answered(void);
/* Returns once it is so many. */
void peer_wait(int count);
/* Sends `text` on the connection that is open, unasked. */
void peer_say(const char *text);
/* The last request, as received (head and body), NUL-terminated. */
const char *peer_last_request(void);

#endif
