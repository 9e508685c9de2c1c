/* paths.h - the `paths` setting: paths of operations in place of the table's, for what no table can know. */
#ifndef PERK_CLIENT_PATHS_H
#define PERK_CLIENT_PATHS_H

#include "api/table.h"

#include <jansson.h>

/* Reads {"operation": "/path/{placeholder}", ...}: operations of the provider, paths on its own origin, with exactly the
 * operation's placeholders. NULL with the error written otherwise. */
json_t *perk_paths_read(perk_str provider, perk_str text, perk_error *err);

#endif
