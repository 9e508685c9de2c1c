/*
 * process.h - the effect of fork on the core's state, described here only; curl/fork.h describes
 * the driver's.
 *
 * A child of fork has one thread, the one that called fork, and a copy of all memory. Of the core's
 * state in that copy:
 *  - settings, the operation table, arguments, requests, documents, keys: data, as valid as in the
 *    parent.
 *  - tokens (token_cache.h): data; the child continues with a valid token. A login under way is the
 *    parent's: for the child no login is under way, and it logs in when it needs to.
 *  - rate limit, quota and holds (rate_limiter.h), findings (drift.h), perk_live(): each process
 *    continues from the values at the fork. A request that asks whether a hold is over is the
 *    parent's; the child sends another one.
 *  - calls: one that is between two requests continues in the child. One whose request is out is
 *    the parent's; the driver determines the result of the child's copy.
 *  - the contexts of a verifier that another thread was using stay in use: the child's checks work
 *    on copies of its keys.
 *  - locks: there is one, this one. fork waits until it is free, so the child finds nothing half
 *    changed, and starts with it free. What it protects takes microseconds; no caller's code and no
 *    I/O runs under it, and it is never taken twice.
 *
 * Nothing of this happens for vfork, posix_spawn and exec.
 */
#ifndef PERK_BASE_PROCESS_H
#define PERK_BASE_PROCESS_H

#include <perk/perk.h>

/* Registers what fork must do with the lock and the number below. To be called before they are
 * first used; further calls do nothing. PERK_E_NOMEM. */
PERK_API int perk_process_watch(perk_error *err);
/* The lock over all that threads share. */
void perk_process_lock(void);
void perk_process_unlock(void);
/* Another number in a child than in its parent; never 0. */
PERK_API unsigned perk_process_number(void);

#endif
