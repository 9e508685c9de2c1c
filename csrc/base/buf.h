/* buf.h - a bounded byte builder. Failure sticks, so a run of puts needs one check at the end. */
#ifndef PERK_BASE_BUF_H
#define PERK_BASE_BUF_H

#include "base/str.h"

typedef struct perk_buf perk_buf;
struct perk_buf {
    char *ptr;
    size_t len, cap, max;
    int failed; /* 0, PERK_E_NOMEM or PERK_E_LIMIT */
};

void perk_buf_init(perk_buf *buf, size_t max);
/* A builder inside the caller's own `space`: it never allocates and is neither taken nor freed. */
void perk_buf_init_on(perk_buf *buf, char *space, size_t size);
void perk_buf_put(perk_buf *buf, perk_str bytes);
void perk_buf_putc(perk_buf *buf, char c);
void perk_buf_puts(perk_buf *buf, const char *cstr);
void perk_buf_putint(perk_buf *buf, int64_t value);
/* Makes space for `len` bytes in all, in one block that is not larger; nothing when they pass
 * `max`.
 */
void perk_buf_reserve(perk_buf *buf, size_t len);
/* Space for `len` more bytes at the end: write there, then add to buf->len. NULL on failure. */
char *perk_buf_room(perk_buf *buf, size_t len);
perk_str perk_buf_str(const perk_buf *buf);
/* 0, or the sticky failure written to err; `what` names the thing built ("url"). */
int perk_buf_check(const perk_buf *buf, const char *what, perk_error *err);
/* Hands the bytes over as text and leaves the buffer empty; NULL on failure. */
perk_text *perk_buf_take(perk_buf *buf, const char *what, perk_error *err);
void perk_buf_free(perk_buf *buf); /* wipes */

#endif
