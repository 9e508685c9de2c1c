#include "curl/pull_state.h"

#include "base/error.h"
#include "base/limits.h"
#include "curl/clock.h"
#include "curl/pull_table.h"
#include "curl/pull_work.h"

#define AGAIN 100 /* no event, but slots are free again */

/* ---- what the caller has done with the last event ---- */

static int note_done(perk_pull *pull, const perk_pull_item *item, perk_error *err)
{
    if (!pull->checkpoint)
        return 0;
    perk_checkpoint_add(pull->checkpoint, perk_text_str(item->id));
    return perk_checkpoint_write(pull->checkpoint, PERK_NONE, err);
}

static int settle_present(perk_pull *pull, perk_error *err)
{
    perk_pull_item *item = pull->present;
    int code = 0;
    pull->present = NULL;
    if (!item)
        return 0;
    if (!item->error) {
        pull->counts.done++;
        code = note_done(pull, item, err);
    }
    perk_pull_settle(pull, item);
    return code;
}

/* The host was asked for a token, and has one now, or has aborted the call. */
static void settle_served(perk_pull *pull)
{
    if (pull->served)
        perk_pull_list_put(&pull->outbox, pull->served);
    pull->served = NULL;
}

/* ---- pauses ---- */

/* How long it takes until the first of the calls goes on, when all of them wait; else 0. */
static int64_t stalled_ms(const perk_pull *pull, int64_t now)
{
    perk_engine_stats_t stats;
    perk_engine_stats(pull->engine, &stats);
    bool stalled = stats.waiting > 0 && stats.in_flight == 0 && stats.ready == 0;
    return stalled ? stats.next_due_at - now : 0;
}

static void end_pause(perk_pull *pull, int64_t now)
{
    if (pull->paused_since)
        pull->counts.paused_ms += now - pull->paused_since;
    pull->paused_since = 0;
}

/* True when a pause is to be reported. */
static bool look_for_pause(perk_pull *pull, perk_pull_event *event)
{
    int64_t now = perk_driver_now_ms(), left = stalled_ms(pull, now);
    if (left <= 0) {
        end_pause(pull, now);
        return false;
    }
    if (!pull->paused_since)
        pull->paused_since = now;
    if (left < PERK_PULL_PAUSE_MS || now - pull->paused_shown < PERK_PULL_PAUSE_MS)
        return false;
    pull->paused_shown = now;
    event->resumes_in_ms = left;
    return true;
}

/* ---- events ---- */

static bool asks_for_ids(perk_pull *pull)
{
    if (pull->asked || pull->waiting.count >= pull->prepared || !perk_pull_wants(pull))
        return false;
    pull->asked = true;
    return true;
}

static bool asks_host(perk_pull *pull, perk_pull_event *event)
{
    pull->served = perk_pull_list_take(&pull->hosts);
    if (!pull->served)
        return false;
    event->call = pull->served->call;
    event->action = pull->served->action;
    return true;
}

static void show_item(const perk_pull *pull, perk_pull_event *event)
{
    event->index = pull->present->index;
    event->id = perk_text_str(pull->present->id);
    event->page_count = pull->present->page_count;
    event->error = pull->present->error;
}

/* The id becomes rows: no event. */
static int enter_table(perk_pull *pull, perk_pull_item *item, perk_error *err)
{
    int code = perk_pull_table_enter(pull, item, err);
    if (code != 0)
        return code;
    pull->counts.done++;
    perk_pull_settle(pull, item);
    return AGAIN;
}

/* What comes of the next id that is complete. */
static int deliver(perk_pull *pull, perk_pull_event *event, perk_error *err)
{
    perk_pull_item *item = perk_pull_deliver(pull);
    if (!item)
        return PERK_PULL_TIMEOUT;
    if (pull->table && !item->error)
        return enter_table(pull, item, err);
    pull->present = item;
    show_item(pull, event);
    return PERK_PULL_ITEM;
}

static int end(perk_pull *pull, perk_error *err)
{
    int code = perk_pull_table_end(pull, err);
    return code == 0 ? PERK_PULL_ENDED : code;
}

