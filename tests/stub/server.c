#include "server.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define CONNECTIONS 512
#define REQUEST_MAX 65536

typedef struct connection {
    size_t len;
    char *request; /* what has come of it */
    char *late;    /* a reply that is due at `due`; NULL: none */
    size_t late_len;
    int late_end;
    long long due; /* ms */
} connection;

static struct server {
    pthread_t thread;
    int wake[2], listener;
    server_handler handler;
    void *context;
    connection connections[CONNECTIONS];
    struct pollfd fds[CONNECTIONS + 2]; /* wake, listener, then one for each connection */
    nfds_t count;
} server;

static long long now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* ---- replies ---- */

static bool send_all(int fd, const char *bytes, size_t len)
{
    while (len) {
        ssize_t wrote = send(fd, bytes, len, MSG_NOSIGNAL);
        if (wrote <= 0)
            return false;
        bytes += wrote;
        len -= (size_t)wrote;
    }
    return true;
}

/* The reply in one block, since it must stay, or go out as one packet. */
static char *join(const server_reply *reply, size_t *len)
{
    size_t whole = reply->head_len + reply->body_len;
    char *bytes = malloc(whole + 1);
    if (!bytes)
        return NULL;
    memcpy(bytes, reply->head, reply->head_len);
    if (reply->body_len)
        memcpy(bytes + reply->head_len, reply->body, reply->body_len);
    *len = whole - (reply->cut < whole ? reply->cut : whole);
    return bytes;
}

static void reset(int fd)
{
    setsockopt(fd, SOL_SOCKET, SO_LINGER, &(struct linger){1, 0}, sizeof(struct linger));
}

/* False when the connection is to end. */
static bool answer(int fd, connection *c, const server_reply *reply)
{
    size_t len = 0;
    if (reply->end == SERVER_SILENT)
        return true;
    if (reply->end == SERVER_RESET) {
        reset(fd);
        return false;
    }
    char *bytes = join(reply, &len);
    if (bytes && reply->delay_ms) {
        c->late = bytes;
        c->late_len = len;
        c->late_end = reply->end;
        c->due = now_ms() + reply->delay_ms;
        return true;
    }
    bool sent = bytes && send_all(fd, bytes, len);
    free(bytes);
    return sent && reply->end == SERVER_KEEP;
}

static bool answer_late(int fd, connection *c)
{
    bool sent = send_all(fd, c->late, c->late_len);
    free(c->late);
    c->late = NULL;
    return sent && c->late_end == SERVER_KEEP;
}

/* ---- requests ---- */

/* The length of the whole request once its head is there; 0 before. */
static size_t request_len(const connection *c)
{
    const char *end = memmem(c->request, c->len, "\r\n\r\n", 4);
    if (!end)
        return 0;
    size_t head = (size_t)(end - c->request) + 4;
    for (const char *at = c->request; (at = memmem(at, (size_t)(end - at), "\r\n", 2)); at += 2)
        if (strncasecmp(at + 2, "content-length:", 15) == 0)
            return head + (size_t)strtoul(at + 17, NULL, 10);
    return head;
}

/* Takes in what has come, and answers a request that is complete. Clients send no second one
 * before they have the reply to the first. False when the connection is to end. */
static bool serve(int fd, connection *c)
{
    server_reply reply = {.end = SERVER_KEEP};
    if (!c->request && !(c->request = malloc(REQUEST_MAX)))
        return false;
    ssize_t got = recv(fd, c->request + c->len, REQUEST_MAX - c->len, 0);
    if (got <= 0)
        return false;
    c->len += (size_t)got;
    size_t whole = request_len(c);
    if (!whole || c->len < whole)
        return c->len < REQUEST_MAX;
    server.handler(server.context, c->request, whole, &reply);
    c->len = 0;
    return answer(fd, c, &reply);
}

/* ---- connections ---- */

static void forget(nfds_t i)
{
    connection *c = &server.connections[i - 2];
    if (server.fds[i].fd >= 0)
        close(server.fds[i].fd);
    server.fds[i].fd = -1; /* poll ignores it */
    free(c->request);
    free(c->late);
    *c = (connection){.request = NULL};
}

static nfds_t free_place(void)
{
    for (nfds_t i = 2; i < server.count; i++)
        if (server.fds[i].fd < 0)
            return i;
    return server.count < CONNECTIONS + 2 ? server.count++ : 0;
}

static void accept_one(void)
{
    int yes = 1, fd = accept(server.listener, NULL, NULL);
    nfds_t place = fd >= 0 ? free_place() : 0;
    if (!place) {
        if (fd >= 0)
            close(fd);
        return;
    }
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    server.fds[place] = (struct pollfd){.fd = fd, .events = POLLIN};
}

/* How long until the next reply that waits; -1: none does. */
static int due_in_ms(void)
{
    long long first = -1, now = now_ms();
    for (nfds_t i = 2; i < server.count; i++)
        if (server.connections[i - 2].late && (first < 0 || server.connections[i - 2].due < first))
            first = server.connections[i - 2].due;
    return first < 0 ? -1 : first <= now ? 0 : (int)(first - now);
}

static void serve_all(void)
{
    long long now = now_ms();
    for (nfds_t i = 2; i < server.count; i++) {
        connection *c = &server.connections[i - 2];
        int fd = server.fds[i].fd;
        if (fd < 0)
            continue;
        if ((server.fds[i].revents && !serve(fd, c)) ||
            (c->late && c->due <= now && !answer_late(fd, c)))
            forget(i);
    }
}

static void *run(void *unused)
{
    while (poll(server.fds, server.count, due_in_ms()) >= 0 && !server.fds[0].revents) {
        serve_all();
        if (server.fds[1].revents)
            accept_one();
    }
    for (nfds_t i = 2; i < server.count; i++)
        forget(i);
    return unused;
}

int server_start(int port, server_handler handler, void *context)
{
    struct sockaddr_in at = {.sin_family = AF_INET,
                             .sin_port = htons((unsigned short)port),
                             .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof at;
    int yes = 1;
    server.handler = handler;
    server.context = context;
    server.listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    setsockopt(server.listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    bool fine = server.listener >= 0 && bind(server.listener, (struct sockaddr *)&at, size) == 0 &&
                listen(server.listener, CONNECTIONS) == 0 && pipe(server.wake) == 0 &&
                getsockname(server.listener, (struct sockaddr *)&at, &size) == 0;
    server.fds[0] = (struct pollfd){.fd = server.wake[0], .events = POLLIN};
    server.fds[1] = (struct pollfd){.fd = server.listener, .events = POLLIN};
    server.count = 2;
    return fine && pthread_create(&server.thread, NULL, run, NULL) == 0 ? ntohs(at.sin_port) : 0;
}

void server_stop(void)
{
    if (write(server.wake[1], "x", 1) == 1)
        pthread_join(server.thread, NULL);
    close(server.wake[0]);
    close(server.wake[1]);
    close(server.listener);
}
