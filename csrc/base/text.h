/* text.h - owned bytes, behind a view (str.h). Reading and freeing them is public (perk.h). */
#ifndef PERK_BASE_TEXT_H
#define PERK_BASE_TEXT_H

#include "base/str.h"

/* Owned, NUL-terminated copy of bytes; NULL when out of memory. */
perk_text *perk_text_new(perk_str bytes, perk_error *err);
/* Takes over a heap block of `len` bytes plus NUL. Frees it when out of memory. */
perk_text *perk_text_take(char *ptr, size_t len, perk_error *err);

#endif
