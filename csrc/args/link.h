/* link.h - the query parameters of an operation, to be added to a link that the API gave out. */
#ifndef PERK_ARGS_LINK_H
#define PERK_ARGS_LINK_H

#include "args/args.h"

/* Those that are given, as a JSON object of wire names and values. */
perk_text *perk_args_query(const perk_args *args, perk_error *err);

#endif
