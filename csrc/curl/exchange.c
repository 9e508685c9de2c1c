#include "curl/exchange.h"

#include "base/limits.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/vec.h"
#include "curl/fork.h"

#include <limits.h>
#include <string.h>

static size_t take_body(char *bytes, size_t size, size_t count, void *context)
{
    perk_exchange *x = context;
    size_t len = size * count;
    if (len > x->max_body || x->worker->body.len > x->max_body - len) {
        x->too_large = true;
        return 0;
    }
    perk_buf_put(&x->worker->body, (perk_str){bytes, len});
    x->no_memory = x->worker->body.failed != 0;
    return x->no_memory ? 0 : len;
}

static size_t take_header(char *bytes, size_t size, size_t count, void *context)
{
    perk_exchange *x = context;
    bool taken = perk_head_take(&x->worker->head, (perk_str){bytes, size * count});
    x->no_memory = x->worker->head.lines.failed == PERK_E_NOMEM;
    return taken ? size * count : 0;
}

/* libcurl sends a request again by itself when a kept connection turns out dead. The server may
 * have acted on the first one, so whether to repeat is for the call to decide. */
static int once_only(void *context, char *a, char *b, int c, int d)
{
    perk_exchange *x = context;
    long connections = 0;
    (void)a, (void)b, (void)c, (void)d;
    curl_easy_getinfo(x->worker->easy, CURLINFO_NUM_CONNECTS, &connections);
    x->kept = x->kept || (x->starts == 0 && connections == 0);
    return ++x->starts > 1 ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK;
}

/* ---- stopping from within ---- */

/* The tick may fork. */
static bool asked_to_stop(const perk_exchange *x)
{
    perk_fork_leave();
    bool stop = x->tick && x->tick(x->context) != 0;
    perk_fork_enter();
    return stop;
}

/* The deadline and the tick, looked at no more often than a waiting call would. */
static void look(perk_exchange *x)
{
    int64_t now = perk_driver_now_ms();
    if (x->stopped || now < x->look_at)
        return;
    x->look_at = now + PERK_TICK_MS;
    if (now > x->ends_at)
        x->stopped = CURLE_OPERATION_TIMEDOUT;
    else if (asked_to_stop(x))
        x->stopped = CURLE_ABORTED_BY_CALLBACK;
    else if (perk_worker_is_parents(x->worker))
        x->stopped = CURLE_GOT_NOTHING;
    if (x->stopped && !perk_worker_is_parents(x->worker))
        perk_sockets_cut(&x->worker->sockets);
}

static bool says(perk_str text, perk_str word)
{
    for (; text.len >= word.len; text = perk_str_from(text, 1))
        if (perk_str_starts(text, word))
            return true;
    return false;
}

/* libcurl's trace. While HTTP/2 frames keep coming in, curl_multi_perform does not return, and no
 * timeout of its own is looked at; what it still does is report each TLS record, so this is where
 * such an exchange is ended. That the server refused a stream is only said here too. Nothing else
 * of the trace is looked at. */
static int trace(CURL *easy, curl_infotype type, char *bytes, size_t len, void *context)
{
    perk_exchange *x = context;
    (void)easy;
    if (x && type == CURLINFO_SSL_DATA_IN)
        look(x);
    if (x && type == CURLINFO_TEXT && says((perk_str){bytes, len}, PERK_LIT("REFUSED_STREAM")))
        x->refused = true;
    return 0;
}

/* Only OpenSSL and its relatives let libcurl report TLS records. Without that a flood of frames
 * could not be ended, so HTTP/2 is not used. */
static bool can_stop_http2(void)
{
    static const char *const backends[] = {"OpenSSL", "LibreSSL", "BoringSSL", "AWS-LC", "quictls"};
    perk_str backend = perk_str_of(curl_version_info(CURLVERSION_NOW)->ssl_version);
    for (size_t i = 0; i < PERK_COUNT(backends); i++)
        if (perk_str_starts(backend, perk_str_of(backends[i])))
            return true;
    return false;
}

/* ---- setting up ---- */

static struct curl_slist *add(struct curl_slist *list, const char *line, bool *failed)
{
    struct curl_slist *longer = curl_slist_append(list, line);
    if (!longer)
        *failed = true;
    return longer ? longer : list;
}

static struct curl_slist *headers_of(const perk_request *request, bool *failed)
{
    struct curl_slist *list = add(NULL, "Expect:", failed); /* no pause before a large body */
    bool typed = false;
    for (size_t i = 0; i < perk_request_header_count(request); i++) {
        perk_str name = perk_request_header_name(request, i),
                 value = perk_request_header_value(request, i);
        perk_buf line;
        perk_buf_init(&line, 2 * (size_t)PERK_MAX_HEADER + PERK_MAX_TOKEN);
        perk_buf_put(&line, name);
        perk_buf_put(&line, value.len ? PERK_LIT(": ")
                                      : PERK_LIT(";")); /* libcurl's spelling of an empty header */
        perk_buf_put(&line, value);
        perk_buf_putc(&line, '\0');
        if (line.failed)
            *failed = true;
        else
            list = add(list, line.ptr, failed);
        perk_buf_free(&line);
        typed = typed || perk_str_ieq(name, PERK_LIT("Content-Type"));
    }
    return typed ? list
                 : add(list, "Content-Type:", failed); /* not the one libcurl would make up */
}

