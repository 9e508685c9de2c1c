#include "users.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define PAGES_LONG 3
#define PAGE_MAX 400000

static struct users {
    users_plan plan;
    pthread_mutex_t lock; /* of the counts */
    users_counts counts;
    unsigned char *tried; /* a bit for each page of each user: its first request has come */
    unsigned token;       /* the number of the one that is accepted */
    bool rejected, gone;  /* the token has been, the quota is or was */
    long long gone_until;
    char head[512], body[PAGE_MAX];
} users = {.lock = PTHREAD_MUTEX_INITIALIZER};

users_plan users_faulty(unsigned number)
{
    return (users_plan){.users = number,
                        .offers = 2,
                        .long_every = 50,
                        .empty_every = 41,
                        .errors = 100,
                        .too_many = 100,
                        .resets = 50,
                        .torn = 20,
                        .missing_user = (int)(number / 5) + 1,
                        .silent_user = (int)(number / 4) + 1,
                        .rejected_after = (int)(number / 2),
                        .quota_after = (int)(number / 3),
                        .quota_ms = 1000};
}

static long long now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* ---- replies ---- */

/* `more`: further lines of the head. */
static void reply_with(server_reply *reply, const char *status, const char *more, size_t body_len)
{
    int len = snprintf(users.head, sizeof users.head,
                       "HTTP/1.1 %s\r\nContent-Type: application/vnd.api+json\r\n%sContent-Length: "
                       "%zu\r\n\r\n",
                       status, more, body_len);
    reply->head = users.head;
    reply->head_len = (size_t)len;
    reply->body = users.body;
    reply->body_len = body_len;
    reply->delay_ms = (int)users.plan.delay_ms;
}

/* Text into the body, from `at`; where it ends. */
#define put(at, ...)                                                                               \
    ((at) + (size_t)snprintf(users.body + (at), sizeof users.body - (at), __VA_ARGS__))

static void fail(server_reply *reply, const char *status, const char *more)
{
    users.counts.faults++;
    reply_with(reply, status, more,
               put(0, "{\"errors\":[{\"status\":\"%.3s\",\"title\":\"stub\"}]}", status));
}

static size_t put_offer(size_t at, unsigned user, unsigned page, unsigned number)
{
    return put(
        at,
        "%s{\"type\":\"standardOffer\",\"id\":\"o-%u-%u-%u\",\"attributes\":{\"name\":\"Shop "
        "%u & \\u00e9t\\u00e9\",\"terms\":\"one per visit\",\"purchaseChannel\":[\"INSTORE\","
        "\"ONLINE\"],\"userReward\":{\"type\":\"PERCENT\",\"value\":%u.%u},\"startDate\":"
        "\"2026-03-01T10:00:00Z\",\"expirationDate\":\"2026-09-%02uT10:00:00.5Z\","
        "\"isTargeted\":%s,\"maxRedemptions\":%u,\"minTransactionAmount\":{\"type\":\"CENTS\""
        ",\"value\":%u},\"websiteUrl\":\"https://shop-%u.example.test/\",\"description\":%s},"
        "\"relationships\":{\"category\":{\"data\":[{\"type\":\"category\",\"id\":\"c-%u\"}]}}"
        "}",
        number ? "," : "", user, page, number, user * 7 + number, user % 50, user % 10,
        number % 28 + 1, user % 2 ? "true" : "false", number, user % 10000, user,
        number % 3 ? "\"bright\"" : "null", user % 10);
}

static unsigned pages_of(unsigned user)
{
    unsigned every = users.plan.long_every;
    return every && user % every == 0 ? PAGES_LONG : 1;
}

static void reply_page(server_reply *reply, unsigned user, unsigned page)
{
    unsigned every = users.plan.empty_every;
    bool empty = every && user % every == every - 1;
    size_t at = put(0, "{\"data\":[");
    for (unsigned i = 0; i < users.plan.offers && !empty; i++)
        at = put_offer(at, user, page, i);
    at = put(at,
             "],\"included\":[{\"type\":\"category\",\"id\":\"c-%u\",\"attributes\":{\"name\":"
             "\"Category %u\"}}],\"links\":{\"self\":\"/here\",\"next\":",
             user % 10, user % 10);
    if (page + 1 < pages_of(user))
        at = put(at, "\"/here?page[after]=p%u\"}}", page + 1);
    else
        at = put(at, "null}}");
    users.counts.pages++;
    reply_with(reply, "200 OK", "", at);
}

static void reply_login(server_reply *reply)
{
    users.counts.logins++;
    reply_with(reply, "200 OK", "",
               put(0,
                   "{\"access_token\":\"token-%u\",\"token_type\":\"Bearer\",\"expires_in\":3600}",
                   users.token));
}

static void reply_counts(server_reply *reply)
{
    const users_counts *counts = &users.counts;
    reply_with(reply, "200 OK", "",
               put(0, "{\"logins\":%lu,\"requests\":%lu,\"pages\":%lu,\"faults\":%lu}",
                   counts->logins, counts->requests, counts->pages, counts->faults));
}

/* ---- faults ---- */

/* True for the first request of a page. */
static bool is_first(unsigned user, unsigned page)
{
    size_t bit = (size_t)user * PAGES_LONG + page;
    unsigned char mask = (unsigned char)(1u << bit % 8);
    bool first = !(users.tried[bit / 8] & mask);
    users.tried[bit / 8] |= mask;
    return first;
}

