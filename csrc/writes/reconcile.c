/* The writes to reconcile, and the reads that show their outcome. Equal reads are made once. */
#include "api/lookup.h"
#include "args/args.h"
#include "base/error.h"
#include "base/mem.h"
#include "base/vec.h"
#include "call/call.h"
#include "jsonapi/view.h"
#include "writes/bulk.h"
#include "writes/evidence.h"
#include "writes/value.h"
#include "writes/writable.h"
#include "json/tree.h"

#include <stdlib.h>

/* Few writes differ in it, so they share it. */
typedef struct reason {
    struct reason *next;
    const perk_verification_rule *rule;
    const char *words;
    perk_error error;
} reason;

struct perk_reconcile {
    reason *reasons;
    perk_pending *pending;
    size_t count, cap;
    perk_pending **order; /* those with a read, by key; made by the first perk_reconcile_next */
    size_t ordered;
    size_t begin, end; /* those of the read under way, in `order` */
};

perk_reconcile *perk_reconcile_new(perk_error *err)
{
    perk_reconcile *made = perk_mem_new(sizeof *made);
    if (made)
        perk_mem_born();
    else
        perk_error_nomem(err);
    return made;
}

static void pending_clear(perk_pending *p)
{
    json_decref(p->item);
    perk_args_free(p->read);
    perk_text_free(p->key);
    json_decref(p->match);
}

void perk_reconcile_free(perk_reconcile *reconcile)
{
    if (!reconcile)
        return;
    for (size_t i = 0; i < reconcile->count; i++)
        pending_clear(&reconcile->pending[i]);
    for (reason *at = reconcile->reasons, *next; at; at = next) {
        next = at->next;
        perk_mem_free(at);
    }
    perk_mem_free(reconcile->pending);
    perk_mem_free(reconcile->order);
    perk_mem_free(reconcile);
    perk_mem_died();
}

/* ---- reasons ---- */

static reason *reason_new(const perk_pending *p)
{
    reason *made = perk_mem_new(sizeof *made);
    if (!made)
        return NULL;
    made->rule = p->rule;
    made->words = p->words;
    perk_error_clear(&made->error);
    perk_error_set(&made->error, PERK_E_NOT_DONE, "%s%s%s", p->rule->read ? p->rule->read : "",
                   p->rule->read ? " " : "", p->words);
    if (p->outcome == PERK_REJECTED)
        made->error.flags = PERK_ERR_RETRYABLE;
    else
        made->error.code = 0;
    return made;
}

/* Without memory for its reason an outcome stays unknown. */
static int give_reason(perk_reconcile *reconcile, perk_pending *p, perk_error *err)
{
    reason *found = reconcile->reasons;
    while (found && (found->rule != p->rule || found->words != p->words))
        found = found->next;
    if (!found && (found = reason_new(p))) {
        found->next = reconcile->reasons;
        reconcile->reasons = found;
    }
    p->why = found ? &found->error : NULL;
    if (found)
        return 0;
    p->outcome = PERK_UNKNOWN;
    return perk_error_nomem(err);
}

/* ---- the read that shows the outcome of a write ---- */

static const perk_verification_rule *rule_for(const perk_args *args, const perk_pending *p)
{
    for (const perk_verification_rule *rule = p->op->rules; rule && rule->note; rule++) {
        bool failed = false;
        if (!rule->when)
            return rule;
        json_t *value = perk_value_of(args, p->item, rule->when, &failed);
        bool holds = perk_str_eq(perk_tree_str(value), perk_str_of(rule->equals));
        json_decref(value);
        if (holds)
            return rule;
    }
    return NULL;
}

/* Values have passed the write's checks, perhaps without strict: they are not checked again. */
static int fill_read(perk_pending *p, const perk_args *args, json_t *key, perk_error *err)
{
    bool failed = false;
    int code = 0;
    perk_args_set_strict(p->read, 0);
    for (const perk_pair *pair = p->rule->args; pair->to && code == 0; pair++) {
        json_t *value = perk_value_of(args, p->item, pair->from, &failed);
        if (value && json_array_append(key, value) != 0)
            code = perk_error_nomem(err);
        if (value && code == 0)
            code = perk_value_set(p->read, pair->to, value, err);
        json_decref(value);
    }
    return failed ? perk_error_nomem(err) : code;
}

static int fill_match(perk_pending *p, const perk_args *args, perk_error *err)
{
    bool failed = false;
    p->match = json_array();
    if (!p->match)
        return perk_error_nomem(err);
    for (const perk_pair *pair = p->rule->match; pair && pair->to; pair++) {
        json_t *value = perk_value_of(args, p->item, pair->from, &failed);
        if (failed || json_array_append_new(p->match, value ? value : json_null()) != 0)
            return perk_error_nomem(err);
    }
    return 0;
}

