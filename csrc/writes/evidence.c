/* What a read proves about a write. Only what cannot be otherwise is called done or not done. */
#include "writes/evidence.h"

#include "api/lookup.h"
#include "args/args.h"
#include "base/error.h"
#include "writes/value.h"
#include "writes/writable.h"
#include "json/tree.h"

static void settle(perk_question *q, int outcome, const char *words)
{
    q->settled = true;
    q->outcome = outcome;
    perk_error_clear(&q->why);
    perk_error_set(&q->why, PERK_E_NOT_DONE, "%s %s", q->rule->read, words);
    if (outcome == PERK_REJECTED)
        q->why.flags = PERK_ERR_RETRYABLE;
    else
        q->why.code = 0;
}

void perk_evidence_unread(perk_question *q)
{
    q->settled = true;
    q->outcome = PERK_UNKNOWN;
    perk_error_set(&q->why, PERK_E_NOT_DONE, "%s", q->rule->note);
    q->why.code = 0;
}

/* ---- one resource ---- */

static bool is_meant(const perk_question *q, json_t *tree, perk_value_test *test)
{
    const perk_pair *pairs = q->rule->match;
    for (size_t i = 0; pairs && pairs[i].to; i++) {
        const json_t *wanted = json_array_get(q->match, i);
        const json_t *object = pairs[i].to[0] == '@' ? tree : perk_tree_attributes(tree);
        const char *path = pairs[i].to[0] == '@' ? pairs[i].to + 1 : pairs[i].to;
        if (!perk_value_found(object, path, wanted, test))
            return false;
    }
    return true;
}

/* A resource that lacks what it would be known by may be any, and an object of another kind is not
 * a list. */
static bool can_be_told(const perk_question *q, json_t *tree)
{
    const char *path = q->rule->match ? q->rule->match[0].to : "@";
    const json_t *object = path[0] == '@' ? tree : perk_tree_attributes(tree);
    perk_str name = perk_str_of(path[0] == '@' ? path + 1 : path);
    const json_t *value = json_object_getn(object, name.ptr, perk_str_find(name, '.'));
    return !name.len || (value && !json_is_null(value));
}

static bool is_sticky(const perk_verification_rule *rule, const char *wire)
{
    for (const char *const *name = rule->sticky; name && *name; name++)
        if (perk_str_eq(perk_str_of(*name), perk_str_of(wire)))
            return true;
    return false;
}

/* A replace clears what it leaves out, so that must be gone. */
static bool rest_is_clear(const perk_question *q, const perk_object *object, const json_t *sent,
                          const json_t *read)
{
    for (size_t i = 0; i < object->count; i++) {
        const char *wire = object->fields[i].wire;
        if (!json_object_get(sent, wire) && !is_sticky(q->rule, wire) &&
            !perk_value_is_blank(json_object_get(read, wire)))
            return false;
    }
    return true;
}

static int compare(perk_question *q, const perk_resource *resource, perk_error *err)
{
    bool whole;
    const perk_op *op = perk_args_op(q->args);
    perk_str type = perk_tree_str(json_object_get(q->item, "type"));
    const perk_resource_kind *kind = perk_resource_kind_find(type);
    if (!kind || !perk_str_eq(type, perk_resource_type(
                                        resource))) { /* a type that only strict off lets pass */
        q->other++;
        return 0;
    }
    const perk_object *object = perk_request_object(op, kind);
    const json_t *sent = json_object_get(q->item, "attributes");
    perk_error own = PERK_ERROR_INIT;
    json_t *read = perk_writable(resource, object, NULL, &whole, &own);
    if (!read && own.code == PERK_E_NOMEM)
        return perk_error_nomem(err);
    if (!read) { /* as when a linked resource has a number beyond 64 bits */
        q->blind = true;
        return 0;
    }
    if (whole && perk_value_same(sent, read) &&
        (!op->replaces || rest_is_clear(q, object, sent, read)))
        q->same++;
    else
        q->other++;
    json_decref(read);
    return 0;
}

int perk_evidence_resource(perk_question *q, const perk_resource *resource, json_t *tree,
                           perk_error *err)
{
    if (!is_meant(q, tree, perk_value_same)) {
        q->like += !can_be_told(q, tree) || is_meant(q, tree, perk_value_like);
        return 0;
    }
    if (q->rule->evidence == PERK_EVIDENCE_SAME)
        return compare(q, resource, err);
    q->same++;
    return 0;
}

bool perk_evidence_enough(const perk_question *q)
{
    return q->rule->by_id || (q->same && q->rule->evidence != PERK_EVIDENCE_SAME);
}

/* ---- the end ---- */

static void settle_absent(perk_question *q)
{
    if (q->rule->partial)
        settle(q, PERK_UNKNOWN, "does not show it, which proves nothing");
    else if (q->like)
        settle(q, PERK_UNKNOWN, "shows something that may be it, but not clearly enough");
    else if (q->rule->evidence == PERK_EVIDENCE_ABSENT)
        settle(q, PERK_ACCEPTED, "does not show it any more");
    else
        settle(q, PERK_REJECTED, "does not show it: it was not done, and can be sent again");
}

static void settle_present(perk_question *q)
{
    if (q->rule->evidence == PERK_EVIDENCE_ABSENT)
        settle(q, PERK_REJECTED, "still shows it: it was not done, and can be sent again");
    else if (q->rule->evidence == PERK_EVIDENCE_PRESENT)
        settle(q, PERK_ACCEPTED, "shows it");
    else if (q->same == 1)
        settle(q, PERK_ACCEPTED, "shows it as it was sent");
    else if (q->same)
        settle(q, PERK_UNKNOWN,
               "shows several as it was sent: which of them were there before is unknown");
    else
        settle(q, PERK_UNKNOWN,
               "shows it with other values: they may be older or newer than this write");
}

void perk_evidence_end(perk_question *q, int code)
{
    bool missing = code == PERK_E_NOT_FOUND && q->rule->by_id;
    if (code && !missing)
        settle(q, PERK_UNKNOWN, "failed, so nothing is known yet; reconcile again later");
    else if (q->blind || (!missing && !q->seen) ||
             (q->rule->by_id && !missing && !q->same && !q->other))
        settle(q, PERK_UNKNOWN, "gave a reply that cannot be interpreted");
    else if (q->more && !perk_evidence_enough(q))
        settle(q, PERK_UNKNOWN, "stopped in the middle of its list");
    else if (q->same || q->other)
        settle_present(q);
    else
        settle_absent(q);
}
