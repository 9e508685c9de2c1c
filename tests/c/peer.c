#include "peer.h"

#include <arpa/inet.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static const peer_step *script;
static int listener, wake[2], requests, connections;
static char incoming[65536], last[65536];
static pthread_t thread;
static size_t reply_len;             /* 0: up to the end of the string */
static atomic_int answered, current; /* `current`: the connection that is served */

/* False when the test stops meanwhile. */
static bool readable(int fd)
{
    struct pollfd fds[2] = {{.fd = fd, .events = POLLIN}, {.fd = wake[0], .events = POLLIN}};
    return poll(fds, 2, -1) > 0 && !fds[1].revents;
}

/* One whole request into `last`; false when the client is gone or the test stops. */
static bool read_request(int fd)
{
    size_t len = 0;
    incoming[0] = '\0';
    for (;;) {
        const char *end = strstr(incoming, "\r\n\r\n"),
                   *length = strstr(incoming, "Content-Length: ");
        if (end &&
            len >= (size_t)(end + 4 - incoming) + (length ? strtoul(length + 16, NULL, 10) : 0))
            break;
        ssize_t got = readable(fd) ? read(fd, incoming + len, sizeof incoming - 1 - len) : 0;
        if (got <= 0)
            return false;
        len += (size_t)got;
        incoming[len] = '\0';
    }
    memcpy(last, incoming, len + 1);
    return true;
}

static void end_with_reset(int fd)
{
    struct linger now = {.l_onoff = 1, .l_linger = 0};
    setsockopt(fd, SOL_SOCKET, SO_LINGER, &now, sizeof now);
}

static void serve(int fd)
{
    while (read_request(fd)) {
        const peer_step *step = &script[requests++];
        size_t len = reply_len ? reply_len : step->reply ? strlen(step->reply) : 0;
        if (step->reply && send(fd, step->reply, len, MSG_NOSIGNAL) < 0)
            return;
        atomic_fetch_add(&answered, 1);
        if (step->end == PEER_RESET)
            end_with_reset(fd);
        if (step->end == PEER_STALL)
            readable(fd);
        if (step->end != PEER_KEEP)
            return;
    }
}

static void *run(void *unused)
{
    while (readable(listener)) {
        int fd = accept(listener, NULL, NULL);
        if (fd < 0)
            break;
        connections++;
        atomic_store(&current, fd);
        serve(fd);
        close(fd);
    }
    return unused;
}

int peer_start(const peer_step *steps)
{
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof at;
    script = steps;
    requests = connections = 0;
    atomic_store(&answered, 0);
    listener = socket(AF_INET, SOCK_STREAM, 0);
    if (listener < 0 || bind(listener, (struct sockaddr *)&at, size) != 0 ||
        listen(listener, 8) != 0 || pipe(wake) != 0)
        abort();
    getsockname(listener, (struct sockaddr *)&at, &size);
    if (pthread_create(&thread, NULL, run, NULL) != 0)
        abort();
    return ntohs(at.sin_port);
}

void peer_send_bytes(size_t len)
{
    reply_len = len;
}

int peer_stop(int *connections_out)
{
    if (write(wake[1], "x", 1) != 1)
        abort();
    pthread_join(thread, NULL);
    close(listener);
    close(wake[0]);
    close(wake[1]);
    reply_len = 0;
    if (connections_out)
        *connections_out = connections;
    return requests;
}

int peer_answered(void)
{
    return atomic_load(&answered);
}

void peer_wait(int count)
{
    while (peer_answered() < count)
        poll(NULL, 0, 1);
}

void peer_say(const char *text)
{
    if (write(atomic_load(&current), text, strlen(text)) < 0)
        abort();
}

const char *peer_last_request(void)
{
    return last;
}
