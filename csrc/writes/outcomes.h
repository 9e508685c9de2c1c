/* outcomes.h - the outcomes of one call, for the bulk write that made it. */
#ifndef PERK_WRITES_OUTCOMES_H
#define PERK_WRITES_OUTCOMES_H

#include <perk/perk.h>

/* The outcome of every item of a call that has no reply; its error, if it has one, is the call's.
 */
int perk_outcome_without_reply(const perk_call *call);
/* How many items have an error that no other item has. */
size_t perk_outcomes_own_errors(const perk_outcomes *outcomes);
/* Such an error of one item, which the caller then owns; NULL when it has none. */
perk_error *perk_outcomes_take_error(perk_outcomes *outcomes, size_t index);
/* A blank error; NULL when there is no memory. Free it with perk_mem_free. */
perk_error *perk_outcome_error_new(void);

#endif
