#include "base/limits.h"
#include "base/mem.h"
#include "curl/driver.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

/* One request under way. */
typedef struct exchange {
    perk_worker *worker;
    perk_call *call;
    size_t max_body;
    int starts;     /* times libcurl began to send */
    bool too_large; /* the body passed max_body */
    bool no_memory;
} exchange;

static size_t take_body(char *bytes, size_t size, size_t count, void *context)
{
    exchange *x = context;
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
    exchange *x = context;
    perk_str line = {bytes, size * count};
    size_t colon = perk_str_find(line, ':');
    while (line.len && (line.ptr[line.len - 1] == '\r' || line.ptr[line.len - 1] == '\n'))
        line.len--;
    if (colon < line.len)
        perk_call_header(x->call, perk_str_upto(line, colon), perk_str_from(line, colon + 1), NULL);
    return size * count;
}

/* libcurl sends a request again by itself when a kept connection turns out dead. The server may have acted on the first one, so
 * whether to repeat is for the call to decide. */
static int once_only(void *context, char *a, char *b, int c, int d)
{
    exchange *x = context;
    (void)a, (void)b, (void)c, (void)d;
    return ++x->starts > 1 ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK;
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
        perk_str name = perk_request_header_name(request, i), value = perk_request_header_value(request, i);
        perk_buf line;
        perk_buf_init(&line, 2 * (size_t)PERK_MAX_HEADER + PERK_MAX_TOKEN);
        perk_buf_put(&line, name);
        perk_buf_put(&line, value.len ? PERK_LIT(": ") : PERK_LIT(";")); /* libcurl's spelling of an empty header */
        perk_buf_put(&line, value);
        perk_buf_putc(&line, '\0');
        if (line.failed)
            *failed = true;
        else
            list = add(list, line.ptr, failed);
        perk_buf_free(&line);
        typed = typed || perk_str_ieq(name, PERK_LIT("Content-Type"));
    }
    return typed ? list : add(list, "Content-Type:", failed); /* not the one libcurl would make up */
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
    bool get = strcmp(method, "GET") == 0, post = strcmp(method, "POST") == 0, head = strcmp(method, "HEAD") == 0;
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
    curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, (get && !body.ptr) || (post) || head ? NULL : method);
}

static long clip(int64_t ms)
{
    return ms > INT_MAX ? INT_MAX : ms < 1 ? 1 : (long)ms;
}

static void set_limits(CURL *easy, const perk_driver_options *options, int64_t left_ms)
{
    int64_t connect_ms = left_ms < options->connect_timeout_ms ? left_ms : options->connect_timeout_ms;
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
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L); /* else an end of ours waits until the name resolver gives up */
#endif
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_PATH_AS_IS, 1L); /* an id of ".." was escaped and must arrive so */
#if LIBCURL_VERSION_NUM >= 0x075500
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
#else
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, options->http2 ? (long)CURL_HTTP_VERSION_2TLS : (long)CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(easy, CURLOPT_PROXY,
                     options->proxy ? perk_text_str(options->proxy).ptr : ""); /* "": not even from the environment */
    if (options->ca_file)
        curl_easy_setopt(easy, CURLOPT_CAINFO, perk_text_str(options->ca_file).ptr);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, once_only);
}

static void set_context(CURL *easy, exchange *x)
{
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, x);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, x);
    curl_easy_setopt(easy, CURLOPT_PREREQDATA, x);
}

/* A request that says itself which encodings it takes gets the bytes as they come. */
static void set_encoding(CURL *easy, const perk_request *request)
{
    bool own = false;
    for (size_t i = 0; i < perk_request_header_count(request); i++)
        own = own || perk_str_ieq(perk_request_header_name(request, i), PERK_LIT("Accept-Encoding"));
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, own ? NULL : "gzip");
}

/* The URL as a C string; the view that a request gives need not end in NUL. */
static bool set_url(CURL *easy, const perk_request *request)
{
    perk_text *url = perk_text_new(perk_request_url(request), NULL);
    CURLcode code = url ? curl_easy_setopt(easy, CURLOPT_URL, perk_text_str(url).ptr) : CURLE_OUT_OF_MEMORY;
    perk_text_free(url);
    return code == CURLE_OK;
}

/* ---- performing ---- */

