/* options.h - the options of a table (perk_table_new). Private to table/. */
#ifndef PERK_TABLE_OPTIONS_H
#define PERK_TABLE_OPTIONS_H

#include "table/arena.h"

typedef struct perk_names {
    perk_str *at;
    size_t count;
    bool given; /* an empty list is one, too */
} perk_names;

typedef struct perk_table_options {
    perk_str key; /* {NULL,0}: none */
    perk_names columns, parts;
    bool rest, dictionary;
    int64_t chunk_rows, chunk_bytes;
} perk_table_options;

/* Texts are kept in the arena. */
int perk_table_options_read(perk_table_options *out, perk_arena *arena, perk_str json,
                            perk_error *err);

#endif
