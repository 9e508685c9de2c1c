/*
 * Error bodies to one perk_error. A body's own prose (detail, message, bare strings) may hold
 * personal data and is never repeated: the message has the status, a title or a code, and otherwise
 * names only the sort of body. The exception is the detail of an RFC 9457 problem:
 * gateways write those, and their titles only name the status.
 */
#include "jsonapi/reply_error.h"

#include "api/provider.h"
#include "base/error.h"
#include "jsonapi/span.h"
#include "json/scan.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define TEXT_SPACE 256   /* titles and symbols with escapes that are longer are left out */
#define SHOWN_DETAIL 160 /* bytes of a problem's detail */

/* What was found out about one reply. */
typedef struct finding {
    int http_status;
    perk_str body;    /* {NULL,0} unless it is JSON */
    int32_t app_code; /* Capillary's, 0: none */
    bool refused;     /* a 2xx whose body reports a failure */
    size_t errors;    /* how many */
    perk_str title;   /* the provider's short name for the error */
    perk_str detail;  /* of an RFC 9457 problem */
    perk_str pointer;
    char space[3][TEXT_SPACE];
} finding;

typedef struct named_code {
    int number, code;
    const char *text;
} named_code;

static const named_code STATUSES[] = {
    {400, PERK_E_BAD_REQUEST, "Bad Request"},
    {401, PERK_E_AUTH, "Unauthorized"},
    {403, PERK_E_FORBIDDEN, "Forbidden"},
    {404, PERK_E_NOT_FOUND, "Not Found"},
    {408, PERK_E_API, "Request Timeout"},
    {409, PERK_E_CONFLICT, "Conflict"},
    {413, PERK_E_API, "Content Too Large"},
    {422, PERK_E_BAD_REQUEST, "Unprocessable Content"},
    {429, PERK_E_RATE_LIMIT, "Too Many Requests"},
    {498, PERK_E_AUTH, "Invalid Token"},
    {500, PERK_E_SERVER, "Internal Server Error"},
    {502, PERK_E_SERVER, "Bad Gateway"},
    {503, PERK_E_SERVER, "Service Unavailable"},
    {504, PERK_E_SERVER, "Gateway Timeout"},
};

static const named_code *status_of(int http_status)
{
    for (size_t i = 0; i < PERK_COUNT(STATUSES); i++)
        if (STATUSES[i].number == http_status)
            return &STATUSES[i];
    return NULL;
}

static bool is_success(int http_status)
{
    return http_status >= 200 && http_status < 300;
}

static int code_of_status(int http_status)
{
    const named_code *known = status_of(http_status);
    if (known)
        return known->code;
    return http_status >= 500 && http_status < 600 ? PERK_E_SERVER : PERK_E_API;
}

/* ---- reading ---- */

/* The value that the body holds; {NULL,0} when it is not JSON. */
static perk_str object_in(perk_str body)
{
    perk_scan scan;
    perk_str value;
    perk_scan_init(&scan, body, 0);
    return perk_scan_skip(&scan, &value) && perk_scan_finish(&scan) ? value : PERK_NONE;
}

/* A short string's text, in one of the spaces when it has escapes. */
static perk_str short_text(finding *f, int space, perk_str value)
{
    perk_buf room;
    perk_buf_init_on(&room, f->space[space], TEXT_SPACE);
    return perk_span_text(value, &room);
}

static int32_t as_code(perk_str value)
{
    int64_t number = 0;
    if (value.len > 2 && value.ptr[0] == '"')
        value = (perk_str){value.ptr + 1, value.len - 2};
    return perk_str_int(value, &number) && number > INT32_MIN && number < INT32_MAX
               ? (int32_t)number
               : 0;
}

static perk_str pointer_of(finding *f, perk_str source)
{
    static const perk_str names[] = {{"pointer", 7}, {"parameter", 9}, {"header", 6}};
    for (size_t i = 0; i < PERK_COUNT(names); i++) {
        perk_str text = short_text(f, 1, perk_span_member(source, names[i]));
        if (text.len)
            return text;
    }
    return PERK_NONE;
}

/* "invalid_client" and the like: a word for programs, not a sentence. */
static bool is_symbol(perk_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'))
            return false;
    }
    return text.len > 0 && text.len < 64;
}

static perk_str symbol_of(finding *f, perk_str value)
{
    perk_str text = short_text(f, 0, value);
    return is_symbol(text) ? text : PERK_NONE;
}

/* RFC 9457: {"type", "title", "status", "detail"}. Any of them may be missing, but a title alone,
 * or a detail without the status of the reply, may be anything. */
