#include "curl/failure.h"

#include <stdio.h>

/* libcurl rounds its own clock: when its limit fires this little before our deadline, it was the
 * deadline. */
#define CLOCK_SLACK_MS 20

/* Of a reason that has to be written, in a caller's `space`. */
#define REASON_SIZE 200

typedef struct failure {
    int code;       /* enum perk_code */
    unsigned flags; /* enum perk_abort_flag */
    const char *why;
} failure;

static long info(const perk_exchange *x, CURLINFO which)
{
    long value = 0;
    curl_easy_getinfo(x->handle->easy, which, &value);
    return value;
}

/* ---- nothing was sent ---- */

/* The numbers are those of OpenSSL's X509_V_ERR_*; libcurl leaves 1 where it did not like the name
 * and asked no further. */
static const char *openssl_reason(long check)
{
    switch (check) {
    case 0:
    case 1:
    case 62:
    case 64:
        return "could not connect: the server's certificate is for another host name";
    case 9:
        return "could not connect: the server's certificate is not valid yet";
    case 10:
        return "could not connect: the server's certificate has expired";
    case 2:
    case 18:
    case 19:
    case 20:
    case 21:
        return "could not connect: the server's certificate comes from an unknown issuer (see the "
               "setting ca_file)";
    case 23:
        return "could not connect: the server's certificate was revoked";
    default:
        return "could not connect: the server's certificate failed its verification";
    }
}

#define NO_CERTIFICATES                                                                            \
    "could not connect: there is no file of trusted certificates; install ca-certificates, or "    \
    "set "                                                                                         \
    "ca_file or SSL_CERT_FILE"

static const char *certificate_reason(const perk_exchange *x)
{
    if (!x->handle->ca_name)
        return NO_CERTIFICATES;
    struct curl_tlssessioninfo *tls = NULL;
    curl_easy_getinfo(x->handle->easy, CURLINFO_TLS_SSL_PTR, &tls);
    bool openssl = tls && tls->backend == CURLSSLBACKEND_OPENSSL;
    return openssl_reason(openssl ? info(x, CURLINFO_SSL_VERIFYRESULT) : -1);
}

static const char *bad_file(const perk_exchange *x, char *space)
{
    if (!x->handle->ca_name)
        return NO_CERTIFICATES;
    snprintf(space, REASON_SIZE,
             "could not connect: %s holds no certificates in PEM form that could be read",
             x->handle->ca_name);
    return space;
}

static const char *proxy_unreachable(CURLcode code, char *space)
{
    snprintf(space, REASON_SIZE, "could not connect to the proxy: %s; see the setting proxy",
             curl_easy_strerror(code));
    return space;
}

/* True when no connection was made; `f` has the reason, which may be in `space`. */
static bool connect_failure(const perk_exchange *x, CURLcode code, char *space, failure *f)
{
    f->code = PERK_E_CONNECT;
    switch (code) {
    case CURLE_PEER_FAILED_VERIFICATION:
        f->why = certificate_reason(x);
        f->flags = PERK_ABORT_FINAL;
        return true;
    case CURLE_SSL_CACERT_BADFILE:
        f->why = bad_file(x, space);
        f->flags = PERK_ABORT_FINAL;
        return true;
    case CURLE_SSL_CONNECT_ERROR:
        f->why = "could not connect: the TLS handshake failed (TLS 1.2 is the oldest version that "
                 "is used)";
        return true;
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_PROXY:
    case CURLE_COULDNT_CONNECT: /* of libcurl with a proxy: to the proxy */
        if (x->handle->proxied)
            f->why = proxy_unreachable(code, space);
        return true;
    case CURLE_COULDNT_RESOLVE_HOST:
        return true;
    default:
        return false;
    }
}

/* The proxy's own reply to CONNECT, which never reached the API. 5xx may pass. */
static failure proxy_refusal(long status, char *space)
{
    const char *hint =
        status == 407 ? ": it asks for a user name and password (see the setting proxy)" : "";
    snprintf(space, REASON_SIZE, "could not connect: the proxy returned %ld%s", status, hint);
    return (failure){PERK_E_CONNECT, status >= 500 ? 0 : PERK_ABORT_FINAL, space};
}

/* ---- on the way ---- */