static int plan_read(perk_pending *p, const perk_args *args, perk_error *err)
{
    json_t *key = json_pack("[s]", p->rule->read);
    p->read = perk_args_new(perk_op_find(perk_str_of(p->rule->read), NULL), err);
    int code = key && p->read ? fill_read(p, args, key, err) : perk_error_nomem(err);
    if (code == 0)
        code = fill_match(p, args, err);
    p->key = code == 0 ? perk_json_dump(key, err) : NULL;
    json_decref(key);
    return p->key ? 0 : code ? code : PERK_E_NOMEM;
}

static int plan_unread(perk_reconcile *reconcile, perk_pending *p, perk_error *err)
{
    perk_evidence_unread(p);
    return give_reason(reconcile, p, err);
}

/* ---- adding ---- */

static perk_pending *next_pending(perk_reconcile *reconcile, perk_error *err)
{
    if (perk_vec_room((void **)&reconcile->pending, reconcile->count, &reconcile->cap,
                      sizeof *reconcile->pending) != 0) {
        perk_error_nomem(err);
        return NULL;
    }
    perk_pending *p = &reconcile->pending[reconcile->count];
    *p = (perk_pending){.outcome = PERK_UNKNOWN};
    return p;
}

/* About one item (NULL: a write without items); nothing is added on failure. */
static int add_one(perk_reconcile *reconcile, const perk_args *args, const json_t *item,
                   perk_error *err)
{
    perk_pending *p = next_pending(reconcile, err);
    if (!p)
        return PERK_E_NOMEM;
    p->op = perk_args_op(args);
    p->item = json_incref((json_t *)(uintptr_t)item); /* it is never changed */
    p->rule = rule_for(args, p);
    int code = p->rule->read ? plan_read(p, args, err) : plan_unread(reconcile, p, err);
    if (code == 0)
        reconcile->count++;
    else
        pending_clear(p);
    return code;
}

int perk_reconcile_add(perk_reconcile *reconcile, const perk_args *args, perk_error *err)
{
    const perk_op *op = perk_args_op(args);
    const perk_field *field = perk_op_item(op);
    const json_t *items = field ? perk_args_get(args, field->name) : NULL;
    if (reconcile->order)
        return perk_error_set(err, PERK_E_STATE, "writes are added before the first read is made");
    if (!op->rules)
        return perk_error_set(err, PERK_E_INPUT, "%s writes nothing", op->name);
    if (field && !items)
        return perk_error_set(err, PERK_E_MISSING, "%s: is missing", field->name);
    if (!json_is_array(items))
        return add_one(reconcile, args, items, err);
    int code = 0;
    for (size_t i = 0; i < json_array_size(items) && code == 0; i++) {
        code = add_one(reconcile, args, json_array_get(items, i), err);
        if (code == 0)
            reconcile->pending[reconcile->count - 1].index = i;
    }
    return code;
}

int perk_reconcile_add_item(perk_reconcile *reconcile, const perk_bulk *bulk, size_t index,
                            perk_error *err)
{
    if (perk_bulk_at(bulk, index) != PERK_UNKNOWN)
        return perk_error_set(err, PERK_E_STATE, "the outcome of item %zu is not unknown", index);
    perk_args *args = perk_bulk_args(bulk, index, err);
    int code = args ? perk_reconcile_add(reconcile, args, err) : PERK_E_NOMEM;
    if (code == 0)
        reconcile->pending[reconcile->count - 1].index = index;
    perk_args_free(args);
    return code;
}

int perk_reconcile_add_bulk(perk_reconcile *reconcile, const perk_bulk *bulk, perk_error *err)
{
    int code = 0;
    for (size_t i = 0; i < perk_bulk_count(bulk) && code == 0; i++)
        if (perk_bulk_at(bulk, i) == PERK_UNKNOWN)
            code = perk_reconcile_add_item(reconcile, bulk, i, err);
    return code;
}

/* ---- reading ---- */

static int by_key(const void *a, const void *b)
{
    perk_str left = perk_text_str((*(perk_pending *const *)a)->key),
             right = perk_text_str((*(perk_pending *const *)b)->key);
    size_t least = left.len < right.len ? left.len : right.len;
    int order = memcmp(left.ptr, right.ptr, least);
    return order ? order : (left.len > right.len) - (left.len < right.len);
}

static int arrange(perk_reconcile *reconcile, perk_error *err)
{
    reconcile->order = perk_mem_new((reconcile->count + 1) * sizeof(perk_pending *));
    if (!reconcile->order)
        return perk_error_nomem(err);
    for (size_t i = 0; i < reconcile->count; i++)
        if (reconcile->pending[i].read)
            reconcile->order[reconcile->ordered++] = &reconcile->pending[i];
    qsort(reconcile->order, reconcile->ordered, sizeof(perk_pending *), by_key);
    return 0;
}

