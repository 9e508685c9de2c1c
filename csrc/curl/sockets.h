/* sockets.h - the descriptors of connections: not inherited by exec, and known, so that an exchange
 * can be cut off while libcurl is busy, and a connection on which the server spoke unasked, or that
 * is silent since before a failure, is not used again. */
#ifndef PERK_CURL_SOCKETS_H
#define PERK_CURL_SOCKETS_H

#include <curl/curl.h>
#include <stdbool.h>
#include <stdint.h>

/* One open connection, or one that is being tried. */
typedef struct perk_socket {
    curl_socket_t fd;
    unsigned number;             /* from 1; a descriptor may be another one's later */
    int local_port, remote_port; /* 0 before it was first used */
    int users;                   /* exchanges under way on it */
    bool multiplexed;            /* HTTP/2: the server may speak at any time */
    bool silent;                 /* an exchange had no reply in time */
    int64_t used_at;             /* the end of its last exchange */
} perk_socket;

typedef struct perk_sockets {
    perk_socket *open;
    size_t count, cap;
    unsigned numbers;
} perk_sockets;

/* Has libcurl open and close the connections of `easy` through `sockets`, which must outlive
 * them. */
void perk_sockets_attach(perk_sockets *sockets, CURL *easy);
/* An exchange is about to be sent between these ports: the number of its connection; 0 when that is
 * unknown. */
unsigned perk_sockets_use(perk_sockets *sockets, int local_port, int remote_port);
/* It ended; `multiplexed`: its connection is known to be HTTP/2. */
void perk_sockets_leave(perk_sockets *sockets, unsigned number, bool multiplexed);
/* False when an idle HTTP/1 connection has bytes to read, or has ended: what the server sent
 * belongs to no request. */
bool perk_sockets_quiet(const perk_sockets *sockets);
/* Ends those connections, so that libcurl does not use them again; and all that nobody uses and
 * that were last used before `since`. */
void perk_sockets_cut_loud(perk_sockets *sockets);
void perk_sockets_cut_unused(perk_sockets *sockets, int64_t since);
/* An exchange had no reply in time. An HTTP/1 connection ends with that; one of HTTP/2 stays open
 * for other exchanges, and libcurl would use it again. */
void perk_sockets_doubt(perk_sockets *sockets, unsigned number);
/* Ends those that nobody uses any more; true while some are in use, so that an exchange must not
 * join them. */
bool perk_sockets_cut_silent(perk_sockets *sockets);
/* Ends one connection, or with 0 those that are being tried, at once; libcurl notices at its next
 * read. */
void perk_sockets_cut(const perk_sockets *sockets, unsigned number);
void perk_sockets_free(perk_sockets *sockets);

#endif
