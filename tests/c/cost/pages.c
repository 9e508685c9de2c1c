/* What an offer costs: pages of 20 and of 1,000 are read as replies are. Prints how many offers
 * each page had, and of what. tests/c/check_pages.py runs this under valgrind and compares the
 * instructions that measured() took for an offer with its bounds. */
#include "client/drift.h"
#include "jsonapi/doc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct page {
    perk_buf body;
    perk_doc *doc;
    perk_drift drift;
} page;

typedef void (*reader)(page *in);

static void must(bool holds, const char *claim)
{
    if (holds)
        return;
    fprintf(stderr, "does not hold: %s\n", claim);
    abort();
}

/* 2.1 KB, as offers mostly are: 43 keys, 50 values, a text with an escape and one beyond ASCII. */
static void put_offer(perk_buf *body, size_t number)
{
    char text[4096];
    int len = snprintf(
        text, sizeof text,
        "%s{\"type\":\"standardOffer\",\"id\":\"offer-%06zu\",\"attributes\":{\"name\":\"Oak Lane "
        "Books and more\",\"terms\":\"%0500d\",\"purchaseChannel\":[\"INSTORE\",\"ONLINE\"],"
        "\"userReward\":{\"type\":\"PERCENT\",\"value\":12.75},\"assets\":[{\"type\":\"LOGO_IMG\","
        "\"url\":\"https://assets.example.test/%06zu/logo_img.png\",\"alt\":\"Morning market café "
        "table\"},{\"type\":\"BANNER_IMG\",\"url\":\"https://assets.example.test/%06zu/"
        "banner_img.png\",\"alt\":\"Bright corner window\"}],\"startDate\":\"2026-01-07T00:00:00."
        "000Z\",\"expirationDate\":\"2026-12-07T23:59:59.000Z\",\"isTargeted\":false,"
        "\"maxRedemptions\":4,\"minTransactionAmount\":{\"type\":\"CENTS\",\"value\":2500},"
        "\"websiteUrl\":\"https://merchant-%06zu.example.test/shop\",\"description\":\"%0270d\","
        "\"components\":{\"shortDescription\":\"Save \\\"fresh\\\" at the corner market of the "
        "harbour, daily\",\"longDescription\":\"%0200d\",\"baseReward\":\"4%% cash back\","
        "\"boostedReward\":\"20%% cash back\",\"cta\":{\"buttonText\":\"Garden table\","
        "\"buttonStyle\":\"PRIMARY\",\"action\":{\"url\":\"/v2/issuers/x/users/user-0001/offers/"
        "offer-%06zu/activate\",\"method\":\"POST\"}},\"tags\":[\"Maple oak\"],\"detailTags\":"
        "[\"Simple fresh daily\"]}},\"relationships\":{\"category\":{\"data\":[{\"type\":"
        "\"category\",\"id\":\"category-%06zu\"}]}}}",
        number ? "," : "", number, 1, number, number, number, 2, 3, number, number % 12);
    must(len > 2000 && (size_t)len < sizeof text, "an offer has its size");
    perk_buf_put(body, (perk_str){text, (size_t)len});
}

static void make(page *in, size_t offers)
{
    perk_buf_init(&in->body, 4u << 20);
    perk_buf_puts(&in->body, "{\"data\":[");
    for (size_t i = 0; i < offers; i++)
        put_offer(&in->body, i);
    perk_buf_puts(&in->body, "],\"links\":{\"next\":null}}");
    perk_drift_init(&in->drift);
    in->doc = NULL;
}

static void compare(page *in)
{
    perk_reading how = {
        .http_status = 200, .op = perk_op_find(PERK_LIT("offers.list"), NULL), .drift = &in->drift};
    in->doc = perk_doc_read(&in->body, &how, NULL);
    must(in->doc && in->drift.count == 0, "it is a page, and nothing is new");
    perk_doc_unref(in->doc);
}

/* What is counted. Not inlined, and external, so that valgrind finds it by name. */
void measured(reader read, page *in);
__attribute__((noinline)) void measured(reader read, page *in)
{
    read(in);
}

static void run(const char *name, reader read, size_t offers)
{
    page in;
    make(&in, offers);
    measured(read, &in);
    perk_drift_clear(&in.drift);
    perk_buf_free(&in.body);
    printf("%zu %s\n", offers, name);
}

int main(void)
{
    run("read with comparison", compare, 20);
    run("read with comparison", compare, 1000);
    must(perk_live() == 0, "nothing is left");
    return 0;
}
