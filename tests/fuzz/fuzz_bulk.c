/* Any bytes as the story of a bulk write: items, good and bad, calls that are open at once, settled
 * in any order, twice, by another bulk or never, and any reply. What must hold: each step changes
 * the items that it is about and no others, each outcome is the one that the reply shows, and the
 * counts are those of the items. */
#include "base/buf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_ITEMS = 400, MAX_OPEN = 4, MAX_REPLY = 16384 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct item {
    char json[80];
    char
        state; /* 'w' waiting, 'o' in an open call, '-', 'a', 'r', 'u', '?' any of the last three */
    size_t call;
} item;

typedef struct story {
    const uint8_t *at, *end;
    perk_client *client;
    perk_bulk *bulk, *other;
    perk_call *open[MAX_OPEN];
    size_t number[MAX_OPEN], calls, count;
    unsigned rejected; /* a bit for each item that the next reply rejects */
    item items[MAX_ITEMS];
} story;

static void must(bool holds, const char *claim)
{
    if (holds)
        return;
    fprintf(stderr, "does not hold: %s\n", claim);
    abort();
}

static unsigned next(story *s)
{
    return s->at < s->end ? *s->at++ : 0;
}

/* ---- adding ---- */

static void record(story *s, const char *json, char state)
{
    item *added = &s->items[s->count++];
    snprintf(added->json, sizeof added->json, "%s", json);
    added->state = state;
}

static size_t waiting(const story *s)
{
    size_t count = 0;
    for (size_t i = 0; i < s->count; i++)
        count += s->items[i].state == 'w';
    return count;
}

static void add(story *s, const char *json, int expected, char state)
{
    int result = s->count < MAX_ITEMS ? perk_bulk_add(s->bulk, perk_str_of(json), NULL) : -1;
    if (result == PERK_BULK_FULL)
        must(waiting(s) == 100, "a request is full when it has as many as the API takes");
    else if (result != -1)
        must(result == expected, "good items are taken, bad ones rejected");
    if (result == PERK_BULK_TAKEN || result == PERK_BULK_REJECTED)
        record(s, json, state);
}

/* Some share an id. */
static void add_good(story *s, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        char json[80];
        snprintf(json, sizeof json, " {\"id\":\"%c%zu\",\"enrolled_rewards\":[\"CARDLINKED\"]}",
                 "ab"[i % 2], count > 20 ? s->count : i / 4);
        add(s, json, PERK_BULK_TAKEN, 'w');
    }
}

static void add_bad(story *s, unsigned which)
{
    static const char *const bad[] = {"",   "{", "[]",          "[{\"id\":\"a\"}]", "null",
                                      "{}", "1", "{\"id\":[]}", "{\"x\":1}"};
    add(s, bad[which % (sizeof bad / sizeof *bad)], PERK_BULK_REJECTED, 'r');
}

static void add_without_json(story *s)
{
    if (s->count < MAX_ITEMS &&
        perk_bulk_reject(s->bulk, 0, PERK_NONE, PERK_NONE, NULL) == PERK_BULK_REJECTED)
        record(s, "", 'r');
}

/* ---- calls ---- */

static void open_call(story *s)
{
    size_t at = 0;
    while (at < MAX_OPEN && s->open[at])
        at++;
    if (at == MAX_OPEN)
        return;
    s->open[at] = perk_bulk_call(s->bulk, NULL);
    must(!s->open[at] == !waiting(s), "there is a call when items wait");
    if (s->open[at])
        perk_call_set(s->open[at], PERK_LIT("max_attempts"), 1, NULL);
    s->number[at] = ++s->calls;
    for (size_t i = 0; i < s->count && s->open[at]; i++)
        if (s->items[i].state == 'w') {
            s->items[i].state = 'o';
            s->items[i].call = s->calls;
        }
}

static bool is_rejected(const story *s, size_t number)
{
    return number < 8 && (s->rejected >> number & 1);
}

/* What the call at `at` leaves of its items. */
static void expect(story *s, size_t at, char state)
{
    size_t n = 0;
    for (size_t i = 0; i < s->count; i++)
        if (s->items[i].state == 'o' && s->items[i].call == s->number[at]) {
            s->items[i].state = is_rejected(s, n) ? 'r' : state;
            n++;
        }
}

