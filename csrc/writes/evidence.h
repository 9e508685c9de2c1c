/* evidence.h - whether a write was done, by what a read of its result shows. */
#ifndef PERK_WRITES_EVIDENCE_H
#define PERK_WRITES_EVIDENCE_H

#include "api/table.h"

#include <jansson.h>

/* A write whose outcome is to be found out. */
typedef struct perk_pending {
    const perk_op *op;
    const perk_verification_rule *rule;
    json_t *item;       /* NULL when the write has none */
    size_t index;       /* of the item, in its write or bulk */
    perk_args *read;    /* NULL: nothing to read */
    perk_text *key;     /* equal for equal reads */
    json_t *match;      /* array of the values that rule->match looks for */
    size_t same, other; /* resources read so far: as sent, and meant but not as sent */
    size_t like;        /* not the one meant by its keys, but perhaps it is */
    bool seen;          /* a page was read */
    bool blind;         /* a reply was not what such a read should give */
    bool more;          /* the last page read has a next one */
    int outcome;
    const char *words;     /* what the outcome rests on, static; NULL: nothing was read yet */
    const perk_error *why; /* its message is the reason; its code is set when it was not done */
} perk_pending;

/* Takes one resource of the read into account. */
int perk_evidence_resource(perk_pending *pending, const perk_resource *resource, json_t *tree,
                           perk_error *err);
/* Whether no further page can change the outcome. */
bool perk_evidence_enough(const perk_pending *pending);
/* The read is over; `code` as in perk_reconcile_end. */
void perk_evidence_end(perk_pending *pending, int code);
/* The outcome of a write that no read shows. */
void perk_evidence_unread(perk_pending *pending);

#endif
