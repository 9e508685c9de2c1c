/* words.h - the dictionary of a column: texts of a known set, and new ones behind them. Private to
 * table/. */
#ifndef PERK_TABLE_WORDS_H
#define PERK_TABLE_WORDS_H

#include "base/str.h"

typedef struct perk_words { /* all zero: empty */
    char *text;
    int32_t *offsets; /* of `count` words, and one more */
    uint32_t count, cap;
    size_t len, room;
    uint32_t *slots; /* by hash: a word's index plus one; 0: free */
    uint32_t mask;
    uint32_t last; /* the word that was asked for last */
} perk_words;

/* Starts with the known set. PERK_E_NOMEM. */
int perk_words_init(perk_words *words, const char *const *known, size_t count);
/* The index of a word, which is added when it is new; below 0 when memory is short. */
int32_t perk_words_index(perk_words *words, perk_str word);
/* Forgets all but the first ones. */
void perk_words_cut(perk_words *words, uint32_t count);
void perk_words_free(perk_words *words);

#endif
