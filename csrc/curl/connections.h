/* connections.h - the connections that exchanges share, in one of libcurl's multi handles: those of
 * one worker of the driver, or of an engine. */
#ifndef PERK_CURL_CONNECTIONS_H
#define PERK_CURL_CONNECTIONS_H

#include "curl/sockets.h"

typedef struct perk_connections {
    CURLM *multi;
    perk_sockets sockets;
    unsigned process; /* whose connections these are (perk_process_number) */
    int64_t look_at;  /* when an exchange that keeps libcurl busy looks at its deadline, by
                         perk_driver_now_ms() */
    unsigned turn;    /* number of curl_multi_perform, when others wait for its end; else 0 */
} perk_connections;

/* Up to `kept` connections stay open between exchanges. False when out of memory. */
bool perk_connections_open(perk_connections *connections, long kept);
/* Ends all of them; no exchange may be under way. */
void perk_connections_close(perk_connections *connections);
/* True in a child of the process that opened them: nothing of them is to be touched. */
bool perk_connections_are_parents(const perk_connections *connections);

#endif
