/* What became of each item of a bulk write. */
#include "call/call.h"

#include "base/error.h"
#include "base/limits.h"
#include "base/mem.h"
#include "http/args.h"
#include "jsonapi/doc.h"
#include "jsonapi/problem.h"
#include "jsonapi/span.h"
#include "json/tree.h"

typedef struct fate {
    int fate;
    bool settled; /* the reply speaks of this item */
    bool doubted; /* it speaks of an id that other items have too, without saying which of them it means */
    perk_error error;
} fate;

struct perk_fates {
    perk_args *args; /* holds the items, and with them the ids */
    const json_t *items;
    size_t count;
    fate *at;
};

static const json_t *items_of(const perk_args *args)
{
    const perk_op *op = perk_args_op(args);
    for (size_t i = 0; i < op->param_count; i++)
        if (op->params[i].type == PERK_T_ITEM)
            return perk_args_get(args, op->params[i].name);
    return NULL;
}

static perk_fates *fates_new(const perk_call *call, perk_error *err)
{
    perk_fates *fates = perk_mem_new(sizeof *fates);
    if (!fates) {
        perk_error_nomem(err);
        return NULL;
    }
    perk_mem_born();
    fates->args = perk_args_copy(call->args, err);
    fates->items = fates->args ? items_of(fates->args) : NULL;
    fates->count = json_array_size(fates->items);
    fates->at = perk_mem_new(fates->count * sizeof *fates->at);
    if (fates->args && fates->at)
        return fates;
    perk_error_nomem(err);
    perk_fates_free(fates);
    return NULL;
}

static void set_all(perk_fates *fates, int verdict, const perk_error *error)
{
    for (size_t i = 0; i < fates->count; i++) {
        fates->at[i].fate = verdict;
        fates->at[i].error = *error;
    }
}

/* ---- a reply: what it refuses, and what it lists ---- */

static bool has_id(const perk_fates *fates, size_t index, perk_str id)
{
    perk_str own = perk_fates_id(fates, index);
    return own.ptr && id.ptr && perk_str_eq(own, id);
}

/* The next item of that id from `index` on; `count` when there is none. */
static size_t next_of_id(const perk_fates *fates, perk_str id, size_t index)
{
    while (index < fates->count && !has_id(fates, index, id))
        index++;
    return index;
}

/* "/data/3/attributes/email" */
static size_t by_pointer(const perk_fates *fates, perk_str pointer)
{
    int64_t index;
    if (!perk_str_starts(pointer, PERK_LIT("/data/")))
        return fates->count;
    pointer = perk_str_from(pointer, 6);
    if (!perk_str_int(perk_str_upto(pointer, perk_str_find(pointer, '/')), &index) || index < 0 ||
        (uint64_t)index >= fates->count)
        return fates->count;
    return (size_t)index;
}

static int read_error(const perk_call *call, perk_str object, perk_error *out, perk_error *err)
{
    int code = perk_problem_read_one(perk_str_of(perk_client_provider(call->client)), 0, object, out);
    return code == 0 ? 0 : perk_error_nomem(err);
}

static void reject(fate *at, const perk_error *error)
{
    if (!at->settled)
        at->error = *error;
    at->settled = true;
    at->fate = PERK_REJECTED;
}

/* An id that several items have names none of them: all of them are doubted. False: no item has that id. */
static bool reject_id(perk_fates *fates, perk_str id, const perk_error *error)
{
    size_t first = next_of_id(fates, id, 0), next = next_of_id(fates, id, first + 1);
    if (first == fates->count)
        return false;
    if (next >= fates->count)
        reject(&fates->at[first], error);
    else
        for (size_t i = first; i < fates->count; i = next_of_id(fates, id, i + 1))
            fates->at[i].doubted = true;
    return true;
}

/* A pointer says which item is meant unless the id contradicts it. False: it is about none of the items. */
static bool reject_item(perk_fates *fates, perk_str id, const perk_error *error)
{
    size_t pointed = by_pointer(fates, perk_str_of(error->pointer));
    bool contradicted = pointed < fates->count && id.ptr && perk_fates_id(fates, pointed).ptr && !has_id(fates, pointed, id);
    if ((pointed == fates->count || contradicted) && id.ptr && reject_id(fates, id, error))
        return true;
    if (pointed < fates->count)
        reject(&fates->at[pointed], error);
    return pointed < fates->count;
}

static int take_error(perk_fates *fates, const perk_call *call, perk_str object, bool *stray, perk_error *err)
{
    perk_error error;
    perk_buf space;
    int code = read_error(call, object, &error, err);
    if (code != 0)
        return code;
    error.attempts = call->attempts;
    perk_buf_init(&space, object.len);
    if (!reject_item(fates, perk_span_text(perk_json_member(object, PERK_LIT("id")), &space), &error))
        *stray = true;
    perk_buf_free(&space);
    return 0;
}

