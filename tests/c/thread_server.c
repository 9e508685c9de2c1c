#include "thread_server.h"

#include <arpa/inet.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct thread_server thread_server = {.lock = PTHREAD_MUTEX_INITIALIZER,
                                      .changed = PTHREAD_COND_INITIALIZER};

static int listener = -1;

static void change(int *what)
{
    pthread_mutex_lock(&thread_server.lock);
    ++*what;
    pthread_cond_broadcast(&thread_server.changed);
    pthread_mutex_unlock(&thread_server.lock);
}

void thread_server_wait(const int *what, int count)
{
    pthread_mutex_lock(&thread_server.lock);
    while (*what < count)
        pthread_cond_wait(&thread_server.changed, &thread_server.lock);
    pthread_mutex_unlock(&thread_server.lock);
}

int thread_server_read(const int *what)
{
    pthread_mutex_lock(&thread_server.lock);
    int count = *what;
    pthread_mutex_unlock(&thread_server.lock);
    return count;
}

void thread_server_hold(bool *what, bool held)
{
    pthread_mutex_lock(&thread_server.lock);
    *what = held;
    pthread_cond_broadcast(&thread_server.changed);
    pthread_mutex_unlock(&thread_server.lock);
}

static void login(char *body, size_t size)
{
    pthread_mutex_lock(&thread_server.lock);
    int own = ++thread_server.logins;
    pthread_cond_broadcast(&thread_server.changed);
    while (thread_server.hold_logins && own == 1)
        pthread_cond_wait(&thread_server.changed, &thread_server.lock);
    pthread_mutex_unlock(&thread_server.lock);
    snprintf(body, size, "{\"access_token\":\"t%d\",\"expires_in\":3600}", own);
}

/* Counts one of those down; false when none is left. */
static bool one_of(int *left)
{
    pthread_mutex_lock(&thread_server.lock);
    bool any = *left > 0;
    *left -= any;
    pthread_mutex_unlock(&thread_server.lock);
    return any;
}

static void await_slow(void)
{
    pthread_mutex_lock(&thread_server.lock);
    thread_server.slow++;
    pthread_cond_broadcast(&thread_server.changed);
    while (thread_server.hold_slow)
        pthread_cond_wait(&thread_server.changed, &thread_server.lock);
    pthread_mutex_unlock(&thread_server.lock);
}

static bool token_is_old(const char *request)
{
    const char *token = strstr(request, "Bearer t");
    return token && strtol(token + 8, NULL, 10) < thread_server_read(&thread_server.oldest_token);
}

/* The body, and its status; 0: the connection is to be reset. */
static int judge(const char *request, const char *path, char *body, size_t size)
{
    if (strstr(path, "token")) {
        login(body, size);
        return 200;
    }
    if (strstr(path, "slow"))
        await_slow();
    snprintf(body, size, "{\"path\":\"%s\"}", path);
    if (strstr(path, "flaky") && one_of(&thread_server.resets))
        return 0;
    if (strstr(path, "busy") && one_of(&thread_server.refusals))
        return 503;
    return token_is_old(request) ? 401 : 200;
}

static bool reset(int fd)
{
    struct linger now = {.l_onoff = 1, .l_linger = 0};
    setsockopt(fd, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    return false;
}

static bool answer(int fd, const char *request)
{
    char path[128] = "", body[256], reply[512];
    const char *from = strchr(request, ' ') + 1;
    memcpy(path, from, strcspn(from, " ") % sizeof path);
    int status = judge(request, path, body, sizeof body);
    if (!status)
        return reset(fd);
    int len = snprintf(reply, sizeof reply, "HTTP/1.1 %d X\r\nContent-Length: %zu\r\n\r\n%s",
                       status, strlen(body), body);
    return send(fd, reply, (size_t)len, MSG_NOSIGNAL) == len;
}

static void *serve(void *context)
{
    char request[8192];
    size_t len = 0;
    int fd = (int)(intptr_t)context;
    for (ssize_t got; (got = read(fd, request + len, sizeof request - 1 - len)) > 0;) {
        len += (size_t)got;
        request[len] = '\0';
        const char *end = strstr(request, "\r\n\r\n"),
                   *length = strstr(request, "Content-Length: ");
        if (!end ||
            len < (size_t)(end + 4 - request) + (length ? strtoul(length + 16, NULL, 10) : 0))
            continue;
        if (!answer(fd, request))
            break;
        len = 0;
    }
    close(fd);
    change(&thread_server.ended);
    return NULL;
}

static void *accept_all(void *unused)
{
    for (int fd; (fd = accept(listener, NULL, NULL)) >= 0;) {
        pthread_t thread;
        change(&thread_server.connections);
        if (pthread_create(&thread, NULL, serve, (void *)(intptr_t)fd) != 0)
            abort();
        pthread_detach(thread);
    }
    return unused;
}

int thread_server_start(void)
{
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof at;
    pthread_t thread;
    listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (listener < 0 || bind(listener, (struct sockaddr *)&at, size) != 0 ||
        listen(listener, 32) != 0 || pthread_create(&thread, NULL, accept_all, NULL) != 0)
        abort();
    pthread_detach(thread);
    getsockname(listener, (struct sockaddr *)&at, &size);
    return ntohs(at.sin_port);
}
