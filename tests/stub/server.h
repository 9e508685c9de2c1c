/* server.h - a loopback HTTP/1.1 server on a separate thread. It keeps connections, and a handler
 * decides what each request gets: a reply, at once or later, half of one, or nothing. */
#ifndef PERK_STUB_SERVER_H
#define PERK_STUB_SERVER_H

#include <stddef.h>

enum server_end {
    SERVER_KEEP,  /* the connection stays open */
    SERVER_CLOSE, /* it ends with the reply */
    SERVER_RESET, /* it is reset, without a reply */
    SERVER_SILENT /* there is no reply, ever */
};

typedef struct server_reply {
    const char *head, *body; /* valid until the next request; the head with its empty line */
    size_t head_len, body_len;
    size_t cut; /* bytes of the end that are not sent */
    int end;    /* enum server_end */
    int delay_ms;
} server_reply;

/* `request` is complete: head and body. It runs on the server's thread. */
typedef void (*server_handler)(void *context, const char *request, size_t len, server_reply *reply);

/* Starts it on a port (0: any); returns the port, 0 when it cannot. One server at a time. */
int server_start(int port, server_handler handler, void *context);
void server_stop(void);

#endif
