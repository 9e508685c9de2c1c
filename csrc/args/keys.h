/* keys.h - names of a JSON object in an order that does not depend on the language they came from.
 */
#ifndef PERK_ARGS_KEYS_H
#define PERK_ARGS_KEYS_H

#include "base/str.h"

#include <jansson.h>

/* The keys of `object` in byte order (perk_mem_free the array; the texts are borrowed); NULL when
 * out of memory. */
perk_str *perk_keys_sorted(const json_t *object, size_t *count, perk_error *err);

#endif
