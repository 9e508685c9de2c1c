/* failmalloc.h - lets every allocation fail once. Linked into a test, it stands before malloc,
 * calloc, realloc and free of the whole process; only the thread that runs a story is ever refused
 * memory. Not available under sanitizers, which own malloc. */
#ifndef PERK_TEST_FAILMALLOC_H
#define PERK_TEST_FAILMALLOC_H

#include <stdbool.h>
#include <stddef.h>

bool failmalloc_available(void);

/* Runs `story` once undisturbed (it must return 0; what one-time set-up keeps is allowed), then
 * again and again with the first, the second, ... allocation refused, until none is. Each time one
 * was refused the story must return PERK_E_NOMEM and leave no block behind. Fails the cmocka test
 * otherwise; returns how many allocations were made to fail. */
int failmalloc_each(int (*story)(void *ctx), void *ctx);

/* The same for a story that runs through foreign code (libcrypto), which may do without some block,
 * or lose one, when memory is short: it must return 0 or PERK_E_NOMEM. What is ours is counted by
 * perk_live(). */
int failmalloc_each_foreign(int (*story)(void *ctx), void *ctx);

/* The most bytes that this thread held at any moment of `story` (which must return 0) beyond what
 * it held before; 0 when that cannot be counted. */
size_t failmalloc_peak(int (*story)(void *ctx), void *ctx);

/* Runs `story` once with allocation `index` (from 0) refused; whether there were that many. What it
 * returns is not looked at. */
bool failmalloc_nth(int (*story)(void *ctx), void *ctx, int index);
/* The same, and allocations of all threads count. */
bool failmalloc_nth_anywhere(int (*story)(void *ctx), void *ctx, int index);

#endif
