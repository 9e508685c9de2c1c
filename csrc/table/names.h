/* names.h - names of parts and columns, made of those of the operation table. Private to table/. */
#ifndef PERK_TABLE_NAMES_H
#define PERK_TABLE_NAMES_H

#include "table/arena.h"

/* "EarnedOffer": "earned_offer". NULL when memory is short, as below. */
char *perk_names_snake(perk_arena *arena, const char *class_name);
/* "category", "offers": "categories", "offers". */
char *perk_names_plural(perk_arena *arena, const char *name);
/* "category", "offers": "category", "offer". */
char *perk_names_singular(perk_arena *arena, const char *name);

#endif
