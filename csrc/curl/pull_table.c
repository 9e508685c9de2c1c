#include "curl/pull_table.h"

#include "base/error.h"
#include "base/mem.h"

#include <perk/perk_table.h>

/* An id whose rows are in the table, and not stored yet. */
struct perk_pull_unsaved {
    perk_pull_unsaved *next;
    perk_text *id;
    int64_t cut; /* with which its rows leave the table */
};

/* ---- into the table ---- */

static perk_str key_of(const perk_pull *pull, const perk_pull_item *item)
{
    return pull->keyed ? perk_text_str(item->id) : PERK_NONE;
}

int perk_pull_table_feed(const perk_pull *pull, const perk_pull_item *item, perk_call *call,
                         perk_error *err)
{
    if (!pull->table || pull->options.ordered)
        return 0;
    return perk_call_into(call, pull->table, key_of(pull, item), PERK_INTO_SINGLE, err);
}

static bool is_empty(const perk_pull_item *item)
{
    for (size_t i = 0; i < item->page_count; i++)
        if (perk_doc_count(item->pages[i]) || perk_doc_included_count(item->pages[i]))
            return false;
    return true;
}

static void remember(perk_pull *pull, perk_pull_unsaved *unsaved)
{
    unsaved->next = NULL;
    *pull->unsaved_last = unsaved;
    pull->unsaved_last = &unsaved->next;
}

static int note(perk_pull *pull, perk_pull_item *item, perk_error *err)
{
    perk_pull_unsaved *unsaved = perk_mem_new(sizeof *unsaved);
    if (!unsaved)
        return perk_error_nomem(err);
    unsaved->id = item->id;
    unsaved->cut = item->cut;
    item->id = NULL;
    remember(pull, unsaved);
    return 0;
}

static int append(perk_pull *pull, perk_pull_item *item, perk_error *err)
{
    int code = 0;
    for (size_t i = 0; i < item->page_count && code == 0; i++)
        code = perk_table_append(pull->table, item->pages[i], key_of(pull, item), err);
    item->cut = pull->cuts + 1;
    return code;
}

int perk_pull_table_enter(perk_pull *pull, perk_pull_item *item, perk_error *err)
{
    int code = item->cut ? 0 : append(pull, item, err);
    if (code != 0 || !pull->checkpoint || item->noted)
        return code;
    if (!is_empty(item))
        return note(pull, item, err);
    perk_checkpoint_add(pull->checkpoint, perk_text_str(item->id));
    return perk_checkpoint_write(pull->checkpoint, PERK_NONE, err);
}

/* ---- out of it ---- */

static int cut(perk_pull *pull, perk_error *err)
{
    int64_t number = perk_table_cut(pull->table, err);
    if (number < 0)
        return (int)number;
    pull->cuts = number;
    return 0;
}

int perk_pull_table_full(perk_pull *pull, perk_error *err)
{
    int full = pull->table ? perk_table_full(pull->table, 0) : 0;
    int code = full == PERK_FULL_HELD ? cut(pull, err) : 0;
    return code < 0 ? code : full != 0;
}

int perk_pull_table_end(perk_pull *pull, perk_error *err)
{
    return pull->table && pull->checkpoint ? cut(pull, err) : 0;
}

static bool all_are_taken(const perk_pull *pull)
{
    for (size_t i = 0; i < perk_table_part_count(pull->table); i++)
        if (perk_table_full(pull->table, i) == PERK_FULL)
            return false;
    return true;
}

static void forget(perk_pull_unsaved *unsaved)
{
    perk_text_free(unsaved->id);
    perk_mem_free(unsaved);
}

/* An id whose page has been read, and whose call has not come back, or has not been looked at. */
static void note_early(perk_pull *pull, perk_pull_item *item)
{
    int64_t entered = item->call ? perk_call_entered(item->call) : item->cut;
    if (item->error || item->noted || entered < 1 || entered > pull->cuts)
        return;
    perk_checkpoint_add(pull->checkpoint, perk_text_str(item->id));
    item->noted = true;
}

/* Not all cuts follow each other in the list: an id may have waited for its turn there. */
int perk_pull_table_stored(perk_pull *pull, perk_error *err)
{
    if (!pull->table)
        return 0;
    if (!all_are_taken(pull))
        return perk_error_set(err, PERK_E_STATE,
                              "the table has chunks that have not been taken: take those of all "
                              "its parts before they count as saved");
    perk_pull_unsaved *all = pull->unsaved;
    pull->unsaved = NULL;
    pull->unsaved_last = &pull->unsaved;
    while (all) {
        perk_pull_unsaved *unsaved = all;
        all = all->next;
        if (unsaved->cut > pull->cuts) {
            remember(pull, unsaved);
            continue;
        }
        perk_checkpoint_add(pull->checkpoint, perk_text_str(unsaved->id));
        forget(unsaved);
    }
    for (size_t i = 0; i < pull->window; i++)
        if (pull->slots[i])
            note_early(pull, pull->slots[i]);
    return 0;
}

/* ---- life ---- */

/* Whether the table has a key column shows when a call is to feed it. */
static int try_feed(perk_pull *pull, perk_table *table, perk_error *err)
{
    perk_error keyless = PERK_ERROR_INIT;
    perk_call *call = perk_pull_try_call(pull, err);
    if (!call)
        return PERK_E_STATE;
    int code = perk_call_into(call, table, PERK_NONE, 0, &keyless);
    pull->keyed = code == PERK_E_INPUT;
    if (pull->keyed)
        code = perk_call_into(call, table, PERK_LIT("x"), 0, err);
    else
        perk_error_pass(err, &keyless);
    perk_call_free(call);
    return code;
}

int perk_pull_into(perk_pull *pull, perk_table *table, perk_error *err)
{
    int code = perk_pull_check(pull, err);
    if (code != 0)
        return code;
    if (pull->counts.ids || pull->table)
        return perk_error_set(err, PERK_E_STATE,
                              "a pull is given its table once, before the first id");
    code = try_feed(pull, table, err);
    if (code != 0)
        return code;
    pull->table = perk_table_ref(table);
    if (pull->checkpoint)
        perk_table_hold(table);
    return 0;
}

void perk_pull_table_free(perk_pull *pull)
{
    for (perk_pull_unsaved *unsaved; (unsaved = pull->unsaved);) {
        pull->unsaved = unsaved->next;
        forget(unsaved);
    }
    perk_table_unref(pull->table);
}
