/*
 * fork.h - what happens to each piece of the driver's state when the process forks. base/process.h
 * is the same for the core.
 *
 * A child must neither use nor end what belongs to its parent: connections, logins, locks of files.
 * Of the driver's state in the child's copy:
 *  - descriptors (sockets of connections, the token file's lock): closed at once. While the parent
 *    has them open, that sends nothing and ends nothing.
 *  - workers, idle or not: dropped without a call to libcurl, which would send close_notify (TLS)
 *    or GOAWAY (HTTP/2) on the parent's connections. Their memory is not freed. The child makes new
 *    ones when it needs them.
 *  - a run of another thread: it does not exist in the child. Its call is consistent and may be
 *    freed.
 *  - a run of the thread that forks (from its tick): goes on. An exchange under way is the
 *    parent's, and failed for the child: a read is sent again over a new connection, a write has an
 *    unknown outcome. A call that waited to be sent is sent by both.
 *  - random bits: drawn anew.
 *  - options, and what the token file holds: data, as good as in the parent.
 *  - locks: fork waits until each run is at a point where it waits itself (for the server, the
 *    clock, another login, its tick), so neither libcurl, libcrypto nor the core is in the middle
 *    of anything when memory is copied.
 *
 * Nothing of this happens for vfork, posix_spawn and exec. A signal handler in C must not fork: it
 * may have interrupted a run.
 */
#ifndef PERK_CURL_FORK_H
#define PERK_CURL_FORK_H

#include <perk/perk.h>
#include <stdbool.h>

/* Has fork see to the above; before anything else of the driver's. PERK_E_NOMEM. */
int perk_fork_watch(perk_error *err);
/* A thread is between these two wherever it touches libcurl, a call or a driver, and outside of
 * them while it waits. Not to be nested. */
void perk_fork_enter(void);
void perk_fork_leave(void);
/* Inside: a descriptor is open that children are to close; false when out of memory. Then that it
 * is to be forgotten. */
bool perk_fork_note(int fd);
/* Whether it is open still, and what was noted: its number may be in use for something else. */
bool perk_fork_knows(int fd);
void perk_fork_forget(int fd);

#endif
