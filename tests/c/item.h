/* item.h - items of requests made of any bytes, good and bad, and both ways of checking one: by
 * scanning (args/direct.c) and by a tree (args/validate.c). */
#ifndef PERK_TEST_ITEM_H
#define PERK_TEST_ITEM_H

#include "base/buf.h"

#include "api/table.h"

/* Bytes that choose; zeros behind their end. */
typedef struct choices {
    const uint8_t *at, *end;
} choices;

unsigned choose(choices *from, unsigned count); /* 0 to count - 1 */

/* An operation that writes a list of items; NULL behind the last of them. */
const perk_op *item_op(size_t index);
/* An item of the operation, in either form: mostly right, here and there not. */
void item_make(perk_buf *out, const perk_op *op, choices *from);
/* Aborts with a message unless arguments that are made of the item in both ways have the same
 * request or the same error. */
void item_check(const perk_op *op, int strict, perk_str json);
/* Whether it needs no tree. */
bool item_is_direct(const perk_op *op, int strict, perk_str json);

#endif
