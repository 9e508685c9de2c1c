#include "client/slot.h"

#include "base/error.h"
#include "base/limits.h"
#include "base/mem.h"

void perk_slot_init(perk_slot *slot)
{
    *slot = (perk_slot){.renew_at = 0};
    pthread_mutex_init(&slot->lock, NULL);
}

void perk_slot_clear(perk_slot *slot)
{
    perk_text_free(slot->token);
    slot->token = NULL;
    pthread_mutex_destroy(&slot->lock);
}

static perk_token_state copy(const perk_slot *slot, perk_text **token, perk_error *err)
{
    *token = perk_text_new(perk_text_str(slot->token), err);
    return *token ? PERK_TOKEN_READY : PERK_TOKEN_FAILED;
}

static perk_token_state take(perk_slot *slot, int64_t now_ms, perk_text **token, perk_error *err)
{
    bool valid = slot->token && now_ms < slot->expires_at;
    if (valid && (slot->fetching || now_ms < slot->renew_at || now_ms < slot->refused_until))
        return copy(slot, token, err);
    if (slot->fetching)
        return PERK_TOKEN_BUSY;
    if (now_ms < slot->refused_until) {
        if (err)
            *err = slot->refused;
        return PERK_TOKEN_REFUSED;
    }
    slot->fetching = true;
    return PERK_TOKEN_FETCH;
}

perk_token_state perk_slot_take(perk_slot *slot, int64_t now_ms, perk_text **token, perk_error *err)
{
    pthread_mutex_lock(&slot->lock);
    perk_token_state state = take(slot, now_ms, token, err);
    pthread_mutex_unlock(&slot->lock);
    return state;
}

perk_text *perk_slot_current(perk_slot *slot, int64_t now_ms, perk_error *err)
{
    perk_text *token = NULL;
    pthread_mutex_lock(&slot->lock);
    if (slot->token && now_ms < slot->expires_at)
        copy(slot, &token, err);
    pthread_mutex_unlock(&slot->lock);
    return token;
}

/* Early enough that no request carries a token about to die, but never more than half of a short life. */
static int64_t margin_ms(int64_t life_ms)
{
    return life_ms / 2 < PERK_TOKEN_MARGIN_MS ? life_ms / 2 : PERK_TOKEN_MARGIN_MS;
}

int perk_slot_put(perk_slot *slot, perk_str token, int64_t now_ms, int64_t life_ms, perk_error *err)
{
    if (token.len == 0 || token.len > PERK_MAX_TOKEN)
        return perk_error_set(err, PERK_E_RANGE, "a token must have between 1 and %d bytes", PERK_MAX_TOKEN);
    perk_text *kept = perk_text_new(token, err);
    if (!kept)
        return PERK_E_NOMEM;
    bool forever = life_ms < 0 || life_ms > INT64_MAX / 2;
    pthread_mutex_lock(&slot->lock);
    perk_text *old = slot->token;
    slot->token = kept;
    slot->expires_at = forever ? INT64_MAX : now_ms + life_ms;
    slot->renew_at = forever ? INT64_MAX : slot->expires_at - margin_ms(life_ms);
    slot->fetching = false;
    slot->refused_until = 0;
    pthread_mutex_unlock(&slot->lock);
    perk_text_free(old);
    return 0;
}

void perk_slot_refuse(perk_slot *slot, int64_t now_ms, const perk_error *why)
{
    pthread_mutex_lock(&slot->lock);
    slot->fetching = false;
    slot->refused = *why;
    slot->refused_until = now_ms + PERK_TOKEN_REFUSED_MS;
    pthread_mutex_unlock(&slot->lock);
}

void perk_slot_drop(perk_slot *slot)
{
    pthread_mutex_lock(&slot->lock);
    slot->fetching = false;
    pthread_mutex_unlock(&slot->lock);
}

void perk_slot_reject(perk_slot *slot, perk_str token)
{
    pthread_mutex_lock(&slot->lock);
    perk_text *old = perk_str_eq(perk_text_str(slot->token), token) ? slot->token : NULL;
    if (old)
        slot->token = NULL;
    pthread_mutex_unlock(&slot->lock);
    perk_text_free(old);
}
