#include "client/token_cache.h"

#include "base/error.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/process.h"
#include "base/text.h"

#define TEXT_OF(number) #number
#define TEXT(number) TEXT_OF(number)

const char *perk_token_flaw(perk_str token)
{
    if (token.len == 0)
        return "it is empty";
    if (token.len > PERK_MAX_TOKEN)
        return "it has more than " TEXT(PERK_MAX_TOKEN) " bytes";
    for (size_t i = 0; i < token.len; i++)
        if (token.ptr[i] <= 0x20 || token.ptr[i] >= 0x7f)
            return "it contains a space, a line break or another character that a header must not "
                   "contain";
    return NULL;
}

int perk_token_check(perk_str token, perk_error *err)
{
    const char *flaw = perk_token_flaw(token);
    int code = token.len == 0 || token.len > PERK_MAX_TOKEN ? PERK_E_RANGE : PERK_E_INPUT;
    return !flaw ? 0
                 : perk_error_set_at(err, code, PERK_LIT("token"), "the token cannot be sent: %s",
                                     flaw);
}

void perk_token_cache_init(perk_token_cache *cache)
{
    *cache = (perk_token_cache){.renew_at = 0};
}

void perk_token_cache_clear(perk_token_cache *cache)
{
    perk_text_free(cache->token);
    perk_text_free(cache->rejected);
    cache->token = cache->rejected = NULL;
}

static perk_token_state copy(const perk_token_cache *cache, perk_text **token, perk_error *err)
{
    *token = perk_text_new(perk_text_str(cache->token), err);
    return *token ? PERK_TOKEN_READY : PERK_TOKEN_FAILED;
}

/* A login of the parent's ends in the parent. */
static bool is_fetching(const perk_token_cache *cache)
{
    return cache->fetching == perk_process_number();
}

static bool is_valid(const perk_token_cache *cache, uint64_t after, int64_t now_ms)
{
    return cache->token && cache->number > after && now_ms < cache->expires_at;
}

static perk_token_state take(perk_token_cache *cache, const perk_token_wish *wish,
                             perk_text **token, perk_error *err)
{
    int64_t now_ms = wish->now_ms;
    bool valid = is_valid(cache, wish->after, now_ms), fetching = is_fetching(cache);
    if (valid && (fetching || now_ms < cache->renew_at || now_ms < cache->refused_until))
        return copy(cache, token, err);
    if (fetching)
        return PERK_TOKEN_BUSY;
    if (now_ms < cache->refused_until) {
        if (err)
            *err = cache->refused;
        if (err && err->retry_after_ms >= 0)
            err->retry_after_ms = cache->refused_until - now_ms;
        return PERK_TOKEN_REFUSED;
    }
    cache->fetching = perk_process_number();
    return PERK_TOKEN_FETCH;
}

perk_token_state perk_token_cache_take(perk_token_cache *cache, const perk_token_wish *wish,
                                       perk_text **token, perk_error *err)
{
    perk_process_lock();
    perk_token_state state = take(cache, wish, token, err);
    perk_process_unlock();
    return state;
}

perk_text *perk_token_cache_current(perk_token_cache *cache, int64_t now_ms, perk_error *err)
{
    perk_text *token = NULL;
    perk_process_lock();
    if (is_valid(cache, 0, now_ms))
        copy(cache, &token, err);
    perk_process_unlock();
    return token;
}

bool perk_token_cache_has(perk_token_cache *cache, const perk_token_wish *wish)
{
    perk_process_lock();
    bool has = is_valid(cache, wish->after, wish->now_ms);
    perk_process_unlock();
    return has;
}

uint64_t perk_token_cache_number(perk_token_cache *cache)
{
    perk_process_lock();
    uint64_t number = cache->number;
    perk_process_unlock();
    return number;
}

/* Early enough that no request carries a token about to die, but never more than half of a short
 * life. */
static int64_t margin_ms(int64_t life_ms)
{
    return life_ms / 2 < PERK_TOKEN_MARGIN_MS ? life_ms / 2 : PERK_TOKEN_MARGIN_MS;
}

/* What a token is put with: how long it lives, and whether it came from a store. */
typedef struct arrival {
    int64_t now_ms, life_ms;
    bool from_store;
} arrival;

