#include "curl/pull_work.h"

#include "base/error.h"
#include "base/limits.h"
#include "curl/fork.h"
#include "curl/pull_report.h"
#include "curl/pull_table.h"

#define BATCH 64 /* completions that are taken at once */

/* ---- slots ---- */

/* With "ordered", turns follow each other through the slots, so that of the oldest id is the next
 * one to be free. */
static void take_slot(perk_pull *pull, perk_pull_item *item)
{
    item->slot = pull->options.ordered ? (size_t)(pull->begun % pull->window)
                                       : pull->unused[pull->window - ++pull->used];
    if (pull->options.ordered)
        pull->used++;
    pull->begun++;
    pull->slots[item->slot] = item;
}

static void leave_slot(perk_pull *pull, const perk_pull_item *item)
{
    pull->slots[item->slot] = NULL;
    if (!pull->options.ordered)
        pull->unused[pull->window - pull->used] = item->slot;
    pull->used--;
    pull->settled++;
}

void perk_pull_settle(perk_pull *pull, perk_pull_item *item)
{
    leave_slot(pull, item);
    perk_pull_item_free(item);
    pull->asked = false;
}

perk_pull_item *perk_pull_deliver(perk_pull *pull)
{
    if (!pull->options.ordered)
        return perk_pull_list_take(&pull->ready);
    perk_pull_item *item = pull->slots[pull->settled % pull->window];
    return item && item->complete ? item : NULL;
}

/* ---- one id ---- */

static int complete(perk_pull *pull, perk_pull_item *item, const perk_error *error)
{
    if (perk_pull_item_complete(item, error) != 0)
        return PERK_E_NOMEM;
    if (error && !pull->cancelled && perk_pull_report_failure(pull, item) != 0)
        return PERK_E_NOMEM;
    if (!pull->options.ordered)
        perk_pull_list_put(&pull->ready, item);
    return 0;
}

static perk_call *new_call(perk_pull *pull, const perk_pull_item *item, perk_error *err)
{
    perk_str key = perk_text_str(pull->options.key);
    if (perk_args_set_json(pull->args, key, perk_text_str(item->json), err) != 0)
        return NULL;
    perk_call *call = perk_call_new(pull->client, pull->args, err);
    if (!call || (perk_pull_options_apply(&pull->options, call, err) == 0 &&
                  perk_pull_table_feed(pull, item, call, err) == 0))
        return call;
    perk_call_free(call);
    return NULL;
}

static int begin(perk_pull *pull, perk_pull_item *item)
{
    perk_error own = PERK_ERROR_INIT;
    take_slot(pull, item);
    item->call = new_call(pull, item, &own);
    if (!item->call)
        return complete(pull, item, &own);
    perk_pull_list_put(&pull->outbox, item);
    return 0;
}

/* Slots that keep an engine busy. Items that wait for those before them are none of these. */
static size_t busy(const perk_pull *pull)
{
    return pull->options.ordered ? pull->out + pull->outbox.count : pull->used;
}

/* Nor are calls that pause, which is only asked when it matters. */
static size_t pausing(const perk_pull *pull)
{
    perk_engine_stats_t stats;
    if (!pull->waiting.first || busy(pull) < pull->prepared)
        return 0;
    perk_engine_stats(pull->engine, &stats);
    return stats.waiting;
}

static int begin_all(perk_pull *pull, size_t pausing_now)
{
    int code = 0;
    while (code == 0 && !pull->cancelled && pull->waiting.first && pull->used < pull->window &&
           busy(pull) < pull->prepared + pausing_now)
        code = begin(pull, perk_pull_list_take(&pull->waiting));
    return code;
}

/* ---- to the engine ---- */

static int submit_all(perk_pull *pull, perk_error *err)
{
    while (pull->outbox.first && !pull->cancelled) {
        perk_pull_item *item = pull->outbox.first;
        int code = perk_engine_submit(pull->engine, item->call, item->slot, err);
        if (code == PERK_ENGINE_FULL)
            break;
        if (code != 0)
            return code;
        perk_pull_list_take(&pull->outbox);
        pull->out++;
    }
    return 0;
}

/* ---- and back ---- */

static int take_page(perk_pull *pull, perk_pull_item *item)
{
    perk_doc *page = perk_call_take_page(item->call);
    pull->counts.pages++;
    if (!page || perk_pull_item_keep(item, page) != 0) {
        perk_doc_unref(page);
        return PERK_E_NOMEM;
    }
    perk_pull_list_put(&pull->outbox, item);
    return 0;
}

/* What the call came back with. */
static int receive(perk_pull *pull, perk_pull_item *item, int action)
{
    pull->out--;
    switch (action) {
    case PERK_PAGE:
        return take_page(pull, item);
    case PERK_DONE:
        return complete(pull, item, NULL);
    case PERK_FAILED:
        return complete(pull, item, perk_call_error(item->call));
    default:
        item->action = action;
        perk_pull_list_put(&pull->hosts, item);
        return 0;
    }
}

/* NULL: it is not of this pull. */
static perk_pull_item *item_of(const perk_pull *pull, uint64_t tag)
{
    perk_pull_item *item = tag < pull->window ? pull->slots[tag] : NULL;
    return item && item->call ? item : NULL;
}

/* Every call that is back is taken note of, also without memory for what it brought. */
static int receive_all(perk_pull *pull, const perk_completion *done, int count)
{
    int failed = 0;
    for (int i = 0; i < count; i++) {
        perk_pull_item *item = item_of(pull, done[i].tag);
        int code = item ? receive(pull, item, done[i].action) : PERK_E_INPUT;
        failed = failed ? failed : code;
    }
    return failed;
}

int perk_pull_take(perk_pull *pull, int timeout_ms)
{
    perk_completion done[BATCH];
    int count = perk_engine_next(pull->engine, done, BATCH, timeout_ms);
    if (count <= 0)
        return count;
    perk_fork_enter();
    int code = receive_all(pull, done, count);
    perk_fork_leave();
    return code != 0 ? code : count;
}

int perk_pull_lost(int code, perk_error *err)
{
    if (code == PERK_E_NOMEM)
        return perk_error_nomem(err);
    return perk_error_set(err, code,
                          code == PERK_E_STATE
                              ? "the engine of this pull was closed"
                              : "the engine has calls of others; a pull needs it for itself");
}

int perk_pull_work(perk_pull *pull, perk_error *err)
{
    int came;
    do {
        size_t pausing_now = pausing(pull);
        perk_fork_enter();
        int code = begin_all(pull, pausing_now);
        perk_fork_leave();
        if (code != 0)
            return perk_pull_lost(code, err);
        code = submit_all(pull, err);
        if (code != 0)
            return code;
        came = pull->out ? perk_pull_take(pull, 0) : 0;
    } while (came > 0);
    return came < 0 ? perk_pull_lost(came, err) : 0;
}
