#include "call/reply.h"

#include "base/error.h"
#include "base/limits.h"
#include "base/time.h"
#include "base/url.h"
#include "base/vec.h"

#include <string.h>

static const char *const names[PERK_H_COUNT] = {
    [PERK_H_RETRY_AFTER] = "retry-after",
    [PERK_H_RETRY_AFTER_MS] = "retry-after-ms",
    [PERK_H_DATE] = "date",
    [PERK_H_QUOTA_CAPACITY] = "kard-api-usage-quota-capacity",
    [PERK_H_QUOTA_REMAINING] = "kard-api-usage-quota-remaining",
    [PERK_H_QUOTA_RESET] = "kard-api-usage-quota-reset",
    [PERK_H_REQUEST_ID] = "x-request-id",
    [PERK_H_CAP_REQUEST_ID] = "x-cap-requestid",
    [PERK_H_STORE_REQUEST_ID] = "x-amz-request-id",
};

static int find(perk_str name)
{
    for (int i = 0; i < PERK_H_COUNT; i++)
        if (perk_str_ieq(name, perk_str_of(names[i])))
            return i;
    return -1;
}

void perk_reply_clear(perk_reply *reply)
{
    *reply = (perk_reply){0};
}

/* Of an address with credentials in it nothing is kept. */
static void note_location(perk_reply *reply, perk_str value)
{
    perk_str origin = perk_url_origin(value);
    bool plain = perk_str_find(origin, '@') == origin.len && origin.len < sizeof reply->points_to;
    perk_error_copy(reply->points_to, sizeof reply->points_to, plain ? origin : PERK_NONE);
    reply->has_location = true;
}

void perk_reply_note(perk_reply *reply, perk_str name, perk_str value)
{
    int i = find(name);
    value = perk_str_trim(value);
    if (perk_str_ieq(name, PERK_LIT("location")))
        note_location(reply, value);
    if (i < 0 || value.len > sizeof reply->headers[i].text)
        return;
    if (value.len)
        memcpy(reply->headers[i].text, value.ptr, value.len);
    reply->headers[i].len = value.len;
    reply->headers[i].given = true;
}

static perk_str get(const perk_reply *reply, int i)
{
    return i >= 0 && reply->headers[i].given
               ? (perk_str){reply->headers[i].text, reply->headers[i].len}
               : PERK_NONE;
}

perk_str perk_reply_get(const perk_reply *reply, perk_str name)
{
    return get(reply, find(name));
}

perk_str perk_reply_request_id(const perk_reply *reply)
{
    static const int names_of_it[] = {PERK_H_REQUEST_ID, PERK_H_CAP_REQUEST_ID,
                                      PERK_H_STORE_REQUEST_ID};
    perk_str id = PERK_NONE;
    for (size_t i = 0; i < PERK_COUNT(names_of_it) && !id.ptr; i++)
        id = get(reply, names_of_it[i]);
    return id;
}

bool perk_reply_redirects(const perk_reply *reply, int http_status, const char *setting,
                          perk_error *err)
{
    if (http_status < 300 || http_status > 399 || http_status == 304 || !reply->has_location)
        return false;
    bool named = reply->points_to[0] != '\0';
    perk_error_set(err, PERK_E_API, "%d: the server points to %s, which is not followed; set %s",
                   http_status, named ? reply->points_to : "another path there", setting);
    if (err)
        err->http_status = http_status;
    return true;
}

/* How long to wait; `unsure` when that is a guess. */
typedef struct span {
    int64_t ms; /* -1: not reported */
    bool unsure;
} span;

static span known(int64_t ms)
{
    return (span){ms, false};
}

/* From the reply's own Date to a time since 1970, which is past all lengths of time that make
 * sense. */
static span until(const perk_reply *reply, int64_t epoch_ms)
{
    int64_t now;
    if (!perk_time_parse_http(get(reply, PERK_H_DATE), &now))
        return (span){PERK_HOLD_UNSURE_MS, true};
    return known(epoch_ms > now ? epoch_ms - now : 0);
}

/* A whole number of seconds, at most a year so that sums stay far from overflow. Of the size of
 * today's date in seconds or milliseconds it is that. */
static span seconds(const perk_reply *reply, perk_str text)
{
    const int64_t year = 366LL * 86400, epoch = 1000000000, last = 100 * epoch;
    int64_t value;
    if (!perk_str_int(text, &value) || value < 0)
        return known(-1);
    if (value >= epoch && value < last)
        return until(reply, value * 1000);
    if (value >= epoch * 1000 && value < last * 1000)
        return until(reply, value);
    return known((value > year ? year : value) * 1000);
}

static int64_t milliseconds(perk_str text)
{
    const int64_t year = 366LL * 86400000;
    int64_t value;
    if (!perk_str_int(text, &value) || value < 0)
        return -1;
    return value > year ? year : value;
}

static span until_date(const perk_reply *reply, perk_str date)
{
    int64_t then, now;
    if (!perk_time_parse_http(date, &then) || !perk_time_parse_http(get(reply, PERK_H_DATE), &now))
        return known(-1);
    return until(reply, then);
}

static span after(const perk_reply *reply, int http_status)
{
    perk_str text = get(reply, PERK_H_RETRY_AFTER);
    span wait = known(milliseconds(get(reply, PERK_H_RETRY_AFTER_MS)));
    if (wait.ms < 0)
        wait = seconds(reply, text);
    if (wait.ms < 0 && text.len)
        wait = until_date(reply, text);
    if (wait.ms < 0 && http_status == 429)
        wait = seconds(reply, get(reply, PERK_H_QUOTA_RESET));
    return wait;
}

int64_t perk_reply_after_ms(const perk_reply *reply, int http_status)
{
    return after(reply, http_status).ms;
}

static int64_t number(const perk_reply *reply, int i)
{
    int64_t value;
    if (!perk_str_int(get(reply, i), &value))
        return -1;
    return value > 0 ? value : 0;
}

/* What the quota means: requests remain, or none do for a while. */
static span quota_wait(const perk_reply *reply, const perk_quota *quota)
{
    if (quota->remaining != 0)
        return known(quota->remaining > 0 ? 0 : -1);
    span wait = seconds(reply, get(reply, PERK_H_QUOTA_RESET));
    return wait.ms > 0 ? wait : known(-1);
}

void perk_reply_rate(const perk_reply *reply, int http_status, perk_rate_report *report)
{
    report->quota = (perk_quota){.capacity = number(reply, PERK_H_QUOTA_CAPACITY),
                                 .remaining = number(reply, PERK_H_QUOTA_REMAINING),
                                 .reported_at = report->at};
    report->has_quota = report->quota.capacity >= 0 || report->quota.remaining >= 0;
    span quota = quota_wait(reply, &report->quota),
         own = http_status == 429 ? after(reply, 429) : known(-1);
    span longest = own.ms > quota.ms ? own : quota;
    report->quota.resets_at = report->at + (quota.ms > 0 ? quota.ms : 0);
    report->wait_ms = longest.ms;
    report->unsure = longest.unsure;
    report->refused = http_status == 429;
}
