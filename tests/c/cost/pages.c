/* What an offer costs: pages of 20 and of 1,000 are read as replies are. Prints how many offers
 * each page had, and of what. tests/c/check_pages.py runs this under valgrind and compares the
 * instructions that measured() took for an offer with its bounds. */
#include "call/receive.h"
#include "client/drift.h"
#include "jsonapi/doc.h"

#include <perk/perk_shape.h>
#include <perk/perk_table.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SHAPE_NOW INT64_C(1780272000000) /* 2026-06-01T00:00:00Z */

typedef struct page {
    perk_buf body;
    perk_drift drift;
    perk_call *call;
    perk_doc *doc; /* what is shaped */
    perk_shape *shape;
} page;

typedef void (*maker)(page *in, size_t offers);
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

static void make_offers(page *in, size_t offers, const char *behind)
{
    perk_buf_init(&in->body, 4u << 20);
    perk_buf_puts(&in->body, "{\"data\":[");
    for (size_t i = 0; i < offers; i++)
        put_offer(&in->body, i);
    perk_buf_puts(&in->body, behind);
    perk_drift_init(&in->drift);
}

static void make(page *in, size_t offers)
{
    make_offers(in, offers, "],\"links\":{\"next\":null}}");
}

static void put_categories(perk_buf *body)
{
    char text[256];
    for (size_t i = 0; i < 12; i++) {
        int len = snprintf(text, sizeof text,
                           "%s{\"type\":\"category\",\"id\":\"category-%06zu\",\"attributes\":{"
                           "\"name\":\"Food & Beverage\"}}",
                           i ? "," : "", i);
        perk_buf_put(body, (perk_str){text, (size_t)len});
    }
    perk_buf_puts(body, "]}");
}

static void make_shape(page *in, size_t offers, const char *rules)
{
    make_offers(in, offers, "],\"included\":[");
    put_categories(&in->body);
    in->doc = perk_doc_parse(perk_buf_str(&in->body), 0, NULL);
    in->shape = perk_shape_new(perk_str_of(rules), NULL);
    must(in->doc && in->shape, "there are a document and a shape");
}

static void make_selection(page *in, size_t offers)
{
    make_shape(in, offers,
               "{\"attributes\":{\"standardOffer\":[\"name\",\"userReward\",\"assets\","
               "\"expirationDate\"]},\"relationships\":false,\"included\":false}");
}

static void make_all_rules(page *in, size_t offers)
{
    make_shape(in, offers,
               "{\"attributes\":{\"standardOffer\":[\"name\",\"userReward\",\"assets\","
               "\"expirationDate\"],\"category\":[\"name\"]},\"relationships\":false,"
               "\"included\":false,\"flatten\":[\"category\"],\"current\":true}");
}

static perk_client *client_new(void)
{
    static const char *const settings[][2] = {{"base_url", "https://api.example.test"},
                                              {"auth", "token"},
                                              {"token", "t"},
                                              {"organization_id", "org-1"}};
    perk_config *config = perk_config_new(PERK_LIT("kard"), NULL);
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        must(perk_config_set(config, perk_str_of(settings[i][0]), perk_str_of(settings[i][1]),
                             NULL) == 0,
             "a setting is set");
    perk_client *client = perk_client_new(config, NULL);
    perk_config_free(config);
    must(client != NULL, "there is a client");
    return client;
}

/* A call whose request is out. */
static void start_call(page *in)
{
    perk_client *client = client_new();
    perk_args *args = perk_args_new(perk_op_find(PERK_LIT("offers.list"), NULL), NULL);
    must(perk_args_set_all(args, PERK_LIT("{\"user_id\":\"u-1\"}"), NULL) == 0, "it has a user");
    in->call = perk_call_new(client, args, NULL);
    must(in->call && perk_call_step(in->call, 0, 0) == PERK_SEND, "the call sends");
    perk_args_free(args);
    perk_client_unref(client);
}

static void make_call(page *in, size_t offers)
{
    make(in, offers);
    start_call(in);
}

static void make_table(page *in, size_t offers)
{
    make(in, offers);
    start_call(in);
    perk_table *table =
        perk_table_new(perk_op_find(PERK_LIT("offers.list"), NULL), PERK_LIT("{}"), NULL);
    must(table && perk_call_into(in->call, table, PERK_NONE, 0, NULL) == 0, "the call has a table");
    perk_table_unref(table);
}

static void compare(page *in)
{
    perk_reading how = {
        .http_status = 200, .op = perk_op_find(PERK_LIT("offers.list"), NULL), .drift = &in->drift};
    perk_doc *doc = perk_doc_read(&in->body, &how, NULL);
    must(doc && in->drift.count == 0, "it is a page, and nothing is new");
    perk_doc_unref(doc);
}

static void read_only(page *in)
{
    perk_doc *doc = perk_doc_read(&in->body, &(perk_reading){.http_status = 200}, NULL);
    must(doc != NULL, "it is a page");
    perk_doc_unref(doc);
}

static void parse(page *in)
{
    perk_doc *doc = perk_doc_parse(perk_buf_str(&in->body), 0, NULL);
    must(doc != NULL, "it is a page");
    perk_doc_unref(doc);
}

static void shape(page *in)
{
    perk_text *text = perk_doc_shape(in->doc, in->shape, SHAPE_NOW, NULL);
    must(text && perk_text_str(text).len > 1000, "its offers are current");
    perk_text_free(text);
}

/* All that a reply leads to, to columns or not. */
static void receive(page *in)
{
    must(perk_receive_body(in->call, 200, &in->body, 0, NULL) == 0 &&
             perk_call_step(in->call, 0, 0) == PERK_PAGE,
         "there is a page");
    perk_doc *doc = perk_call_take_page(in->call);
    must(doc && perk_doc_count(doc) >= 20, "it counts its offers");
    perk_doc_unref(doc);
}

/* What is counted. Not inlined, and external, so that valgrind finds it by name. */
void measured(reader read, page *in);
__attribute__((noinline)) void measured(reader read, page *in)
{
    read(in);
}

static void run(const char *name, maker prepare, reader read, size_t offers)
{
    page in = {.call = NULL};
    prepare(&in, offers);
    measured(read, &in);
    perk_drift_clear(&in.drift);
    perk_buf_free(&in.body);
    perk_call_free(in.call);
    perk_doc_unref(in.doc);
    perk_shape_free(in.shape);
    printf("%zu %s\n", offers, name);
}

static void run_both(const char *name, maker prepare, reader read)
{
    run(name, prepare, read, 20);
    run(name, prepare, read, 1000);
}

int main(void)
{
    perk_text_free(perk_sign(PERK_LIT("k"), PERK_LIT(""), NULL)); /* libcrypto starts up */
    run_both("read alone", make, read_only);
    run_both("read with comparison", make, compare);
    run_both("a call's page", make_call, receive);
    run_both("a call's page into columns", make_table, receive);
    run_both("parse", make, parse);
    run_both("shape of chosen attributes", make_selection, shape);
    run_both("shape of all rules", make_all_rules, shape);
    must(perk_live() == 0, "nothing is left");
    return 0;
}
