/*
 * A pull of offers.list for many users, from a server that is there: a line of JSON with the users
 * a second, the processor time for each (µs, of this process), and the peak of its memory (kB).
 *
 *     bench_pull URL USERS table|items [max_in_flight]
 *
 * `table`: all columns into a table, whose chunks are released as they come. `items`: documents.
 */
#include "base/str.h"
#include "race.h"

#include <perk/perk_engine.h>
#include <perk/perk_pull.h>
#include <perk/perk_table.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

/* Without the pairs of offers and categories, of which it would keep each. */
#define TABLE "{\"key\":\"user_id\",\"parts\":[\"offers\"]}"

static struct {
    unsigned users, given;
    unsigned long failed;
    int64_t rows;
    perk_pull *pull;
    perk_table *table; /* NULL: items */
} work;

static perk_client *client_of(const char *url)
{
    perk_error err = PERK_ERROR_INIT;
    perk_config *config = perk_config_new(PERK_LIT("kard"), &err);
    perk_config_set(config, PERK_LIT("base_url"), perk_str_of(url), &err);
    perk_config_set(config, PERK_LIT("token"), PERK_LIT("token-1"), &err);
    perk_config_set(config, PERK_LIT("organization_id"), PERK_LIT("org"), &err);
    perk_client *client = perk_client_new(config, &err);
    race_need(client && err.code == 0, "client", &err);
    perk_config_free(config);
    return client;
}

static void give_ids(void)
{
    static char ids[65536];
    perk_error err = PERK_ERROR_INIT;
    size_t len = 1, wants = perk_pull_wants(work.pull);
    ids[0] = '[';
    for (; wants && work.given < work.users && len + 32 < sizeof ids; wants--)
        len += (size_t)snprintf(ids + len, sizeof ids - len, "%s\"u-%u\"", len > 1 ? "," : "",
                                work.given++);
    ids[len++] = ']';
    race_need(perk_pull_add(work.pull, (perk_str){ids, len}, &err) == 0, "ids", &err);
    if (work.given == work.users)
        perk_pull_end_ids(work.pull);
}

static void take_chunks(int flush)
{
    struct ArrowArray chunk;
    for (size_t part = 0; part < perk_table_part_count(work.table); part++) {
        while (perk_table_take(work.table, part, flush, &chunk, NULL) == 1) {
            work.rows += part == 0 ? chunk.length : 0;
            chunk.release(&chunk);
        }
    }
}

static void take_item(const perk_pull_event *item)
{
    work.failed += item->error != NULL;
    for (size_t i = 0; i < item->page_count; i++) {
        perk_doc *page = perk_pull_page(work.pull, i);
        work.rows += (int64_t)perk_doc_count(page);
        perk_doc_unref(page);
    }
}

static void run(void)
{
    perk_error err = PERK_ERROR_INIT;
    perk_pull_event event;
    int kind;
    while ((kind = perk_pull_next(work.pull, &event, -1, &err)) != PERK_PULL_ENDED) {
        race_need(kind >= 0, "pull", &err);
        if (kind == PERK_PULL_WANTS_IDS)
            give_ids();
        else if (kind == PERK_PULL_CHUNK)
            take_chunks(0);
        else if (kind == PERK_PULL_ITEM)
            take_item(&event);
    }
    if (work.table)
        take_chunks(1);
}

static double seconds(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void report(double wall, double cpu)
{
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    printf("{\"what\":\"pull_%s\",\"users\":%u,\"rows\":%lld,\"failed\":%lu,\"users_s\":%.0f,"
           "\"cpu_us\":%.2f,\"peak_kb\":%ld}\n",
           work.table ? "table" : "items", work.users, (long long)work.rows, work.failed,
           work.users / wall, cpu * 1e6 / work.users, used.ru_maxrss);
}

int main(int argc, char **argv)
{
    char options[64] = "{}";
    perk_error err = PERK_ERROR_INIT;
    race_need(argc == 4 || argc == 5, "usage: bench_pull URL USERS table|items [max_in_flight]",
              NULL);
    if (argc == 5)
        snprintf(options, sizeof options, "{\"max_in_flight\":%ld}", strtol(argv[4], NULL, 10));
    work.users = (unsigned)strtoul(argv[2], NULL, 10);
    perk_client *client = client_of(argv[1]);
    perk_driver *driver = perk_driver_new(&err);
    perk_engine *engine = driver ? perk_engine_new(driver, perk_str_of(options), &err) : NULL;
    race_need(engine, "engine", &err);
    const perk_op *op = perk_op_find(PERK_LIT("offers.list"), &err);
    perk_args *args = perk_args_new(op, &err);
    work.pull = perk_pull_new(engine, client, args, perk_str_of(options), &err);
    race_need(work.pull, "pull", &err);
    if (strcmp(argv[3], "table") == 0) {
        work.table = perk_table_new(op, PERK_LIT(TABLE), &err);
        race_need(work.table && perk_pull_into(work.pull, work.table, &err) == 0, "table", &err);
    }
    double wall = seconds(CLOCK_MONOTONIC), cpu = seconds(CLOCK_PROCESS_CPUTIME_ID);
    run();
    report(seconds(CLOCK_MONOTONIC) - wall, seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu);
    perk_pull_free(work.pull);
    perk_table_unref(work.table);
    perk_args_free(args);
    perk_engine_free(engine);
    perk_driver_free(driver);
    perk_client_unref(client);
    return 0;
}
