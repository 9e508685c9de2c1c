#include "call/events.h"

#include "base/limits.h"
#include "base/mem.h"
#include "base/url.h"
#include "base/vec.h"
#include "call/mask.h"

#define LONG_WAIT_MS 1000

/* ---- texts ---- */

/* What of a foreign text a line may have: printable ASCII. */
static void copy_plain(char *field, size_t size, perk_str text)
{
    size_t len = text.len < size ? text.len : size - 1;
    for (size_t i = 0; i < len; i++)
        field[i] = (char)(text.ptr[i] > ' ' && text.ptr[i] < 0x7f ? text.ptr[i] : '?');
    field[len] = '\0';
}

static perk_str host_of(const perk_request *request)
{
    perk_str origin = perk_url_origin(perk_request_url(request));
    size_t colon = perk_str_find(origin, ':');
    return perk_str_from(origin, colon + 3 < origin.len ? colon + 3 : origin.len);
}

static perk_str path_of(const perk_call *call)
{
    const perk_op *token = perk_client_token_op(call->client);
    if (call->errand == PERK_ERRAND_LOGIN || call->only_login)
        return perk_client_value(call->client, "token_url").ptr || !token
                   ? PERK_LIT("token URL")
                   : perk_client_path(call->client, token);
    if (call->op)
        return perk_client_path(call->client, call->op);
    if (!call->raw_url)
        return PERK_LIT("signed URL");
    return call->replies ? PERK_LIT("link") : PERK_LIT("raw");
}

static const char *operation_of(const perk_call *call)
{
    bool login = call->errand == PERK_ERRAND_LOGIN || call->only_login;
    const perk_op *op = login ? perk_client_token_op(call->client) : call->replies;
    return op ? op->name : NULL;
}

/* ---- the list ---- */

static bool observed(const perk_call *call, int level)
{
    return perk_client_observed(call->client) >= level;
}

/* A new event of what the call does now; NULL when it is not observed, or has too many. */
static perk_event *add(perk_call *call, perk_event_kind kind)
{
    perk_events *events = &call->events;
    if (!observed(call, kind == PERK_EVENT_EXCHANGE ? PERK_OBSERVE_DEBUG : PERK_OBSERVE_INFO))
        return NULL;
    if (events->count >= PERK_MAX_EVENTS ||
        perk_vec_room((void **)&events->list, events->count, &events->room, sizeof *events->list) !=
            0) {
        events->dropped++;
        return NULL;
    }
    perk_event *event = &events->list[events->count++];
    bool login = call->errand == PERK_ERRAND_LOGIN;
    *event = (perk_event){.kind = kind,
                          .at = call->now,
                          .attempt = login ? call->login_attempts : call->attempts,
                          .ms = -1,
                          .sent = -1,
                          .bytes = -1,
                          .life_ms = -1,
                          .status = call->error.http_status,
                          .error = call->error.code,
                          .operation = operation_of(call),
                          .path = path_of(call)};
    if (call->request) {
        event->method = perk_request_method(call->request);
        event->scheme =
            perk_str_starts(perk_request_url(call->request), PERK_LIT("https:")) ? "https" : "http";
        copy_plain(event->host, sizeof event->host, host_of(call->request));
    }
    return event;
}

void perk_events_clear(perk_events *events)
{
    perk_mem_free(events->list);
    *events = (perk_events){.waited = events->waited};
}

/* ---- exchanges ---- */

static perk_event *add_exchange(perk_call *call)
{
    perk_events *events = &call->events;
    perk_event *event = add(call, PERK_EVENT_EXCHANGE);
    events->waited = 0;
    events->open = event ? events->count : 0;
    events->since = call->errand == PERK_ERRAND_LOGIN ? call->login_at : call->sent_at;
    if (event)
        event->sent = (int64_t)perk_request_body(call->request).len;
    return event;
}

void perk_events_reply(perk_call *call, int http_status, size_t bytes)
{
    perk_event *event = add_exchange(call);
    if (!event)
        return;
    event->status = http_status;
    event->bytes = (int64_t)bytes;
    event->ms = call->now - call->events.since;
    copy_plain(event->request_id, sizeof event->request_id, perk_reply_request_id(&call->reply));
    perk_mask(call, event->request_id, strlen(event->request_id));
}

void perk_events_judged(perk_call *call)
{
    perk_events *events = &call->events;
    if (events->open)
        events->list[events->open - 1].error = call->error.code;
    events->open = 0;
}

void perk_events_lost(perk_call *call, int code)
{
    perk_event *event = add_exchange(call);
    if (!event)
        return;
    event->status = 0;
    event->error = code;
}

void perk_events_settle(perk_call *call)
{
    perk_events *events = &call->events;
    if (events->open) {
        events->list[events->open - 1].ms = call->now - events->since;
        events->list[events->open - 1].at = call->now;
    }
    events->open = 0;
}

/* ---- what lies between them ---- */

void perk_events_retry(perk_call *call, int64_t wait_ms)
{
    perk_event *event = add(call, PERK_EVENT_RETRY);
    if (!event)
        return;
    event->ms = wait_ms;
    event->asked = call->error.retry_after_ms >= 0;
}

void perk_events_wait(perk_call *call, int reason, int64_t wait_ms)
{
    unsigned bit = 1u << reason;
    bool news = !(call->events.waited & bit) || wait_ms >= LONG_WAIT_MS;
    perk_event *event = news ? add(call, PERK_EVENT_WAIT) : NULL;
    if (!event)
        return;
    call->events.waited |= bit;
    event->reason = reason;
    event->ms = wait_ms;
    event->attempt = 0;
}

void perk_events_login(perk_call *call, int from, bool renewed)
{
    perk_event *event = add(call, renewed ? PERK_EVENT_RENEWAL : PERK_EVENT_LOGIN);
    if (!event)
        return;
    event->reason = from;
    if (!event->error)
        event->life_ms = perk_token_cache_life_ms(perk_client_token_cache(call->client), call->now);
    if (from == PERK_LOGIN_SENT) {
        event->ms = call->now - call->login_at;
        return;
    }
    event->method = event->operation = event->scheme = NULL;
    event->path = PERK_NONE;
    event->host[0] = '\0';
    event->attempt = 0;
}

void perk_events_refused(perk_call *call)
{
    perk_event *event = add(call, PERK_EVENT_RENEWAL);
    if (event)
        event->reason = PERK_LOGIN_REFUSED;
}
