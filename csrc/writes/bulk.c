/* Bulk writes. An item is first added, which checks it and keeps its bytes, then sent by a call,
 * then settled by the call's reply or failure. Several calls may be open; each has a separate range
 * of items. What an open call needs for its end is allocated before it is returned. */
#include "writes/bulk.h"

#include "api/lookup.h"
#include "args/args.h"
#include "base/error.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/vec.h"
#include "call/call.h"
#include "jsonapi/span.h"
#include "writes/items.h"
#include "writes/outcomes.h"
#include "json/scan.h"

typedef struct open_call {
    const perk_call *call;
    size_t begin, end; /* its items: those of this range that are unknown */
    perk_error *error; /* for the items that end unknown, or all of them */
} open_call;

struct perk_bulk {
    perk_client *client;
    const char *parameter; /* of the items */
    size_t most;           /* items in one request; 0: no bound */
    perk_args *shared;     /* the other parameters */
    perk_args *waiting;    /* of the next request, with its items; NULL when it has none */
    size_t waiting_count;
    size_t begin; /* the first item that may be one of them */
    perk_items items;
    open_call *open;
    size_t open_count, open_room;
};

/* ---- life ---- */

static int set_shared(perk_bulk *bulk, const perk_op *op, perk_str shared, int strict,
                      perk_error *err)
{
    bulk->shared = perk_args_new(op, err);
    if (!bulk->shared)
        return PERK_E_NOMEM;
    perk_args_set_strict(bulk->shared, strict);
    int code = shared.ptr ? perk_args_set_all(bulk->shared, shared, err) : 0;
    if (code != 0 || !perk_args_get(bulk->shared, bulk->parameter))
        return code;
    return perk_error_set_at(err, PERK_E_INPUT, perk_str_of(bulk->parameter),
                             "%s: is added item by item", bulk->parameter);
}

perk_bulk *perk_bulk_new(perk_client *client, const perk_op *op, perk_str shared_json, int strict,
                         perk_error *err)
{
    if (!op || !perk_op_takes_many(op)) {
        perk_error_set(err, PERK_E_INPUT, "%s does not write a list of items",
                       op ? op->name : "nothing");
        return NULL;
    }
    perk_bulk *bulk = perk_mem_new(sizeof *bulk);
    if (!bulk) {
        perk_error_nomem(err);
        return NULL;
    }
    perk_mem_born();
    bulk->client = perk_client_ref(client);
    bulk->parameter = perk_op_item(op)->name;
    bulk->most = op->body.max_items;
    if (set_shared(bulk, op, shared_json, strict, err) == 0)
        return bulk;
    perk_bulk_free(bulk);
    return NULL;
}

void perk_bulk_free(perk_bulk *bulk)
{
    if (!bulk)
        return;
    for (size_t i = 0; i < bulk->open_count; i++)
        perk_mem_free(bulk->open[i].error);
    perk_mem_free(bulk->open);
    perk_items_free(&bulk->items);
    perk_args_free(bulk->waiting);
    perk_args_free(bulk->shared);
    perk_client_unref(bulk->client);
    perk_mem_free(bulk);
    perk_mem_died();
}

/* ---- adding ---- */

bool perk_bulk_is_full(const perk_bulk *bulk)
{
    return bulk->most && bulk->waiting_count == bulk->most;
}

/* Space for one more error, in addition to those of the open calls. */
static int reserve_error(perk_bulk *bulk)
{
    return perk_items_reserve_errors(&bulk->items, bulk->open_count + 1);
}

/* Records the item that was prepared. */
static int add_rejected(perk_bulk *bulk, const perk_error *why, perk_error *err)
{
    perk_error *error = reserve_error(bulk) == 0 ? perk_outcome_error_new() : NULL;
    if (!error)
        return perk_error_nomem(err);
    *error = *why;
    perk_items_add(&bulk->items, PERK_REJECTED, perk_items_add_error(&bulk->items, error));
    return PERK_BULK_REJECTED;
}

static int add_to_request(perk_bulk *bulk, perk_str item, perk_error *err)
{
    if (!bulk->waiting)
        bulk->waiting = perk_args_copy(bulk->shared, err);
    return bulk->waiting ? perk_args_add_item(bulk->waiting, item, err) : PERK_E_NOMEM;
}

int perk_bulk_add(perk_bulk *bulk, perk_str item_json, perk_error *err)
{
    perk_error own = PERK_ERROR_INIT;
    if (perk_bulk_is_full(bulk))
        return PERK_BULK_FULL;
    if (perk_items_prepare(&bulk->items, item_json) != 0)
        return perk_error_nomem(err);
    int code = add_to_request(bulk, item_json, &own);
    if (code == PERK_E_NOMEM)
        return perk_error_nomem(err);
    if (code != 0)
        return add_rejected(bulk, &own, err);
    perk_items_add(&bulk->items, PERK_NOT_SENT, 0);
    bulk->waiting_count++;
    return PERK_BULK_TAKEN;
}

