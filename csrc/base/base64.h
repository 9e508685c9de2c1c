/* base64.h - RFC 4648 section 4: standard alphabet, padded. */
#ifndef PERK_BASE_BASE64_H
#define PERK_BASE_BASE64_H

#include "base/buf.h"

void perk_base64_encode(perk_buf *out, perk_str bytes);

#endif
