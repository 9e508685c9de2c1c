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

#define PARTS 3 /* offers, categories, their pairs */

typedef struct offers_page {
    perk_str body;
    size_t offers;
    perk_table *table;
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
__attribute__((noinline)) static void fill_ours(void *context)
{
    const offers_page *page = context;
    perk_table_feed feed;
    race_need(perk_table_feed_init(&feed, page->table, PERK_LIT("user-1"), NULL) == 0, "feed",
              NULL);
    perk_reading how = {
        .op = perk_table_op(page->table), .sink = perk_table_sink(page->table), .ctx = &feed};
    perk_doc *doc = perk_doc_new(page->body, &how, NULL);
    race_need(doc != NULL, "perk_doc_new", NULL);
    how.sink->end_page(&feed, true);
    perk_doc_unref(doc);
    take(page->table, 0);
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

static void race_columns(offers_page *page)
{
    char name[64];
    snprintf(name, sizeof name, "jansson %s json_loadb", jansson_version_str());
    race_plan plan = {"columns", "ns/offer", CLOCK_THREAD_CPUTIME_ID, (double)page->offers, 0, 101};
    race(&plan, &(race_side){"perk_table", fill_ours, page}, &(race_side){name, fill_peer, page});
}

/* Each side's run covers as many offers, so that the two compare offer by offer. */
typedef struct page_series {
    offers_page *page;
    size_t times;
} page_series;

static void fill_pages(void *context)
{
    const page_series *series = context;
    for (size_t i = 0; i < series->times; i++)
        fill_ours(series->page);
}

static void race_growth(offers_page *small, offers_page *large)
{
    page_series few = {large, 1}, many = {small, large->offers / small->offers};
    race_plan plan = {"columns_growth",      "ns/offer", CLOCK_THREAD_CPUTIME_ID,
                      (double)large->offers, 0,          101};
    race(&plan, &(race_side){"one page of 1,000", fill_pages, &few},
         &(race_side){"pages of 20", fill_pages, &many});
}

int main(int argc, char **argv)
{
    if (argc == 5 && strcmp(argv[1], "count") == 0) {
        offers_page page = page_of(argv[3]);
        size_t times = (size_t)strtoul(argv[4], NULL, 10);
        for (size_t i = 0; i < times; i++)
            (strcmp(argv[2], "ours") == 0 ? fill_ours : fill_peer)(&page);
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
