#include "curl/token_file_sync.h"

#include "base/str.h"
#include "curl/clock.h"
#include "curl/fork.h"

#include <math.h>

static bool has_token(perk_client *client, perk_str token)
{
    perk_text *current = perk_client_token(client, perk_driver_now_ms(), NULL);
    bool same = current && (!token.ptr || perk_str_eq(perk_text_str(current), token));
    perk_text_free(current);
    return same;
}

/* True when the file had a token that the client can use: not the one that it is to renew, or that
 * the API rejected. */
static bool lend(const perk_token_file *file, perk_client *client, perk_str key)
{
    int64_t life_ms = 0;
    perk_text *token = perk_token_file_find(file, key, &life_ms);
    perk_str text = perk_text_str(token);
    bool news = token && !has_token(client, text) &&
                perk_client_set_token(client, text, perk_driver_now_ms(), (double)life_ms / 1000,
                                      NULL) == 0 &&
                has_token(client, text);
    perk_text_free(token);
    return news;
}

/* Whether the look is over: there is a token, the lock is ours, or nobody can wait for it. */
static bool look(perk_token_file_sync *sync, perk_str key)
{
    perk_call *call = sync->call;
    perk_client *client = perk_call_client(call);
    if (lend(sync->file, client, key))
        return true;
    sync->lock = perk_token_file_lock(sync->file);
    if (sync->lock == PERK_LOCK_BUSY) {
        if (perk_call_remaining_ms(call, perk_driver_now_ms()) == 0)
            return true; /* which the call sees for itself */
        if (!has_token(client, PERK_NONE))
            return false;
        perk_call_abort(call, PERK_E_TIMEOUT, 0, PERK_LIT("another process is logging in"), NULL);
        return true;
    }
    if (sync->lock >= 0 && !perk_fork_note(sync->lock))
        perk_token_file_sync_end(sync);
    /* Between the look and the lock another process may have come and gone. */
    if (sync->lock >= 0 && lend(sync->file, client, key))
        perk_token_file_sync_end(sync);
    return true;
}

bool perk_token_file_sync_load(perk_token_file_sync *sync)
{
    perk_text *key = perk_client_token_key(perk_call_client(sync->call), NULL);
    bool over = !key || look(sync, perk_text_str(key));
    perk_text_free(key);
    return over;
}

void perk_token_file_sync_save(perk_token_file_sync *sync)
{
    perk_client *client = perk_call_client(sync->call);
    int64_t now = perk_driver_now_ms();
    double seconds = perk_client_token_seconds(client, now);
    perk_text *key = perk_client_token_key(client, NULL),
              *token = perk_client_token(client, now, NULL);
    if (sync->lock >= 0 && key && token && seconds > 0 && isfinite(seconds))
        perk_token_file_keep(sync->file, perk_text_str(key), perk_text_str(token),
                             (int64_t)(seconds * 1000 + 0.5));
    perk_text_free(token);
    perk_text_free(key);
    perk_token_file_sync_end(sync);
}

void perk_token_file_sync_end(perk_token_file_sync *sync)
{
    if (sync->lock >= 0)
        perk_fork_forget(sync->lock);
    perk_token_file_unlock(sync->lock);
    sync->lock = PERK_LOCK_NONE;
}
