/* row_sink.h - who takes the values of resources while they are walked (walk.h), and the state of
 * such a walk. */
#ifndef PERK_JSONAPI_ROW_SINK_H
#define PERK_JSONAPI_ROW_SINK_H

#include "api/table.h"
#include "client/drift.h"
#include "json/cursor.h"
#include "json/number.h"

#define PERK_WALK_DEPTH 48 /* containers inside each other of which the table knows the members */

/* Where the values of an object's fields go: one slot for each of its fields, in their order. */
typedef struct perk_slot {
    int column; /* of meaning to the sink only; below 0: nowhere */
    /* Of a nested object, or of the objects of a list: one for each of its fields; NULL: nowhere.
     */
    const struct perk_slot *members;
} perk_slot;

/* A value as it is written. Views are into the text that is scanned. */
typedef struct perk_cell {
    char begin;   /* its first byte: '"', '-' or a digit, 't', 'f', 'n', '{', '['; 0: absent */
    bool escaped; /* a text that holds backslashes: perk_json_unescape */
    perk_str raw; /* a text: without its quotes; anything else: the whole value */
    perk_number number; /* of numbers; `real` is exact */
} perk_cell;

/* From the resource to a value inside of it. */
typedef struct perk_row_step {
    perk_str key; /* a member, as written between its quotes; {NULL,0}: an element, */
    size_t index; /* this one */
} perk_row_step;

/*
 * Takes resources as they are scanned. Each function is required and returns 0 to go on; the only
 * other outcome is PERK_E_NOMEM, which ends the scan. The order:
 *
 *     begin_page (begin_row (cell wrong begin_list end_list begin_item end_item begin_related
 *     related again unknown)* end_row)* end_page
 *
 *  - Without an end_row for the last one, begin_row starts that row again: what was given of it is
 *    void.
 *  - cell, wrong and lists come only for slots that lead somewhere: a column, or members.
 */
typedef struct perk_row_sink {
    void (*begin_page)(void *ctx);
    /* `keep`: the page is a part of the reply that the call accepts; otherwise all rows since
     * begin_page are void. */
    void (*end_page)(void *ctx, bool keep);

    /* A resource. `kind` is NULL when the operation is not known to have its type; its attributes
     * are then `unknown`. Gives the slots of kind->attributes (of kind NULL: anything but NULL) in
     * *slots; NULL: the row is not wanted, and nothing comes before the next begin_row. */
    int (*begin_row)(void *ctx, const perk_resource_kind *kind, bool included,
                     const perk_slot **slots);
    /* The row is complete. Texts, or numbers as written; absent when it has none. */
    int (*end_row)(void *ctx, const perk_cell *type, const perk_cell *id);

    /* A value of the field's type; or null; or, of PERK_T_JSON, any. Between begin_list and
     * end_list: the next element of that list. */
    int (*cell)(void *ctx, const perk_slot *slot, const perk_field *field, const perk_cell *cell);
    /* A value of another JSON type than the field's. Inside a list: the next element. A fraction in
     * a field of whole numbers is one of these, too; a text outside of a known set is not. */
    int (*wrong)(void *ctx, const perk_slot *slot, const perk_field *field, const perk_cell *cell);
    /* A list; its elements follow as cells or, of objects, as items whose members come as cells of
     * slot->members. */
    int (*begin_list)(void *ctx, const perk_slot *slot);
    int (*end_list)(void *ctx, const perk_slot *slot);
    int (*begin_item)(void *ctx, const perk_slot *slot);
    int (*end_item)(void *ctx, const perk_slot *slot);
    /* The same member comes again in its object, and the last one counts: what was given for this
     * slot and its members (in this row or, inside of an item, in this item) is void. */
    int (*again)(void *ctx, const perk_slot *slot);

    /* kind->relations[relation] is there and no null (and again: what came of it is void), and
     * leads to each of these, in this order. Absent parts have begin 0. */
    int (*begin_related)(void *ctx, size_t relation);
    /* The same relationship comes again, with or without identifiers: what came of it is void.
     * NULL: nothing to do. */
    int (*again_related)(void *ctx, size_t relation);
    int (*related)(void *ctx, size_t relation, const perk_cell *type, const perk_cell *id);

    /* What has no cell, for those who keep all: members that the table does not know, values that
     * were `wrong`, `links` and `meta` of the resource, and whole relationships of which `related`
     * does not give all. Is called only when `rest`. `path` has `steps` steps from the resource. */
    int (*unknown)(void *ctx, const perk_row_step *path, size_t steps, perk_str raw);
    bool rest;

    /* A call needs `ctx` no longer; NULL: nothing to do. */
    void (*drop)(void *ctx);
} perk_row_sink;

/* What was read of one resource. */
typedef struct perk_row_parts {
    perk_cell type;                     /* a text; else absent */
    perk_cell id, legacy_id;            /* `id`, `_id`: a text or a number; else absent */
    perk_str json;                      /* all of it */
    perk_str attributes, relationships; /* objects; {NULL,0}: none */
} perk_row_parts;

typedef struct perk_walk {
    const perk_op *op;         /* whose reply it is */
    perk_drift *drift;         /* where to note what the table does not know; NULL: nowhere */
    const perk_row_sink *sink; /* NULL: none */
    void *ctx;                 /* the sink's */
    int code;                  /* PERK_E_NOMEM of the sink, or 0 */

    /* private: */
    const perk_resource_kind *plain; /* what primary resources are, when they are plain objects */
    bool included;                   /* where the resource at hand is */
    const perk_resource_kind *kind;
    const perk_slot *slots; /* of the row at hand; NULL: it is not wanted */
    perk_drift row;         /* what was noted of the resource at hand */
    /* Of the primary and the included resource that came last: */
    perk_str last_type[2];
    const perk_resource_kind *last_kind[2];
    bool last_expected[2]; /* the operation has that type there */
} perk_walk;

#endif
