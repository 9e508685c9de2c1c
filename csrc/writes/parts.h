/*
 * parts.h - what the files of this room share. value.c finds and compares values, writable.c turns
 * a resource that was read into the form in which it is written, reconcile.c keeps the questions
 * and the reads, judge.c answers them, modify.c merges.
 */
#ifndef PERK_WRITES_PARTS_H
#define PERK_WRITES_PARTS_H

#include "api/table.h"

#include <jansson.h>

/* ---- value.c ---- */

/* Sets a parameter, with the checks of perk_args_set_json. */
int perk_value_set(perk_args *args, const char *name, const json_t *value, perk_error *err);
/* What `from` of a perk_pair means: a new reference; NULL when the write does not say it (*failed
 * stays as it is) or on failure.
 */
json_t *perk_value_of(const perk_args *args, const json_t *item, const char *from, bool *failed);
/* Whether what was sent stands in what was read: members that were not sent do not count, the order
 * of lists does not, times are compared as moments. */
bool perk_value_same(const json_t *sent, const json_t *read);
/* Whether they may well mean the same: letters of either case, blanks around, a number and the text
 * of it. What was read and says nothing may mean anything. */
bool perk_value_like(const json_t *wanted, const json_t *read);
typedef bool perk_value_test(const json_t *wanted, const json_t *read);
/* Whether a value at the dotted path, through lists, passes the test. */
bool perk_value_found(const json_t *object, const char *path, const json_t *wanted,
                      perk_value_test *test);
/* Absent, null, "", [] and {} are all the same nothing. */
bool perk_value_is_blank(const json_t *value);

/* ---- writable.c ---- */

/* The resource as text, parsed; NULL with the error written. */
json_t *perk_resource_tree(const perk_resource *resource, perk_error *err);
/* Its attributes, or itself when it is a plain object. Borrowed. */
json_t *perk_tree_attributes(json_t *resource);
/* The attributes of the resource that can be written, under their wire names: those that `object`
 * lists, also where replies have them in relationships, and those that the table does not know at
 * all. What it lists for replies only is left out, and so are the names in `changes` (NULL: none).
 * *whole is set to false when a linked resource did not come along. A new reference; NULL with the
 * error written. */
json_t *perk_writable(const perk_resource *resource, const perk_object *object,
                      const json_t *changes, bool *whole, perk_error *err);
/* Refuses by name a relationship of the resource, or of one that is written inside it, which the
 * table does not know. */
int perk_writable_check(const perk_resource *resource, const perk_object *object,
                        const json_t *changes, perk_error *err);

/* ---- reconcile.c ---- */

typedef struct perk_question {
    const perk_verification_rule *rule;
    perk_args *args;    /* of the write */
    const json_t *item; /* inside `args`; NULL when the write has none */
    size_t index;       /* of the item, in its write or bulk */
    perk_args *read;    /* NULL: nothing to read */
    perk_text *key;     /* equal for equal reads */
    json_t *match;      /* array of the values that rule->match looks for */
    size_t same, other; /* resources read so far: as sent, and meant but not as sent */
    size_t like;        /* not meant as far as is written, but perhaps all the same */
    bool seen;          /* a page was read */
    bool blind;         /* a reply was not what such a read should give */
    bool more;          /* the last page read said that there are more */
    bool settled;
    int outcome;
    perk_error why; /* its message is the reason; its code is set when the write was not done */
} perk_question;

/* ---- judge.c ---- */

/* One resource that the question's read has shown. */
int perk_evidence_resource(perk_question *question, const perk_resource *resource, json_t *tree,
                           perk_error *err);
/* Whether no further page can change the answer. */
bool perk_evidence_enough(const perk_question *question);
/* The read is over; `code` as in perk_reconcile_end. */
void perk_evidence_end(perk_question *question, int code);
/* The answer of a question that has no read. */
void perk_evidence_unread(perk_question *question);

#endif
