/* put.h - members of a row that is written as JSON. Those that a row may lack are null, except in
 * fields (parameters, attributes, members), where only what is set is written: there are hundreds
 * of them. */
#ifndef PERK_API_PUT_H
#define PERK_API_PUT_H

#include "api/table.h"
#include "json/write.h"

/* Absent views and NULL: null. */
void perk_put_str(perk_writer *out, const char *key, perk_str text);
void perk_put_text(perk_writer *out, const char *key, const char *text);
void perk_put_text_if(perk_writer *out, const char *key, const char *text);
void perk_put_bool(perk_writer *out, const char *key, bool value);
void perk_put_int(perk_writer *out, const char *key, int64_t value);
void perk_put_list(perk_writer *out, const char *key,
                   const char *const *texts); /* NULL-terminated */
void perk_put_bounds(perk_writer *out, bool bounded, int64_t min, int64_t max);
void perk_begin_list(perk_writer *out, const char *key);
void perk_begin_object(perk_writer *out, const char *key);
const char *perk_type_name(perk_type type);

#endif
