#include "curl/setup.h"

#include "base/limits.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/vec.h"
#include "curl/callbacks.h"
#include "curl/inflate.h"

#include <limits.h>
#include <string.h>

#define KEEPALIVE_S 60L /* TCP asks an idle peer for a sign of life this often */

/* ---- headers, method, URL ---- */

static struct curl_slist *add(struct curl_slist *list, const char *line, bool *failed)
{
    struct curl_slist *longer = curl_slist_append(list, line);
    if (!longer)
        *failed = true;
    return longer ? longer : list;
}

/* `encoding` may be NULL. */
static struct curl_slist *headers_of(const perk_request *request, const char *encoding,
                                     bool *failed)
{
    struct curl_slist *list = add(NULL, "Expect:", failed); /* no pause before a large body */
    if (encoding)
        list = add(list, encoding, failed);
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

/* ---- limits and transport ---- */

static long clip(int64_t ms)
{
    return ms > INT_MAX ? INT_MAX : ms < 1 ? 1 : (long)ms;
}

static void set_limits(CURL *easy, const perk_transport *options, int64_t remaining_ms)
{
    int64_t connect_ms =
        remaining_ms < options->connect_timeout_ms ? remaining_ms : options->connect_timeout_ms;
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, remaining_ms == INT64_MAX ? 0L : clip(remaining_ms));
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, clip(connect_ms));
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

/* A file that was named is all that is trusted: libcurl's own folder would add the system's. */
static void set_authorities(perk_handle *handle, const perk_transport *options)
{
    handle->ca_name = options->ca_name;
    if (!options->ca_file)
        return;
    const char *file = perk_text_str(options->ca_file).ptr;
    curl_easy_setopt(handle->easy, CURLOPT_CAINFO, file);
    curl_easy_setopt(handle->easy, CURLOPT_PROXY_CAINFO, file);
    curl_easy_setopt(handle->easy, CURLOPT_CAPATH, NULL);
    curl_easy_setopt(handle->easy, CURLOPT_PROXY_CAPATH, NULL);
}

/* What all requests over this handle share. */
static void set_transport(perk_handle *handle, const perk_transport *options)
{
    CURL *easy = handle->easy;
    if (handle->version == options->version)
        return;
    handle->version = options->version;
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
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPIDLE, KEEPALIVE_S);
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPINTVL, KEEPALIVE_S);
    curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS,
                     1L); /* a proxy's headers are not the reply's */
    curl_easy_setopt(easy, CURLOPT_PROXY,
                     options->proxy ? perk_text_str(options->proxy).ptr
                                    : ""); /* "": not even from the environment */
    handle->proxied = options->proxy != NULL;
    set_authorities(handle, options);
    perk_callbacks_attach(easy);
    perk_sockets_attach(&handle->connections->sockets, easy);
}

/* A request with an Accept-Encoding header gets the bytes as they come. */
static bool has_encoding(const perk_request *request)
{
    for (size_t i = 0; i < perk_request_header_count(request); i++)
        if (perk_str_ieq(perk_request_header_name(request, i), PERK_LIT("Accept-Encoding")))
            return true;
    return false;
}

/* The line of the request's header, in libcurl's spelling: without content it is left out, also
 * where libcurl would send its own. NULL: the request has one. */
static const char *encoding_line(const perk_transport *options, bool own)
{
    if (own)
        return NULL;
    return options->compress ? "Accept-Encoding: gzip" : "Accept-Encoding:";
}

/* What comes compressed is undone, asked for or not: by libcurl, unless we inflate. */
static void set_decoding(CURL *easy, bool own, bool inflates)
{
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, own || inflates ? NULL : "gzip");
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

/* ---- all of it ---- */

/* libcurl's own timeout comes first. */
static void set_deadline(perk_exchange *x, int64_t now, int64_t remaining_ms)
{
    bool far = remaining_ms >= INT64_MAX - now - PERK_TICK_MS;
    x->ends_at = far ? INT64_MAX : now + remaining_ms + PERK_TICK_MS;
}

CURLcode perk_setup_exchange(perk_exchange *x, const perk_transport *options)
{
    perk_handle *handle = x->handle;
    const perk_request *request = perk_call_request(x->call);
    int64_t now = perk_driver_now_ms(), remaining_ms = perk_call_remaining_ms(x->call, now);
    bool failed = false, own = has_encoding(request), inflates = !own && perk_inflate_available();
    x->headers = headers_of(request, encoding_line(options, own), &failed);
    if (failed)
        return CURLE_OUT_OF_MEMORY;
    set_deadline(x, now, remaining_ms);
    perk_arrival_begin(&handle->arrival, perk_call_max_body(x->call), inflates);
    set_transport(handle, options);
    curl_easy_setopt(handle->easy, CURLOPT_FRESH_CONNECT, (long)x->apart);
    set_limits(handle->easy, options, remaining_ms);
    perk_callbacks_serve(handle->easy, x);
    set_method(handle->easy, request);
    set_decoding(handle->easy, own, inflates);
    set_trace(handle->easy, request);
    curl_easy_setopt(handle->easy, CURLOPT_HTTPHEADER, x->headers);
    bool ready = set_url(handle->easy, request) &&
                 curl_multi_add_handle(handle->connections->multi, handle->easy) == CURLM_OK;
    return ready ? CURLE_OK : CURLE_OUT_OF_MEMORY;
}

static void detach(const perk_exchange *x)
{
    CURL *easy = x->handle->easy;
    perk_connections *connections = x->handle->connections;
    long version = 0;
    curl_multi_remove_handle(connections->multi, easy);
    curl_easy_getinfo(easy, CURLINFO_HTTP_VERSION, &version);
    perk_sockets_leave(&connections->sockets, x->socket, version >= CURL_HTTP_VERSION_2_0);
    perk_callbacks_serve(easy, NULL);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, NULL);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, NULL);
}

void perk_setup_undo(perk_exchange *x)
{
    if (!perk_connections_are_parents(x->handle->connections))
        detach(x);
    forget_headers(x->headers);
}
