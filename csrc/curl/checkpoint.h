/*
 * checkpoint.h - the file in which a pull notes the ids that are done. Lines of JSON, only ever
 * appended:
 *
 *     {"libperk_pull":1,"operation":"offers.list","arguments":"<perk_args_digest>"}
 *     {"done":["u-1","u-2"]}
 *     {"done":["u-3"],"saved":"part-00001.parquet"}
 *
 * Each line is one write, so that a process that is killed leaves whole lines; what a crash of the
 * machine or a full disk has torn is cut off. Nobody but the owner may read the file (0600), and
 * one process at a time writes it (flock, where the file system has locks).
 */
#ifndef PERK_CURL_CHECKPOINT_H
#define PERK_CURL_CHECKPOINT_H

#include "curl/idset.h"
#include "json/write.h"

typedef struct perk_checkpoint {
    int fd;
    perk_idset done;   /* by earlier runs, and not given to this one yet */
    perk_buf notes;    /* all "saved", as elements of a JSON list: "a","b" */
    perk_writer line;  /* the one that is being written */
    size_t line_count; /* its ids */
} perk_checkpoint;

/* Opens it, makes it when there is none, and reads what is done. `head` is the first line that it
 * must have, without the end of the line. PERK_E_INPUT when it cannot be used. */
perk_checkpoint *perk_checkpoint_new(perk_str path, perk_str head, perk_error *err);
/* True when an earlier run has done the id; as many times as it did. */
bool perk_checkpoint_skips(perk_checkpoint *checkpoint, perk_str id);
/* The id is done: it comes with the next line. */
void perk_checkpoint_add(perk_checkpoint *checkpoint, perk_str id);
/* Writes that line, if there are ids or a note ({NULL,0}: none) for it. */
int perk_checkpoint_write(perk_checkpoint *checkpoint, perk_str note, perk_error *err);
/* Asks the system to store all lines on the disk. */
int perk_checkpoint_sync(perk_checkpoint *checkpoint, perk_error *err);
void perk_checkpoint_free(perk_checkpoint *checkpoint);

#endif
