/* keeper.h - answers PERK_LOAD and PERK_SAVE of a running call out of the driver's token file. */
#ifndef PERK_CURL_KEEPER_H
#define PERK_CURL_KEEPER_H

#include "curl/driver.h"

/* One run of a call. All zero but for `file` and `lock` at the start. */
typedef struct perk_keeper {
    const perk_token_file *file; /* NULL: the host is to be asked */
    int lock;                    /* held from an empty load to the save; PERK_LOCK_NONE otherwise */
} perk_keeper;

/* Looks for a token, and else takes the lock, so that one process logs in while the others wait here: until its token is there,
 * the call's deadline passes, or the tick cancels the call. Nobody waits who has a token that will still do. */
void perk_keeper_load(perk_keeper *keeper, perk_call *call, perk_tick tick, void *context);
void perk_keeper_save(perk_keeper *keeper, perk_call *call);
/* The run ends. */
void perk_keeper_end(perk_keeper *keeper);

#endif