static void read_problem(finding *f)
{
    perk_str title = short_text(f, 0, perk_span_member(f->body, PERK_LIT("title")));
    perk_str detail = short_text(f, 2, perk_span_member(f->body, PERK_LIT("detail")));
    bool typed = perk_span_member(f->body, PERK_LIT("type")).len > 0;
    bool same_status = as_code(perk_span_member(f->body, PERK_LIT("status"))) == f->http_status;
    if (!(title.len ? typed || same_status || detail.len : same_status && detail.len))
        return;
    f->title = title;
    f->detail = detail;
}

static void read_errors(finding *f)
{
    perk_str list = perk_span_member(f->body, PERK_LIT("errors"));
    perk_str first = perk_span_at(list, 0);
    f->errors = perk_span_count(list);
    f->pointer = pointer_of(f, perk_span_member(first, PERK_LIT("source")));
    f->title = short_text(f, 0, perk_span_member(first, PERK_LIT("title")));
    if (!f->title.len)
        f->title = symbol_of(f, perk_span_member(first, PERK_LIT("code")));
    if (!f->title.len)
        f->title = symbol_of(f, perk_span_member(f->body, PERK_LIT("error")));
    if (!f->title.len)
        read_problem(f);
}

/* The provider puts its code in one of four places, whatever the status is. */
static int32_t read_app_code(const finding *f)
{
    perk_str first = perk_span_at(perk_span_member(f->body, PERK_LIT("errors")), 0);
    perk_str record = perk_span_member2(f->body, PERK_LIT("data"), PERK_LIT("apiError"));
    int32_t code = as_code(perk_span_member(f->body, PERK_LIT("errorCode")));
    if (!code)
        code = as_code(perk_span_member(first, PERK_LIT("code")));
    if (!code)
        code = as_code(perk_span_member(record, PERK_LIT("code")));
    return code ? code : f->http_status >= 600 && f->http_status <= 999 ? f->http_status : 0;
}

static void read_reply(finding *f, bool in_body, perk_str body)
{
    f->body = object_in(body);
    read_errors(f);
    if (!in_body)
        return;
    f->app_code = read_app_code(f);
    f->refused = f->app_code || f->errors ||
                 perk_str_eq(perk_span_member(f->body, PERK_LIT("data")), PERK_LIT("false"));
}

/* ---- writing ---- */

/* A body that has words for people somewhere. */
static bool has_prose(const finding *f, perk_str text)
{
    return f->errors || text.ptr[0] == '"' || text.ptr[0] == '[' ||
           perk_span_member(f->body, PERK_LIT("message")).len ||
           perk_span_member(f->body, PERK_LIT("error")).len;
}

/* What sort of body it was, when it names no error that may be shown. */
static const char *sort_of_body(const finding *f, perk_str body)
{
    perk_scan scan;
    perk_scan_init(&scan, body, 0);
    perk_scan_peek(&scan);
    perk_str text = {scan.at, (size_t)(scan.end - scan.at)};
    if (!text.len)
        return "no body";
    if (!f->body.ptr)
        return text.ptr[0] == '<' ? "HTML page" : "not JSON";
    if (f->refused && !f->errors)
        return "the reply reports that it was not done";
    if (has_prose(f, text))
        return "details are in the reply's body";
    return "JSON without an error in it";
}