static void write_error(perk_buf *out, size_t place)
{
    perk_buf_puts(out, "{\"source\":{\"pointer\":\"/data/");
    perk_buf_putint(out, (int64_t)place);
    perk_buf_puts(out, "\"}}");
}

/* With the item's id, the first member of its JSON, after a blank and a brace. */
static void write_user(perk_buf *out, const item *one)
{
    perk_str members = perk_str_of(one->json + 2);
    perk_buf_puts(out, "{\"type\":\"user\",");
    perk_buf_put(out, perk_str_upto(members, perk_str_find(members, ',')));
    perk_buf_putc(out, '}');
}

/* Writes those of its items that are rejected, as errors, or those that are not, as resources. */
static void write_some(const story *s, size_t at, bool errors, perk_buf *out)
{
    const char *comma = "";
    size_t n = 0;
    for (size_t i = 0; i < s->count; i++) {
        const item *one = &s->items[i];
        if (one->state != 'o' || one->call != s->number[at])
            continue;
        if (is_rejected(s, n) == errors) {
            perk_buf_puts(out, comma);
            if (errors)
                write_error(out, n);
            else
                write_user(out, one);
            comma = ",";
        }
        n++;
    }
}

static void write_reply(const story *s, size_t at, perk_buf *out)
{
    perk_buf_puts(out, "{\"data\":[");
    write_some(s, at, false, out);
    if (s->rejected) {
        perk_buf_puts(out, "],\"errors\":[");
        write_some(s, at, true, out);
    }
    perk_buf_puts(out, "]}");
    must(!out->failed, "the reply has space");
}

static perk_doc *feed(perk_call *call, int status, perk_str body)
{
    perk_call_feed(call, status, body, 1, NULL);
    return perk_call_step(call, 1, 0) == PERK_PAGE ? perk_call_take_page(call) : NULL;
}

/* ---- ends of calls ---- */

static perk_doc *fail(story *s, size_t at, int code)
{
    perk_call_abort(s->open[at], code, PERK_ABORT_SENT, PERK_NONE, NULL);
    must(perk_call_step(s->open[at], 1, 0) == PERK_FAILED, "it fails");
    expect(s, at, code == PERK_E_CONNECT ? 'r' : 'u');
    return NULL;
}

static perk_doc *reply_with_the_rest(story *s, size_t at)
{
    perk_str rest = {(const char *)s->at, (size_t)(s->end - s->at)};
    s->at = s->end;
    expect(s, at, '?');
    return feed(s->open[at], 207, rest);
}

static perk_doc *reply(story *s, size_t at)
{
    char room[MAX_REPLY];
    perk_buf body;
    perk_buf_init_on(&body, room, sizeof room);
    s->rejected = next(s);
    write_reply(s, at, &body);
    perk_doc *page = feed(s->open[at], 207, perk_buf_str(&body));
    s->rejected = page ? s->rejected : 0;
    expect(s, at, page ? 'a' : 'u');
    s->rejected = 0;
    return page;
}

static perk_doc *end_call(story *s, size_t at)
{
    unsigned how = next(s) % 8;
    if (how == 0) { /* it was never stepped */
        expect(s, at, '-');
        return NULL;
    }
    must(perk_call_step(s->open[at], 0, 0) == PERK_SEND, "a request is sent");
    if (how == 1) {
        expect(s, at, 'u');
        return NULL;
    }
    if (how == 2 || how == 3)
        return fail(s, at, how == 2 ? PERK_E_CONNECT : PERK_E_TRANSPORT);
    return how == 4 ? reply_with_the_rest(s, at) : reply(s, at);
}

static void settle(story *s, unsigned which)
{
    size_t at = which % MAX_OPEN;
    perk_call *call = s->open[at];
    if (!call)
        return;
    perk_doc *page = end_call(s, at);
    must(perk_bulk_settle(s->other, call, page, NULL) == PERK_E_STATE, "another bulk refuses it");
    must(perk_bulk_settle(s->bulk, call, page, NULL) == 0, "an open call is settled");
    must(perk_bulk_settle(s->bulk, call, page, NULL) == PERK_E_STATE, "once");
    perk_doc_unref(page);
    perk_call_free(call);
    s->open[at] = NULL;
}

