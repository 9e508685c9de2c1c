#include "curl/callbacks.h"

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

/* libcurl sends a request again automatically when a kept connection turns out dead. The server may
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

/* The deadline and the tick, looked at no more often than a waiting call would. */
static void look(perk_exchange *x)
{
    int64_t now = perk_driver_now_ms();
    if (x->stopped || now < x->look_at)
        return;
    x->look_at = now + PERK_TICK_MS;
    if (now > x->ends_at)
        x->stopped = CURLE_OPERATION_TIMEDOUT;
    else if (perk_ticker_cancels(x->ticker))
        x->stopped = CURLE_ABORTED_BY_CALLBACK;
    else if (perk_worker_is_parents(x->worker))
        x->stopped = CURLE_GOT_NOTHING;
    if (x->stopped && !perk_worker_is_parents(x->worker))
        perk_sockets_cut(&x->worker->sockets);
}

static bool contains(perk_str text, perk_str word)
{
    for (; text.len >= word.len; text = perk_str_from(text, 1))
        if (perk_str_starts(text, word))
            return true;
    return false;
}

/* libcurl's trace. While HTTP/2 frames keep coming in, curl_multi_perform does not return, and
 * libcurl checks no timeout; what it still does is report each TLS record, so this is where such an
 * exchange is ended. A refused stream is reported here only, too. Nothing else of the trace is
 * looked at. */
static int trace(CURL *easy, curl_infotype type, char *bytes, size_t len, void *context)
{
    perk_exchange *x = context;
    (void)easy;
    if (x && type == CURLINFO_SSL_DATA_IN)
        look(x);
    if (x && type == CURLINFO_TEXT && contains((perk_str){bytes, len}, PERK_LIT("REFUSED_STREAM")))
        x->refused = true;
    return 0;
}

/* ---- attaching ---- */

void perk_callbacks_attach(CURL *easy)
{
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, once_only);
    curl_easy_setopt(easy, CURLOPT_DEBUGFUNCTION, trace);
}

void perk_callbacks_serve(CURL *easy, perk_exchange *exchange)
{
    curl_easy_setopt(easy, CURLOPT_DEBUGDATA, exchange);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, exchange);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, exchange);
    curl_easy_setopt(easy, CURLOPT_PREREQDATA, exchange);
}