int perk_bulk_reject(perk_bulk *bulk, int code, perk_str pointer, perk_str why, perk_error *err)
{
    perk_error own = PERK_ERROR_INIT;
    if (perk_items_prepare(&bulk->items, PERK_NONE) != 0)
        return perk_error_nomem(err);
    perk_error_set_at(&own, code < 0 ? code : PERK_E_INPUT, pointer, "%.*s",
                      (int)(why.len < sizeof own.message ? why.len : sizeof own.message),
                      why.ptr ? why.ptr : "");
    return add_rejected(bulk, &own, err);
}

/* ---- sending ---- */

/* Everything that the call's end takes. */
static open_call *prepare_call(perk_bulk *bulk)
{
    if (perk_vec_room((void **)&bulk->open, bulk->open_count, &bulk->open_room,
                      sizeof *bulk->open) != 0)
        return NULL;
    open_call *made = &bulk->open[bulk->open_count];
    *made = (open_call){.begin = bulk->begin, .end = bulk->items.count};
    if (reserve_error(bulk) == 0)
        made->error = perk_outcome_error_new();
    return made->error ? made : NULL;
}

static open_call *find_open(perk_bulk *bulk, const perk_call *call)
{
    for (size_t i = 0; i < bulk->open_count; i++)
        if (bulk->open[i].call == call)
            return &bulk->open[i];
    return NULL;
}

static void close_call(perk_bulk *bulk, open_call *open)
{
    perk_mem_free(open->error);
    *open = bulk->open[--bulk->open_count];
}

/* A call that was freed without being settled may have had this address. */
static void forget_freed(perk_bulk *bulk, const perk_call *call)
{
    open_call *freed = find_open(bulk, call);
    if (freed)
        close_call(bulk, freed);
}

static void open_it(perk_bulk *bulk, const perk_call *call)
{
    open_call open = bulk->open[bulk->open_count];
    forget_freed(bulk, call);
    open.call = call;
    bulk->open[bulk->open_count++] = open;
    for (size_t i = open.begin; i < open.end; i++)
        if (bulk->items.at[i].outcome == PERK_NOT_SENT)
            perk_items_settle(&bulk->items, i, PERK_UNKNOWN, 0);
    bulk->begin = open.end;
    perk_args_free(bulk->waiting);
    bulk->waiting = NULL;
    bulk->waiting_count = 0;
}

perk_call *perk_bulk_call(perk_bulk *bulk, perk_error *err)
{
    if (!bulk->waiting_count)
        return NULL;
    open_call *prepared = prepare_call(bulk);
    if (!prepared) {
        perk_error_nomem(err);
        return NULL;
    }
    perk_call *call = perk_call_new(bulk->client, bulk->waiting, err);
    if (call)
        open_it(bulk, call);
    else
        perk_mem_free(prepared->error);
    return call;
}

/* ---- settling ---- */

/* The next item of the call at or behind `index`. */
static size_t next_item(const perk_bulk *bulk, const open_call *open, size_t index)
{
    while (index < open->end && bulk->items.at[index].outcome != PERK_UNKNOWN)
        index++;
    return index;
}

/* The call's error becomes one of the bulk's when it has a code. */
static uint32_t share_error(perk_bulk *bulk, open_call *open)
{
    uint32_t number = open->error->code ? perk_items_add_error(&bulk->items, open->error) : 0;
    if (number)
        open->error = NULL;
    return number;
}

static void settle_all(perk_bulk *bulk, open_call *open, int outcome)
{
    uint32_t error = share_error(bulk, open);
    for (size_t i = next_item(bulk, open, open->begin); i < open->end;
         i = next_item(bulk, open, i + 1))
        perk_items_settle(&bulk->items, i, outcome, error);
}

/* A call that has sent nothing: it was never stepped, or has only logged in. BUILD alone does not
 * show that, since a call whose token was renewed passes through it again. */
static void settle_without_reply(perk_bulk *bulk, open_call *open)
{
    bool unsent = open->call->state == PERK_CALL_BUILD && open->call->attempts == 0;
    *open->error = *perk_call_error(open->call);
    settle_all(bulk, open, unsent ? PERK_NOT_SENT : perk_outcome_without_reply(open->call));
}

/* There is a reply, and no memory to read it. */
static void settle_unread(perk_bulk *bulk, open_call *open)
{
    perk_error_nomem(open->error);
    open->error->attempts = open->call->attempts;
    open->error->flags = PERK_ERR_OUTCOME_UNKNOWN;
    settle_all(bulk, open, PERK_UNKNOWN);
}

