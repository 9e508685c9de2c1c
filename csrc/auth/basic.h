/* basic.h - Authorization values. */
#ifndef PERK_AUTH_BASIC_H
#define PERK_AUTH_BASIC_H

#include "base/buf.h"

/* "Basic " + base64(user:password). */
void perk_basic_value(perk_buf *out, perk_str user, perk_str password);

#endif
