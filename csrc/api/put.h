/* put.h - members of a row that is written as JSON, in addition to those of json/write.h. Those
 * that a row may lack are null, except in fields (parameters, attributes, members), where only what
 * is set is written: there are hundreds of them. */
#ifndef PERK_API_PUT_H
#define PERK_API_PUT_H

#include "api/table.h"
#include "json/write.h"

/* NULL: null. */
void perk_put_text(perk_writer *out, const char *key, const char *text);
void perk_put_text_if(perk_writer *out, const char *key, const char *text);
void perk_put_list(perk_writer *out, const char *key,
                   const char *const *texts); /* NULL-terminated */
void perk_put_bounds(perk_writer *out, bool bounded, int64_t min, int64_t max);
const char *perk_type_name(perk_type type);

#endif
