/* The outcome of each item of a bulk write. */
#include "writes/outcomes.h"

#include "api/lookup.h"
#include "args/args.h"
#include "base/error.h"
#include "base/limits.h"
#include "base/mem.h"
#include "call/call.h"
#include "jsonapi/reply_error.h"
#include "jsonapi/span.h"
#include "json/scan.h"

#include <stdlib.h>

#define POINTER_SPACE 128 /* "/data/3/..." beyond this is not read */

typedef struct outcome {
    perk_error *error; /* of a rejected item; NULL for the others */
    int outcome;
    bool settled; /* the reply mentions this item */
    bool doubted; /* it mentions an id that several items have, and not which of them it means */
} outcome;

/* The items by id, and those of one id in their order. */
typedef struct name {
    perk_str id;
    size_t item;
    size_t open; /* of the first of an id: the first of them that may not be settled yet */
} name;

struct perk_outcomes {
    perk_args *args; /* holds the items, and with them the ids */
    size_t count;
    int all;           /* without a reply: the outcome of every item */
    perk_error shared; /* the error of every unknown item; without a reply, of every item */
    outcome *at;       /* NULL without a reply */
    name *names;       /* made when a reply is read */
    size_t named;
};

static perk_outcomes *outcomes_new(const perk_call *call, perk_error *err)
{
    perk_outcomes *outcomes = perk_mem_new(sizeof *outcomes);
    if (!outcomes) {
        perk_error_nomem(err);
        return NULL;
    }
    perk_mem_born();
    perk_error_clear(&outcomes->shared);
    outcomes->args = perk_args_copy(call->args, err);
    if (!outcomes->args) {
        perk_outcomes_free(outcomes);
        return NULL;
    }
    outcomes->count = perk_args_item_count(outcomes->args);
    return outcomes;
}

perk_error *perk_outcome_error_new(void)
{
    perk_error *error = perk_mem_new(sizeof *error);
    perk_error_clear(error);
    return error;
}

/* ---- a reply: what it rejects, and what it lists ---- */

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

static outcome *outcome_of(const perk_outcomes *outcomes, size_t at)
{
    return &outcomes->at[outcomes->names[at].item];
}

static void doubt(perk_outcomes *outcomes, run items)
{
    for (size_t i = items.begin; i < items.end; i++)
        outcome_of(outcomes, i)->doubted = true;
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
 * doubted. A pointer identifies the item unless the id contradicts it. An id that several
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
    if (!outcome_of(outcomes, named.begin)->doubted)
        doubt(outcomes, named);
    return outcomes->count;
}