static void settle(perk_token_cache *cache, perk_text *token, const arrival *how)
{
    bool forever = how->life_ms < 0 || how->life_ms > INT64_MAX / 2;
    cache->token = token;
    cache->from_store = how->from_store;
    cache->expires_at = forever ? INT64_MAX : how->now_ms + how->life_ms;
    cache->renew_at = forever ? INT64_MAX : cache->expires_at - margin_ms(how->life_ms);
    cache->fetching = 0;
    cache->refused_until = 0;
    cache->number++;
}

static bool is_news(const perk_token_cache *cache, perk_str token, const arrival *how)
{
    if (!how->from_store || !is_fetching(cache))
        return true;
    return how->life_ms != 0 && !perk_str_eq(perk_text_str(cache->token), token) &&
           !perk_str_eq(perk_text_str(cache->rejected), token);
}

static int put(perk_token_cache *cache, perk_str token, const arrival *how, perk_error *err)
{
    if (perk_token_flaw(token) && how->from_store && perk_token_cache_fetching(cache))
        return 0;
    int code = perk_token_check(token, err);
    if (code != 0)
        return code;
    perk_text *kept = perk_text_new(token, err);
    if (!kept)
        return PERK_E_NOMEM;
    perk_process_lock();
    perk_text *unneeded = kept;
    if (is_news(cache, token, how)) {
        unneeded = cache->token;
        settle(cache, kept, how);
    }
    perk_process_unlock();
    perk_text_free(unneeded);
    return 0;
}

int perk_token_cache_put(perk_token_cache *cache, perk_str token, int64_t now_ms, int64_t life_ms,
                         perk_error *err)
{
    return put(cache, token, &(arrival){now_ms, life_ms, false}, err);
}

int perk_token_cache_offer(perk_token_cache *cache, perk_str token, int64_t now_ms, int64_t life_ms,
                           perk_error *err)
{
    return put(cache, token, &(arrival){now_ms, life_ms, true}, err);
}

bool perk_token_cache_fetching(perk_token_cache *cache)
{
    perk_process_lock();
    bool fetching = is_fetching(cache);
    perk_process_unlock();
    return fetching;
}

bool perk_token_cache_proven(perk_token_cache *cache)
{
    perk_process_lock();
    bool proven = cache->number > 0;
    perk_process_unlock();
    return proven;
}

int64_t perk_token_cache_life_ms(perk_token_cache *cache, int64_t now_ms)
{
    perk_process_lock();
    int64_t ends = cache->token ? cache->expires_at : now_ms;
    perk_process_unlock();
    return ends == INT64_MAX ? -1 : ends > now_ms ? ends - now_ms : 0;
}

/* A server that asks to wait is not asked again before that, within the bound that holds for all.
 */
static int64_t refused_ms(const perk_error *why)
{
    int64_t asked = why->code == PERK_E_RATE_LIMIT ? why->retry_after_ms : 0;
    if (asked > PERK_MAX_HOLD_MS)
        return PERK_MAX_HOLD_MS;
    return asked > PERK_TOKEN_REFUSED_MS ? asked : PERK_TOKEN_REFUSED_MS;
}

void perk_token_cache_refuse(perk_token_cache *cache, int64_t now_ms, const perk_error *why)
{
    perk_process_lock();
    cache->fetching = 0;
    cache->refused = *why;
    cache->refused_until = now_ms + refused_ms(why);
    perk_process_unlock();
}

void perk_token_cache_drop(perk_token_cache *cache)
{
    perk_process_lock();
    cache->fetching = 0;
    perk_process_unlock();
}

bool perk_token_cache_reject(perk_token_cache *cache, perk_str token)
{
    perk_text *old = NULL;
    perk_process_lock();
    if (cache->token && perk_str_eq(perk_text_str(cache->token), token)) {
        old = cache->rejected;
        cache->rejected = cache->token;
        cache->rejected_from_store = cache->from_store;
        cache->token = NULL;
    }
    bool from_store = cache->rejected && cache->rejected_from_store &&
                      perk_str_eq(perk_text_str(cache->rejected), token);
    perk_process_unlock();
    perk_text_free(old);
    return from_store;
}
