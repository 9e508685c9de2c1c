/* paths.h - the `paths` setting: paths of operations in place of the table's, for what no table can
 * know. */
#ifndef PERK_CLIENT_PATHS_H
#define PERK_CLIENT_PATHS_H

#include "api/table.h"

/* Whether the text is {"operation": "/path/{placeholder}", ...}: operations of the provider, paths
 * on its own origin, each with exactly the operation's placeholders. */
int perk_paths_check(const perk_provider *provider, perk_str text, perk_error *err);
/* The path that a checked text gives for an operation, a view into it; {NULL,0} when none. */
perk_str perk_paths_find(perk_str text, const char *op_name);

#endif
