/* promise.h - whether a success holds what its operation promises in the table. */
#ifndef PERK_JSONAPI_PROMISE_H
#define PERK_JSONAPI_PROMISE_H

#include "api/table.h"

/*
 * 0, or PERK_E_REPLY with a message that names what was promised and what came. `empty`: the reply
 * had no body, for which `doc` is null. The rule:
 *  - The status is one of the operation's or one from 200 to 204. 204 answers a write, without a
 *    body.
 *  - Resources have a type and an id, of whatever type they are; plain objects a member that the
 *    table knows them by. So has each of a list: one that has not fails the list. What is no object
 *    in a list fails nothing; it is skipped, and counted as drift.
 *  - A list of nothing but such elements, or of lists, is no list; errors without data are no data.
 *  - 207 names items: in a list of errors, in a list of those accepted, or both.
 *  - A deletion may be answered without content: no body, `data` null, or `meta` alone. 202 may
 *    answer any write with a job.
 */
int perk_promise_check(const perk_op *op, const perk_doc *doc, bool empty, perk_error *err);

#endif
