/*
 * readback.h - how the outcome of a write can be read afterwards. readback.c has at least one row
 * for every operation that writes, also to say that nothing shows its outcome. The room reconcile/
 * makes the reads and judges what they show.
 */
#ifndef PERK_API_READBACK_H
#define PERK_API_READBACK_H

#include "api/table.h"

typedef enum perk_proof {
    PERK_PROOF_NONE, /* nothing shows it */
    PERK_PROOF_SAME, /* there as it was sent: done; there with other values: unknown; not there: not
                        done */
    PERK_PROOF_THERE, /* there: done; not there: not done */
    PERK_PROOF_GONE   /* there: not done; not there: done */
} perk_proof;

/*
 * A value of the write and where it goes. `from` is "user_id" (an argument of the write),
 * "item.id", "item.type" or "item.name" (of the item that it sends, as the API spells it), or
 * "=true" (this JSON). `to` is a parameter of the read, or what to look for in a resource that was
 * read: "@id", "@type", or a dotted path, which goes through lists.
 */
typedef struct perk_pair {
    const char *to, *from;
} perk_pair;

typedef struct perk_readback {
    const char *op;
    const char *when, *equals; /* the row is about writes of which this value (as in `from`) is this
                                  text; NULL: about all others */
    const char *read;          /* the operation that shows the outcome; NULL: none does */
    perk_proof proof;
    const perk_pair *args;     /* {NULL}-terminated: the read's arguments */
    const perk_pair *match;    /* {NULL}-terminated: which of the resources read is meant; NULL: the
                                  one that there is */
    bool by_id;                /* the read names one resource: 404 says that it is not there */
    bool partial;              /* not being there proves nothing */
    const char *const *sticky; /* NULL-terminated: attributes that the server keeps, whatever a
                                  replace leaves out */
    const char *note;          /* one sentence: what shows the outcome, and how far */
} perk_readback;

extern const perk_readback perk_readbacks[];
extern const size_t perk_readback_count;

/* The first row of an operation; NULL when it writes nothing. The others follow it. */
const perk_readback *perk_readback_find(const perk_op *op);
/* Whether an operation can be offered as "read, change, replace". */
bool perk_op_modifies(const perk_op *op);

#endif
