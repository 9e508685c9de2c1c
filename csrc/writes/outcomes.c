/* The outcome of each item of a bulk write. */
#include "call/call.h"

#include "args/args.h"
#include "base/error.h"
#include "base/limits.h"
#include "base/mem.h"
#include "jsonapi/reply_error.h"
#include "jsonapi/span.h"
#include "json/scan.h"
#include "json/tree.h"

#include <stdlib.h>

#define POINTER_SPACE 128 /* "/data/3/..." beyond this is not read */

typedef struct outcome {
    int outcome;
    bool settled; /* the reply speaks of this item */
    bool doubted; /* it speaks of an id that other items have too, without saying which of them it
                     means */
    perk_error error;
} outcome;

/* The items by id, and those of one id in their order. */
typedef struct name {
    perk_str id;
    size_t item;
    size_t open; /* of the first of an id: the first of them that may not be settled yet */
} name;

struct perk_outcomes {
    perk_args *args; /* holds the items, and with them the ids */
    const json_t *items;
    size_t count;
    outcome *at;
    name *names; /* made when a reply is read */
    size_t named;
};

static const json_t *items_of(const perk_args *args)
{
    const perk_op *op = perk_args_op(args);
    for (size_t i = 0; i < op->param_count; i++)
        if (op->params[i].type == PERK_T_ITEM)
            return perk_args_get(args, op->params[i].name);
    return NULL;
}

static perk_outcomes *fates_new(const perk_call *call, perk_error *err)
{
    perk_outcomes *outcomes = perk_mem_new(sizeof *outcomes);
    if (!outcomes) {
        perk_error_nomem(err);
        return NULL;
    }
    perk_mem_born();
    outcomes->args = perk_args_copy(call->args, err);
    outcomes->items = outcomes->args ? items_of(outcomes->args) : NULL;
    outcomes->count = json_array_size(outcomes->items);
    outcomes->at = perk_mem_new(outcomes->count * sizeof *outcomes->at);
    if (outcomes->args && outcomes->at)
        return outcomes;
    perk_error_nomem(err);
    perk_outcomes_free(outcomes);
    return NULL;
}

static void set_all(perk_outcomes *outcomes, int verdict, const perk_error *error)
{
    for (size_t i = 0; i < outcomes->count; i++) {
        outcomes->at[i].outcome = verdict;
        outcomes->at[i].error = *error;
    }
}

/* ---- a reply: what it refuses, and what it lists ---- */

typedef struct run { /* the items of one id, in `names` */
    size_t begin, end;
} run;

