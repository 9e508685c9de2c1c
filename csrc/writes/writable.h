/* writable.h - a resource that was read, in the form in which it is written. */
#ifndef PERK_WRITES_WRITABLE_H
#define PERK_WRITES_WRITABLE_H

#include "api/table.h"

#include <jansson.h>

/* The resource as text, parsed; NULL with the error written. */
json_t *perk_resource_tree(const perk_resource *resource, perk_error *err);
/* Its attributes, or itself when it is a plain object. Borrowed. */
json_t *perk_tree_attributes(json_t *resource);
/* The attributes of the resource that can be written, under their wire names: those that `object`
 * lists, also where replies have them in relationships, and those that the table does not know at
 * all. What it lists for replies only is left out, and so are the names in `changes` (NULL: none).
 * *whole is set to false when a linked resource is not in the reply. A new reference; NULL with the
 * error written. */
json_t *perk_writable(const perk_resource *resource, const perk_object *object,
                      const json_t *changes, bool *whole, perk_error *err);
/* Refuses by name a relationship of the resource, or of one that is written inside it, which the
 * table does not know. */
int perk_writable_check(const perk_resource *resource, const perk_object *object,
                        const json_t *changes, perk_error *err);

#endif
