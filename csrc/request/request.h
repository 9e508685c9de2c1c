/* request.h - requests under construction. build.c makes them from the table, raw.c from a link or
 * by hand, transfer.c for signed URLs. */
#ifndef PERK_REQUEST_REQUEST_H
#define PERK_REQUEST_REQUEST_H

#include "client/client.h"

/* What is put to a signed URL; `body` {NULL,0}: nothing, the object is fetched. */
typedef struct perk_transfer {
    perk_str body, content_type;
} perk_transfer;

/* perk_request_build, with parameters that replace what args say (the paging cursor); `override` is
 * a JSON object or NULL. */
struct json_t;
perk_request *perk_request_build_with(const perk_client *client, const perk_args *args,
                                      const struct json_t *override, perk_error *err);
/* A request that no table row describes; see perk_call_raw. */
perk_request *perk_request_raw(const perk_client *client, perk_str method, perk_str url,
                               perk_str query_json, perk_str body_json, perk_error *err);
/* A request to a signed URL; see perk_call_transfer. Whether the URL may lead into this machine
 * depends on the client. */
perk_request *perk_request_transfer(const perk_client *client, perk_str url,
                                    const perk_transfer *what, perk_error *err);
/* Whether it may change something on the server: any method but GET, HEAD and OPTIONS. */
bool perk_request_writes(const perk_request *request);
/* Adds or replaces a header; CR, LF and NUL are refused. */
int perk_request_set_header(perk_request *request, perk_str name, perk_str value, perk_error *err);
/* The same for each member of a JSON object of texts; NULL has none. */
int perk_request_set_headers(perk_request *request, const struct json_t *headers, perk_error *err);
/* Adds the client's authorization: the token (bearer, bare or Capillary's header), or Basic when
 * `token` is {NULL,0}. */
int perk_request_authorize(perk_request *request, const perk_client *client, perk_str token,
                           perk_error *err);

/* For build.c and raw.c: a request with the headers that every request has. Takes over `url`, whose
 * making may have failed (NULL with the error written); `method` is static. */
perk_request *perk_request_new(const perk_client *client, const char *method, perk_text *url,
                               perk_error *err);
/* The same without any header. */
perk_request *perk_request_bare(const char *method, perk_text *url, perk_error *err);
/* Takes over `body` likewise; `content_type` NULL: none. */
int perk_request_set_body(perk_request *request, perk_text *body, const char *content_type,
                          perk_error *err);

#endif
