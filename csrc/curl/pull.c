#include "curl/pull_state.h"

#include "base/error.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/process.h"
#include "base/text.h"
#include "curl/checkpoint_line.h"
#include "curl/fork.h"
#include "curl/pull_table.h"
#include "curl/pull_work.h"

/* Slots for each request at a time. Those that may be taken while no call pauses (PREPARED) are
 * enough for the engine to go on with while the caller looks at what came; the others keep it going
 * while some calls pause, or while items that must come in order wait for a slow one. */
#define PREPARED 2
#define SLOTS 6

/* ---- making ---- */

static int set_key(perk_pull *pull, perk_error *err)
{
    const char *key = pull->options.key ? perk_text_str(pull->options.key).ptr
                                        : perk_op_key(perk_args_op(pull->args));
    if (!key)
        return perk_error_set_at(err, PERK_E_MISSING, PERK_LIT("key"),
                                 "key: name the parameter that each id goes into");
    if (!pull->options.key)
        pull->options.key = perk_text_new(perk_str_of(key), err);
    return pull->options.key ? 0 : PERK_E_NOMEM;
}

static int try_call(perk_pull *pull, perk_error *err)
{
    perk_call *call = perk_pull_try_call(pull, err);
    int code = call ? perk_pull_options_apply(&pull->options, call, err) : err->code;
    perk_call_free(call);
    return code;
}

static int open_checkpoint(perk_pull *pull, const perk_args *shared, perk_error *err)
{
    perk_str path = perk_text_str(pull->options.checkpoint);
    perk_text *head = perk_checkpoint_line_head(perk_op_name(perk_args_op(shared)), shared, err);
    if (head)
        pull->checkpoint = perk_checkpoint_new(path, perk_text_str(head), err);
    perk_text_free(head);
    return pull->checkpoint ? 0 : err->code;
}

static int make_slots(perk_pull *pull, perk_error *err)
{
    pull->prepared = PREPARED * pull->options.max_in_flight;
    pull->window = SLOTS * pull->options.max_in_flight;
    pull->slots = perk_mem_new(pull->window * sizeof(perk_pull_item *));
    pull->unused = perk_mem_new(pull->window * sizeof *pull->unused);
    if (!pull->slots || !pull->unused)
        return perk_error_nomem(err);
    for (size_t i = 0; i < pull->window; i++)
        pull->unused[i] = i;
    return 0;
}

static void count_from_here(perk_pull *pull)
{
    perk_engine_stats_t stats;
    perk_engine_stats(pull->engine, &stats);
    pull->counts.requests = stats.requests;
    pull->counts.retries = stats.retries;
}

static int set_up(perk_pull *pull, const perk_args *shared, perk_str options_json, perk_error *err)
{
    pull->args = perk_args_copy(shared, err);
    if (!pull->args)
        return PERK_E_NOMEM;
    int code = perk_pull_options_read(&pull->options, options_json, err);
    if (code == 0)
        code = set_key(pull, err);
    if (code == 0)
        code = try_call(pull, err);
    if (code == 0)
        code = make_slots(pull, err);
    if (code == 0 && pull->options.checkpoint)
        code = open_checkpoint(pull, shared, err);
    return code;
}

perk_pull *perk_pull_new(perk_engine *engine, perk_client *client, const perk_args *shared,
                         perk_str options_json, perk_error *err)
{
    perk_error own = PERK_ERROR_INIT;
    perk_pull *pull = perk_mem_new(sizeof *pull);
    if (!pull) {
        perk_error_nomem(err);
        return NULL;
    }
    perk_mem_born();
    pull->engine = engine;
    pull->client = perk_client_ref(client);
    pull->process = perk_process_number();
    perk_buf_init(&pull->failures, SIZE_MAX / 4);
    pull->unsaved_last = &pull->unsaved;
    perk_pull_list_init(&pull->waiting);
    perk_pull_list_init(&pull->outbox);
    perk_pull_list_init(&pull->ready);
    perk_pull_list_init(&pull->hosts);
    if (set_up(pull, shared, options_json, &own) == 0) {
        count_from_here(pull);
        return pull;
    }
    perk_error_pass(err, &own);
    perk_pull_free(pull);
    return NULL;
}

/* ---- ids ---- */

size_t perk_pull_wants(const perk_pull *pull)
{
    size_t most = pull->window, held = pull->used + pull->waiting.count;
    return pull->ended || pull->cancelled || held >= most ? 0 : most - held;
}

static bool is_done(perk_pull *pull, const perk_pull_item *item)
{
    return pull->checkpoint && item->usable &&
           perk_checkpoint_skips(pull->checkpoint, perk_text_str(item->id));
}

int perk_pull_add(perk_pull *pull, perk_str ids_json, perk_error *err)
{
    perk_pull_list ids;
    perk_pull_list_init(&ids);
    int code = perk_pull_check(pull, err);
    if (code == 0)
        code = perk_pull_items_read(ids_json, &ids, err);
    if (code != 0)
        return code;
    for (perk_pull_item *item; (item = perk_pull_list_take(&ids));) {
        item->index = pull->counts.ids++;
        if (is_done(pull, item)) {
            pull->counts.skipped++;
            perk_pull_item_free(item);
        } else {
            perk_pull_list_put(&pull->waiting, item);
        }
    }
    pull->asked = false;
    return 0;
}

void perk_pull_end_ids(perk_pull *pull)
{
    pull->ended = true;
}

/* ---- the end ---- */

void perk_pull_cancel(perk_pull *pull)
{
    pull->cancelled = true;
    if (pull->process == perk_process_number())
        perk_engine_cancel_all(pull->engine);
}

/* The engine returns every call that it has, also when there is no memory for what they brought.
 * When it was closed, it has none any more. */
static void get_back(perk_pull *pull)
{
    perk_pull_cancel(pull);
    while (pull->out && perk_pull_take(pull, PERK_PULL_PAUSE_MS) != PERK_E_STATE)
        ;
}

static void free_items(perk_pull *pull)
{
    perk_pull_list_free(&pull->waiting);
    for (size_t i = 0; pull->slots && i < pull->window; i++)
        perk_pull_item_free(pull->slots[i]);
    perk_mem_free(pull->slots);
    perk_mem_free(pull->unused);
}

void perk_pull_free(perk_pull *pull)
{
    if (!pull)
        return;
    if (pull->process == perk_process_number()) {
        get_back(pull);
        if (pull->checkpoint && !pull->broken)
            perk_checkpoint_sync(pull->checkpoint, NULL);
    }
    free_items(pull);
    perk_pull_table_free(pull);
    perk_checkpoint_free(pull->checkpoint);
    perk_pull_options_free(&pull->options);
    perk_buf_free(&pull->failures);
    perk_args_free(pull->args);
    perk_client_unref(pull->client);
    perk_mem_free(pull);
    perk_mem_died();
}
