/* compare.h - what is no resource in a reply, compared with the table. Resources are compared while
 * they are scanned (walk.h). Never an error: new things are data. */
#ifndef PERK_JSONAPI_COMPARE_H
#define PERK_JSONAPI_COMPARE_H

#include "api/table.h"
#include "client/drift.h"

/* Notes elements of lists that are no resources, and a second page of a list that has one. Replies
 * without resources (tokens, plain values) are not compared. Nothing happens when `op` or `drift`
 * is NULL. */
void perk_compare_doc(const perk_doc *doc, const perk_op *op, perk_drift *drift);

#endif
