/* What a read proves about a write. Only what cannot be otherwise is called done or not done. */
#include "writes/evidence.h"

#include "api/lookup.h"
#include "base/error.h"
#include "writes/value.h"
#include "writes/writable.h"
#include "json/tree.h"

static void settle(perk_pending *p, int outcome, const char *words)
{
    p->outcome = outcome;
    p->words = words;
}

void perk_evidence_unread(perk_pending *p)
{
    settle(p, PERK_UNKNOWN, p->rule->note);
}

/* ---- one resource ---- */

static bool is_meant(const perk_pending *p, json_t *tree, perk_value_test *test)
{
    const perk_pair *pairs = p->rule->match;
    for (size_t i = 0; pairs && pairs[i].to; i++) {
        const json_t *wanted = json_array_get(p->match, i);
        const json_t *object = pairs[i].to[0] == '@' ? tree : perk_tree_attributes(tree);
        const char *path = pairs[i].to[0] == '@' ? pairs[i].to + 1 : pairs[i].to;
        if (!perk_value_found(object, path, wanted, test))
            return false;
    }
    return true;
}

/* A resource that lacks what it would be known by may be any, and an object of another kind is not
 * a list. */
static bool can_be_identified(const perk_pending *p, json_t *tree)
{
    const char *path = p->rule->match ? p->rule->match[0].to : "@";
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
static bool rest_is_clear(const perk_pending *p, const perk_object *object, const json_t *sent,
                          const json_t *read)
{
    for (size_t i = 0; i < object->count; i++) {
        const char *wire = object->fields[i].wire;
        if (!json_object_get(sent, wire) && !is_sticky(p->rule, wire) &&
            !perk_value_is_blank(json_object_get(read, wire)))
            return false;
    }
    return true;
}

static int compare(perk_pending *p, const perk_resource *resource, perk_error *err)
{
    bool whole;
    perk_str type = perk_tree_str(json_object_get(p->item, "type"));
    const perk_resource_kind *kind = perk_resource_kind_find(type);
    if (!kind || !perk_str_eq(type, perk_resource_type(
                                        resource))) { /* a type that only strict off lets pass */
        p->other++;
        return 0;
    }
    const perk_object *object = perk_request_object(p->op, kind);
    const json_t *sent = json_object_get(p->item, "attributes");
    perk_error own = PERK_ERROR_INIT;
    json_t *read = perk_writable(resource, object, NULL, &whole, &own);
    if (!read && own.code == PERK_E_NOMEM)
        return perk_error_nomem(err);
    if (!read) { /* as when a linked resource has a number beyond 64 bits */
        p->blind = true;
        return 0;
    }
    if (whole && perk_value_same(sent, read) &&
        (!p->op->replaces || rest_is_clear(p, object, sent, read)))
        p->same++;
    else
        p->other++;
    json_decref(read);
    return 0;
}

int perk_evidence_resource(perk_pending *p, const perk_resource *resource, json_t *tree,
                           perk_error *err)
{
    if (!is_meant(p, tree, perk_value_same)) {
        p->like += !can_be_identified(p, tree) || is_meant(p, tree, perk_value_like);
        return 0;
    }
    if (p->rule->evidence == PERK_EVIDENCE_SAME)
        return compare(p, resource, err);
    p->same++;
    return 0;
}

bool perk_evidence_enough(const perk_pending *p)
{
    return p->rule->by_id || (p->same && p->rule->evidence != PERK_EVIDENCE_SAME);
}

/* ---- the end ---- */

static void settle_absent(perk_pending *p)
{
    if (p->rule->partial)
        settle(p, PERK_UNKNOWN, "does not show it, which proves nothing");
    else if (p->like)
        settle(p, PERK_UNKNOWN, "shows something that may be it, but not clearly enough");
    else if (p->rule->evidence == PERK_EVIDENCE_ABSENT)
        settle(p, PERK_ACCEPTED, "does not show it any more");
    else
        settle(p, PERK_REJECTED, "does not show it: it was not done, and can be sent again");
}

static void settle_present(perk_pending *p)
{
    if (p->rule->evidence == PERK_EVIDENCE_ABSENT)
        settle(p, PERK_REJECTED, "still shows it: it was not done, and can be sent again");
    else if (p->rule->evidence == PERK_EVIDENCE_PRESENT)
        settle(p, PERK_ACCEPTED, "shows it");
    else if (p->same == 1)
        settle(p, PERK_ACCEPTED, "shows it as it was sent");
    else if (p->same)
        settle(p, PERK_UNKNOWN,
               "shows several as it was sent: which of them were there before is unknown");
    else
        settle(p, PERK_UNKNOWN,
               "shows it with other values: they may be older or newer than this write");
}

void perk_evidence_end(perk_pending *p, int code)
{
    bool missing = code == PERK_E_NOT_FOUND && p->rule->by_id;
    if (code && !missing)
        settle(p, PERK_UNKNOWN, "failed, so nothing is known yet; reconcile again later");
    else if (p->blind || (!missing && !p->seen) ||
             (p->rule->by_id && !missing && !p->same && !p->other))
        settle(p, PERK_UNKNOWN, "gave a reply that cannot be interpreted");
    else if (p->more && !perk_evidence_enough(p))
        settle(p, PERK_UNKNOWN, "stopped in the middle of its list");
    else if (p->same || p->other)
        settle_present(p);
    else
        settle_absent(p);
}