/* The first error of an item is the one that is kept. */
static int reject(outcome *at, const perk_call *call, perk_str error, perk_error *err)
{
    if (!at->settled) {
        at->error = perk_outcome_error_new();
        if (!at->error ||
            perk_reply_error_read_one(perk_client_provider(call->client), 0, error, at->error) != 0)
            return perk_error_nomem(err);
        at->error->attempts = call->attempts;
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
    while (*open < items.end && outcome_of(outcomes, *open)->settled)
        ++*open;
    if (*open == items.end)
        return false;
    outcome_of(outcomes, *open)->settled = true;
    return true;
}

/* Items with the same id are distinguished only when all of them are settled. */
static void doubt_unsettled(perk_outcomes *outcomes)
{
    run items = {0, 0};
    for (; items.begin < outcomes->named; items.begin = items.end) {
        bool open = false;
        items.end = items.begin;
        while (items.end < outcomes->named &&
               perk_str_eq(outcomes->names[items.end].id, outcomes->names[items.begin].id))
            open |= !outcome_of(outcomes, items.end++)->settled;
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
     * many as were not rejected. */
    for (size_t i = 0; i < outcomes->count && matched == 0 && closes; i++)
        outcomes->at[i].settled = true;
    doubt_unsettled(outcomes);
}

static void explain_unknown(perk_error *error, const perk_doc *page)
{
    perk_error_set(error, PERK_E_REPLY,
                   "%d does not show whether this item was accepted; outcome unknown",
                   perk_doc_status(page));
    error->http_status = perk_doc_status(page);
    error->flags = PERK_ERR_OUTCOME_UNKNOWN;
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
            at->outcome = PERK_UNKNOWN;
    }
    explain_unknown(&outcomes->shared, page);
}

static int read_errors(perk_outcomes *outcomes, const perk_call *call, const perk_doc *page,
                       bool *stray, perk_error *err)
{
    perk_str errors = perk_doc_errors(page), error;
    perk_scan scan;
    int code = 0;
    bool more = perk_span_is_array(errors);
    perk_scan_init(&scan, errors, PERK_DEPTH_CAP);
    more = more && perk_scan_enter(&scan);
    for (bool first = true; code == 0 && more && perk_scan_element(&scan, first, &more) && more;
         first = false)
        if (perk_scan_skip(&scan, &error))
            code = take_error(outcomes, call, error, stray, err);
    return code;
}

static int read_page(perk_outcomes *outcomes, const perk_call *call, const perk_doc *page,
                     perk_error *err)
{
    bool stray = false;
    outcomes->at = perk_mem_new(outcomes->count * sizeof *outcomes->at);
    if (!outcomes->at)
        return perk_error_nomem(err);
    for (size_t i = 0; i < outcomes->count; i++)
        outcomes->at[i].outcome = PERK_ACCEPTED;
    int code = name_items(outcomes, err);
    if (code == 0)
        code = read_errors(outcomes, call, page, &stray, err);
    if (code == 0)
        settle_unnamed(outcomes, page, stray);
    return code;
}

/* ---- the public side ---- */

int perk_outcome_without_reply(const perk_call *call)
{
    bool unknown = call->state != PERK_CALL_FAILED || call->error.flags & PERK_ERR_OUTCOME_UNKNOWN;
    return unknown ? PERK_UNKNOWN : PERK_REJECTED;
}

perk_outcomes *perk_call_outcomes(const perk_call *call, const perk_doc *page, perk_error *err)
{
    if (!call->args || !perk_args_has_items(call->args)) {
        perk_error_set(err, PERK_E_STATE, "the operation of this call takes no items");
        return NULL;
    }
    perk_outcomes *outcomes = outcomes_new(call, err);
    if (!outcomes)
        return NULL;
    if (!page) {
        outcomes->all = perk_outcome_without_reply(call);
        outcomes->shared = call->error;
    } else if (read_page(outcomes, call, page, err) != 0) {
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
    if (index >= outcomes->count)
        return PERK_UNKNOWN;
    return outcomes->at ? outcomes->at[index].outcome : outcomes->all;
}

const char *perk_outcome_name(int code)
{
    static const char *const names[] = {
        [PERK_ACCEPTED] = "accepted", [PERK_REJECTED] = "rejected", [PERK_UNKNOWN] = "unknown"};
    return code >= PERK_ACCEPTED && code <= PERK_UNKNOWN ? names[code] : "";
}

perk_str perk_outcomes_id(const perk_outcomes *outcomes, size_t index)
{
    return perk_args_item_id(outcomes->args, index);
}

const perk_error *perk_outcomes_error(const perk_outcomes *outcomes, size_t index)
{
    if (index >= outcomes->count || perk_outcomes_at(outcomes, index) == PERK_ACCEPTED)
        return NULL;
    if (outcomes->at && outcomes->at[index].error)
        return outcomes->at[index].error;
    return outcomes->shared.code ? &outcomes->shared : NULL;
}

size_t perk_outcomes_own_errors(const perk_outcomes *outcomes)
{
    size_t count = 0;
    for (size_t i = 0; outcomes->at && i < outcomes->count; i++)
        count += outcomes->at[i].error != NULL;
    return count;
}

perk_error *perk_outcomes_take_error(perk_outcomes *outcomes, size_t index)
{
    perk_error *error = outcomes->at && index < outcomes->count ? outcomes->at[index].error : NULL;
    if (error)
        outcomes->at[index].error = NULL;
    return error;
}

void perk_outcomes_free(perk_outcomes *outcomes)
{
    if (!outcomes)
        return;
    for (size_t i = 0; outcomes->at && i < outcomes->count; i++)
        perk_mem_free(outcomes->at[i].error);
    perk_args_free(outcomes->args);
    perk_mem_free(outcomes->at);
    perk_mem_free(outcomes->names);
    perk_mem_free(outcomes);
    perk_mem_died();
}
