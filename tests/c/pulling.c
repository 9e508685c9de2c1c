#include "pulling.h"

#include <stdio.h>
#include <stdlib.h>

unsigned pulling_pages(unsigned users)
{
    return users + 2 * ((users + 49) / 50);
}

unsigned pulling_rows(unsigned users)
{
    users_plan plan = users_faulty(users);
    unsigned rows = 0;
    for (unsigned i = 0; i < users; i++)
        rows += (int)i == plan.missing_user                    ? 0
                : i % plan.empty_every == plan.empty_every - 1 ? 0
                                                               : (i % plan.long_every ? 2 : 6);
    return rows;
}

perk_client *pulling_client(int port)
{
    char url[64];
    perk_error err = PERK_ERROR_INIT;
    perk_config *config = perk_config_new(PERK_LIT("kard"), &err);
    snprintf(url, sizeof url, "http://127.0.0.1:%d", port);
    perk_config_set(config, PERK_LIT("base_url"), perk_str_of(url), &err);
    perk_config_set(config, PERK_LIT("organization_id"), PERK_LIT("org"), &err);
    perk_config_set(config, PERK_LIT("client_id"), PERK_LIT("id"), &err);
    perk_config_set(config, PERK_LIT("client_secret"), PERK_LIT("secret"), &err);
    perk_client *client = perk_client_new(config, &err);
    perk_config_free(config);
    if (!client)
        fail_msg("%s", err.message);
    return client;
}

void pulling_begin(pulling *p, int port, unsigned users, const char *options)
{
    perk_error err = PERK_ERROR_INIT;
    *p = (pulling){.users = users, .in_order = true};
    p->seen = calloc(users, 1);
    p->driver = perk_driver_new(&err);
    p->client = pulling_client(port);
    p->engine = perk_engine_new(p->driver, PERK_NONE, &err);
    perk_args *args = perk_args_new(perk_op_find(PERK_LIT("offers.list"), &err), &err);
    p->pull = perk_pull_new(p->engine, p->client, args, perk_str_of(options), &err);
    perk_args_free(args);
    if (!p->seen || !p->pull)
        fail_msg("%s", err.message);
}

void pulling_start(pulling *p, const users_plan *plan, const char *options)
{
    int port = users_start(0, plan);
    assert_true(port > 0);
    pulling_begin(p, port, plan->users, options);
}

/* As many ids as the pull wants. */
static void give(pulling *p)
{
    static char ids[32 * PULLING_MAX];
    perk_error err = PERK_ERROR_INIT;
    size_t wants = perk_pull_wants(p->pull), len = 1;
    ids[0] = '[';
    for (; wants && p->given < p->users; wants--)
        len += (size_t)snprintf(ids + len, sizeof ids - len, "%s\"u-%u\"", len > 1 ? "," : "",
                                p->given++);
    ids[len++] = ']';
    assert_int_equal(perk_pull_add(p->pull, (perk_str){ids, len}, &err), 0);
    if (p->given == p->users)
        perk_pull_end_ids(p->pull);
}

static void take(pulling *p, const perk_pull_event *event)
{
    unsigned user = (unsigned)strtoul(event->id.ptr + 2, NULL, 10);
    assert_in_range(user, 0, p->users - 1);
    p->seen[user]++;
    p->last = user;
    p->failed_now = event->error != NULL;
    p->items++;
    p->failed += event->error != NULL;
    p->pages += (unsigned)event->page_count;
    p->in_order = p->in_order && event->index == p->next_index++;
    for (size_t i = 0; i < event->page_count; i++) {
        char id[48];
        perk_doc *page = perk_pull_page(p->pull, i);
        const perk_resource *first = perk_doc_at(page, 0);
        snprintf(id, sizeof id, "o-%u-%zu-0", user, i);
        if (first)
            assert_string_equal(perk_resource_id(first).ptr ? id : "", id);
        if (first && !perk_str_eq(perk_resource_id(first), perk_str_of(id)))
            fail_msg("page %zu of user %u begins with another offer", i, user);
        perk_doc_unref(page);
    }
}

int pulling_step(pulling *p, int timeout_ms)
{
    perk_error err = PERK_ERROR_INIT;
    perk_pull_event event;
    int kind = perk_pull_next(p->pull, &event, timeout_ms, &err);
    switch (kind) {
    case PERK_PULL_WANTS_IDS:
        give(p);
        break;
    case PERK_PULL_ITEM:
        take(p, &event);
        break;
    case PERK_PULL_PAUSED:
        if (p->pauses++ == 0)
            p->resumes_in_ms = event.resumes_in_ms;
        break;
    default:
        if (kind < 0)
            fail_msg("%s", err.message);
    }
    return kind;
}

void pulling_run(pulling *p)
{
    while (pulling_step(p, 10000) != PERK_PULL_ENDED)
        ;
}

perk_text *pulling_report(const pulling *p)
{
    perk_error err = PERK_ERROR_INIT;
    perk_text *report = perk_pull_report(p->pull, &err);
    assert_non_null(report);
    return report;
}

void pulling_end(pulling *p)
{
    perk_pull_free(p->pull);
    perk_engine_free(p->engine);
    perk_driver_free(p->driver);
    perk_client_unref(p->client);
    free(p->seen);
}

void pulling_stop(pulling *p)
{
    pulling_end(p);
    users_stop();
}
