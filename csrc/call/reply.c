#include "call/reply.h"

#include "base/time.h"

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

void perk_reply_note(perk_reply *reply, perk_str name, perk_str value)
{
    int i = find(name);
    value = perk_str_trim(value);
    if (i < 0 || value.len > sizeof reply->headers[i].text)
        return;
    if (value.len)
        memcpy(reply->headers[i].text, value.ptr, value.len);
    reply->headers[i].len = value.len;
    reply->headers[i].given = true;
}

static perk_str get(const perk_reply *reply, int i)
{
    return i >= 0 && reply->headers[i].given ? (perk_str){reply->headers[i].text, reply->headers[i].len} : PERK_NONE;
}

perk_str perk_reply_get(const perk_reply *reply, perk_str name)
{
    return get(reply, find(name));
}

perk_str perk_reply_request_id(const perk_reply *reply)
{
    static const int names_of_it[] = {PERK_H_REQUEST_ID, PERK_H_CAP_REQUEST_ID, PERK_H_STORE_REQUEST_ID};
    perk_str id = PERK_NONE;
    for (size_t i = 0; i < sizeof names_of_it / sizeof *names_of_it && !id.ptr; i++)
        id = get(reply, names_of_it[i]);
    return id;
}

/* A whole number of `unit_ms`, at most a year so that sums stay far from overflow. */
static int64_t duration_ms(perk_str text, int64_t unit_ms)
{
    int64_t value;
    if (!perk_str_int(text, &value) || value < 0)
        return -1;
    int64_t year = 366LL * 86400000;
    return value > year / unit_ms ? year : value * unit_ms;
}

static int64_t until_date_ms(const perk_reply *reply, perk_str date)
{
    int64_t then, now;
    if (!perk_time_parse_http(date, &then) || !perk_time_parse_http(get(reply, PERK_H_DATE), &now))
        return -1;
    return then > now ? then - now : 0;
}

int64_t perk_reply_after_ms(const perk_reply *reply, int http_status)
{
    perk_str after = get(reply, PERK_H_RETRY_AFTER);
    int64_t ms = duration_ms(get(reply, PERK_H_RETRY_AFTER_MS), 1);
    if (ms < 0)
        ms = duration_ms(after, 1000);
    if (ms < 0 && after.len)
        ms = until_date_ms(reply, after);
    if (ms < 0 && http_status == 429)
        ms = duration_ms(get(reply, PERK_H_QUOTA_RESET), 1000);
    return ms;
}

static int64_t number(const perk_reply *reply, int i)
{
    int64_t value;
    if (!perk_str_int(get(reply, i), &value))
        return -1;
    return value > 0 ? value : 0;
}

bool perk_reply_quota(const perk_reply *reply, int64_t now_ms, perk_quota *quota)
{
    int64_t wait = duration_ms(get(reply, PERK_H_QUOTA_RESET), 1000);
    quota->capacity = number(reply, PERK_H_QUOTA_CAPACITY);
    quota->remaining = number(reply, PERK_H_QUOTA_REMAINING);
    quota->said_at = now_ms;
    quota->resets_at = now_ms + (quota->remaining == 0 && wait > 0 ? wait : 0);
    return quota->capacity >= 0 || quota->remaining >= 0;
}
