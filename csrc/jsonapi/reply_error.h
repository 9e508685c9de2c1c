/* reply_error.h - error bodies of the three providers to one perk_error. */
#ifndef PERK_JSONAPI_REPLY_ERROR_H
#define PERK_JSONAPI_REPLY_ERROR_H

#include "api/table.h"
#include "base/str.h"

/* Reads an error out of a reply: JSON:API errors[], RFC 9457 problems, {"message"}, legacy strings
 * and lists of strings, Capillary's envelopes A-D, or plain text. `provider` selects the code
 * vocabulary. Fills code, http_status, api_code, api_name, pointer, message; not the flags. Returns
 * 0 when the reply is a success (2xx and, for Capillary, no application error inside). `partial`: a
 * 2xx that has both data and errors is a success, of which the errors are a part (Capillary's
 * batches). */
int perk_reply_error_read(const perk_provider *provider, int http_status, perk_str body,
                          bool partial, perk_error *err);

/* The same for a store of objects behind signed URLs, which reports errors in XML. Of the body
 * nothing but the error's code word is read: the rest repeats parts of the URL. */
int perk_reply_error_store(int http_status, perk_str body, perk_error *err);

/* One error object out of a reply, read as if it were the whole reply: of an `errors` list, or a
 * row of a batch. The object's status, if any, goes before that of the reply; an error under a
 * success counts as refused content. Blank when the object names no error. Returns 0, or
 * PERK_E_NOMEM. */
int perk_reply_error_read_one(const perk_provider *provider, int http_status, perk_str object,
                              perk_error *out);
/* Whether an object has an errorCode other than 0. */
bool perk_reply_error_has_code(perk_str object);

#endif
