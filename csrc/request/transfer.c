#include "request/transfer.h"

#include "base/error.h"
#include "base/limits.h"
#include "base/text.h"
#include "base/url.h"

/* A reply that names an address in this machine, or one that was put in its place, must not make a
 * client of a public server knock there. */
static int check_place(const perk_client *client, perk_str url, perk_error *err)
{
    if (!perk_url_is_local(url) || perk_url_is_local(perk_client_value(client, "base_url")))
        return 0;
    return perk_error_set(
        err, PERK_E_ORIGIN,
        "url: points to this machine; only a client whose base_url is on this machine may use it");
}

/* A sandbox on another machine signs URLs with plain http. */
static bool may_be_plain(const perk_client *client, perk_str url)
{
    return perk_client_flag(client, "insecure_http") &&
           perk_url_same_origin(url, perk_client_value(client, "base_url"));
}

static perk_text *checked_url(const perk_client *client, perk_str url, perk_error *err)
{
    perk_error own = PERK_ERROR_INIT;
    perk_text *text = NULL;
    url = perk_str_upto(url, perk_str_find(url, '#'));
    if (!url.len)
        perk_error_set(&own, PERK_E_MISSING,
                       "url: a signed URL is needed: a string, or a resource that has one");
    else if (url.len > PERK_MAX_URL)
        perk_error_set(&own, PERK_E_LIMIT, "url: longer than %d bytes", PERK_MAX_URL);
    else if (perk_url_check_absolute(url, "url", may_be_plain(client, url), &own) == 0 &&
             check_place(client, url, &own) == 0)
        text = perk_text_new(url, &own);
    perk_error_at(&own, PERK_LIT("url"));
    perk_error_pass(err, &own);
    return text;
}

/* Bytes are wanted as they are stored, so a transport must not unpack them on the way. */
static int set_headers(perk_request *request, perk_str content_type, perk_error *err)
{
    int code =
        perk_request_set_header(request, PERK_LIT("Accept-Encoding"), PERK_LIT("identity"), err);
    if (code == 0 && content_type.len)
        code = perk_request_set_header(request, PERK_LIT("Content-Type"), content_type, err);
    return code;
}

static int set_body(perk_request *request, perk_str body, perk_error *err)
{
    if (!body.ptr)
        return 0;
    if (body.len > PERK_MAX_UPLOAD)
        return perk_error_set(err, PERK_E_LIMIT, "data: longer than %llu bytes; split it",
                              (unsigned long long)PERK_MAX_UPLOAD);
    return perk_request_set_body(request, perk_text_new(body, err), NULL, err);
}

perk_request *perk_request_transfer(const perk_client *client, perk_str url,
                                    const perk_transfer *what, perk_error *err)
{
    perk_request *request =
        perk_request_bare(what->body.ptr ? "PUT" : "GET", checked_url(client, url, err), err);
    if (!request)
        return NULL;
    if (set_headers(request, what->content_type, err) == 0 &&
        set_body(request, what->body, err) == 0)
        return request;
    perk_request_free(request);
    return NULL;
}