static const perk_error *first_shared(const perk_outcomes *outcomes)
{
    for (size_t i = 0; i < perk_outcomes_count(outcomes); i++)
        if (perk_outcomes_at(outcomes, i) == PERK_UNKNOWN)
            return perk_outcomes_error(outcomes, i);
    return NULL;
}

static void settle_each(perk_bulk *bulk, open_call *open, perk_outcomes *outcomes)
{
    const perk_error *shared = first_shared(outcomes);
    if (shared)
        *open->error = *shared;
    uint32_t unknown = share_error(bulk, open);
    size_t at = open->begin;
    for (size_t n = 0; n < perk_outcomes_count(outcomes); n++, at++) {
        int outcome = perk_outcomes_at(outcomes, n);
        perk_error *error = perk_outcomes_take_error(outcomes, n);
        at = next_item(bulk, open, at);
        perk_items_settle(&bulk->items, at, outcome,
                          error                     ? perk_items_add_error(&bulk->items, error)
                          : outcome == PERK_UNKNOWN ? unknown
                                                    : 0);
    }
}

static void settle_reply(perk_bulk *bulk, open_call *open, const perk_doc *page)
{
    perk_outcomes *outcomes = perk_call_outcomes(open->call, page, NULL);
    size_t errors = outcomes ? perk_outcomes_own_errors(outcomes) : 0;
    if (outcomes && perk_items_reserve_errors(&bulk->items, bulk->open_count + errors) == 0)
        settle_each(bulk, open, outcomes);
    else
        settle_unread(bulk, open);
    perk_outcomes_free(outcomes);
}

int perk_bulk_settle(perk_bulk *bulk, const perk_call *call, const perk_doc *page, perk_error *err)
{
    open_call *open = find_open(bulk, call);
    if (!open)
        return perk_error_set(err, PERK_E_STATE, "no item of this bulk write waits for this call");
    if (page)
        settle_reply(bulk, open, page);
    else
        settle_without_reply(bulk, open);
    close_call(bulk, open);
    return 0;
}

/* ---- results ---- */

size_t perk_bulk_count(const perk_bulk *bulk)
{
    return bulk->items.count;
}

size_t perk_bulk_accepted(const perk_bulk *bulk)
{
    return bulk->items.by_outcome[PERK_ACCEPTED];
}

size_t perk_bulk_rejected(const perk_bulk *bulk)
{
    return bulk->items.by_outcome[PERK_REJECTED];
}

size_t perk_bulk_unknown(const perk_bulk *bulk)
{
    return bulk->items.by_outcome[PERK_UNKNOWN];
}

int perk_bulk_at(const perk_bulk *bulk, size_t index)
{
    return index < bulk->items.count ? bulk->items.at[index].outcome : PERK_NOT_SENT;
}

const perk_error *perk_bulk_error(const perk_bulk *bulk, size_t index)
{
    uint32_t number = index < bulk->items.count ? bulk->items.at[index].error : 0;
    return number ? bulk->items.errors[number - 1] : NULL;
}

perk_str perk_bulk_item(const perk_bulk *bulk, size_t index)
{
    return index < bulk->items.count ? bulk->items.at[index].json : PERK_NONE;
}

perk_text *perk_bulk_id(const perk_bulk *bulk, size_t index, perk_error *err)
{
    perk_str item = PERK_NONE;
    perk_scan scan;
    perk_buf space;
    perk_text *text = NULL;
    perk_scan_init(&scan, perk_bulk_item(bulk, index), 0);
    perk_scan_skip(&scan, &item); /* without blanks around it */
    perk_buf_init(&space, item.len);
    perk_str id = perk_span_text(perk_span_member(item, PERK_LIT("id")), &space);
    if (perk_buf_check(&space, "an id", err) == 0 && id.ptr)
        text = perk_text_new(id, err);
    perk_buf_free(&space);
    return text;
}

perk_args *perk_bulk_args(const perk_bulk *bulk, size_t index, perk_error *err)
{
    perk_args *args = perk_args_copy(bulk->shared, err);
    if (args && perk_args_add_json(args, perk_str_of(bulk->parameter), perk_bulk_item(bulk, index),
                                   err) == 0)
        return args;
    perk_args_free(args);
    return NULL;
}

perk_text *perk_bulk_summary(size_t rejected, size_t unknown, size_t count, size_t first,
                             perk_error *err)
{
    perk_buf line;
    perk_buf_init(&line, 128);
    perk_buf_putint(&line, (int64_t)rejected);
    perk_buf_puts(&line, " rejected, ");
    perk_buf_putint(&line, (int64_t)unknown);
    perk_buf_puts(&line, " unknown of ");
    perk_buf_putint(&line, (int64_t)count);
    perk_buf_puts(&line, " items; the first is item ");
    perk_buf_putint(&line, (int64_t)first);
    perk_buf_puts(&line, ": ");
    return perk_buf_take(&line, "a summary", err);
}
