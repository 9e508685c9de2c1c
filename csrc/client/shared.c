#include "client/shared.h"

#include "base/error.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/process.h"
#include "base/text.h"

#include <stdatomic.h>

typedef struct member {
    struct member *next;
    perk_token_cache token_cache;
    perk_text *issuer;
    int users;
} member;

struct perk_shared {
    atomic_int refs;
    perk_rate_limiter rate_limiter;
    perk_drift drift;
    member *newest;
    int count;
};

perk_shared *perk_shared_new(perk_error *err)
{
    perk_shared *shared = perk_process_watch(err) == 0 ? perk_mem_new(sizeof *shared) : NULL;
    if (!shared) {
        perk_error_nomem(err);
        return NULL;
    }
    atomic_init(&shared->refs, 1);
    perk_rate_limiter_init(&shared->rate_limiter);
    perk_drift_init(&shared->drift);
    return shared;
}

perk_shared *perk_shared_ref(perk_shared *shared)
{
    atomic_fetch_add_explicit(&shared->refs, 1, memory_order_relaxed);
    return shared;
}

static void member_free(member *at)
{
    perk_token_cache_clear(&at->token_cache);
    perk_text_free(at->issuer);
    perk_mem_free(at);
}

void perk_shared_unref(perk_shared *shared)
{
    if (!shared || atomic_fetch_sub_explicit(&shared->refs, 1, memory_order_acq_rel) != 1)
        return;
    while (shared->newest) {
        member *at = shared->newest;
        shared->newest = at->next;
        member_free(at);
    }
    perk_drift_clear(&shared->drift);
    perk_mem_free(shared);
}

static member *member_new(perk_str issuer, perk_error *err)
{
    member *made = perk_mem_new(sizeof *made);
    if (!made) {
        perk_error_nomem(err);
        return NULL;
    }
    perk_token_cache_init(&made->token_cache);
    made->issuer = perk_text_new(issuer, err);
    if (made->issuer)
        return made;
    member_free(made);
    return NULL;
}

/* Forgets the oldest issuer that nobody uses. */
static bool make_room(perk_shared *shared)
{
    member **oldest = NULL;
    for (member **at = &shared->newest; *at; at = &(*at)->next)
        if ((*at)->users == 0)
            oldest = at;
    if (!oldest)
        return false;
    member *gone = *oldest;
    *oldest = gone->next;
    shared->count--;
    member_free(gone);
    return true;
}

static member *find_or_add(perk_shared *shared, perk_str issuer, perk_error *err)
{
    for (member *at = shared->newest; at; at = at->next)
        if (perk_str_eq(perk_text_str(at->issuer), issuer))
            return at;
    if (shared->count >= PERK_MAX_ISSUERS && !make_room(shared)) {
        perk_error_set(err, PERK_E_LIMIT,
                       "more than %d issuers are in use at once; close clients that are done",
                       PERK_MAX_ISSUERS);
        return NULL;
    }
    member *made = member_new(issuer, err);
    if (made) {
        made->next = shared->newest;
        shared->newest = made;
        shared->count++;
    }
    return made;
}

perk_token_cache *perk_shared_join(perk_shared *shared, perk_str issuer, perk_error *err)
{
    perk_process_lock();
    member *found = find_or_add(shared, issuer.ptr ? issuer : PERK_LIT(""), err);
    if (found)
        found->users++;
    perk_process_unlock();
    return found ? &found->token_cache : NULL;
}

void perk_shared_leave(perk_shared *shared, perk_token_cache *token_cache)
{
    perk_process_lock();
    for (member *at = shared->newest; at; at = at->next)
        if (&at->token_cache == token_cache)
            at->users--;
    perk_process_unlock();
}

perk_rate_limiter *perk_shared_rate_limiter(perk_shared *shared)
{
    return &shared->rate_limiter;
}

perk_drift *perk_shared_drift(perk_shared *shared)
{
    return &shared->drift;
}
