/* Bytes to columns against jansson's json_loadb, and growth with the size of the page.
 *
 * bench_table race PAGE_20 PAGE_200 PAGE_1000
 * bench_table count ours|peer PAGE TIMES   for callgrind, which counts inside fill_ours or
 *                                          fill_peer: the page so many times into one table
 */
#include "base/str.h"
#include "jsonapi/doc.h"
#include "race.h"
#include "table/table.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PARTS 3     /* offers, categories, their pairs */
#define OFFERS 4000 /* of one turn */

typedef struct offers_page {
    perk_str body;
    size_t offers;
    perk_table *table;
    perk_buf reply; /* a copy of the body, as it came from the network */
} offers_page;

/* The chunks that are full, or all of them, as a reader of columns takes them. */
static void take(perk_table *table, int flush)
{
    struct ArrowArray chunk;
    for (size_t part = 0; part < PARTS; part++)
        while (perk_table_take(table, part, flush, &chunk, NULL) == 1)
            chunk.release(&chunk);
}

/* What perk_call_feed does with the reply of a call that has a table. Not inlined: callgrind counts
 * from here. */
__attribute__((noinline)) static void fill_ours(offers_page *page)
{
    perk_table_feed feed;
    race_need(perk_table_feed_init(&feed, page->table, PERK_LIT("user-1"), NULL) == 0, "feed",
              NULL);
    perk_reading how = {
        .op = perk_table_op(page->table), .sink = perk_table_sink(page->table), .ctx = &feed};
    perk_doc *doc = perk_doc_read(&page->reply, &how, NULL);
    race_need(doc != NULL, "perk_doc_read", NULL);
    how.sink->end_page(&feed, true);
    perk_doc_unref(doc);
    take(page->table, 0);
}

static void receive_and_fill(void *context)
{
    offers_page *page = context;
    perk_buf_init(&page->reply, page->body.len);
    perk_buf_put(&page->reply, page->body);
    fill_ours(page);
}

__attribute__((noinline)) static void fill_peer(void *context)
{
    const offers_page *page = context;
    json_t *tree = json_loadb(page->body.ptr, page->body.len, 0, NULL);
    race_need(tree != NULL, "json_loadb", NULL);
    json_decref(tree);
}

static offers_page page_of(const char *path)
{
    offers_page page = {.body = race_file(path)};
    perk_error err = PERK_ERROR_INIT;
    perk_doc *doc = perk_doc_parse(page.body, 0, &err);
    race_need(doc != NULL, path, &err);
    page.offers = perk_doc_count(doc);
    perk_doc_unref(doc);
    page.table = perk_table_new(perk_op_find(PERK_LIT("offers.list"), &err),
                                PERK_LIT("{\"key\": \"user_id\"}"), &err);
    race_need(page.table != NULL, "perk_table_new", &err);
    return page;
}

static void page_free(offers_page *page)
{
    take(page->table, 1);
    perk_table_unref(page->table);
    free((char *)page->body.ptr);
}

/* A turn of either side is a chunk of 4,096 offers or so: what a chunk costs is in it, and neither
 * side begins each page with the caches that the other one left. Sides that are compared offer by
 * offer get as many of them. */
typedef struct page_series {
    offers_page *page;
    size_t times;
} page_series;

static void fill_pages(void *context)
{
    const page_series *series = context;
    for (size_t i = 0; i < series->times; i++)
        receive_and_fill(series->page);
}

static void read_peer_pages(void *context)
{
    const page_series *series = context;
    for (size_t i = 0; i < series->times; i++)
        fill_peer(series->page);
}

static page_series series_of(offers_page *page)
{
    return (page_series){page, OFFERS / page->offers};
}

static void race_columns(offers_page *page)
{
    char name[64];
    page_series series = series_of(page);
    snprintf(name, sizeof name, "jansson %s json_loadb", jansson_version_str());
    race_plan plan = {"columns", "ns/offer", CLOCK_THREAD_CPUTIME_ID, OFFERS, 0, 25};
    race(&plan, &(race_side){"perk_table", fill_pages, &series},
         &(race_side){name, read_peer_pages, &series});
}

static void race_growth(offers_page *small, offers_page *large)
{
    page_series few = series_of(large), many = series_of(small);
    race_plan plan = {"columns_growth", "ns/offer", CLOCK_THREAD_CPUTIME_ID, OFFERS, 0, 101};
    race(&plan, &(race_side){"pages of 1,000", fill_pages, &few},
         &(race_side){"pages of 20", fill_pages, &many});
}

int main(int argc, char **argv)
{
    if (argc == 5 && strcmp(argv[1], "count") == 0) {
        offers_page page = page_of(argv[3]);
        size_t times = (size_t)strtoul(argv[4], NULL, 10);
        for (size_t i = 0; i < times; i++)
            (strcmp(argv[2], "ours") == 0 ? receive_and_fill : fill_peer)(&page);
        page_free(&page);
        return 0;
    }
    race_need(argc == 5, "usage: bench_table race PAGE_20 PAGE_200 PAGE_1000", NULL);
    offers_page pages[3] = {page_of(argv[2]), page_of(argv[3]), page_of(argv[4])};
    race_columns(&pages[1]);
    race_growth(&pages[0], &pages[2]);
    for (size_t i = 0; i < 3; i++)
        page_free(&pages[i]);
    return 0;
}
