/* select.h - which columns of a part a table has, and in which order. Private to table/. */
#ifndef PERK_TABLE_SELECT_H
#define PERK_TABLE_SELECT_H

#include "table/plan.h"

/* Puts the columns of part 0 in the order that was asked for, between the key and the rest, and
 * makes the slots of its kinds follow. PERK_E_NAME, PERK_E_INPUT for names that are not fine. */
int perk_select(perk_plan *plan, perk_error *err);

#endif
