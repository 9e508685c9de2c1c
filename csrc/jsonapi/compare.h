/* compare.h - holds a reply against the table and notes what the table does not know. Never an
 * error: new things are data. */
#ifndef PERK_JSONAPI_COMPARE_H
#define PERK_JSONAPI_COMPARE_H

#include "api/table.h"
#include "client/drift.h"

/* The types of all resources are looked at; inside of them, of long lists at most
 * PERK_DRIFT_SAMPLE, spread out, and others with the next reply. Replies without resources (tokens,
 * plain values) are not compared. Nothing happens when `op` or `drift` is NULL. */
void perk_compare_doc(const perk_doc *doc, const perk_op *op, perk_drift *drift);

#endif
