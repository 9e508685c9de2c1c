#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void perk_error_clear(perk_error *err)
{
    static const perk_error blank = PERK_ERROR_INIT;
    if (err)
        *err = blank;
}

void perk_error_copy(char *field, size_t size, perk_str value)
{
    size_t len = value.len < size - 1 ? value.len : size - 1;
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)value.ptr[i];
        field[i] = c < 0x20 || c == 0x7f ? '?' : (char)c;
    }
    /* Never leave half a UTF-8 character at the cut. */
    while (len < value.len && len > 0 && ((unsigned char)value.ptr[len] & 0xc0) == 0x80)
        len--;
    field[len] = '\0';
}

int perk_error_set(perk_error *err, int code, const char *format, ...)
{
    char line[sizeof err->message];
    va_list args;
    if (!err || err->code)
        return code;
    va_start(args, format);
    int len = vsnprintf(line, sizeof line, format, args);
    va_end(args);
    size_t shown = len < 0 ? 0 : (size_t)len < sizeof line ? (size_t)len : sizeof line - 1;
    perk_error_clear(err);
    err->code = code;
    perk_error_copy(err->message, sizeof err->message, (perk_str){line, shown});
    return code;
}

int perk_error_nomem(perk_error *err)
{
    return perk_error_set(err, PERK_E_NOMEM, "out of memory");
}

void perk_error_at(perk_error *err, perk_str pointer)
{
    if (err && err->code && !err->pointer[0])
        perk_error_copy(err->pointer, sizeof err->pointer, pointer);
}

void perk_error_at_byte(perk_error *err, size_t offset)
{
    if (err && err->code && err->offset < 0)
        err->offset = (int64_t)offset;
}
