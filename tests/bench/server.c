#include "server.h"

#include "race.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define CONNECTIONS 8
#define REQUEST_MAX 8192

typedef struct connection {
    size_t len;
    char request[REQUEST_MAX];
} connection;

static pthread_t thread;
static int wake[2], listener;
static char *reply;
static size_t reply_len;
static connection connections[CONNECTIONS];

static void make_reply(perk_str body)
{
    char head[256];
    int len = snprintf(head, sizeof head,
                       "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.api+json\r\nX-Request-Id: "
                       "0b8f6a52-7d1e\r\n"
                       "Cache-Control: no-store\r\nContent-Length: %zu\r\n\r\n",
                       body.len);
    reply_len = (size_t)len + body.len;
    reply = malloc(reply_len);
    race_need(reply != NULL, "out of memory", NULL);
    memcpy(reply, head, (size_t)len);
    memcpy(reply + len, body.ptr, body.len);
}

static bool send_reply(int fd)
{
    for (size_t sent = 0; sent < reply_len;) {
        ssize_t wrote = send(fd, reply + sent, reply_len - sent, MSG_NOSIGNAL);
        if (wrote <= 0)
            return false;
        sent += (size_t)wrote;
    }
    return true;
}

/* Requests here have no bodies. */
static bool serve(int fd, connection *c)
{
    ssize_t got = recv(fd, c->request + c->len, sizeof c->request - c->len, 0);
    if (got <= 0)
        return false;
    c->len += (size_t)got;
    if (c->len < 4 || memcmp(c->request + c->len - 4, "\r\n\r\n", 4) != 0)
        return c->len < sizeof c->request;
    c->len = 0;
    return send_reply(fd);
}

static void accept_one(struct pollfd *fds, nfds_t *count)
{
    int yes = 1, fd = accept(listener, NULL, NULL);
    race_need(fd >= 0 && *count < CONNECTIONS + 2, "server: accept", NULL);
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    connections[*count - 2].len = 0;
    fds[(*count)++] = (struct pollfd){.fd = fd, .events = POLLIN};
}

/* A connection that ended keeps its place: poll ignores a negative descriptor. */
static void *run(void *unused)
{
    struct pollfd fds[CONNECTIONS + 2] = {{.fd = wake[0], .events = POLLIN},
                                          {.fd = listener, .events = POLLIN}};
    nfds_t count = 2;
    while (poll(fds, count, -1) > 0 && !fds[0].revents) {
        for (nfds_t i = 2; i < count; i++) {
            if (!fds[i].revents || serve(fds[i].fd, &connections[i - 2]))
                continue;
            close(fds[i].fd);
            fds[i].fd = -1;
        }
        if (fds[1].revents)
            accept_one(fds, &count);
    }
    for (nfds_t i = 2; i < count; i++)
        if (fds[i].fd >= 0)
            close(fds[i].fd);
    return unused;
}

int server_start(perk_str body)
{
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof at;
    make_reply(body);
    listener = socket(AF_INET, SOCK_STREAM, 0);
    bool fine = listener >= 0 && bind(listener, (struct sockaddr *)&at, size) == 0 &&
                listen(listener, 8) == 0;
    fine = fine && pipe(wake) == 0 && getsockname(listener, (struct sockaddr *)&at, &size) == 0;
    race_need(fine && pthread_create(&thread, NULL, run, NULL) == 0, "server: start", NULL);
    return ntohs(at.sin_port);
}

void server_stop(void)
{
    race_need(write(wake[1], "x", 1) == 1, "server: stop", NULL);
    pthread_join(thread, NULL);
    close(wake[0]);
    close(wake[1]);
    close(listener);
    free(reply);
}
