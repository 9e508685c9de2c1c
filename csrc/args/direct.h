/* direct.h - an item of a request, checked while its JSON is scanned and written in wire form
 * without a tree.
 *
 * It takes what is well formed and valid, which nearly every item is. It does not decide about
 * others: validate.c does, and its messages are the only ones. Neither does it decide about: keys
 * with escapes, a member given twice, names that the table does not know (strict off), values of
 * type JSON, amounts of a decimal text given as numbers, a list written as {}, and objects of more
 * than PERK_MAX_DIRECT_FIELDS members. */
#ifndef PERK_ARGS_DIRECT_H
#define PERK_ARGS_DIRECT_H

#include "base/buf.h"
#include "json/scan.h"

#include "api/table.h"

typedef struct perk_direct {
    const perk_op *op;
    bool strict;
    const perk_resource_kind *kind; /* of the item before; NULL at first. Most follow their like */
} perk_direct;

/* A member as the scan found it. */
typedef struct perk_direct_cell {
    perk_str raw; /* between the quotes of a string; else the whole value */
    char begin;   /* its first byte; 0: no such member */
    bool escaped;
} perk_direct_cell;

/* Writes the item behind what `out` has, and gives its id as the item has it. False: not decided,
 * or no memory (out->failed); what was written then is to be taken back. */
bool perk_direct_item(perk_direct *direct, perk_str json, perk_buf *out, perk_direct_cell *id);

#endif