static void drop(story *s, unsigned which)
{
    size_t at = which % MAX_OPEN;
    if (s->open[at])
        expect(s, at, 'u');
    perk_call_free(s->open[at]);
    s->open[at] = NULL;
}

/* ---- the story ---- */

static char shown(char state)
{
    return state == 'w' ? '-' : state == 'o' ? 'u' : state;
}

static void check(story *s)
{
    size_t by[4] = {0};
    must(perk_bulk_count(s->bulk) == s->count, "all items are there");
    for (size_t i = 0; i < s->count; i++) {
        int outcome = perk_bulk_at(s->bulk, i);
        const perk_error *error = perk_bulk_error(s->bulk, i);
        by[outcome]++;
        if (s->items[i].state == '?' && outcome)
            s->items[i].state = "-aru"[outcome];
        if ("-aru"[outcome] != shown(s->items[i].state))
            fprintf(stderr, "item %zu %s is %c expected %c; call %zu\n", i, s->items[i].json,
                    "-aru"[outcome], s -> items[i].state, s->items[i].call);
        must("-aru"[outcome] == shown(s->items[i].state), "the outcome of an item");
        must(perk_str_eq(perk_bulk_item(s->bulk, i), perk_str_of(s->items[i].json)), "its bytes");
        must(outcome != PERK_REJECTED || error, "a rejected item has an error");
        must(outcome != PERK_ACCEPTED || !error, "an accepted item has none");
        must(!error || error->code < 0, "an error has a code");
    }
    must(by[1] == perk_bulk_accepted(s->bulk) && by[2] == perk_bulk_rejected(s->bulk) &&
             by[3] == perk_bulk_unknown(s->bulk),
         "the counts");
}

static void reconcile(const story *s)
{
    perk_reconcile *made = perk_reconcile_new(NULL);
    must(perk_reconcile_add_bulk(made, s->bulk, NULL) == 0, "unknown items can be reconciled");
    must(perk_reconcile_count(made) == perk_bulk_unknown(s->bulk), "each of them");
    for (size_t i = 0; i < perk_reconcile_count(made); i++)
        must(perk_bulk_at(s->bulk, perk_reconcile_index(made, i)) == PERK_UNKNOWN, "and no other");
    perk_reconcile_free(made);
}

static void step(story *s)
{
    unsigned byte = next(s), which = byte / 8;
    switch (byte % 8) {
    case 0:
    case 1:
        add_good(s, which + 1);
        break;
    case 2:
        add_bad(s, which);
        break;
    case 3:
        add_without_json(s);
        break;
    case 4:
    case 5:
        open_call(s);
        break;
    case 6:
        settle(s, which);
        break;
    default:
        drop(s, which);
    }
    check(s);
}

static perk_client *client_new(void)
{
    perk_config *config = perk_config_new(PERK_LIT("kard"), NULL);
    perk_config_set(config, PERK_LIT("base_url"), PERK_LIT("https://api.example.test"), NULL);
    perk_config_set(config, PERK_LIT("auth"), PERK_LIT("token"), NULL);
    perk_config_set(config, PERK_LIT("token"), PERK_LIT("t"), NULL);
    perk_config_set(config, PERK_LIT("organization_id"), PERK_LIT("o"), NULL);
    perk_client *client = perk_client_new(config, NULL);
    perk_config_free(config);
    return client;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static story s;
    const perk_op *op = perk_op_find(PERK_LIT("users.create"), NULL);
    s = (story){.at = data, .end = data + size, .client = client_new()};
    s.bulk = perk_bulk_new(s.client, op, PERK_NONE, 1, NULL);
    s.other = perk_bulk_new(s.client, op, PERK_NONE, 1, NULL);
    while (s.at < s.end)
        step(&s);
    reconcile(&s);
    for (unsigned i = 0; i < MAX_OPEN; i++)
        drop(&s, i);
    check(&s);
    perk_bulk_free(s.other);
    perk_bulk_free(s.bulk);
    perk_client_unref(s.client);
    must(perk_live() == 0, "nothing is left");
    return 0;
}
