/* number.h - numbers as the grammar has them. */
#ifndef PERK_JSON_NUMBER_H
#define PERK_JSON_NUMBER_H

#include "base/str.h"

enum perk_number_kind { PERK_NUMBER_INT, PERK_NUMBER_BIG, PERK_NUMBER_REAL };

typedef struct perk_number {
    const char *end;     /* just behind the number; of no meaning when there is a problem */
    const char *problem; /* static text; "" means lack of memory */
    enum perk_number_kind kind;
    int64_t integer;
    double real;
} perk_number;

/* Reads one number. Without `exact` a real is checked for overflow only, its value left out where
 * that is quicker. */
void perk_lex_number(perk_number *number, perk_str text, bool exact);

#endif
