/*
 * family.h - what a client shares with those made from it for other issuers (perk_client_for_issuer): the pace, the drift, and
 * one token slot an issuer. A token is locked to its issuer, so it must never serve another one; asking for an issuer again finds
 * its token.
 */
#ifndef PERK_CLIENT_FAMILY_H
#define PERK_CLIENT_FAMILY_H

#include "client/drift.h"
#include "client/pace.h"
#include "client/slot.h"

typedef struct perk_family perk_family;

perk_family *perk_family_new(perk_error *err);
perk_family *perk_family_ref(perk_family *family);
void perk_family_unref(perk_family *family);
/* The slot of an issuer ("" for none), to be given back with perk_family_leave. It stays, with its token, until the family ends
 * or room is needed. NULL with PERK_E_LIMIT when PERK_MAX_ISSUERS are in use. */
perk_slot *perk_family_join(perk_family *family, perk_str issuer, perk_error *err);
void perk_family_leave(perk_family *family, perk_slot *slot);
perk_pace *perk_family_pace(perk_family *family);
perk_drift *perk_family_drift(perk_family *family);

#endif
