/* token_file_sync.h - answers PERK_LOAD_TOKEN and PERK_SAVE_TOKEN of a running call out of the
 * driver's token file. */
#ifndef PERK_CURL_TOKEN_FILE_SYNC_H
#define PERK_CURL_TOKEN_FILE_SYNC_H

#include "curl/token_file.h"

/* One run of a call. */
typedef struct perk_token_file_sync {
    const perk_token_file *file; /* NULL: the host is to be asked */
    perk_call *call;
    int lock; /* held from an empty load to the save; PERK_LOCK_NONE otherwise */
} perk_token_file_sync;

#define PERK_LOCK_POLL_MS 20 /* how soon to look again while another process logs in */

/* Looks for a token, and else takes the lock, so that one process logs in while the others wait. It
 * never blocks: false while another process has the lock, to be called again after
 * PERK_LOCK_POLL_MS. True: step the call. That is so, too, when its deadline has passed, or it is
 * aborted since its client has a token that will still do. */
bool perk_token_file_sync_load(perk_token_file_sync *sync);
void perk_token_file_sync_save(perk_token_file_sync *sync);
/* The run ends. */
void perk_token_file_sync_end(perk_token_file_sync *sync);

#endif
