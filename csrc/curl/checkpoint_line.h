/* checkpoint_line.h - the lines of a checkpoint as text. Pure. */
#ifndef PERK_CURL_CHECKPOINT_LINE_H
#define PERK_CURL_CHECKPOINT_LINE_H

#include "curl/idset.h"

typedef enum perk_checkpoint_head {
    PERK_HEAD_OTHER_FILE,
    PERK_HEAD_OTHER_OPERATION,
    PERK_HEAD_OTHER_ARGUMENTS
} perk_checkpoint_head;

/* The first line (owned) of a pull with these arguments. */
perk_text *perk_checkpoint_line_head(const char *operation, const perk_args *shared,
                                     perk_error *err);
/* How a first line differs from the one that is wanted. */
perk_checkpoint_head perk_checkpoint_line_compare(perk_str line, perk_str wanted);
/* Any other line: adds its ids and its note. PERK_E_PARSE, PERK_E_NOMEM. */
int perk_checkpoint_line_read(perk_str line, perk_idset *ids, perk_buf *notes);
/* Adds a note, as an element of a JSON list. */
int perk_checkpoint_line_note(perk_str note, perk_buf *notes);

#endif
