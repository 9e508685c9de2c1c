/* error.h - filling perk_error: the first error wins, messages are one printable line. */
#ifndef PERK_BASE_ERROR_H
#define PERK_BASE_ERROR_H

#include "base/str.h"

/* Formats `code` into err (when it is given and still blank) and returns `code`. `%.*s` with
 * PERK_SHOW for views. */
int perk_error_set(perk_error *err, int code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
int perk_error_nomem(perk_error *err);
/* The same with the place: a JSON pointer, parameter, setting or header. */
int perk_error_set_at(perk_error *err, int code, perk_str where, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* PERK_E_NAME: there is no `noun` of that name. `near`: the nearest one, or NULL. */
int perk_error_no_such(perk_str noun, perk_str name, const char *near, perk_error *err);
/* Passes on an error that was collected apart: the first error wins here too. Returns its code. */
int perk_error_pass(perk_error *err, const perk_error *own);
/* Adds where to an error that has no place yet: a pointer as above; a byte offset. No-op when err
 * is NULL or blank. */
void perk_error_at(perk_error *err, perk_str pointer);
void perk_error_at_byte(perk_error *err, size_t offset);
/* Bounded, NUL-terminated copy in which control characters and bytes that are not UTF-8 become "?";
 * never half a character. */
void perk_error_copy(char *field, size_t size, perk_str value);

/* Arguments for "%.*s": at most 64 bytes of a name. Only for names, never for values a user typed.
 */
#define PERK_SHOW(view) (int)((view).len < 64 ? (view).len : 64), (view).ptr ? (view).ptr : ""

#endif
