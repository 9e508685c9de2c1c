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

#include "api/table.h"
#include "base/buf.h"
#include "base/limits.h"
#include "json/scan.h"

#define PERK_DIRECT_FRAME 3  /* type, id, attributes */
#define PERK_DIRECT_SHAPES 6 /* of the objects of one write; others are read without guesses */

/* The key that followed another in the item before, as it was spelled; most items of one write have
 * the same members in the same order. */
typedef struct perk_direct_guess {
    const char *text;
    uint8_t len; /* 0: none */
    uint8_t field;
} perk_direct_guess;

/* What followed the opening bracket of an object, and each of its fields. */
typedef struct perk_direct_shape {
    const perk_object *object;
    bool item; /* of items: type, id and attributes come as fields behind the last one */
    perk_direct_guess next[PERK_MAX_DIRECT_FIELDS + PERK_DIRECT_FRAME + 1];
} perk_direct_shape;

typedef struct perk_direct {
    const perk_op *op;
    bool strict;
    const perk_resource_kind *kind; /* of the item before; NULL at first. Most follow their like */
    perk_direct_shape
        shapes[PERK_DIRECT_SHAPES]; /* those that came first; without an object: free */
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