/* curl_slist_free_all after wiping: the lines hold the token. */
static void forget_headers(struct curl_slist *list)
{
    for (struct curl_slist *at = list; at; at = at->next)
        perk_mem_wipe(at->data, strlen(at->data));
    curl_slist_free_all(list);
}

static void set_method(CURL *easy, const perk_request *request)
{
    const char *method = perk_request_method(request);
    perk_str body = perk_request_body(request);
    bool get = strcmp(method, "GET") == 0, post = strcmp(method, "POST") == 0,
         head = strcmp(method, "HEAD") == 0;
    curl_easy_setopt(easy, CURLOPT_NOBODY, (long)head);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, NULL);
    if (get && !body.ptr)
        curl_easy_setopt(easy, CURLOPT_HTTPGET, 1L);
    if (post || body.ptr) {
        curl_easy_setopt(easy, CURLOPT_POST, 1L);
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)body.len);
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, body.ptr ? body.ptr : "");
    } else if (!get && !head) {
        curl_easy_setopt(easy, CURLOPT_HTTPGET, 1L);
    }
    curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST,
                     (get && !body.ptr) || (post) || head ? NULL : method);
}

static long clip(int64_t ms)
{
    return ms > INT_MAX ? INT_MAX : ms < 1 ? 1 : (long)ms;
}

static void set_limits(CURL *easy, const perk_driver_options *options, int64_t left_ms)
{
    int64_t connect_ms =
        left_ms < options->connect_timeout_ms ? left_ms : options->connect_timeout_ms;
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, left_ms == INT64_MAX ? 0L : clip(left_ms));
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, clip(connect_ms));
}

/* What all requests over this handle share. */
static void set_transport(perk_worker *worker, const perk_driver_options *options)
{
    CURL *easy = worker->easy;
    if (worker->version == options->version)
        return;
    worker->version = options->version;
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
#if LIBCURL_VERSION_NUM >= 0x075700
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT,
                     1L); /* else an end of ours waits until the name resolver gives up */
#endif
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_PATH_AS_IS,
                     1L); /* an id of ".." was escaped and must arrive so */
#if LIBCURL_VERSION_NUM >= 0x075500
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
#else
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION,
                     options->http2 && can_stop_http2() ? (long)CURL_HTTP_VERSION_2TLS
                                                        : (long)CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(easy, CURLOPT_SSLVERSION,
                     (long)CURL_SSLVERSION_TLSv1_2); /* or later, whatever OpenSSL's file allows */
    curl_easy_setopt(easy, CURLOPT_PROXY_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPALIVE, 1L);
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPIDLE, PERK_KEEPALIVE_S);
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPINTVL, PERK_KEEPALIVE_S);
    curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS,
                     1L); /* a proxy's headers are not the reply's */
    curl_easy_setopt(easy, CURLOPT_PROXY,
                     options->proxy ? perk_text_str(options->proxy).ptr
                                    : ""); /* "": not even from the environment */
    if (options->ca_file)
        curl_easy_setopt(easy, CURLOPT_CAINFO, perk_text_str(options->ca_file).ptr);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, once_only);
    curl_easy_setopt(easy, CURLOPT_DEBUGFUNCTION, trace);
    curl_multi_setopt(worker->multi, CURLMOPT_MAXCONNECTS, (long)PERK_MAX_CONNECTIONS);
    perk_sockets_attach(&worker->sockets, easy);
}

static void set_context(CURL *easy, perk_exchange *x)
{
    curl_easy_setopt(easy, CURLOPT_DEBUGDATA, x);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, x);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, x);
    curl_easy_setopt(easy, CURLOPT_PREREQDATA, x);
}

/* A request that says itself which encodings it takes gets the bytes as they come. */
static void set_encoding(CURL *easy, const perk_request *request)
{
    bool own = false;
    for (size_t i = 0; i < perk_request_header_count(request); i++)
        own =
            own || perk_str_ieq(perk_request_header_name(request, i), PERK_LIT("Accept-Encoding"));
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, own ? NULL : "gzip");
}

/* HTTP/2 is for https only, and so is what its trace is needed for. */
static void set_trace(CURL *easy, const perk_request *request)
{
    curl_easy_setopt(easy, CURLOPT_VERBOSE,
                     (long)perk_str_starts(perk_request_url(request), PERK_LIT("https:")));
}

/* The URL as a C string; the view that a request gives need not end in NUL. */
static bool set_url(CURL *easy, const perk_request *request)
{
    perk_text *url = perk_text_new(perk_request_url(request), NULL);
    CURLcode code =
        url ? curl_easy_setopt(easy, CURLOPT_URL, perk_text_str(url).ptr) : CURLE_OUT_OF_MEMORY;
    perk_text_free(url);
    return code == CURLE_OK;
}

/* ---- performing ---- */

