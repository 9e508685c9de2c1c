/* progress.h - how far a call is, for those who run many: a driver in a separate library. */
#ifndef PERK_CALL_PROGRESS_H
#define PERK_CALL_PROGRESS_H

#include <perk/perk.h>
#include <stdbool.h>

/* Whether the call was ever stepped. */
PERK_API bool perk_call_has_begun(const perk_call *call);

#endif
