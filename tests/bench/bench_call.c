/* One blocking call against a bare libcurl easy call of the same URL with the same headers: same
 * process, same loopback server, each on a separate kept connection.
 *
 * Ours is all that a program does for one call: arguments, call, exchange, document, freeing.
 * The bare call collects the reply and looks at its status. bench_call PAGE: a small reply first,
 * then the page given.
 */
#include "base/str.h"
#include "race.h"
#include "server.h"

#include <curl/curl.h>
#include <perk/perk_curl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROUNDS 3001

static const char SMALL[] = "{\"data\":{\"type\":\"user\",\"id\":\"user-0001\",\"attributes\":{"
                            "\"zipCode\":\"10001\",\"birthYear\":\"1990\","
                            "\"enrolledRewards\":[\"CARDLINKED\"]}}}";

typedef struct setup {
    perk_driver *driver;
    perk_client *client;
    const perk_op *op;
    perk_str wanted;
} setup;

typedef struct bare {
    CURL *easy;
    struct curl_slist *headers;
    char *bytes;
    size_t len, cap;
    perk_str wanted;
} bare;

/* ---- ours ---- */

static perk_client *client_of(int port)
{
    char url[64];
    perk_error err = PERK_ERROR_INIT;
    snprintf(url, sizeof url, "http://127.0.0.1:%d", port);
    perk_str settings[][2] = {{PERK_LIT("base_url"), perk_str_of(url)},
                              {PERK_LIT("auth"), PERK_LIT("token")},
                              {PERK_LIT("token"), PERK_LIT("bench-token-bench-token-bench-token")},
                              {PERK_LIT("organization_id"), PERK_LIT("bench-organization")}};
    perk_config *config = perk_config_new(PERK_LIT("kard"), &err);
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        race_need(perk_config_set(config, settings[i][0], settings[i][1], &err) == 0,
                  "perk_config_set", &err);
    perk_client *client = perk_client_new(config, &err);
    race_need(client != NULL, "perk_client_new", &err);
    perk_config_free(config);
    return client;
}

static perk_args *args_of(const perk_op *op)
{
    perk_error err = PERK_ERROR_INIT;
    perk_args *args = perk_args_new(op, &err);
    race_need(args &&
                  perk_args_set_str(args, PERK_LIT("user_id"), PERK_LIT("user-0001"), &err) == 0,
              "perk_args", &err);
    return args;
}

static void call_ours(void *context)
{
    const setup *s = context;
    perk_error err = PERK_ERROR_INIT;
    perk_args *args = args_of(s->op);
    perk_call *call = perk_call_new(s->client, args, &err);
    race_need(call != NULL, "perk_call_new", &err);
    int action = perk_driver_run(s->driver, call, NULL, NULL);
    race_need(action == PERK_PAGE, "perk_driver_run", perk_call_error(call));
    perk_doc *doc = perk_call_take_page(call);
    race_need(perk_doc_json(doc).len == s->wanted.len, "reply", NULL);
    perk_doc_unref(doc);
    perk_call_free(call);
    perk_args_free(args);
}

/* ---- bare ---- */

static size_t take(char *bytes, size_t size, size_t count, void *context)
{
    bare *b = context;
    size_t len = size * count;
    if (b->len + len > b->cap)
        return 0;
    memcpy(b->bytes + b->len, bytes, len);
    b->len += len;
    return len;
}

static void call_bare(void *context)
{
    bare *b = context;
    long status = 0;
    b->len = 0;
    CURLcode code = curl_easy_perform(b->easy);
    curl_easy_getinfo(b->easy, CURLINFO_RESPONSE_CODE, &status);
    race_need(code == CURLE_OK && status == 200 && b->len == b->wanted.len, "curl_easy_perform",
              NULL);
}

