/* pull_work.h - going on with the ids of a pull: their calls, to the engine and back. */
#ifndef PERK_CURL_PULL_WORK_H
#define PERK_CURL_PULL_WORK_H

#include "curl/pull_state.h"

/* Begins ids while there are slots, hands calls over, and takes what is complete. 0, or why the
 * pull cannot go on. */
int perk_pull_work(perk_pull *pull, perk_error *err);
/* Takes completions, the first of them within timeout_ms: how many; negative when the engine has
 * none any more (PERK_E_STATE), or without memory. */
int perk_pull_take(perk_pull *pull, int timeout_ms);
/* Describes what perk_pull_take failed with, and returns it. */
int perk_pull_lost(int code, perk_error *err);
/* The next id that is complete; NULL when there is none, or its turn has not come. */
perk_pull_item *perk_pull_deliver(perk_pull *pull);
/* The caller is through with an id that was delivered: frees it and its slot. */
void perk_pull_settle(perk_pull *pull, perk_pull_item *item);

#endif
