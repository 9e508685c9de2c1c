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

/* Bytes of the printable UTF-8 character at the front; 0 when there is none. */
static size_t printable(perk_str text)
{
    unsigned char lead = (unsigned char)text.ptr[0],
                  next = text.len > 1 ? (unsigned char)text.ptr[1] : 0;
    if (lead < 0x80)
        return lead >= 0x20 && lead != 0x7f;
    size_t len = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (lead < 0xc2 || lead > 0xf4 || len > text.len || (lead == 0xc2 && next < 0xa0) ||
        (lead == 0xe0 && next < 0xa0) || (lead == 0xed && next > 0x9f) ||
        (lead == 0xf0 && next < 0x90) || (lead == 0xf4 && next > 0x8f))
        return 0;
    for (size_t i = 1; i < len; i++)
        if (((unsigned char)text.ptr[i] & 0xc0) != 0x80)
            return 0;
    return len;
}

void perk_error_copy(char *field, size_t size, perk_str value)
{
    size_t len = 0;
    while (value.len && len + 1 < size) {
        size_t step = printable(value);
        if (len + step >= size)
            break;
        memcpy(field + len, step ? value.ptr : "?", step ? step : 1);
        len += step ? step : 1;
        value = perk_str_from(value, step ? step : 1);
    }
    field[len] = '\0';
}

/* The line is a little longer than a message, so that a character at the cut is seen whole. */
static void set(perk_error *err, int code, const char *format, va_list args)
{
    char line[sizeof err->message + 4];
    int len = vsnprintf(line, sizeof line, format, args);
    size_t shown = len < 0 ? 0 : (size_t)len < sizeof line ? (size_t)len : sizeof line - 1;
    perk_error_clear(err);
    err->code = code;
    perk_error_copy(err->message, sizeof err->message, (perk_str){line, shown});
}

int perk_error_set(perk_error *err, int code, const char *format, ...)
{
    va_list args;
    if (!err || err->code)
        return code;
    va_start(args, format);
    set(err, code, format, args);
    va_end(args);
    return code;
}

int perk_error_set_at(perk_error *err, int code, perk_str where, const char *format, ...)
{
    va_list args;
    if (!err || err->code)
        return code;
    va_start(args, format);
    set(err, code, format, args);
    va_end(args);
    perk_error_at(err, where);
    return code;
}

int perk_error_no_such(perk_str noun, perk_str name, const char *near, perk_error *err)
{
    return perk_error_set(err, PERK_E_NAME,
                          near ? "there is no %.*s '%.*s'; did you mean '%s'?"
                               : "there is no %.*s '%.*s'",
                          PERK_SHOW(noun), PERK_SHOW(name), near);
}

int perk_error_pass(perk_error *err, const perk_error *own)
{
    if (own->code && err && !err->code)
        *err = *own;
    return own->code;
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