/* The content of our own request, so that both sides send the same. */
static void bare_setup(bare *b, const setup *s)
{
    perk_error err = PERK_ERROR_INIT;
    char text[512];
    perk_args *args = args_of(s->op);
    perk_call *call = perk_call_new(s->client, args, &err);
    race_need(call && perk_call_step(call, 0, 0) == PERK_SEND, "perk_call_step", &err);
    const perk_request *request = perk_call_request(call);
    *b = (bare){.easy = curl_easy_init(),
                .cap = s->wanted.len,
                .wanted = s->wanted,
                .bytes = malloc(s->wanted.len)};
    race_need(b->easy && b->bytes, "curl_easy_init", NULL);
    for (size_t i = 0; i < perk_request_header_count(request); i++) {
        perk_str name = perk_request_header_name(request, i),
                 value = perk_request_header_value(request, i);
        snprintf(text, sizeof text, "%.*s: %.*s", (int)name.len, name.ptr, (int)value.len,
                 value.ptr);
        b->headers = curl_slist_append(b->headers, text);
    }
    perk_str url = perk_request_url(request);
    snprintf(text, sizeof text, "%.*s", (int)url.len, url.ptr);
    curl_easy_setopt(b->easy, CURLOPT_URL, text);
    curl_easy_setopt(b->easy, CURLOPT_HTTPHEADER, b->headers);
    curl_easy_setopt(b->easy, CURLOPT_ACCEPT_ENCODING, "gzip");
    curl_easy_setopt(b->easy, CURLOPT_PROXY, "");
    curl_easy_setopt(b->easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(b->easy, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(b->easy, CURLOPT_WRITEDATA, b);
    perk_call_free(call);
    perk_args_free(args);
}

static void bare_free(bare *b)
{
    curl_easy_cleanup(b->easy);
    curl_slist_free_all(b->headers);
    free(b->bytes);
}

/* ---- the server ---- */

static void reply_with_body(void *context, const char *request, size_t len, server_reply *reply)
{
    static char head[256];
    const perk_str *body = context;
    (void)request, (void)len;
    reply->head = head;
    reply->head_len = (size_t)snprintf(
        head, sizeof head,
        "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.api+json\r\nX-Request-Id: 0b8f6a52-7d1e"
        "\r\nCache-Control: no-store\r\nContent-Length: %zu\r\n\r\n",
        body->len);
    reply->body = body->ptr;
    reply->body_len = body->len;
}

/* Answers every request with the same body; returns the port. */
static int serve_body(perk_str *body)
{
    int port = server_start(0, reply_with_body, body);
    race_need(port, "server: start", NULL);
    return port;
}

/* ---- the races ---- */

/* A call of the operation, answered with `body`, in the line `what`; and on the wall clock in
 * `what_wall`, unless NULL. */
static void race_call(const char *operation, perk_str body, const char *what, const char *what_wall)
{
    char name[64];
    bare b;
    perk_error err = PERK_ERROR_INIT;
    setup s = {.driver = perk_driver_new(&err),
               .op = perk_op_find(perk_str_of(operation), &err),
               .wanted = body};
    race_need(s.driver && s.op, "setup", &err);
    s.client = client_of(serve_body(&body));
    bare_setup(&b, &s);
    snprintf(name, sizeof name, "libcurl %s easy", curl_version_info(CURLVERSION_NOW)->version);
    race_side ours = {"perk_driver_run", call_ours, &s}, peer = {name, call_bare, &b};
    race(&(race_plan){what, "ns", CLOCK_THREAD_CPUTIME_ID, 0, 1, ROUNDS}, &ours, &peer);
    if (what_wall)
        race(&(race_plan){what_wall, "ns", CLOCK_MONOTONIC, 0, 1, ROUNDS}, &ours, &peer);
    bare_free(&b);
    perk_driver_free(s.driver);
    perk_client_unref(s.client);
    server_stop();
}

/* Client and server take turns anyway. On one processor no other has to be woken for each turn,
 * which on a virtual machine costs more than the call, and differs from run to run. */
static void stay_on_one_processor(void)
{
#if defined(__linux__)
    cpu_set_t here;
    int cpu = sched_getcpu();
    CPU_ZERO(&here);
    CPU_SET(cpu < 0 ? 0 : (size_t)cpu, &here);
    sched_setaffinity(0, sizeof here, &here); /* if it may not, the figures are only less steady */
#endif
}

int main(int argc, char **argv)
{
    race_need(argc == 2, "usage: bench_call PAGE", NULL);
    stay_on_one_processor();
    curl_global_init(CURL_GLOBAL_DEFAULT);
    race_call("users.get", perk_str_of(SMALL), "call", "call_wall");
    perk_str page = race_file(argv[1]);
    race_call("offers.list", page, "call_page", NULL);
    free((char *)page.ptr);
    return 0;
}
