#include "client/family.h"

#include "base/error.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/process.h"

#include <stdatomic.h>

typedef struct member {
    struct member *next;
    perk_slot slot;
    perk_text *issuer;
    int users;
} member;

struct perk_family {
    atomic_int refs;
    perk_pace pace;
    perk_drift drift;
    member *newest;
    int count;
};

perk_family *perk_family_new(perk_error *err)
{
    perk_family *family = perk_process_watch(err) == 0 ? perk_mem_new(sizeof *family) : NULL;
    if (!family) {
        perk_error_nomem(err);
        return NULL;
    }
    atomic_init(&family->refs, 1);
    perk_pace_init(&family->pace);
    perk_drift_init(&family->drift);
    return family;
}

perk_family *perk_family_ref(perk_family *family)
{
    atomic_fetch_add_explicit(&family->refs, 1, memory_order_relaxed);
    return family;
}

static void member_free(member *at)
{
    perk_slot_clear(&at->slot);
    perk_text_free(at->issuer);
    perk_mem_free(at);
}

void perk_family_unref(perk_family *family)
{
    if (!family || atomic_fetch_sub_explicit(&family->refs, 1, memory_order_acq_rel) != 1)
        return;
    while (family->newest) {
        member *at = family->newest;
        family->newest = at->next;
        member_free(at);
    }
    perk_drift_clear(&family->drift);
    perk_mem_free(family);
}

static member *member_new(perk_str issuer, perk_error *err)
{
    member *made = perk_mem_new(sizeof *made);
    if (!made) {
        perk_error_nomem(err);
        return NULL;
    }
    perk_slot_init(&made->slot);
    made->issuer = perk_text_new(issuer, err);
    if (made->issuer)
        return made;
    member_free(made);
    return NULL;
}

/* Forgets the oldest issuer that nobody uses. */
static bool make_room(perk_family *family)
{
    member **oldest = NULL;
    for (member **at = &family->newest; *at; at = &(*at)->next)
        if ((*at)->users == 0)
            oldest = at;
    if (!oldest)
        return false;
    member *gone = *oldest;
    *oldest = gone->next;
    family->count--;
    member_free(gone);
    return true;
}

static member *find_or_add(perk_family *family, perk_str issuer, perk_error *err)
{
    for (member *at = family->newest; at; at = at->next)
        if (perk_str_eq(perk_text_str(at->issuer), issuer))
            return at;
    if (family->count >= PERK_MAX_ISSUERS && !make_room(family)) {
        perk_error_set(err, PERK_E_LIMIT, "more than %d issuers are in use at once; close clients that are done",
                       PERK_MAX_ISSUERS);
        return NULL;
    }
    member *made = member_new(issuer, err);
    if (made) {
        made->next = family->newest;
        family->newest = made;
        family->count++;
    }
    return made;
}

perk_slot *perk_family_join(perk_family *family, perk_str issuer, perk_error *err)
{
    perk_process_lock();
    member *found = find_or_add(family, issuer.ptr ? issuer : PERK_LIT(""), err);
    if (found)
        found->users++;
    perk_process_unlock();
    return found ? &found->slot : NULL;
}

void perk_family_leave(perk_family *family, perk_slot *slot)
{
    perk_process_lock();
    for (member *at = family->newest; at; at = at->next)
        if (&at->slot == slot)
            at->users--;
    perk_process_unlock();
}

perk_pace *perk_family_pace(perk_family *family)
{
    return &family->pace;
}

perk_drift *perk_family_drift(perk_family *family)
{
    return &family->drift;
}
