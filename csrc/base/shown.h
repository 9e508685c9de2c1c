/* shown.h - texts of others, made fit for people to see. */
#ifndef PERK_BASE_SHOWN_H
#define PERK_BASE_SHOWN_H

#include "base/buf.h"

/* Writes what perk_text_shown returns. */
void perk_shown_put(perk_buf *out, perk_str text, size_t max_chars);

#endif
