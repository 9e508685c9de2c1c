/* sockets.h - the descriptors of one worker's connections: not inherited by exec, and known, so
 * that an exchange can be cut off while libcurl is busy, and a connection on which the server spoke
 * unasked is not used again. */
#ifndef PERK_CURL_SOCKETS_H
#define PERK_CURL_SOCKETS_H

#include <curl/curl.h>
#include <stdbool.h>

#define PERK_MAX_CONNECTIONS 4 /* kept by one worker: API, token endpoint, store */
#define PERK_MAX_SOCKETS 16    /* of one worker, those that are being tried included */

typedef struct perk_sockets {
    int count;
    struct {
        curl_socket_t fd;
        bool multiplexed; /* HTTP/2: the server may speak at any time */
    } open[PERK_MAX_SOCKETS];
} perk_sockets;

/* Has libcurl open and close the connections of `easy` through `sockets`, which must outlive
 * them. */
void perk_sockets_attach(perk_sockets *sockets, CURL *easy);
/* After an exchange: notes of the connection that it used whether it is HTTP/2. */
void perk_sockets_note(perk_sockets *sockets, CURL *easy);
/* False when an idle HTTP/1 connection has bytes to read, or has ended: what the server sent
 * belongs to no request. */
bool perk_sockets_quiet(const perk_sockets *sockets);
/* Ends all connections at once; libcurl notices at its next read. */
void perk_sockets_cut(const perk_sockets *sockets);

#endif
