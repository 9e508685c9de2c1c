#include "curl/callbacks.h"

#include "base/limits.h"

static size_t take_body(char *bytes, size_t size, size_t count, void *context)
{
    perk_exchange *x = context;
    perk_arrival *arrival = &x->handle->arrival;
    size_t len = size * count;
    bool taken = perk_arrival_take(arrival, x->handle->easy, (perk_str){bytes, len});
    x->too_large = arrival->body.failed == PERK_E_LIMIT;
    x->no_memory = arrival->body.failed == PERK_E_NOMEM;
    return taken ? len : 0;
}

static size_t take_header(char *bytes, size_t size, size_t count, void *context)
{
    perk_exchange *x = context;
    perk_head *head = &x->handle->arrival.head;
    bool taken = perk_head_take(head, (perk_str){bytes, size * count});
    x->no_memory = head->lines.failed == PERK_E_NOMEM;
    return taken ? size * count : 0;
}

/* libcurl sends a request again automatically when a kept connection turns out dead. The server may
 * have acted on the first one, so whether to repeat is for the call to decide. */
static int once_only(void *context, char *remote, char *local, int remote_port, int local_port)
{
    perk_exchange *x = context;
    long connections = 0;
    (void)remote, (void)local;
    curl_easy_getinfo(x->handle->easy, CURLINFO_NUM_CONNECTS, &connections);
    if (x->starts == 0)
        x->socket = perk_sockets_use(&x->handle->connections->sockets, local_port, remote_port);
    x->kept = x->kept || (x->starts == 0 && connections == 0);
    return ++x->starts > 1 ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK;
}

/* ---- stopping from within ---- */

/* Whether the exchange is to end now, and why. */
static CURLcode verdict(const perk_exchange *x, int64_t now)
{
    if (now > x->ends_at)
        return CURLE_OPERATION_TIMEDOUT;
    if (perk_ticker_cancels(x->ticker))
        return CURLE_ABORTED_BY_CALLBACK;
    if (perk_connections_are_parents(x->handle->connections))
        return CURLE_GOT_NOTHING;
    return CURLE_OK;
}

/* Whether others have waited for this exchange alone for too long. Looks are counted, not time: a
 * machine that stood still is not the server's fault. */
static bool is_stuck(perk_exchange *x)
{
    unsigned turn = x->handle->connections->turn;
    if (x->turn != turn)
        x->looks = 0;
    x->turn = turn;
    return turn && ++x->looks > PERK_STUCK_LOOKS;
}

/* The deadline and the tick, looked at no more often than a waiting call would. */
static void look(perk_exchange *x)
{
    perk_connections *connections = x->handle->connections;
    int64_t now = perk_driver_now_ms();
    if (x->stopped || now < connections->look_at)
        return;
    connections->look_at = now + PERK_TICK_MS;
    x->stopped = verdict(x, now);
    if (!x->stopped && is_stuck(x))
        x->stopped = CURLE_HTTP2;
    if (x->stopped && !perk_connections_are_parents(connections))
        perk_sockets_cut(&connections->sockets, x->socket);
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
