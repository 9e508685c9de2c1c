#include "call/read.h"

#include "base/error.h"
#include "call/mask.h"
#include "jsonapi/reply_error.h"

#include <string.h>

static bool is_partial(const perk_call *call)
{
    return call->op && call->errand != PERK_ERRAND_LOGIN && call->op->partial;
}

/* ---- successes ---- */

static perk_doc *read_body(perk_call *call, perk_reply_body *body, const perk_reading *how)
{
    /* An empty success is a success without data. */
    if (!body->text.len)
        return perk_doc_new(PERK_LIT("null"), how, &call->error);
    perk_doc *doc = body->own ? perk_doc_read(body->own, how, &call->error)
                              : perk_doc_new(body->text, how, &call->error);
    if (doc && body->own)
        body->text = perk_doc_json(doc);
    return doc;
}

/* What was noted and given of a reply is void. */
static void forget(const perk_reading *how)
{
    if (how->drift)
        perk_drift_forget(how->drift);
    if (how->sink)
        how->sink->end_page(how->ctx, false);
}

/* Takes `doc` over. */
static perk_doc *masked(perk_call *call, perk_doc *doc, perk_reply_body *body,
                        const perk_reading *how)
{
    bool found = false;
    perk_text *text = perk_mask_copy(call, perk_doc_json(doc), &found, &call->error);
    if (text && !found) {
        perk_text_free(text);
        return doc;
    }
    forget(how);
    perk_doc_set_secret(doc);
    perk_doc_unref(doc);
    body->masked = text;
    body->text = perk_text_str(text);
    return text ? perk_doc_new(body->text, how, &call->error) : NULL;
}

perk_doc *perk_read_success(perk_call *call, perk_reply_body *body, const perk_reading *how)
{
    bool empty = !body->text.len;
    perk_doc *doc = read_body(call, body, how);
    bool clean = !doc || empty || call->errand == PERK_ERRAND_LOGIN ||
                 (!perk_doc_errors(doc).ptr && !is_partial(call));
    return clean ? doc : masked(call, doc, body, how);
}

/* ---- failures ---- */

const char *perk_read_address_setting(const perk_call *call)
{
    bool login = call->errand == PERK_ERRAND_LOGIN;
    return login && perk_client_value(call->client, "token_url").ptr ? "token_url" : "base_url";
}

/* Whether the reply is an error as it stands; writes down which. */
static bool is_failure(const perk_call *call, int http_status, perk_str body, perk_error *err)
{
    const perk_provider *provider = perk_client_provider(call->client);
    return perk_reply_redirects(&call->reply, http_status, perk_read_address_setting(call), err) ||
           perk_reply_error_read(provider, http_status, body, is_partial(call), err) != 0;
}

bool perk_read_failure(perk_call *call, int http_status, perk_str body)
{
    perk_error plain = PERK_ERROR_INIT;
    if (!is_failure(call, http_status, body, &plain))
        return false;
    perk_text *text = perk_mask_copy(call, body, NULL, NULL);
    if (!text || !is_failure(call, http_status, perk_text_str(text), &call->error)) {
        perk_error_set(&call->error, plain.code, "%d", http_status);
        call->error.api_code = plain.api_code;
    }
    perk_mask(call, call->error.message,
              strlen(call->error.message)); /* a Location is in no body */
    perk_text_free(text);
    return true;
}