/* What libcurl calls an abort by us: it was about to repeat the request. */
static failure second_start(const perk_exchange *x)
{
    if (x->refused)
        return (failure){PERK_E_TRANSPORT, 0,
                         "the exchange failed: the server refused the HTTP/2 stream "
                         "(REFUSED_STREAM) and did not act on it"};
    return (failure){PERK_E_TRANSPORT, PERK_ABORT_SENT,
                     x->kept ? "the exchange failed: the server had closed the kept connection"
                             : "the exchange failed: the server asks for the request again, over "
                               "HTTP/1.1 or another connection"};
}

/* libcurl calls a header line of more than 100 KB a lack of memory. */
static bool header_too_large(const perk_exchange *x, CURLcode code, bool sent)
{
    bool unfinished = sent && x->handle->arrival.head.state != PERK_HEAD_OVER;
    return x->handle->arrival.head.lines.failed == PERK_E_LIMIT ||
           (code == CURLE_OUT_OF_MEMORY && unfinished && !x->no_memory);
}

static const char *transport_reason(CURLcode code)
{
    switch (code) {
    case CURLE_GOT_NOTHING:
        return "the connection ended without a whole reply";
    case CURLE_PARTIAL_FILE:
        return "the connection ended before the reply did";
    case CURLE_RECV_ERROR:
        return "the connection was reset, or the reply's framing is malformed";
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL:
        return "the server's reply is not valid HTTP";
    case CURLE_BAD_CONTENT_ENCODING:
    case CURLE_WRITE_ERROR:
        return "the reply's content or transfer encoding is unknown or damaged";
    default:
        return curl_easy_strerror(code);
    }
}

static failure too_large(unsigned flags)
{
    return (failure){PERK_E_LIMIT, flags, "the reply's body is larger than max_body"};
}

static failure no_memory(unsigned flags)
{
    return (failure){PERK_E_NOMEM, flags, "out of memory"};
}

static failure other(failure f, CURLcode code, char *space)
{
    snprintf(space, REASON_SIZE, "%s: %s",
             f.code == PERK_E_CONNECT ? "could not connect" : "the exchange failed",
             transport_reason(code));
    f.why = space;
    return f;
}

static failure exchange_failure(const perk_exchange *x, CURLcode code, char *space)
{
    failure f = {.flags =
                     x->starts > 0 && info(x, CURLINFO_REQUEST_SIZE) > 0 ? PERK_ABORT_SENT : 0};
    bool sent = f.flags != 0,
         late = perk_call_remaining_ms(x->call, perk_driver_now_ms()) <= CLOCK_SLACK_MS;
    long proxy = info(x, CURLINFO_HTTP_CONNECTCODE);
    if (x->too_large)
        return too_large(f.flags);
    if (header_too_large(x, code, sent))
        return (failure){PERK_E_LIMIT, f.flags,
                         "the reply's headers are larger than libperk reads"};
    if (x->no_memory || code == CURLE_OUT_OF_MEMORY)
        return no_memory(f.flags);
    if (code == CURLE_ABORTED_BY_CALLBACK && x->starts > 1)
        return second_start(x);
    if (code == CURLE_ABORTED_BY_CALLBACK)
        return (failure){PERK_E_CANCELLED, f.flags, "cancelled by the caller"};
    if (perk_connections_are_parents(x->handle->connections))
        return (failure){
            PERK_E_TRANSPORT, PERK_ABORT_SENT,
            "the exchange failed: the process was forked, and the connection is the parent's"};
    if (code == CURLE_OPERATION_TIMEDOUT && (sent || late))
        return (failure){PERK_E_TIMEOUT, f.flags, "no complete reply before the deadline"};
    if (!sent && proxy >= 300)
        return proxy_refusal(proxy, space);
    if (!connect_failure(x, code, space, &f) && code != CURLE_OPERATION_TIMEDOUT)
        f.code = PERK_E_TRANSPORT;
    return f.why ? f : other(f, code, space);
}

void perk_failure_report(const perk_exchange *x, CURLcode code)
{
    char space[REASON_SIZE];
    failure f = exchange_failure(x, code, space);
    perk_call_abort(x->call, f.code, (int)f.flags, perk_str_of(f.why), NULL);
}

void perk_failure_report_content(perk_call *call, CURLcode code)
{
    char space[REASON_SIZE];
    failure f = {PERK_E_TRANSPORT, PERK_ABORT_SENT, NULL};
    f = code == CURLE_FILESIZE_EXCEEDED ? too_large(f.flags)
        : code == CURLE_OUT_OF_MEMORY   ? no_memory(f.flags)
                                        : other(f, code, space);
    perk_call_abort(call, f.code, (int)f.flags, perk_str_of(f.why), NULL);
}
