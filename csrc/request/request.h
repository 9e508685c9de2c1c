/* request.h - requests under construction, for build.c (from the table), raw.c (from a link or by
 * hand) and transfer.c (for signed URLs). */
#ifndef PERK_REQUEST_REQUEST_H
#define PERK_REQUEST_REQUEST_H

#include "client/client.h"

struct json_t;

/* Whether it may change something on the server: any method but GET, HEAD and OPTIONS. */
bool perk_request_writes(const perk_request *request);
/* Adds or replaces a header; CR, LF and NUL are refused. */
int perk_request_set_header(perk_request *request, perk_str name, perk_str value, perk_error *err);
/* The same for each member of a JSON object of strings; NULL has none. */
int perk_request_set_headers(perk_request *request, const struct json_t *headers, perk_error *err);

/* A request with the headers that every request has. Takes over `url`, whose
 * making may have failed (NULL with the error written); `method` is static. */
perk_request *perk_request_new(const perk_client *client, const char *method, perk_text *url,
                               perk_error *err);
/* The same without any header. */
perk_request *perk_request_bare(const char *method, perk_text *url, perk_error *err);
/* Takes over `body` likewise; `content_type` NULL: none. */
int perk_request_set_body(perk_request *request, perk_text *body, const char *content_type,
                          perk_error *err);

#endif
