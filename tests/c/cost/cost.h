/* cost.h - what the files of perk_cost share. */
#ifndef PERK_TEST_COST_H
#define PERK_TEST_COST_H

#include "base/str.h"

#include <stdio.h>
#include <stdlib.h>

#define FEW 128  /* the size of a small input */
#define TIMES 16 /* how much larger the large one is */

typedef struct input {
    size_t count;
    char *text;
    size_t len, cap;
    perk_doc *doc;
    perk_call *call;
    perk_args *args;
} input;

/* `make` is not counted, `read` is. */
typedef struct reader {
    const char *name;
    void (*make)(input *in);
    void (*read)(input *in);
} reader;

extern const reader perk_cost_documents[], perk_cost_writes[]; /* the last one has no name */

void must(bool holds, const char *claim);
__attribute__((format(printf, 2, 3))) void put(input *in, const char *format, ...);
/* `head`, then the element so many times with its number in place of each %zu, then `tail`. */
void fill(input *in, const char *head, const char *element, const char *tail);
perk_str text_of(const input *in);
perk_doc *parsed(const input *in);

#endif
