#include "curl/engine_events.h"

#include "base/error.h"
#include "base/limits.h"
#include "base/text.h"

#define FRAME 64 /* bytes around the list of a call */

/* Without space for all of them, none. */
static void append(perk_buf *events, uint64_t tag, perk_str list)
{
    size_t len = events->len;
    perk_buf_room(events, list.len + FRAME); /* in steps that double */
    perk_buf_puts(events, len ? ",{\"tag\":" : "[{\"tag\":");
    perk_buf_putint(events, (int64_t)tag);
    perk_buf_puts(events, ",\"events\":");
    perk_buf_put(events, list);
    perk_buf_puts(events, "}");
    if (events->failed)
        events->len = len;
    events->failed = 0;
}

void perk_engine_events_collect(perk_engine *engine, const perk_engine_job *job)
{
    perk_text *list = perk_call_take_events(job->call, NULL);
    if (!list)
        return;
    pthread_mutex_lock(&engine->lock);
    if (engine->events.len + perk_text_str(list).len + FRAME < PERK_MAX_ENGINE_EVENTS)
        append(&engine->events, job->tag, perk_text_str(list));
    pthread_mutex_unlock(&engine->lock);
    perk_text_free(list);
}

perk_text *perk_engine_take_events(perk_engine *engine, perk_error *err)
{
    perk_text *taken = NULL;
    if (perk_engine_state_is_parents(engine))
        return NULL;
    pthread_mutex_lock(&engine->lock);
    perk_buf *events = &engine->events;
    if (events->len) {
        perk_buf_putc(events, ']');
        taken = perk_buf_take(events, "events", err);
        perk_buf_init(events, PERK_MAX_ENGINE_EVENTS);
    }
    pthread_mutex_unlock(&engine->lock);
    return taken;
}
