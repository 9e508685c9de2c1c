/* frame.h - which member of an item each column of a frame is: columns are named as the members
 * are, those of nested objects with the object's name in front ("merchant_name"), or are structs.
 */
#ifndef PERK_WRITES_FRAME_H
#define PERK_WRITES_FRAME_H

#include "writes/column.h"
#include "json/write.h"

/* A member of the items that rows become; the columns of one object stand together. */
typedef struct perk_frame_member {
    const perk_field *field; /* NULL: type, id, attributes, and names that are not known */
    perk_str key;
    perk_text *quoted; /* the key as JSON, with its colon */
    size_t column;     /* PERK_FRAME_NONE: an object of `members` */
    struct perk_frame_member *members;
    size_t count, room;
} perk_frame_member;

#define PERK_FRAME_NONE SIZE_MAX

typedef struct perk_frame {
    perk_column columns; /* a struct of them */
    perk_frame_member item;
} perk_frame;

/* `frame` is all zero before; perk_frame_clear empties it after a failure, too. PERK_E_NAME for a
 * column that is no member (strict), PERK_E_INPUT for one that is given twice, PERK_E_TYPE for
 * columns without a JSON form. */
int perk_frame_read(perk_frame *frame, const perk_op *op, const struct ArrowSchema *schema,
                    bool strict, perk_error *err);
void perk_frame_clear(perk_frame *frame);
/* The column of a row that has no JSON form, and why (static text); NULL: all have one. */
typedef struct perk_frame_fault {
    const perk_column *column;
    const char *why;
} perk_frame_fault;

/* Writes a row as an item; missing values are left out. */
perk_frame_fault perk_frame_write(const perk_frame *frame, const struct ArrowArray *batch,
                                  int64_t row, perk_writer *out);

#endif
