/* describe_op.h - the larger rows as JSON: operations, resource kinds, objects. */
#ifndef PERK_API_DESCRIBE_OP_H
#define PERK_API_DESCRIBE_OP_H

#include "api/table.h"
#include "json/write.h"

void perk_describe_op(perk_writer *out, const perk_op *op);
void perk_describe_kind(perk_writer *out, const perk_resource_kind *kind);
void perk_describe_object(perk_writer *out, const perk_object *object);

#endif