static void add(char *line, size_t size, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void add(char *line, size_t size, const char *format, ...)
{
    va_list args;
    size_t len = strlen(line);
    va_start(args, format);
    vsnprintf(line + len, size - len, format, args);
    va_end(args);
}

static void describe(const finding *f, perk_str body, char *line, size_t size)
{
    const named_code *status = status_of(f->http_status);
    const perk_provider_code *known = perk_provider_code_find(f->app_code);
    snprintf(line, size, "%d%s%s", f->http_status, status ? " " : "", status ? status->text : "");
    if (f->app_code)
        add(line, size, ", code %d", (int)f->app_code);
    if (known)
        add(line, size, ": %s", known->doc);
    else if (f->title.len && !(status && perk_str_ieq(f->title, perk_str_of(status->text))))
        add(line, size, ": %.*s", PERK_SHOW(f->title));
    else if (!f->title.len && !f->detail.len && !f->app_code)
        add(line, size, ": %s", sort_of_body(f, body));
    if (f->detail.len)
        add(line, size, ": %.*s", (int)perk_str_upto(f->detail, SHOWN_DETAIL).len, f->detail.ptr);
    if (f->pointer.len)
        add(line, size, " (%.*s)", PERK_SHOW(f->pointer));
    if (f->errors > 1)
        add(line, size, ", and %zu more", f->errors - 1);
}

static int report(const finding *f, perk_str body, perk_error *err)
{
    char line[sizeof err->message];
    const perk_provider_code *known = perk_provider_code_find(f->app_code);
    int code = known                        ? known->code
               : is_success(f->http_status) ? PERK_E_API
                                            : code_of_status(f->http_status);
    if (!err || err->code)
        return code;
    describe(f, body, line, sizeof line);
    perk_error_set(err, code, "%s", line);
    err->http_status = f->http_status;
    err->api_code = f->app_code;
    perk_error_copy(err->api_name, sizeof err->api_name,
                    f->title.len || !known ? f->title : perk_str_of(known->name));
    perk_error_at(err, f->pointer);
    return code;
}

/* Something was done: data that is neither absent nor empty nor a plain no. */
static bool has_data(const finding *f)
{
    static const perk_str nothing[] = {{"null", 4}, {"false", 5}, {"[]", 2}, {"{}", 2}};
    perk_str data = perk_span_member(f->body, PERK_LIT("data"));
    for (size_t i = 0; i < PERK_COUNT(nothing); i++)
        if (perk_str_eq(data, nothing[i]))
            return false;
    return data.len > 0;
}

int perk_reply_error_read(const perk_provider *provider, int http_status, perk_str body,
                          bool partial, perk_error *err)
{
    bool in_body = provider->dialect == PERK_DIALECT_BODY;
    finding f = {.http_status = http_status};
    if (is_success(http_status) && !in_body)
        return 0;
    read_reply(&f, in_body, body);
    if (partial && is_success(http_status) && f.errors && has_data(&f))
        return 0;
    return is_success(http_status) && !f.refused ? 0 : report(&f, body, err);
}

/* ---- stores ---- */

/* The word in <Code>AccessDenied</Code>, near the begin of the body. */
static perk_str store_code(perk_str body)
{
    static const perk_str mark = {"<Code>", 6};
    body = perk_str_upto(body, 2048);
    while (body.len && !perk_str_starts(body, mark))
        body = perk_str_from(body, 1);
    body = perk_str_from(body, mark.len);
    perk_str word = perk_str_upto(body, perk_str_find(body, '<'));
    return is_symbol(word) ? word : PERK_NONE;
}

static perk_str store_reason(int http_status, perk_str word)
{
    if (http_status == 401 || http_status == 403)
        return PERK_LIT("the signed URL is refused, has expired or is for another method; ask the "
                        "API for a new one");
    if (http_status >= 300 && http_status < 400)
        return PERK_LIT("the store redirects elsewhere, which is not followed");
    return word.len ? word : PERK_LIT("the store gave no reason");
}

int perk_reply_error_store(int http_status, perk_str body, perk_error *err)
{
    if (is_success(http_status))
        return 0;
    int code = code_of_status(http_status);
    if (!err || err->code)
        return code;
    perk_str word = store_code(body), reason = store_reason(http_status, word);
    const named_code *status = status_of(http_status);
    perk_error_set(err, code, "%d%s%s: %.*s", http_status, status ? " " : "",
                   status ? status->text : "", (int)reason.len, reason.ptr);
    err->http_status = http_status;
    perk_error_copy(err->api_name, sizeof err->api_name, word);
    return code;
}

static int status_in(perk_str object, int http_status)
{
    char room[16];
    perk_buf space;
    int64_t status = 0;
    perk_buf_init_on(&space, room, sizeof room);
    perk_str text = perk_span_text(perk_span_member(object, PERK_LIT("status")), &space);
    if (perk_str_int(text, &status) && status >= 400 && status <= 599)
        return (int)status;
    return is_success(http_status) || !http_status ? 400 : http_status;
}

int perk_reply_error_read_one(const perk_provider *provider, int http_status, perk_str object,
                              perk_error *out)
{
    perk_buf body;
    perk_error_clear(out);
    if (!perk_span_is_object(object))
        return 0;
    perk_buf_init(&body, object.len + 16);
    perk_buf_puts(&body, "{\"errors\":[");
    perk_buf_put(&body, object);
    perk_buf_puts(&body, "]}");
    int code = perk_buf_check(&body, "an error", NULL);
    perk_str text = perk_reply_error_has_code(object) ? object : perk_buf_str(&body);
    int status =
        provider->dialect == PERK_DIALECT_BODY ? http_status : status_in(object, http_status);
    if (code == 0)
        perk_reply_error_read(provider, status, text, false, out);
    perk_buf_free(&body);
    return code;
}

bool perk_reply_error_has_code(perk_str object)
{
    return as_code(perk_span_member(object, PERK_LIT("errorCode"))) != 0;
}
