/* vector.h - reads the language-neutral cases below tests/vectors. */
#ifndef PERK_TEST_VECTOR_H
#define PERK_TEST_VECTOR_H

#include "base/str.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h> /* needs the headers above */

/* Calls `run` for every case of tests/vectors/<kind>, sorted; `path` is its folder or its file.
 * Prints and returns how many there were. */
int vector_each(const char *kind, void (*run)(const char *path));
/* A case that is one file, with the defaults of its kind filled in (new reference). */
json_t *vector_case(const char *path);
/* A file of a case's folder as JSON (new reference) or bytes (free() .ptr); NULL / {NULL,0} when
 * the file is absent. */
json_t *vector_json(const char *path, const char *file);
perk_str vector_bytes(const char *path, const char *file);
/* Compares an error with {"name": ..., "pointer": ..., ...}: only the members given. `name` is that
 * of the error table. */
void vector_check_error(const char *path, const perk_error *err, const json_t *expected);
/* The code of an error by its name in the error table; 0 for NULL. */
int vector_code(const char *name);
/* {"key": "text"} into settings; a client. */
perk_client *vector_client(const json_t *test_case);
/* NULL when a setting is refused, or all of them together. */
perk_client *vector_try_client(const json_t *test_case, perk_error *err);

#endif
