/*
 * drift.h - what replies held that the table does not know, counted by operation, kind, place and
 * value. What one reply shows is collected apart, and added to what all calls and threads of a
 * client share once the reply is accepted.
 *
 * Names are kept and nothing else: a value only when it looks like a symbol of the API's, else it
 * is counted without its text. At most PERK_MAX_DRIFT different findings are kept; those
 * beyond that are counted together.
 */
#ifndef PERK_CLIENT_DRIFT_H
#define PERK_CLIENT_DRIFT_H

#include "base/limits.h"
#include "base/str.h"

typedef enum perk_drift_kind {
    PERK_DRIFT_FIELD, /* "unknown_field" */
    PERK_DRIFT_TYPE,  /* "unknown_type": a resource where the table does not expect one of that type
                       */
    PERK_DRIFT_VALUE, /* "unknown_value": outside a known set */
    PERK_DRIFT_SHAPE, /* "other_json_type": a string where a number belongs */
    PERK_DRIFT_ROW    /* "not_a_resource": a null, a text or a number in a list of resources; it is
                         skipped */
} perk_drift_kind;

/* One thing that was seen. */
typedef struct perk_sighting {
    const char *op; /* static */
    perk_drift_kind kind;
    perk_str where; /* "standardOffer.components.cta.newThing" */
    perk_str value; /* {NULL,0}: none that may be kept */
} perk_sighting;

typedef struct perk_drift {
    struct perk_drift_finding *at;
    size_t count, cap;
    int64_t more; /* occurrences beyond PERK_MAX_DRIFT findings */
} perk_drift;

void perk_drift_init(perk_drift *drift);
void perk_drift_clear(perk_drift *drift);
/* To a collection that no other thread has. */
void perk_drift_note(perk_drift *drift, const perk_sighting *seen);
/* Adds what was found to a collection that threads share, and forgets it in `found`. */
void perk_drift_add(perk_drift *drift, perk_drift *found);
void perk_drift_forget(perk_drift *drift);
/* A list of {operation, kind, where, value, count}. `reset`: then forgets them. */
perk_text *perk_drift_json(perk_drift *drift, bool reset, perk_error *err);

/* What may be kept: letters, digits, "_", "-" and blanks, at most PERK_MAX_SYMBOL. */
bool perk_drift_is_symbol(perk_str text);

#endif
