/* head.h - the headers of a reply as libcurl hands them over, line by line: interim blocks (1xx),
 * the final one, trailers. Only the final block is the reply's. */
#ifndef PERK_CURL_HEAD_H
#define PERK_CURL_HEAD_H

#include "base/buf.h"

typedef enum perk_head_state {
    PERK_HEAD_NONE, /* no final block has begun */
    PERK_HEAD_OPEN, /* lines of a block are coming in */
    PERK_HEAD_OVER  /* the final block ended; whatever follows are trailers */
} perk_head_state;

typedef struct perk_head {
    perk_buf
        lines; /* of the block, each with its line end; a folded line is joined to the one before */
    perk_head_state state;
    bool interim; /* the block's status is 1xx */
} perk_head;

void perk_head_begin(perk_head *head);
/* Takes one line; false when the headers pass PERK_MAX_HEAD, or memory runs out (then
 * `lines.failed`). */
bool perk_head_take(perk_head *head, perk_str line);
typedef struct perk_head_line {
    perk_str name, value;
} perk_head_line;

/* The header at `*at`, which moves on; false behind the last. Lines without a colon are skipped. */
bool perk_head_next(const perk_head *head, size_t *at, perk_head_line *found);
/* False when the block names several lengths of the body, or one that is no number: nobody knows
 * then where the body ends, whatever libcurl made of it. */
bool perk_head_has_one_length(const perk_head *head);
/* Feeds the final block to the call whose reply is about to be fed. */
void perk_head_feed(const perk_head *head, perk_call *call);
void perk_head_free(perk_head *head);

#endif
