/* Readers of the results of writes, and what leads to them: arguments and calls. */
#include "cost.h"

#define MOST_USERS 100 /* in one request */

/* ---- bulk writes ---- */

static perk_client *client_new(void)
{
    static const char *const settings[][2] = {{"base_url", "https://api.example.test"},
                                              {"auth", "token"},
                                              {"token", "t"},
                                              {"organization_id", "org-1"},
                                              {"max_attempts", "1"},
                                              {"max_pages", "100000"}};
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

/* A call of which the text so far is the arguments; the text is empty then. */
static void start_call(input *in, const char *op)
{
    perk_client *client = client_new();
    perk_error err = PERK_ERROR_INIT;
    in->args = perk_args_new(perk_op_find(perk_str_of(op), NULL), NULL);
    perk_args_set_all(in->args, text_of(in), &err);
    must(err.code == 0, err.message);
    in->call = perk_call_new(client, in->args, &err);
    must(in->call && perk_call_step(in->call, 0, 0) == PERK_SEND, "the call sends");
    perk_client_unref(client);
    in->len = 0;
}

/* The text so far is the reply. */
static void end_call(input *in)
{
    must(perk_call_feed(in->call, 207, text_of(in), 0, NULL) == 0, "a reply is fed");
    must(perk_call_step(in->call, 0, 0) == PERK_PAGE, "there is a reply");
    in->doc = perk_call_take_page(in->call);
}

#define SUBSCRIPTION                                                                               \
    "{\"event_name\":\"auditUpdate\",\"webhook_url\":\"https://hooks.example.test/"                \
    "\",\"enabled\":true}"

/* As many users as one request may hold, or the same part of them as `in` is of the largest input.
 */
static void make_users(input *in, const char *user)
{
    input some = {.count = in->count * MOST_USERS / (FEW * TIMES)};
    fill(&some, "{\"users\":[", user, "]}");
    start_call(&some, "users.create");
    in->call = some.call;
    in->args = some.args;
    free(some.text);
}

static void make_subscriptions(input *in)
{
    fill(in, "{\"subscriptions\":[", SUBSCRIPTION, "]}");
}

static void read_outcomes(input *in)
{
    perk_error err = PERK_ERROR_INIT;
    perk_outcomes *outcomes = perk_call_outcomes(in->call, in->doc, &err);
    must(outcomes != NULL, err.message);
    perk_outcomes_free(outcomes);
}

#define USER(id) "{\"id\":\"" id "\",\"enrolled_rewards\":[]}"

static void make_errors_of_nobody(input *in)
{
    make_users(in, USER("i-%zu"));
    fill(in, "{\"data\":[],\"errors\":[", "{}", "]}");
    end_call(in);
}

static void make_errors_by_id(input *in)
{
    make_users(in, USER("i-%zu"));
    fill(in, "{\"errors\":[", "{\"id\":\"i-%zu\",\"status\":\"409\",\"title\":\"Exists\"}", "]}");
    end_call(in);
}

static void make_errors_by_pointer(input *in)
{
    make_subscriptions(in);
    start_call(in, "subscriptions.create");
    fill(in, "{\"errors\":[",
         "{\"id\":\"i-%zu\",\"source\":{\"pointer\":\"/data/%zu\"},\"title\":\"Exists\"}", "]}");
    end_call(in);
}

static void make_errors_of_one_id(input *in)
{
    make_users(in, USER("i"));
    fill(in, "{\"data\":[", "{\"type\":\"user\",\"id\":\"i\"}", "],\"errors\":[");
    fill(in, "", "{\"id\":\"i\",\"title\":\"Exists\"}", "]}");
    end_call(in);
}

static void make_listed(input *in)
{
    make_users(in, USER("i-%zu"));
    fill(in, "{\"data\":[", "{\"type\":\"user\",\"id\":\"i-%zu\"}",
         "],\"errors\":[{\"title\":\"x\"}]}");
    end_call(in);
}

static void make_not_listed(input *in)
{
    make_users(in, USER("i-%zu"));
    fill(in, "{\"data\":[", "{\"type\":\"user\",\"id\":\"other-%zu\"}",
         "],\"errors\":[{\"title\":\"x\"}]}");
    end_call(in);
}

static void read_arguments(input *in)
{
    perk_error err = PERK_ERROR_INIT;
    perk_args *args = perk_args_new(perk_op_find(PERK_LIT("subscriptions.create"), NULL), NULL);
    must(perk_args_set_all(args, text_of(in), &err) == 0, err.message);
    perk_args_free(args);
}

static void make_nothing(input *in)
{
    (void)in;
}

static void add_items(input *in)
{
    perk_args *args = perk_args_new(perk_op_find(PERK_LIT("subscriptions.create"), NULL), NULL);
    for (size_t i = 0; i < in->count; i++)
        must(perk_args_add_json(args, PERK_LIT("subscriptions"), PERK_LIT(SUBSCRIPTION), NULL) == 0,
             "an item is added");
    perk_args_free(args);
}

static void send_bulk(perk_bulk *bulk, int status, const char *reply)
{
    perk_call *call = perk_bulk_call(bulk, NULL);
    must(call && perk_call_step(call, 0, 0) == PERK_SEND, "the call sends");
    must(perk_call_feed(call, status, perk_str_of(reply), 0, NULL) == 0, "a reply is fed");
    must(perk_call_step(call, 0, 0) == PERK_PAGE, "there is a reply");
    perk_doc *page = perk_call_take_page(call);
    must(perk_bulk_settle(bulk, call, page, NULL) == 0, "the call is settled");
    perk_doc_unref(page);
    perk_call_free(call);
}

/* Files, of which a request takes ten. */
static void write_bulk(input *in)
{
    static const char file[] = "{\"type\":\"incomingTransactionsFile\",\"filename\":\"f\"}";
    perk_client *client = client_new();
    perk_bulk *bulk =
        perk_bulk_new(client, perk_op_find(PERK_LIT("transactions.create_upload_urls"), NULL),
                      PERK_NONE, 1, NULL);
    for (size_t i = 0; i < in->count; i++)
        while (perk_bulk_add(bulk, perk_str_of(file), NULL) == PERK_BULK_FULL)
            send_bulk(bulk, 201, "{\"data\":[]}");
    send_bulk(bulk, 201, "{\"data\":[]}");
    must(perk_bulk_count(bulk) == in->count, "every item is recorded");
    perk_bulk_free(bulk);
    perk_client_unref(client);
}

/* As much as a caller usually sends of an event. */
#define EVENT                                                                                      \
    "{\"type\":\"transaction\",\"id\":\"e-1\",\"user_id\":\"u-1\",\"transaction_id\":\"t-1\","     \
    "\"amount\":1250,\"subtotal\":1100,\"status\":\"SETTLED\",\"currency\":\"USD\","               \
    "\"description\":\"COFFEE 12 MAIN ST\",\"direction\":\"DEBIT\",\"payment_type\":\"CARD\","     \
    "\"card_bin\":\"123456\",\"card_last_four\":\"1234\","                                         \
    "\"authorization_date\":\"2026-01-30T09:30:00Z\",\"settled_date\":\"2026-01-31T09:30:00Z\","   \
    "\"merchant\":{\"id\":\"m-1\",\"name\":\"Coffee\",\"addr_street\":\"12 Main St\","             \
    "\"addr_city\":\"Springfield\",\"addr_state\":\"IL\",\"addr_zipcode\":\"62701\","              \
    "\"addr_country\":\"United States\"},\"mcc\":\"5812\",\"card_network\":\"VISA\"}"

static void write_events(input *in)
{
    static const char job[] = "{\"data\":{\"type\":\"job\",\"id\":\"j-1\",\"attributes\":{}}}";
    perk_client *client = client_new();
    perk_bulk *bulk = perk_bulk_new(client, perk_op_find(PERK_LIT("transactions.create"), NULL),
                                    PERK_NONE, 1, NULL);
    for (size_t i = 0; i < in->count; i++)
        while (perk_bulk_add(bulk, PERK_LIT(EVENT), NULL) == PERK_BULK_FULL)
            send_bulk(bulk, 202, job);
    send_bulk(bulk, 202, job);
    must(perk_bulk_count(bulk) == in->count, "every event is recorded");
    perk_bulk_free(bulk);
    perk_client_unref(client);
}

/* ---- reconciling ---- */

static void make_verified(input *in)
{
    put(in, "{\"subscriptions\":[" SUBSCRIPTION "]}");
    start_call(in, "subscriptions.create");
    fill(in, "{\"data\":[",
         "{\"type\":\"subscription\",\"id\":\"s-%zu\",\"attributes\":{\"eventName\":"
         "\"auditUpdate\",\"webhookUrl\":\"https://"
         "%zu.test/\"}}",
         "]}");
    in->doc = parsed(in);
}

static void verify(input *in)
{
    perk_error err = PERK_ERROR_INIT;
    perk_reconcile *reconcile = perk_reconcile_new(&err);
    must(perk_reconcile_add(reconcile, in->args, &err) == 0, err.message);
    while (perk_reconcile_next(reconcile, &err))
        must(perk_reconcile_page(reconcile, in->doc, &err) >= 0 &&
                 perk_reconcile_end(reconcile, 0, &err) == 0,
             err.message);
    perk_reconcile_free(reconcile);
}

/* ---- pages ---- */

static void make_listing(input *in)
{
    perk_client *client = client_new();
    in->args = perk_args_new(perk_op_find(PERK_LIT("offers.list"), NULL), NULL);
    perk_args_set_str(in->args, PERK_LIT("user_id"), PERK_LIT("u"), NULL);
    in->call = perk_call_new(client, in->args, NULL);
    perk_client_unref(client);
}

static void walk_pages(input *in)
{
    for (size_t i = 0; i < in->count; i++) {
        in->len = 0;
        put(in,
            "{\"data\":[{\"type\":\"standardOffer\",\"id\":\"1\",\"attributes\":{}}],\"links\":{"
            "\"next\":\"/"
            "x?page[after]=c%zu\"}}",
            i);
        must(perk_call_step(in->call, 0, 0) == PERK_SEND &&
                 perk_call_feed(in->call, 200, text_of(in), 0, NULL) == 0,
             "a page is fed");
        must(perk_call_step(in->call, 0, 0) == PERK_PAGE, "there is a page");
        perk_doc_unref(perk_call_take_page(in->call));
    }
}

const reader perk_cost_writes[] = {
    {"errors of nobody", make_errors_of_nobody, read_outcomes},
    {"errors by id", make_errors_by_id, read_outcomes},
    {"errors by pointer", make_errors_by_pointer, read_outcomes},
    {"errors of one id", make_errors_of_one_id, read_outcomes},
    {"accepted items that are listed", make_listed, read_outcomes},
    {"accepted items that are not listed", make_not_listed, read_outcomes},
    {"arguments at once", make_subscriptions, read_arguments},
    {"arguments one by one", make_nothing, add_items},
    {"bulk writes", make_nothing, write_bulk},
    {"events of a bulk write", make_nothing, write_events},
    {"what a read proves", make_verified, verify},
    {"pages", make_listing, walk_pages},
    {NULL, NULL, NULL}};
