/* tree.h - jansson trees from our scanner and to our writer. The only user of jansson's
 * constructors on parsed text. */
#ifndef PERK_JSON_TREE_H
#define PERK_JSON_TREE_H

#include "json/write.h"

#include <jansson.h>

/* perk_json_parse and perk_json_dump of perk.h live here too. */

/* Parses text that a caller gave to be sent: as perk_json_parse, but half of a surrogate pair is
 * refused. */
json_t *perk_tree_parse_sent(perk_str text, perk_error *err);
/* Writes a tree into a running writer. */
void perk_tree_write(perk_writer *writer, const json_t *value);
/* View of a json string; {NULL,0} when `value` is not one. */
perk_str perk_tree_str(const json_t *value);
/* A member of an object; all zero before the first one. */
typedef struct perk_tree_member {
    void *at;
    perk_str name;
    json_t *value; /* borrowed */
} perk_tree_member;
/* Goes to the next member, in the order of the object; false after the last one. NULL has none. */
bool perk_tree_next(const json_t *object, perk_tree_member *member);
/* Its type, as perk_json_kind_phrase. */
const char *perk_tree_kind(const json_t *value);
/* The value of a JSON number; refuses what perk_json_parse refuses, without an offset. */
int perk_tree_number(perk_str text, double *out, perk_error *err);
/* A new object or array with the same members; NULL when memory is short. json_copy then returns
 * one that lacks some, without an error. */
json_t *perk_tree_copy(const json_t *value);
/* Whether jansson would hold the text: distinguishes bad UTF-8 from lack of memory when it
 * made no string. */
bool perk_tree_holds(perk_str text);

#endif