/* From 0 to 9999, the same for every run. */
static unsigned chance(unsigned user, unsigned page)
{
    unsigned long long mixed = (user * 3ull + page + 1) * 0x9E3779B97F4A7C15ull;
    mixed ^= mixed >> 29;
    mixed *= 0xBF58476D1CE4E5B9ull;
    return (unsigned)((mixed >> 33) % 10000);
}

/* The reply of the first request for a page, when that has a fault. */
static bool reply_fault(server_reply *reply, unsigned user, unsigned page)
{
    const users_plan *plan = &users.plan;
    unsigned lot = chance(user, page), from = 0;
    if (lot < (from += plan->errors)) {
        fail(reply, lot % 2 ? "500 Internal Server Error" : "503 Service Unavailable", "");
        return true;
    }
    if (lot < (from += plan->too_many)) {
        fail(reply, "429 Too Many Requests", lot % 2 ? "Retry-After: 0\r\n" : "");
        return true;
    }
    if (lot < (from += plan->resets)) {
        users.counts.faults++;
        reply->end = SERVER_RESET;
        return true;
    }
    if (lot < from + plan->torn) {
        reply_page(reply, user, page);
        users.counts.pages--;
        users.counts.faults++;
        reply->cut = reply->body_len / 2;
        reply->end = SERVER_CLOSE;
        return true;
    }
    return false;
}

/* The quota is gone for a while: this page is the last that comes. */
static bool quota_is_gone(server_reply *reply)
{
    if (!users.gone || now_ms() >= users.gone_until)
        return false;
    char more[96];
    snprintf(more, sizeof more,
             "Kard-Api-Usage-Quota-Remaining: 0\r\nKard-Api-Usage-Quota-Reset: %u\r\n",
             (users.plan.quota_ms + 999) / 1000);
    fail(reply, "429 Too Many Requests", more);
    return true;
}

static void end_quota(server_reply *reply)
{
    char more[96];
    users.gone = true;
    users.gone_until = now_ms() + users.plan.quota_ms;
    snprintf(more, sizeof more,
             "Kard-Api-Usage-Quota-Remaining: 0\r\nKard-Api-Usage-Quota-Reset: %u\r\n",
             (users.plan.quota_ms + 999) / 1000);
    reply_with(reply, "200 OK", more, reply->body_len);
}

/* ---- requests ---- */

static bool has_token(const char *request, size_t len)
{
    char wanted[64];
    int size = snprintf(wanted, sizeof wanted, "token-%u\r\n", users.token);
    return memmem(request, len, wanted, (size_t)size) != NULL;
}

static void reply_user(server_reply *reply, unsigned user, unsigned page)
{
    const users_plan *plan = &users.plan;
    if (user >= plan->users || (int)user == plan->missing_user) {
        fail(reply, "404 Not Found", "");
        return;
    }
    if ((int)user == plan->silent_user) {
        users.counts.faults++;
        reply->end = SERVER_SILENT;
        return;
    }
    if (quota_is_gone(reply) || (is_first(user, page) && reply_fault(reply, user, page)))
        return;
    reply_page(reply, user, page);
    if (plan->quota_after && !users.gone && users.counts.pages > (unsigned long)plan->quota_after)
        end_quota(reply);
}

static void reply_offers(server_reply *reply, const char *request, size_t len, const char *user)
{
    const char *after = memmem(request, len, "after%5D=p", 10);
    if (!after)
        after = memmem(request, len, "after]=p", 8);
    const char *page = after ? memchr(after, 'p', len) : NULL;
    users.counts.requests++;
    if (users.plan.rejected_after && !users.rejected &&
        users.counts.pages > (unsigned long)users.plan.rejected_after) {
        users.rejected = true;
        users.token++;
    }
    if (!has_token(request, len))
        fail(reply, "401 Unauthorized", "");
    else
        reply_user(reply, (unsigned)strtoul(user, NULL, 10),
                   page ? (unsigned)strtoul(page + 1, NULL, 10) : 0);
}

static void handle(void *context, const char *request, size_t len, server_reply *reply)
{
    const char *line = memchr(request, '\r', len);
    size_t first = line ? (size_t)(line - request) : len;
    const char *user = memmem(request, first, "/users/u-", 9);
    (void)context;
    pthread_mutex_lock(&users.lock);
    if (memmem(request, first, "token", 5) && memcmp(request, "POST", 4) == 0)
        reply_login(reply);
    else if (memcmp(request, "GET /counts", 11) == 0)
        reply_counts(reply);
    else if (user)
        reply_offers(reply, request, first < len ? len : first, user + 9);
    else
        fail(reply, "404 Not Found", "");
    pthread_mutex_unlock(&users.lock);
}

int users_start(int port, const users_plan *plan)
{
    users.plan = *plan;
    users.counts = (users_counts){0};
    users.token = 1;
    users.rejected = users.gone = false;
    users.tried = calloc((size_t)plan->users * PAGES_LONG / 8 + 1, 1);
    return users.tried ? server_start(port, handle, NULL) : 0;
}

users_counts users_count(void)
{
    pthread_mutex_lock(&users.lock);
    users_counts counts = users.counts;
    pthread_mutex_unlock(&users.lock);
    return counts;
}

void users_stop(void)
{
    server_stop();
    free(users.tried);
    users.tried = NULL;
}
