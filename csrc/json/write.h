/* write.h - compact JSON text from events. Strings must be UTF-8 (checked: a bad byte makes the
 * writer fail with PERK_E_INPUT).
 */
#ifndef PERK_JSON_WRITE_H
#define PERK_JSON_WRITE_H

#include "base/buf.h"

/* Commas and colons are the writer's business. Nesting deeper than PERK_MAX_DEPTH fails. */
typedef struct perk_writer {
    perk_buf out;
    size_t depth;
    bool comma;          /* the next value or key needs one */
    const char *problem; /* static text, NULL while all is well */
    int code;
} perk_writer;

void perk_writer_init(perk_writer *writer, size_t max_bytes);
void perk_write_null(perk_writer *writer);
void perk_write_bool(perk_writer *writer, int value);
void perk_write_int(perk_writer *writer, int64_t value);
void perk_write_real(perk_writer *writer,
                     double value); /* shortest text that reads back the same; not finite: fails */
void perk_write_raw(perk_writer *writer, perk_str json); /* text that is known to be valid JSON */
void perk_write_string(perk_writer *writer, perk_str value);
void perk_write_key(perk_writer *writer, perk_str name);
/* A key that is known to be plain, with its quotes and colon. */
void perk_write_quoted_key(perk_writer *writer, perk_str quoted);
void perk_write_begin(perk_writer *writer, char bracket); /* '{' or '[' */
void perk_write_end(perk_writer *writer, char bracket);   /* '}' or ']' */
/* Members with their names. */
void perk_write_pair_str(perk_writer *writer, const char *name, perk_str value); /* absent: null */
void perk_write_pair_int(perk_writer *writer, const char *name, int64_t value);
void perk_write_pair_bool(perk_writer *writer, const char *name, bool value);
void perk_write_pair_begin(perk_writer *writer, const char *name, char bracket);
int perk_writer_check(const perk_writer *writer, perk_error *err);
/* The text (owned); NULL on failure. Leaves the writer empty. */
perk_text *perk_writer_take(perk_writer *writer, perk_error *err);
void perk_writer_free(perk_writer *writer);

#endif
