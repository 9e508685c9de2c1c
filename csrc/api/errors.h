/* errors.h - the kinds of errors. */
#ifndef PERK_API_ERRORS_H
#define PERK_API_ERRORS_H

#include "api/table.h"

extern const perk_error_kind perk_error_kinds[];
extern const size_t perk_error_kind_count;

const perk_error_kind *perk_error_kind_find(int code);

#endif