/* The event that is due, by what is there. */
static int find(perk_pull *pull, perk_pull_event *event, perk_error *err)
{
    if (pull->cancelled)
        return pull->out ? PERK_PULL_TIMEOUT : PERK_PULL_ENDED;
    int full = perk_pull_table_full(pull, err);
    if (full != 0)
        return full < 0 ? full : PERK_PULL_CHUNK;
    if (asks_for_ids(pull))
        return PERK_PULL_WANTS_IDS;
    if (asks_host(pull, event))
        return PERK_PULL_HOST;
    int kind = deliver(pull, event, err);
    if (kind != PERK_PULL_TIMEOUT || pull->used || pull->waiting.count)
        return kind;
    return pull->ended ? end(pull, err) : PERK_PULL_WANTS_IDS;
}

/* ---- waiting ---- */

/* How long the caller still waits, at most until the next look at what the calls do. */
static int slice_ms(int64_t until)
{
    if (until < 0)
        return PERK_PULL_LOOK_MS;
    int64_t left = until - perk_driver_now_ms();
    return left <= 0 ? 0 : left < PERK_PULL_LOOK_MS ? (int)left : PERK_PULL_LOOK_MS;
}

/* Waits until a call is back (PERK_PULL_ITEM), the caller's time is over (PERK_PULL_TIMEOUT) or a
 * pause is to be reported. */
static int await(perk_pull *pull, perk_pull_event *event, int64_t until)
{
    for (;;) {
        int slice = slice_ms(until);
        int came = perk_pull_take(pull, slice);
        if (came > 0)
            end_pause(pull, perk_driver_now_ms());
        if (came != 0)
            return came < 0 ? came : PERK_PULL_ITEM;
        if (look_for_pause(pull, event))
            return PERK_PULL_PAUSED;
        if (slice == 0)
            return PERK_PULL_TIMEOUT;
    }
}

static int next(perk_pull *pull, perk_pull_event *event, int64_t until, perk_error *err)
{
    for (;;) {
        int kind = perk_pull_work(pull, err);
        if (kind == 0)
            kind = find(pull, event, err);
        if (kind == AGAIN)
            continue;
        if (kind != PERK_PULL_TIMEOUT)
            return kind;
        kind = await(pull, event, until);
        if (kind < 0)
            return perk_pull_lost(kind, err);
        if (kind != PERK_PULL_ITEM)
            return kind;
    }
}

int perk_pull_next(perk_pull *pull, perk_pull_event *event, int timeout_ms, perk_error *err)
{
    *event = (perk_pull_event){.kind = PERK_PULL_TIMEOUT};
    int code = perk_pull_check(pull, err);
    if (code != 0)
        return code;
    int64_t until = timeout_ms < 0 ? -1 : perk_driver_now_ms() + timeout_ms;
    settle_served(pull);
    code = settle_present(pull, err);
    int kind = code != 0 ? code : next(pull, event, until, err);
    if (kind < 0)
        pull->broken = kind;
    event->kind = kind;
    return kind;
}

perk_doc *perk_pull_page(perk_pull *pull, size_t index)
{
    perk_pull_item *item = pull->present;
    if (!item || index >= item->page_count)
        return NULL;
    perk_doc *page = item->pages[index];
    item->pages[index] = NULL;
    return page;
}

int perk_pull_saved(perk_pull *pull, perk_str note, perk_error *err)
{
    int code = perk_pull_check(pull, err);
    if (code != 0 || !pull->checkpoint)
        return code;
    code = perk_pull_table_stored(pull, err);
    if (code != 0)
        return code;
    code = perk_checkpoint_write(pull->checkpoint, note, err);
    if (code == 0)
        code = perk_checkpoint_sync(pull->checkpoint, err);
    pull->broken = code; /* the ids of that line are in no other one */
    return code;
}

const char *perk_pull_kind_name(int kind)
{
    static const char *const names[] = {
        [PERK_PULL_TIMEOUT] = "timeout", [PERK_PULL_WANTS_IDS] = "wants_ids",
        [PERK_PULL_ITEM] = "item",       [PERK_PULL_CHUNK] = "chunk",
        [PERK_PULL_PAUSED] = "paused",   [PERK_PULL_HOST] = "host",
        [PERK_PULL_ENDED] = "ended",
    };
    return kind >= PERK_PULL_TIMEOUT && kind <= PERK_PULL_ENDED ? names[kind] : "";
}
