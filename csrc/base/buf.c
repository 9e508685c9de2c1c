#include "base/buf.h"

#include "base/error.h"
#include "base/mem.h"
#include "base/text.h"

#include <string.h>

void perk_buf_init(perk_buf *buf, size_t max)
{
    *buf = (perk_buf){.max = max};
}

void perk_buf_init_on(perk_buf *buf, char *space, size_t size)
{
    *buf = (perk_buf){.ptr = space, .cap = size, .max = size - 1};
}

/* A fresh block instead of realloc: what is left behind may be a secret and must be wiped. */
static int grow(perk_buf *buf, size_t cap)
{
    char *ptr = perk_mem_grow(NULL, cap); /* not zeroed: what is read was written */
    if (!ptr)
        return buf->failed = PERK_E_NOMEM;
    if (buf->len)
        memcpy(ptr, buf->ptr, buf->len);
    perk_mem_wipe(buf->ptr, buf->cap);
    perk_mem_free(buf->ptr);
    buf->ptr = ptr;
    buf->cap = cap;
    return 0;
}

static size_t doubled(const perk_buf *buf, size_t need)
{
    size_t cap = buf->cap ? buf->cap : 64;
    while (cap < need)
        cap *= 2;
    return cap;
}

void perk_buf_reserve(perk_buf *buf, size_t len)
{
    if (!buf->failed && len <= buf->max && len >= buf->cap)
        grow(buf, len + 1);
}

char *perk_buf_room(perk_buf *buf, size_t len)
{
    if (buf->failed)
        return NULL;
    if (len > buf->max || buf->len > buf->max - len) {
        buf->failed = PERK_E_LIMIT;
        return NULL;
    }
    if (buf->len + len + 1 > buf->cap && grow(buf, doubled(buf, buf->len + len + 1)) != 0)
        return NULL;
    return buf->ptr + buf->len;
}

void perk_buf_put(perk_buf *buf, perk_str bytes)
{
    char *room = perk_buf_room(buf, bytes.len);
    if (!room || !bytes.len)
        return;
    memcpy(room, bytes.ptr, bytes.len);
    buf->len += bytes.len;
}

void perk_buf_putc(perk_buf *buf, char c)
{
    perk_buf_put(buf, (perk_str){&c, 1});
}

void perk_buf_puts(perk_buf *buf, const char *cstr)
{
    perk_buf_put(buf, perk_str_of(cstr));
}

void perk_buf_putint(perk_buf *buf, int64_t value)
{
    char digits[24];
    char *end = digits + sizeof digits, *at = end;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do
        *--at = (char)('0' + rest % 10);
    while (rest /= 10);
    if (value < 0)
        *--at = '-';
    perk_buf_put(buf, (perk_str){at, (size_t)(end - at)});
}

perk_str perk_buf_str(const perk_buf *buf)
{
    return (perk_str){buf->ptr ? buf->ptr : "", buf->len};
}

int perk_buf_check(const perk_buf *buf, const char *what, perk_error *err)
{
    if (buf->failed == PERK_E_LIMIT)
        return perk_error_set(err, PERK_E_LIMIT, "%s would be longer than %zu bytes", what,
                              buf->max);
    return buf->failed ? perk_error_nomem(err) : 0;
}

perk_text *perk_buf_take(perk_buf *buf, const char *what, perk_error *err)
{
    perk_buf_room(buf, 0); /* so that there is a NUL-terminated block, even for nothing */
    if (perk_buf_check(buf, what, err) != 0) {
        perk_buf_free(buf);
        return NULL;
    }
    buf->ptr[buf->len] = '\0';
    char *ptr = buf->ptr;
    size_t len = buf->len;
    perk_buf_init(buf, buf->max);
    return perk_text_take(ptr, len, err);
}

void perk_buf_free(perk_buf *buf)
{
    perk_mem_wipe(buf->ptr, buf->cap);
    perk_mem_free(buf->ptr);
    perk_buf_init(buf, buf->max);
}