static int compare_ids(perk_str a, perk_str b)
{
    int order = memcmp(a.ptr, b.ptr, a.len < b.len ? a.len : b.len);
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

static int by_id(const void *a, const void *b)
{
    const name *left = a, *right = b;
    int order = compare_ids(left->id, right->id);
    return order ? order : (left->item > right->item) - (left->item < right->item);
}

static int name_items(perk_outcomes *outcomes, perk_error *err)
{
    outcomes->names = perk_mem_new(outcomes->count * sizeof *outcomes->names);
    if (!outcomes->names)
        return perk_error_nomem(err);
    for (size_t i = 0; i < outcomes->count; i++) {
        perk_str id = perk_outcomes_id(outcomes, i);
        if (id.ptr)
            outcomes->names[outcomes->named++] = (name){.id = id, .item = i};
    }
    qsort(outcomes->names, outcomes->named, sizeof *outcomes->names, by_id);
    for (size_t i = 0; i < outcomes->named; i++)
        outcomes->names[i].open = i;
    return 0;
}

/* Where the ids begin that are not less than this one, or (`behind`) greater. */
static size_t bound(const perk_outcomes *outcomes, perk_str id, bool behind)
{
    size_t low = 0, high = outcomes->named;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_ids(outcomes->names[middle].id, id) < behind)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static run items_of_id(const perk_outcomes *outcomes, perk_str id)
{
    return id.ptr ? (run){bound(outcomes, id, false), bound(outcomes, id, true)} : (run){0, 0};
}

static outcome *fate_of(const perk_outcomes *outcomes, size_t at)
{
    return &outcomes->at[outcomes->names[at].item];
}

static void doubt(perk_outcomes *outcomes, run items)
{
    for (size_t i = items.begin; i < items.end; i++)
        fate_of(outcomes, i)->doubted = true;
}

/* "/data/3/attributes/email" */
static size_t by_pointer(const perk_outcomes *outcomes, perk_str pointer)
{
    int64_t index;
    if (!perk_str_starts(pointer, PERK_LIT("/data/")))
        return outcomes->count;
    pointer = perk_str_from(pointer, 6);
    if (!perk_str_int(perk_str_upto(pointer, perk_str_find(pointer, '/')), &index) || index < 0 ||
        (uint64_t)index >= outcomes->count)
        return outcomes->count;
    return (size_t)index;
}

static size_t pointed_at(const perk_outcomes *outcomes, perk_str error)
{
    char room[POINTER_SPACE];
    perk_buf space;
    perk_buf_init_on(&space, room, sizeof room);
    return by_pointer(
        outcomes,
        perk_span_text(perk_span_member2(error, PERK_LIT("source"), PERK_LIT("pointer")), &space));
}

/* Which item an error is about; `count` when it is about none of them, or about several: these are
 * doubted. A pointer says which item is meant unless the id contradicts it. An id that several
 * items have names none of them. */
static size_t item_of_error(perk_outcomes *outcomes, perk_str error, perk_str id, bool *stray)
{
    size_t pointed = pointed_at(outcomes, error);
    perk_str own = pointed < outcomes->count ? perk_outcomes_id(outcomes, pointed) : PERK_NONE;
    bool contradicted = id.ptr && own.ptr && !perk_str_eq(own, id);
    run named =
        pointed == outcomes->count || contradicted ? items_of_id(outcomes, id) : (run){0, 0};
    *stray |= pointed == outcomes->count && named.begin == named.end;
    if (named.begin == named.end)
        return pointed;
    if (named.end - named.begin == 1)
        return outcomes->names[named.begin].item;
    if (!fate_of(outcomes, named.begin)->doubted)
        doubt(outcomes, named);
    return outcomes->count;
}

/* The first error of an item is the one that is kept. */
static int reject(outcome *at, const perk_call *call, perk_str error, perk_error *err)
{
    if (!at->settled) {
        if (perk_reply_error_read_one(perk_str_of(perk_client_provider(call->client)), 0, error,
                                      &at->error) != 0)
            return perk_error_nomem(err);
        at->error.attempts = call->attempts;
    }
    at->settled = true;
    at->outcome = PERK_REJECTED;
    return 0;
}

static int take_error(perk_outcomes *outcomes, const perk_call *call, perk_str error, bool *stray,
                      perk_error *err)
{
    perk_buf space;
    perk_buf_init(&space, error.len);
    perk_str id = perk_span_text(perk_span_member(error, PERK_LIT("id")), &space);
    int code = perk_buf_check(&space, "an error", err);
    size_t item = code == 0 ? item_of_error(outcomes, error, id, stray) : outcomes->count;
    perk_buf_free(&space);
    return code == 0 && item < outcomes->count ? reject(&outcomes->at[item], call, error, err)
                                               : code;
}

static size_t count_open(const perk_outcomes *outcomes)
{
    size_t count = 0;
    for (size_t i = 0; i < outcomes->count; i++)
        count += !outcomes->at[i].settled;
    return count;
}

/* Settles the next item of the id; false when there is none left. */
static bool settle_next(perk_outcomes *outcomes, perk_str id)
{
    run items = items_of_id(outcomes, id);
    if (items.begin == items.end)
        return false;
    size_t *open = &outcomes->names[items.begin].open;
    while (*open < items.end && fate_of(outcomes, *open)->settled)
        ++*open;
    if (*open == items.end)
        return false;
    fate_of(outcomes, *open)->settled = true;
    return true;
}

/* Those of one id are told apart only when all of them are settled. */
static void doubt_unsettled(perk_outcomes *outcomes)
{
    run items = {0, 0};
    for (; items.begin < outcomes->named; items.begin = items.end) {
        bool open = false;
        items.end = items.begin;
        while (items.end < outcomes->named &&
               perk_str_eq(outcomes->names[items.end].id, outcomes->names[items.begin].id))
            open |= !fate_of(outcomes, items.end++)->settled;
        if (open)
            doubt(outcomes, items);
    }
}

/* The resources that a reply lists are the accepted items. */
static void accept_listed(perk_outcomes *outcomes, const perk_doc *page)
{
    size_t listed = perk_doc_count(page), matched = 0;
    bool closes = listed == count_open(outcomes);
    for (size_t i = 0; i < listed; i++)
        matched += settle_next(outcomes, perk_resource_id(perk_doc_at(page, i)));
    /* Items without ids, or listed by ids of the server's own: the account closes when there are as
     * many as were not refused. */
    for (size_t i = 0; i < outcomes->count && matched == 0 && closes; i++)
        outcomes->at[i].settled = true;
    doubt_unsettled(outcomes);
}

static void set_unknown(outcome *at, const perk_doc *page)
{
    at->outcome = PERK_UNKNOWN;
    perk_error_clear(&at->error);
    perk_error_set(&at->error, PERK_E_REPLY,
                   "%d does not say whether this item was accepted; outcome unknown",
                   perk_doc_status(page));
    at->error.http_status = perk_doc_status(page);
    at->error.flags = PERK_ERR_OUTCOME_UNKNOWN;
}

/* Items that the reply does not name: accepted, unless it lists the accepted ones and they are not
 * among them, or it has an error that no item can be found for. */
static void settle_unnamed(perk_outcomes *outcomes, const perk_doc *page, bool stray)
{
    bool listed = perk_doc_kind(page) == PERK_DOC_MANY;
    if (listed)
        accept_listed(outcomes, page);
    for (size_t i = 0; i < outcomes->count; i++) {
        outcome *at = &outcomes->at[i];
        bool open = !at->settled && (stray || listed);
        if (open || (at->doubted && at->outcome == PERK_ACCEPTED))
            set_unknown(at, page);
    }
}

static int read_page(perk_outcomes *outcomes, const perk_call *call, const perk_doc *page,
                     perk_error *err)
{
    perk_str errors = perk_doc_errors(page), error;
    perk_scan scan;
    bool stray = false, more = perk_span_is_array(errors);
    int code = name_items(outcomes, err);
    perk_scan_init(&scan, errors, PERK_DEPTH_CAP);
    more = more && perk_scan_enter(&scan);
    for (bool first = true; code == 0 && more && perk_scan_element(&scan, first, &more) && more;
         first = false)
        if (perk_scan_skip(&scan, &error))
            code = take_error(outcomes, call, error, &stray, err);
    settle_unnamed(outcomes, page, stray);
    return code;
}

/* ---- the public side ---- */

perk_outcomes *perk_call_outcomes(const perk_call *call, const perk_doc *page, perk_error *err)
{
    static const perk_error none = PERK_ERROR_INIT;
    if (!call->args || !items_of(call->args)) {
        perk_error_set(err, PERK_E_STATE, "the operation of this call takes no items");
        return NULL;
    }
    perk_outcomes *outcomes = fates_new(call, err);
    if (!outcomes)
        return NULL;
    if (!page) {
        bool unknown =
            call->state != PERK_CALL_FAILED || call->error.flags & PERK_ERR_OUTCOME_UNKNOWN;
        set_all(outcomes, unknown ? PERK_UNKNOWN : PERK_REJECTED, &call->error);
        return outcomes;
    }
    set_all(outcomes, PERK_ACCEPTED, &none);
    if (read_page(outcomes, call, page, err) != 0) {
        perk_outcomes_free(outcomes);
        return NULL;
    }
    return outcomes;
}

size_t perk_outcomes_count(const perk_outcomes *outcomes)
{
    return outcomes->count;
}

int perk_outcomes_at(const perk_outcomes *outcomes, size_t index)
{
    return index < outcomes->count ? outcomes->at[index].outcome : PERK_UNKNOWN;
}

perk_str perk_outcomes_id(const perk_outcomes *outcomes, size_t index)
{
    return perk_tree_str(json_object_get(json_array_get(outcomes->items, index), "id"));
}

const perk_error *perk_outcomes_error(const perk_outcomes *outcomes, size_t index)
{
    return index < outcomes->count && outcomes->at[index].error.code ? &outcomes->at[index].error
                                                                     : NULL;
}

void perk_outcomes_free(perk_outcomes *outcomes)
{
    if (!outcomes)
        return;
    perk_args_free(outcomes->args);
    perk_mem_free(outcomes->at);
    perk_mem_free(outcomes->names);
    perk_mem_free(outcomes);
    perk_mem_died();
}
