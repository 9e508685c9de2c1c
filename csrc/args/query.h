/* query.h - name=value pairs of URLs and forms. */
#ifndef PERK_ARGS_QUERY_H
#define PERK_ARGS_QUERY_H

#include "api/table.h"
#include "base/buf.h"

#include <jansson.h>

/* A scalar as text, escaped: numbers in their shortest form, true/false. Lists and objects are not
 * scalars: false. */
bool perk_query_scalar(perk_buf *out, const json_t *value);
/* Pairs one after the other. */
typedef struct perk_pairs {
    perk_buf *out;
    char mark; /* goes before the next pair: '?', '&', or 0 for nothing */
} perk_pairs;

void perk_query_text(perk_pairs *pairs, perk_str name, perk_str value);
/* A scalar, or a list in the given arity. false when the value is neither a scalar nor a list of
 * scalars. Null and [] add nothing. */
bool perk_query_value(perk_pairs *pairs, perk_str name, perk_arity arity, const json_t *value);

#endif