/* Drives the one transfer to its end. CURLE_ABORTED_BY_CALLBACK when the tick says so. */
static CURLcode perform(perk_exchange *x)
{
    CURLM *multi = x->worker->multi;
    int running = 1;
    for (;;) {
        x->look_at = perk_driver_now_ms() +
                     PERK_TICK_MS; /* only what keeps libcurl busy is looked at from within */
        if (curl_multi_perform(multi, &running) != CURLM_OK)
            return CURLE_OUT_OF_MEMORY;
        if (x->stopped)
            return x->stopped;
        if (!running)
            break;
        perk_fork_leave();
        bool polled = curl_multi_poll(multi, NULL, 0, PERK_TICK_MS, NULL) == CURLM_OK;
        perk_fork_enter();
        if (!polled)
            return CURLE_OUT_OF_MEMORY;
        if (asked_to_stop(x))
            return CURLE_ABORTED_BY_CALLBACK;
        if (perk_worker_is_parents(x->worker))
            return CURLE_GOT_NOTHING;
    }
    int left;
    CURLMsg *message = curl_multi_info_read(multi, &left);
    return message ? message->data.result : CURLE_OUT_OF_MEMORY;
}

/* libcurl does not notice that compressed data ends too early. Of a body that came to nothing the
 * size shows it: nothing, compressed, takes some 20 bytes. (What is left of a longer one is no
 * JSON.) */
static bool decoded_to_nothing(const perk_worker *worker)
{
    curl_off_t came = 0;
    curl_easy_getinfo(worker->easy, CURLINFO_SIZE_DOWNLOAD_T, &came);
    return came > 0 && worker->body.len == 0 &&
           (came < PERK_MIN_EMPTY_GZIP || came > PERK_MAX_EMPTY_GZIP);
}

/* What libcurl calls a success is a reply only if its headers ended and say how long its body is,
 * and the body is whole. */
static CURLcode check_reply(const perk_worker *worker)
{
    if (worker->head.state != PERK_HEAD_OVER)
        return CURLE_GOT_NOTHING;
    if (!perk_head_has_one_length(&worker->head))
        return CURLE_WEIRD_SERVER_REPLY;
    return decoded_to_nothing(worker) ? CURLE_BAD_CONTENT_ENCODING : CURLE_OK;
}

static void feed(perk_exchange *x)
{
    perk_worker *worker = x->worker;
    long status = 0;
    curl_easy_getinfo(worker->easy, CURLINFO_RESPONSE_CODE, &status);
    perk_head_feed(&worker->head, x->call);
    perk_call_feed(x->call, (int)status, perk_buf_str(&worker->body), perk_driver_now_ms(), NULL);
}

static CURLcode start(perk_exchange *x, const perk_driver_options *options,
                      struct curl_slist *headers)
{
    perk_worker *worker = x->worker;
    const perk_request *request = perk_call_request(x->call);
    int64_t now = perk_driver_now_ms(), left_ms = perk_call_remaining_ms(x->call, now);
    x->ends_at = left_ms < INT64_MAX - now - PERK_TICK_MS ? now + left_ms + PERK_TICK_MS
                                                          : INT64_MAX; /* libcurl comes first */
    perk_head_begin(&worker->head);
    perk_buf_free(&worker->body);
    perk_buf_init(&worker->body, x->max_body);
    set_transport(worker, options);
    set_limits(worker->easy, options, left_ms);
    set_context(worker->easy, x);
    set_method(worker->easy, request);
    set_encoding(worker->easy, request);
    set_trace(worker->easy, request);
    curl_easy_setopt(worker->easy, CURLOPT_HTTPHEADER, headers);
    bool ready = set_url(worker->easy, request) &&
                 curl_multi_add_handle(worker->multi, worker->easy) == CURLM_OK;
    return ready ? CURLE_OK : CURLE_OUT_OF_MEMORY;
}

static void finish(perk_worker *worker)
{
    curl_multi_remove_handle(worker->multi, worker->easy);
    perk_sockets_note(&worker->sockets, worker->easy);
    set_context(worker->easy, NULL);
    curl_easy_setopt(worker->easy, CURLOPT_HTTPHEADER, NULL);
    curl_easy_setopt(worker->easy, CURLOPT_POSTFIELDS, NULL);
}

bool perk_worker_exchange(perk_worker *worker, perk_call *call, const perk_driver_options *options,
                          perk_tick tick, void *context)
{
    perk_exchange x = {.worker = worker,
                       .call = call,
                       .tick = tick,
                       .context = context,
                       .max_body = perk_call_max_body(call)};
    bool failed = false;
    struct curl_slist *headers = headers_of(perk_call_request(call), &failed);
    CURLcode code = failed ? CURLE_OUT_OF_MEMORY : start(&x, options, headers);
    if (code == CURLE_OK)
        code = perform(&x);
    if (code == CURLE_OK)
        code = check_reply(worker);
    if (code == CURLE_OK)
        feed(&x);
    else
        perk_exchange_fail(&x, code);
    if (!perk_worker_is_parents(worker))
        finish(worker);
    forget_headers(headers);
    return code == CURLE_OK;
}
