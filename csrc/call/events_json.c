/* Events as the host takes them: the members, and the one line that logs print. */
#include "api/errors.h"
#include "base/error.h"
#include "base/limits.h"
#include "base/vec.h"
#include "call/events.h"
#include "json/write.h"

#define MAX_LINE 1024

static const char *const kinds[] = {
    [PERK_EVENT_EXCHANGE] = "exchange", [PERK_EVENT_RETRY] = "retry",
    [PERK_EVENT_WAIT] = "wait",         [PERK_EVENT_LOGIN] = "login",
    [PERK_EVENT_RENEWAL] = "renewal",
};
static const char *const waits[] = {
    [PERK_WAIT_RATE_LIMIT] = "rate_limit",
    [PERK_WAIT_LOGIN] = "login",
    [PERK_WAIT_REFUSED_LOGIN] = "refused_login",
};
static const char *const logins[] = {
    [PERK_LOGIN_SENT] = "login",
    [PERK_LOGIN_STORE] = "store",
    [PERK_LOGIN_HOST] = "host",
    [PERK_LOGIN_REFUSED] = "refused",
};

/* "" when there is none. */
static const char *error_name(const perk_event *event)
{
    const perk_error_kind *kind = event->error ? perk_error_kind_find(event->error) : NULL;
    return kind ? kind->name : "";
}

static const char *reason_name(const perk_event *event)
{
    switch (event->kind) {
    case PERK_EVENT_EXCHANGE:
        return "";
    case PERK_EVENT_RETRY:
        return error_name(event);
    case PERK_EVENT_WAIT:
        return waits[event->reason];
    default:
        return logins[event->reason];
    }
}

/* ---- lines ---- */

static void put_number(perk_buf *line, const char *before, int64_t value, const char *after)
{
    perk_buf_puts(line, before);
    perk_buf_putint(line, value);
    perk_buf_puts(line, after);
}

/* "503 (server)", "timeout" */
static void put_failure(perk_buf *line, const perk_event *event)
{
    const char *name = error_name(event);
    if (event->status)
        perk_buf_putint(line, event->status);
    if (!name[0])
        return;
    perk_buf_puts(line, event->status ? " (" : "");
    perk_buf_puts(line, name);
    perk_buf_puts(line, event->status ? ")" : "");
}

static void put_exchange(perk_buf *line, const perk_event *event)
{
    perk_buf_puts(line, event->status ? "" : "no reply, ");
    put_failure(line, event);
    if (event->ms >= 0)
        put_number(line, ", ", event->ms, " ms");
    if (event->bytes >= 0)
        put_number(line, ", ", event->bytes, " bytes");
    if (event->attempt > 1)
        put_number(line, ", attempt ", event->attempt, "");
    if (event->request_id[0]) {
        perk_buf_puts(line, ", request id ");
        perk_buf_puts(line, event->request_id);
    }
}

static void put_retry(perk_buf *line, const perk_event *event)
{
    put_failure(line, event);
    put_number(line, ", attempt ", event->attempt, "");
    put_number(line, "; sent again in ", event->ms, " ms");
    perk_buf_puts(line, event->asked ? ", as the server asked" : "");
}

static void put_wait(perk_buf *line, const perk_event *event)
{
    static const char *const reasons[] = {
        [PERK_WAIT_RATE_LIMIT] = " for the rate limit or the API's quota",
        [PERK_WAIT_LOGIN] = " for the login of another call",
        [PERK_WAIT_REFUSED_LOGIN] = " after a login that was refused",
    };
    perk_buf_puts(line, "waits");
    if (event->ms >= 0)
        put_number(line, " ", event->ms, " ms");
    perk_buf_puts(line, reasons[event->reason]);
}