const perk_args *perk_reconcile_next(perk_reconcile *reconcile, perk_error *err)
{
    if (!reconcile->order && arrange(reconcile, err) != 0)
        return NULL;
    size_t begin = reconcile->end;
    if (reconcile->begin != begin) {
        perk_error_set(err, PERK_E_STATE, "the read before this one has not come to its end");
        return NULL;
    }
    if (begin == reconcile->ordered)
        return NULL;
    while (reconcile->end < reconcile->ordered &&
           by_key(&reconcile->order[begin], &reconcile->order[reconcile->end]) == 0)
        reconcile->end++;
    return reconcile->order[begin]->read;
}

static int no_read(perk_error *err)
{
    return perk_error_set(err, PERK_E_STATE, "no read is under way");
}

static int take_resource(perk_reconcile *reconcile, const perk_resource *resource, perk_error *err)
{
    int code = 0;
    perk_error own = PERK_ERROR_INIT;
    json_t *tree = perk_resource_tree(resource, &own);
    if (!tree && own.code == PERK_E_NOMEM)
        return perk_error_nomem(err);
    for (size_t i = reconcile->begin; i < reconcile->end && code == 0; i++)
        if (!tree) /* a number beyond 64 bits */
            reconcile->order[i]->blind = true;
        else
            code = perk_evidence_resource(reconcile->order[i], resource, tree, err);
    json_decref(tree);
    return code;
}

/* One resource or a list, as was asked for (some lists lie in a plain object), and no errors
 * with it: otherwise what is not there may only be missing from the reply. */
static bool is_whole(const perk_pending *p, const perk_doc *reply)
{
    int kind = perk_doc_kind(reply);
    bool one =
        kind == PERK_DOC_ONE && (p->rule->by_id || !perk_resource_type(perk_doc_at(reply, 0)).len);
    return (one || (kind == PERK_DOC_MANY && !p->rule->by_id)) && !perk_doc_errors(reply).ptr;
}

int perk_reconcile_page(perk_reconcile *reconcile, const perk_doc *reply, perk_error *err)
{
    int code = 0;
    if (!reply || reconcile->begin == reconcile->end)
        return no_read(err);
    for (size_t i = reconcile->begin; i < reconcile->end; i++) {
        reconcile->order[i]->seen = true;
        reconcile->order[i]->blind |= !is_whole(reconcile->order[i], reply);
        reconcile->order[i]->more = perk_doc_next(reply) != PERK_NEXT_NONE;
    }
    for (size_t i = 0; i < perk_doc_count(reply) && code == 0; i++)
        code = take_resource(reconcile, perk_doc_at(reply, i), err);
    if (code != 0)
        return code;
    for (size_t i = reconcile->begin; i < reconcile->end; i++)
        if (!perk_evidence_enough(reconcile->order[i]))
            return 0;
    return 1;
}

int perk_reconcile_end(perk_reconcile *reconcile, int code, perk_error *err)
{
    if (reconcile->begin == reconcile->end)
        return no_read(err);
    int given = 0;
    for (; reconcile->begin < reconcile->end; reconcile->begin++) {
        perk_pending *p = reconcile->order[reconcile->begin];
        perk_evidence_end(p, code);
        given = give_reason(reconcile, p, err) ? PERK_E_NOMEM : given;
    }
    return given;
}

/* ---- answers ---- */

size_t perk_reconcile_count(const perk_reconcile *reconcile)
{
    return reconcile->count;
}

size_t perk_reconcile_index(const perk_reconcile *reconcile, size_t number)
{
    return number < reconcile->count ? reconcile->pending[number].index : 0;
}

int perk_reconcile_at(const perk_reconcile *reconcile, size_t index)
{
    return index < reconcile->count ? reconcile->pending[index].outcome : PERK_UNKNOWN;
}

perk_str perk_reconcile_reason(const perk_reconcile *reconcile, size_t index)
{
    const perk_error *why = index < reconcile->count ? reconcile->pending[index].why : NULL;
    return why ? perk_str_of(why->message) : PERK_NONE;
}

const perk_error *perk_reconcile_error(const perk_reconcile *reconcile, size_t index)
{
    const perk_error *why = index < reconcile->count ? reconcile->pending[index].why : NULL;
    return why && why->code ? why : NULL;
}

int perk_call_can_reconcile(const perk_call *call)
{
    const perk_op *op = call->args ? perk_args_op(call->args) : NULL;
    const uint32_t open = PERK_ERR_OUTCOME_UNKNOWN | PERK_ERR_RETRYABLE;
    return op && op->rules && call->state == PERK_CALL_FAILED && call->error.flags & open;
}
