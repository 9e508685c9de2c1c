/* handle.h - libcurl's handle for one exchange at a time, and the reply that it brings. */
#ifndef PERK_CURL_HANDLE_H
#define PERK_CURL_HANDLE_H

#include "curl/arrival.h"
#include "curl/connections.h"

typedef struct perk_handle {
    CURL *easy;
    perk_connections *connections; /* borrowed; they outlive the handle */
    unsigned version;              /* of the options that `easy` was set up with */
    bool proxied;                  /* requests go through a proxy */
    const char *ca_name;           /* what the trusted certificates were read from; NULL: none */
    perk_arrival arrival;
} perk_handle;

/* False when out of memory. */
bool perk_handle_open(perk_handle *handle, perk_connections *connections);
void perk_handle_close(perk_handle *handle);

#endif