static void put_login(perk_buf *line, const perk_event *event)
{
    static const char *const sources[] = {
        [PERK_LOGIN_SENT] = "new token",
        [PERK_LOGIN_STORE] = "token from the store",
        [PERK_LOGIN_HOST] = "token from the host",
        [PERK_LOGIN_REFUSED] = "the API refused the token: ",
    };
    bool failed = event->error && event->reason == PERK_LOGIN_SENT;
    perk_buf_puts(line, event->kind == PERK_EVENT_LOGIN ? "login: " : "renewal: ");
    perk_buf_puts(line, failed ? "failed, " : sources[event->reason]);
    if (event->error)
        put_failure(line, event);
    if (event->life_ms >= 0)
        put_number(line, " for ", event->life_ms / 1000, " s");
    if (event->ms >= 0)
        put_number(line, ", ", event->ms, " ms");
}

static void put_line(perk_buf *line, const perk_event *event)
{
    bool of_token = event->kind == PERK_EVENT_LOGIN || event->kind == PERK_EVENT_RENEWAL;
    if (!of_token && event->method) {
        perk_buf_puts(line, event->method);
        perk_buf_putc(line, ' ');
        perk_buf_put(line, event->path);
        perk_buf_puts(line, ": ");
    }
    if (of_token)
        put_login(line, event);
    else if (event->kind == PERK_EVENT_WAIT)
        put_wait(line, event);
    else if (event->kind == PERK_EVENT_RETRY)
        put_retry(line, event);
    else
        put_exchange(line, event);
}

/* ---- JSON ---- */

static void write_text(perk_writer *out, const char *name, perk_str value)
{
    if (value.len)
        perk_write_pair_str(out, name, value);
}

static void write_number(perk_writer *out, const char *name, int64_t value, int64_t least)
{
    if (value >= least)
        perk_write_pair_int(out, name, value);
}

static void write_line(perk_writer *out, const perk_event *event)
{
    char space[MAX_LINE];
    perk_buf line;
    perk_buf_init_on(&line, space, sizeof space);
    put_line(&line, event);
    perk_write_pair_str(out, "text", perk_buf_str(&line));
}

static void write_event(perk_writer *out, const perk_event *event)
{
    bool debug = event->kind == PERK_EVENT_EXCHANGE;
    perk_write_begin(out, '{');
    perk_write_pair_str(out, "kind", perk_str_of(kinds[event->kind]));
    perk_write_pair_str(out, "level", perk_str_of(debug ? "debug" : "info"));
    write_line(out, event);
    perk_write_pair_int(out, "at", event->at);
    write_text(out, "method", perk_str_of(event->method));
    write_text(out, "path", event->path);
    write_text(out, "operation", perk_str_of(event->operation));
    write_text(out, "scheme", perk_str_of(event->scheme));
    write_text(out, "host", perk_str_of(event->host));
    write_number(out, "status", event->status, 1);
    write_number(out, "ms", event->ms, 0);
    write_number(out, "sent", event->sent, 0);
    write_number(out, "bytes", event->bytes, 0);
    write_text(out, "request_id", perk_str_of(event->request_id));
    write_number(out, "attempt", event->attempt, 1);
    write_text(out, "error", perk_str_of(error_name(event)));
    write_text(out, "reason", perk_str_of(reason_name(event)));
    write_number(out, "seconds", event->life_ms < 0 ? -1 : event->life_ms / 1000, 0);
    perk_write_end(out, '}');
}

static void write_dropped(perk_writer *out, size_t count)
{
    perk_write_begin(out, '{');
    perk_write_pair_str(out, "kind", PERK_LIT("dropped"));
    perk_write_pair_str(out, "level", PERK_LIT("info"));
    perk_write_pair_str(out, "text",
                        PERK_LIT("more happened in one call than it keeps for the log"));
    perk_write_pair_int(out, "count", (int64_t)count);
    perk_write_end(out, '}');
}

perk_text *perk_call_take_events(perk_call *call, perk_error *err)
{
    perk_events *events = &call->events;
    if (!events->count && !events->dropped)
        return NULL;
    perk_writer out;
    perk_writer_init(&out, PERK_MAX_EVENTS * 4 * MAX_LINE);
    perk_write_begin(&out, '[');
    for (size_t i = 0; i < events->count; i++)
        write_event(&out, &events->list[i]);
    if (events->dropped)
        write_dropped(&out, events->dropped);
    perk_write_end(&out, ']');
    perk_text *text = perk_writer_take(&out, err);
    if (text)
        perk_events_clear(events);
    return text;
}
