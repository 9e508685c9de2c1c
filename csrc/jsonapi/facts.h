/* facts.h - what people look at first in a resource, as texts fit for them. */
#ifndef PERK_JSONAPI_FACTS_H
#define PERK_JSONAPI_FACTS_H

#include "api/table.h"
#include "base/buf.h"
#include "jsonapi/types.h"

#define PERK_MASK "***" /* in place of what is personal */

typedef struct perk_facts {
    const perk_resource_kind *kind; /* NULL: the table does not know it */
    perk_buf at[PERK_FACTS];        /* by fact; empty: the resource has none */
} perk_facts;

/* The table's kind of a resource; NULL: unknown. */
const perk_resource_kind *perk_facts_kind(const perk_resource *resource);
/* 0 or PERK_E_NOMEM. What the resource has in another form than in the table is left out. To be
 * freed in any case. */
int perk_facts_read(const perk_resource *resource, perk_facts *out, perk_error *err);
void perk_facts_free(perk_facts *facts);

#endif
