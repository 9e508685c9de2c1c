/*
 * token_file.h - tokens in a file that processes of one user share: a JSON list of {id, token,
 * kept_at, expires_at}, times of the wall clock in ms. It is only ever replaced as a whole, under a
 * lock in the same folder (PATH.lock), and belongs to nobody but its owner (0600). A file that
 * cannot be read, or not be trusted any more, counts as empty: whoever asks can log in.
 */
#ifndef PERK_CURL_TOKEN_FILE_H
#define PERK_CURL_TOKEN_FILE_H

#include "base/str.h"

typedef struct perk_token_file perk_token_file;

/* Makes both files where there are none. PERK_E_INPUT when they cannot be used, or not without
 * others reading along. */
perk_token_file *perk_token_file_new(perk_str path, perk_error *err);
void perk_token_file_free(perk_token_file *file);
/* False when the file system has no locks, so that the file is read and never written. */
bool perk_token_file_locks(const perk_token_file *file);
/* The token under `key` (owned) and what is left of its life; NULL when there is none. */
perk_text *perk_token_file_find(const perk_token_file *file, perk_str key, int64_t *life_ms);

#define PERK_LOCK_BUSY (-1)
#define PERK_LOCK_NONE (-2)   /* no locking (any more): no such file system, or no folder left */
#define PERK_MAX_LOCK_TRIES 3 /* for a lock whose file somebody removes meanwhile */

/* A descriptor that holds the lock, or one of the above. The end of the process releases it. */
int perk_token_file_lock(const perk_token_file *file);
void perk_token_file_unlock(int lock);
/* Under the lock: puts a token in, in place of the one under `key` and of those that have expired.
 * False when that did not work, which leaves the file as it was. */
bool perk_token_file_keep(const perk_token_file *file, perk_str key, perk_str token,
                          int64_t life_ms);

#endif
