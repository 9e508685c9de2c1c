/* transport.h - the options of a driver: how its workers connect, and where it keeps tokens. */
#ifndef PERK_CURL_TRANSPORT_H
#define PERK_CURL_TRANSPORT_H

#include "curl/token_file.h"

typedef struct perk_transport {
    perk_text *proxy;            /* NULL: none */
    perk_text *ca_file;          /* of trusted certificates; NULL: libcurl's own, or none */
    const char *ca_name;         /* where ca_file comes from, for messages; NULL: none was found */
    perk_token_file *token_file; /* NULL: none */
    int64_t connect_timeout_ms;
    bool http2, compress;
    unsigned version; /* counts changes, from 1 */
} perk_transport;

/* PERK_E_NOMEM, or 0. */
int perk_transport_init(perk_transport *options, perk_error *err);
void perk_transport_clear(perk_transport *options);
/* perk_driver_set. */
int perk_transport_set(perk_transport *options, perk_str option, perk_str value, perk_error *err);

#endif
