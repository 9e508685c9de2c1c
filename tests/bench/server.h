/* server.h - a loopback HTTP server on a separate thread: keeps connections, answers every
 * request with the same bytes. */
#ifndef PERK_BENCH_SERVER_H
#define PERK_BENCH_SERVER_H

#include <perk/perk.h>

/* Starts to answer with this body, which must stay; returns the port. One server at a time. */
int server_start(perk_str body);
void server_stop(void);

#endif