static size_t count_open(const perk_fates *fates)
{
    size_t count = 0;
    for (size_t i = 0; i < fates->count; i++)
        count += !fates->at[i].settled;
    return count;
}

/* The resources that a reply lists are the accepted items. Those of one id are told apart only when all of them are listed. */
static void accept_listed(perk_fates *fates, const perk_doc *page)
{
    size_t listed = perk_doc_count(page), matched = 0;
    bool closes = listed == count_open(fates);
    for (size_t i = 0; i < listed; i++) {
        perk_str id = perk_resource_id(perk_doc_at(page, i));
        size_t at = next_of_id(fates, id, 0);
        while (at < fates->count && fates->at[at].settled)
            at = next_of_id(fates, id, at + 1);
        if (at == fates->count)
            continue;
        matched++;
        fates->at[at].settled = true;
    }
    /* Items without ids, or listed by ids of the server's own: the account closes when there are as many as were not refused. */
    for (size_t i = 0; i < fates->count && matched == 0 && closes; i++)
        fates->at[i].settled = true;
    for (size_t i = 0; i < fates->count; i++)
        for (size_t j = 0; j < fates->count && !fates->at[i].settled; j++)
            fates->at[j].doubted |= has_id(fates, j, perk_fates_id(fates, i));
}

static void leave_in_the_dark(fate *at, const perk_doc *page)
{
    at->fate = PERK_UNKNOWN;
    perk_error_clear(&at->error);
    perk_error_set(&at->error, PERK_E_REPLY, "%d does not say what became of this item; outcome unknown", perk_doc_status(page));
    at->error.http_status = perk_doc_status(page);
    at->error.flags = PERK_ERR_OUTCOME_UNKNOWN;
}

/* Items that the reply does not name: accepted, unless it lists the accepted ones and they are not among them, or it has an error
 * that no item can be found for. */
static void settle_unnamed(perk_fates *fates, const perk_doc *page, bool stray)
{
    bool listed = perk_doc_kind(page) == PERK_DOC_MANY;
    if (listed)
        accept_listed(fates, page);
    for (size_t i = 0; i < fates->count; i++) {
        fate *at = &fates->at[i];
        bool open = !at->settled && (stray || listed);
        if (open || (at->doubted && at->fate == PERK_ACCEPTED))
            leave_in_the_dark(at, page);
    }
}

static int read_page(perk_fates *fates, const perk_call *call, const perk_doc *page, perk_error *err)
{
    perk_str errors = perk_doc_errors(page);
    size_t count = perk_span_count(errors);
    bool stray = false;
    int code = 0;
    for (size_t i = 0; i < count && code == 0; i++)
        code = take_error(fates, call, perk_span_at(errors, i), &stray, err);
    settle_unnamed(fates, page, stray);
    return code;
}

/* ---- the public side ---- */

perk_fates *perk_call_fates(const perk_call *call, const perk_doc *page, perk_error *err)
{
    static const perk_error none = PERK_ERROR_INIT;
    if (!call->args || !items_of(call->args)) {
        perk_error_set(err, PERK_E_STATE, "the operation of this call takes no items");
        return NULL;
    }
    perk_fates *fates = fates_new(call, err);
    if (!fates)
        return NULL;
    if (!page) {
        bool unknown = call->state != PERK_CALL_FAILED || call->error.flags & PERK_ERR_OUTCOME_UNKNOWN;
        set_all(fates, unknown ? PERK_UNKNOWN : PERK_REJECTED, &call->error);
        return fates;
    }
    set_all(fates, PERK_ACCEPTED, &none);
    if (read_page(fates, call, page, err) != 0) {
        perk_fates_free(fates);
        return NULL;
    }
    return fates;
}

size_t perk_fates_count(const perk_fates *fates)
{
    return fates->count;
}

int perk_fates_at(const perk_fates *fates, size_t index)
{
    return index < fates->count ? fates->at[index].fate : PERK_UNKNOWN;
}

perk_str perk_fates_id(const perk_fates *fates, size_t index)
{
    return perk_tree_str(json_object_get(json_array_get(fates->items, index), "id"));
}

const perk_error *perk_fates_error(const perk_fates *fates, size_t index)
{
    return index < fates->count && fates->at[index].error.code ? &fates->at[index].error : NULL;
}

void perk_fates_free(perk_fates *fates)
{
    if (!fates)
        return;
    perk_args_free(fates->args);
    perk_mem_free(fates->at);
    perk_mem_free(fates);
    perk_mem_died();
}
