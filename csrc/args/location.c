#include "args/location.h"

#include "base/buf.h"
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

static void put_path(perk_buf *out, const perk_location *at)
{
    if (at->up) {
        put_path(out, at->up);
        perk_buf_putc(out, '/');
    }
    if (at->name)
        perk_buf_puts(out, at->name);
    else
        perk_buf_putint(out, (int64_t)at->index);
}

int perk_location_error(const perk_location *at, int code, const char *format, ...)
{
    perk_error *err = at->run->err;
    char reason[sizeof err->message];
    perk_buf path;
    va_list args;
    va_start(args, format);
    vsnprintf(reason, sizeof reason, format, args);
    va_end(args);
    perk_buf_init(&path, sizeof err->pointer);
    put_path(&path, at);
    perk_error_set_at(err, code, perk_buf_str(&path), "%.*s: %s", (int)path.len,
                      perk_buf_str(&path).ptr, reason);
    perk_buf_free(&path);
    return code;
}
