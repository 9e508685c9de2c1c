/* headers.h - the headers of a reply, kept in case it becomes an error: a trace id is of use to
 * whoever reports it. */
#ifndef PERK_CALL_HEADERS_H
#define PERK_CALL_HEADERS_H

#include "base/buf.h"

/* Keeps one header of the running reply, unless it may carry a credential or an address. What does
 * not fit is left out. */
void perk_headers_keep(perk_buf *kept, perk_str name, perk_str value);
void perk_headers_clear(perk_buf *kept);

#endif
