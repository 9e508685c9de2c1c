/* Bytes to a queryable document against jansson's json_loadb, growth with the size of the page, and
 * look-ups in `included`.
 *
 * bench_parse race PAGE_20 PAGE_200 PAGE_1000 INCLUDED_20 INCLUDED_20000
 * bench_parse count ours|peer PAGE      does it once, for callgrind to count instructions inside
 * parse_ours or parse_peer
 */
#include "base/str.h"
#include "race.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct offers_page {
    perk_str body;
    char *last_id; /* of the last offer */
    perk_str last; /* the same */
    size_t offers;
} offers_page;

/* Parses, builds the index by a look-up, frees. Not inlined: callgrind counts from here. */
__attribute__((noinline)) static void parse_ours(void *context)
{
    const offers_page *page = context;
    perk_doc *doc = perk_doc_parse(page->body, 0, NULL);
    race_need(doc && perk_doc_find(doc, PERK_LIT("standardOffer"), page->last) != NULL,
              "perk_doc_parse", NULL);
    perk_doc_unref(doc);
}

__attribute__((noinline)) static void parse_peer(void *context)
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
    race_need(page.offers > 0, "a page without offers", NULL);
    perk_str id = perk_resource_id(perk_doc_at(doc, page.offers - 1));
    page.last_id = malloc(id.len);
    race_need(page.last_id != NULL, "out of memory", NULL);
    memcpy(page.last_id, id.ptr, id.len);
    page.last = (perk_str){page.last_id, id.len};
    perk_doc_unref(doc);
    return page;
}

static void page_free(offers_page *page)
{
    free(page->last_id);
    free((char *)page->body.ptr);
}

static void race_parse(offers_page *page)
{
    char name[64];
    snprintf(name, sizeof name, "jansson %s json_loadb", jansson_version_str());
    race_plan plan = {"parse", "ns/offer", CLOCK_THREAD_CPUTIME_ID, (double)page->offers, 0, 101};
    race(&plan, &(race_side){"perk_doc_parse", parse_ours, page},
         &(race_side){name, parse_peer, page});
}

/* Each side's run covers as many offers, so that the two compare offer by offer. */
typedef struct page_series {
    offers_page *page;
    size_t times;
} page_series;

static void parse_pages(void *context)
{
    const page_series *series = context;
    for (size_t i = 0; i < series->times; i++)
        parse_ours(series->page);
}

static void race_growth(offers_page *small, offers_page *large)
{
    page_series few = {large, 1}, many = {small, large->offers / small->offers};
    race_plan plan = {"growth_time",         "ns/offer", CLOCK_THREAD_CPUTIME_ID,
                      (double)large->offers, 0,          101};
    race(&plan, &(race_side){"one page of 1,000", parse_pages, &few},
         &(race_side){"pages of 20", parse_pages, &many});
}

/* ---- look-ups ---- */

typedef struct references {
    perk_doc *doc;
    perk_str *ids; /* of all included resources */
    size_t count, next;
} references;

/* `step` shares no divisor with the number of resources; 1 keeps their order. */
static references references_of(perk_doc *doc, size_t step)
{
    references r = {.doc = doc, .count = perk_doc_included_count(doc)};
    r.ids = calloc(r.count, sizeof *r.ids);
    race_need(r.ids && r.count > 0, "nothing included", NULL);
    for (size_t i = 0; i < r.count; i++)
        r.ids[i] = perk_resource_id(perk_doc_included_at(doc, i * step % r.count));
    return r;
}

static void look_up(void *context)
{
    references *r = context;
    const perk_resource *found = perk_doc_find(r->doc, PERK_LIT("category"), r->ids[r->next]);
    race_need(found != NULL, "perk_doc_find", NULL);
    r->next = r->next + 1 < r->count ? r->next + 1 : 0;
}

static void race_look_ups(const char *what, perk_doc *doc, size_t step)
{
    references r = references_of(doc, step);
    race_plan plan = {what, "ns", CLOCK_THREAD_CPUTIME_ID, 0, 0, 101};
    race(&plan, &(race_side){"perk_doc_find", look_up, &r}, NULL);
    free(r.ids);
}

static void race_included(const char *few, const char *many)
{
    perk_str bodies[2] = {race_file(few), race_file(many)};
    perk_doc *docs[2] = {perk_doc_parse(bodies[0], 0, NULL), perk_doc_parse(bodies[1], 0, NULL)};
    race_need(docs[0] && docs[1], "pages of included resources", NULL);
    free((char *)bodies[0].ptr);
    free((char *)bodies[1].ptr);
    race_look_ups("included_20", docs[0], 1);
    race_look_ups("included_20000", docs[1], 1);
    race_look_ups("included_20000_shuffled", docs[1], 7919);
    perk_doc_unref(docs[0]);
    perk_doc_unref(docs[1]);
}

int main(int argc, char **argv)
{
    if (argc == 4 && strcmp(argv[1], "count") == 0) {
        offers_page page = page_of(argv[3]);
        (strcmp(argv[2], "ours") == 0 ? parse_ours : parse_peer)(&page);
        page_free(&page);
        return 0;
    }
    race_need(argc == 7 && strcmp(argv[1], "race") == 0, "usage: see the top of bench_parse.c",
              NULL);
    offers_page small = page_of(argv[2]), middle = page_of(argv[3]), large = page_of(argv[4]);
    race_parse(&middle);
    race_growth(&small, &large);
    race_included(argv[5], argv[6]);
    page_free(&small);
    page_free(&middle);
    page_free(&large);
    return 0;
}
