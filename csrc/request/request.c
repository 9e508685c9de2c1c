#include "request/request.h"

#include "base/error.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/text.h"
#include "client/headers.h"
#include "json/tree.h"

typedef struct header {
    perk_text *name, *value;
} header;

struct perk_request {
    const char *method; /* static */
    perk_text *url, *body;
    header headers[PERK_MAX_HEADERS];
    size_t header_count;
};

/* ---- reading ---- */

const char *perk_request_method(const perk_request *request)
{
    return request->method;
}

bool perk_request_writes(const perk_request *request)
{
    perk_str method = perk_str_of(request->method);
    return !perk_str_eq(method, PERK_LIT("GET")) && !perk_str_eq(method, PERK_LIT("HEAD")) &&
           !perk_str_eq(method, PERK_LIT("OPTIONS"));
}

perk_str perk_request_url(const perk_request *request)
{
    return perk_text_str(request->url);
}

perk_str perk_request_body(const perk_request *request)
{
    return perk_text_str(request->body);
}

size_t perk_request_header_count(const perk_request *request)
{
    return request->header_count;
}

perk_str perk_request_header_name(const perk_request *request, size_t index)
{
    return index < request->header_count ? perk_text_str(request->headers[index].name) : PERK_NONE;
}

perk_str perk_request_header_value(const perk_request *request, size_t index)
{
    return index < request->header_count ? perk_text_str(request->headers[index].value) : PERK_NONE;
}

/* ---- headers ---- */

static bool value_ok(perk_str value)
{
    for (size_t i = 0; i < value.len; i++) {
        unsigned char c = (unsigned char)value.ptr[i];
        if ((c < 0x20 && c != '\t') || c == 0x7f)
            return false;
    }
    return true;
}

static int check_header(perk_str name, perk_str value, perk_error *err)
{
    int code = 0;
    if (!perk_header_name_ok(name))
        return perk_error_set(err, PERK_E_INPUT,
                              "a header's name may contain letters, digits and dashes only");
    if (!value_ok(value))
        code =
            perk_error_set(err, PERK_E_INPUT,
                           "header %.*s: must not contain line breaks or other control characters",
                           PERK_SHOW(name));
    else if (value.len > PERK_MAX_HEADER)
        code = perk_error_set(err, PERK_E_LIMIT, "header %.*s: longer than %d bytes",
                              PERK_SHOW(name), PERK_MAX_HEADER);
    if (code)
        perk_error_at(err, name);
    return code;
}

static header *find_header(perk_request *request, perk_str name)
{
    for (size_t i = 0; i < request->header_count; i++)
        if (perk_str_ieq(perk_text_str(request->headers[i].name), name))
            return &request->headers[i];
    return NULL;
}

int perk_request_set_header(perk_request *request, perk_str name, perk_str value, perk_error *err)
{
    int code = check_header(name, value, err);
    if (code)
        return code;
    header *target = find_header(request, name);
    if (!target && request->header_count == PERK_MAX_HEADERS)
        return perk_error_set(err, PERK_E_LIMIT, "more than %d headers", PERK_MAX_HEADERS);
    header fresh = {.name = perk_text_new(name, err), .value = perk_text_new(value, err)};
    if (!fresh.name || !fresh.value) {
        perk_text_free(fresh.name);
        perk_text_free(fresh.value);
        return PERK_E_NOMEM;
    }
    if (target) {
        perk_text_free(target->name);
        perk_text_free(target->value);
    } else {
        target = &request->headers[request->header_count++];
    }
    *target = fresh;
    return 0;
}

int perk_request_set_headers(perk_request *request, const json_t *headers, perk_error *err)
{
    int code = 0;
    perk_tree_member own = {0};
    while (code == 0 && perk_tree_next(headers, &own))
        code = perk_request_set_header(request, own.name, perk_tree_str(own.value), err);
    return code;
}

/* ---- life ---- */

void perk_request_free(perk_request *request)
{
    if (!request)
        return;
    for (size_t i = 0; i < request->header_count; i++) {
        perk_text_free(request->headers[i].name);
        perk_text_free(request->headers[i].value);
    }
    perk_text_free(request->url);
    perk_text_free(request->body);
    perk_mem_free(request);
    perk_mem_died();
}

perk_request *perk_request_bare(const char *method, perk_text *url, perk_error *err)
{
    if (!url)
        return NULL;
    perk_request *request = perk_mem_new(sizeof *request);
    if (!request) {
        perk_text_free(url);
        perk_error_nomem(err);
        return NULL;
    }
    perk_mem_born();
    request->method = method;
    request->url = url;
    return request;
}

perk_request *perk_request_new(const perk_client *client, const char *method, perk_text *url,
                               perk_error *err)
{
    perk_request *request = perk_request_bare(method, url, err);
    if (!request)
        return NULL;
    if (perk_request_set_header(request, PERK_LIT("Accept"), PERK_LIT("application/json"), err) ==
            0 &&
        perk_request_set_header(request, PERK_LIT("User-Agent"),
                                perk_client_value(client, "user_agent"), err) == 0)
        return request;
    perk_request_free(request);
    return NULL;
}

int perk_request_set_body(perk_request *request, perk_text *body, const char *content_type,
                          perk_error *err)
{
    if (!body)
        return err && err->code ? err->code : PERK_E_NOMEM;
    perk_text_free(request->body);
    request->body = body;
    return !content_type ? 0
                         : perk_request_set_header(request, PERK_LIT("Content-Type"),
                                                   perk_str_of(content_type), err);
}
