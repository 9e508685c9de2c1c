/*
 * process.h - what fork makes of the core's state. This is the one place that says so; curl/fork.h
 * does it for the driver.
 *
 * A child of fork has one thread, the one that called fork, and a copy of all memory. Of the core's
 * state in that copy:
 *  - settings, the operation table, arguments, requests, documents, keys: data, as good as in the
 * parent.
 *  - tokens (slot.h): data; the child goes on with a token that is in force. A login under way is
 * the parent's: the slot counts as free again, and the child logs in by itself when it needs to.
 *  - rate limit, quota and holds (pace.h), findings (drift.h), perk_live(): counted on from where
 * they stood, by each process alone. A request that asks whether a hold is over is the parent's;
 * the child sends one of its own.
 *  - calls: one that is between two requests goes on in the child. One whose request is out is the
 * parent's; the driver says what becomes of the child's copy.
 *  - the contexts of a verifier that another thread was using stay taken: the child's checks work
 * on copies of its keys.
 *  - locks: there is one, this one. fork waits until it is free, so the child finds nothing half
 * changed, and starts with it free. What it guards takes microseconds; no caller's code and no I/O
 * runs under it, and it is never taken twice.
 *
 * Nothing of this happens for vfork, posix_spawn and exec.
 */
#ifndef PERK_BASE_PROCESS_H
#define PERK_BASE_PROCESS_H

#include <perk/perk.h>

/* Has fork see to the lock and the number below. To be called before they are first used, as often
 * as one likes; PERK_E_NOMEM. */
PERK_API int perk_process_watch(perk_error *err);
/* The lock over all that threads share. */
void perk_process_lock(void);
void perk_process_unlock(void);
/* Another number in a child than in its parent; never 0. */
PERK_API unsigned perk_process_number(void);

#endif
