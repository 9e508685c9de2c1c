/* compile.h - plans out of the operation table and the options of a table. Private to table/. */
#ifndef PERK_TABLE_COMPILE_H
#define PERK_TABLE_COMPILE_H

#include "table/plan.h"

/* NULL: PERK_E_INPUT for an operation without resources; the errors of options. */
perk_plan *perk_compile_plan(const perk_op *op, perk_str options_json, perk_error *err);

#endif
