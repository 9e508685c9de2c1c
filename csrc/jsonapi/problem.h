/* problem.h - error bodies of the three providers to one perk_error. */
#ifndef PERK_JSONAPI_PROBLEM_H
#define PERK_JSONAPI_PROBLEM_H

#include "base/str.h"

/* Reads an error out of a reply: JSON:API errors[], {"message"}, legacy strings and lists of strings, Capillary's envelopes A-D,
 * or plain text. `provider` selects the code vocabulary. Fills code, http_status, api_code, api_name, pointer, message; not the
 * flags. Returns 0 when the reply is a success (2xx and, for Capillary, no application error inside). `partial`: a 2xx that has
 * data beside its errors is a success, of which the errors are a part (Capillary's batches). */
int perk_problem_read(perk_str provider, int http_status, perk_str body, bool partial, perk_error *err);

/* The same for a store of objects behind signed URLs, which tells of errors in XML. Of the body nothing but the error's code word
 * is read: the rest repeats parts of the URL. */
int perk_problem_store(int http_status, perk_str body, perk_error *err);

#endif