/* Drives the one transfer to its end. CURLE_ABORTED_BY_CALLBACK when the tick says so. */
static CURLcode perform(perk_worker *worker, perk_tick tick, void *context)
{
    int running = 1;
    for (;;) {
        if (curl_multi_perform(worker->multi, &running) != CURLM_OK)
            return CURLE_OUT_OF_MEMORY;
        if (!running)
            break;
        if (curl_multi_poll(worker->multi, NULL, 0, PERK_TICK_MS, NULL) != CURLM_OK)
            return CURLE_OUT_OF_MEMORY;
        if (tick && tick(context) != 0)
            return CURLE_ABORTED_BY_CALLBACK;
    }
    int left;
    CURLMsg *message = curl_multi_info_read(worker->multi, &left);
    return message ? message->data.result : CURLE_OUT_OF_MEMORY;
}

static bool connect_failure(CURLcode code)
{
    return code == CURLE_COULDNT_RESOLVE_HOST || code == CURLE_COULDNT_RESOLVE_PROXY || code == CURLE_COULDNT_CONNECT ||
           code == CURLE_SSL_CONNECT_ERROR || code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE ||
           code == CURLE_PROXY;
}

static int failure_code(const exchange *x, CURLcode code, bool sent, int64_t left_ms)
{
    if (x->too_large)
        return PERK_E_LIMIT;
    if (x->no_memory || code == CURLE_OUT_OF_MEMORY)
        return PERK_E_NOMEM;
    if (code == CURLE_ABORTED_BY_CALLBACK)
        return x->starts > 1 ? PERK_E_TRANSPORT : PERK_E_CANCELLED;
    if (code == CURLE_OPERATION_TIMEDOUT && (sent || left_ms <= PERK_CLOCK_SLACK_MS))
        return PERK_E_TIMEOUT;
    return connect_failure(code) || code == CURLE_OPERATION_TIMEDOUT ? PERK_E_CONNECT : PERK_E_TRANSPORT;
}

static const char *failure_text(int failure, CURLcode code)
{
    switch (failure) {
    case PERK_E_LIMIT:
        return "the reply's body is larger than max_body";
    case PERK_E_NOMEM:
        return "out of memory";
    case PERK_E_CANCELLED:
        return "cancelled by the caller";
    case PERK_E_TIMEOUT:
        return "no complete reply before the deadline";
    default:
        return curl_easy_strerror(code);
    }
}

static void report_failure(const exchange *x, CURLcode code)
{
    char why[160];
    long request_bytes = 0;
    curl_easy_getinfo(x->worker->easy, CURLINFO_REQUEST_SIZE, &request_bytes);
    bool sent = x->starts > 0 && request_bytes > 0;
    int failure = failure_code(x, code, sent, perk_call_left_ms(x->call, perk_driver_now_ms()));
    const char *frame = failure == PERK_E_CONNECT     ? "could not connect: %s"
                        : failure == PERK_E_TRANSPORT ? "the exchange broke off: %s"
                                                      : "%s";
    snprintf(why, sizeof why, frame, failure_text(failure, code));
    perk_call_abort(x->call, failure, sent, perk_str_of(why), NULL);
}

void perk_worker_exchange(perk_worker *worker, perk_call *call, const perk_driver_options *options, perk_tick tick, void *context)
{
    exchange x = {.worker = worker, .call = call, .max_body = perk_call_max_body(call)};
    const perk_request *request = perk_call_request(call);
    bool failed = false;
    long status = 0;
    struct curl_slist *headers = headers_of(request, &failed);
    perk_buf_free(&worker->body);
    perk_buf_init(&worker->body, x.max_body);
    set_transport(worker, options);
    set_limits(worker->easy, options, perk_call_left_ms(call, perk_driver_now_ms()));
    set_context(worker->easy, &x);
    set_method(worker->easy, request);
    set_encoding(worker->easy, request);
    curl_easy_setopt(worker->easy, CURLOPT_HTTPHEADER, headers);
    failed = failed || !set_url(worker->easy, request) || curl_multi_add_handle(worker->multi, worker->easy) != CURLM_OK;
    CURLcode code = failed ? CURLE_OUT_OF_MEMORY : perform(worker, tick, context);
    if (code == CURLE_OK)
        curl_easy_getinfo(worker->easy, CURLINFO_RESPONSE_CODE, &status);
    if (code == CURLE_OK)
        perk_call_feed(call, (int)status, perk_buf_str(&worker->body), perk_driver_now_ms(), NULL);
    else
        report_failure(&x, code);
    curl_multi_remove_handle(worker->multi, worker->easy);
    curl_easy_setopt(worker->easy, CURLOPT_HTTPHEADER, NULL);
    curl_easy_setopt(worker->easy, CURLOPT_POSTFIELDS, NULL);
    forget_headers(headers);
}
