#include "curl/sockets.h"

#include "base/mem.h"
#include "base/vec.h"
#include "curl/clock.h"
#include "curl/fork.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#define MAX_ASKED 64          /* connections that are asked in one go */
#define MAX_DRAINED (1 << 16) /* unasked bytes of a server that are read */

/* ---- opening and closing ---- */

static void drop(perk_sockets *sockets, curl_socket_t fd)
{
    size_t i = 0;
    while (i < sockets->count && sockets->open[i].fd != fd)
        i++;
    if (i < sockets->count)
        sockets->open[i] = sockets->open[--sockets->count];
}

/* libcurl (7.88) closes connections that never came about without calling close_socket, so another
 * one may have had this number. */
static bool note(perk_sockets *sockets, curl_socket_t fd)
{
    drop(sockets, fd);
    if (perk_vec_room((void **)&sockets->open, sockets->count, &sockets->cap,
                      sizeof *sockets->open) != 0 ||
        !perk_fork_note(fd))
        return false;
    sockets->open[sockets->count++] =
        (perk_socket){.fd = fd, .number = ++sockets->numbers, .used_at = INT64_MAX};
    return true;
}

static curl_socket_t open_socket(void *context, curlsocktype purpose, struct curl_sockaddr *address)
{
    (void)purpose;
    int fd = socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
    if (fd < 0 || note(context, fd))
        return fd < 0 ? CURL_SOCKET_BAD : fd;
    close(fd);
    return CURL_SOCKET_BAD;
}

static int close_socket(void *context, curl_socket_t fd)
{
    drop(context, fd);
    perk_fork_forget(fd);
    return close(fd);
}

void perk_sockets_attach(perk_sockets *sockets, CURL *easy)
{
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, sockets);
    curl_easy_setopt(easy, CURLOPT_CLOSESOCKETFUNCTION, close_socket);
    curl_easy_setopt(easy, CURLOPT_CLOSESOCKETDATA, sockets);
}

void perk_sockets_free(perk_sockets *sockets)
{
    perk_mem_free(sockets->open);
    *sockets = (perk_sockets){0};
}

/* ---- who uses which ---- */

static int port_of(const struct sockaddr_storage *address)
{
    if (address->ss_family == AF_INET)
        return ntohs(((const struct sockaddr_in *)address)->sin_port);
    return address->ss_family == AF_INET6 ? ntohs(((const struct sockaddr_in6 *)address)->sin6_port)
                                          : 0;
}

/* The ports distinguish connections: libcurl names them where it names no descriptor. */
static void learn_ports(perk_socket *one)
{
    struct sockaddr_storage local = {0}, remote = {0};
    socklen_t size = sizeof local, remote_size = sizeof remote;
    if (getsockname(one->fd, (struct sockaddr *)&local, &size) != 0 ||
        getpeername(one->fd, (struct sockaddr *)&remote, &remote_size) != 0)
        return;
    one->local_port = port_of(&local);
    one->remote_port = port_of(&remote);
}

unsigned perk_sockets_use(perk_sockets *sockets, int local_port, int remote_port)
{
    for (size_t i = 0; i < sockets->count; i++) {
        perk_socket *one = &sockets->open[i];
        if (!one->local_port)
            learn_ports(one);
        if (one->local_port == local_port && one->remote_port == remote_port) {
            one->users++;
            return one->number;
        }
    }
    return 0;
}

void perk_sockets_leave(perk_sockets *sockets, unsigned number, bool multiplexed)
{
    for (size_t i = 0; i < sockets->count; i++) {
        perk_socket *one = &sockets->open[i];
        if (one->number != number)
            continue;
        one->users--;
        one->multiplexed = one->multiplexed || multiplexed;
        one->used_at = perk_driver_now_ms();
    }
}

/* ---- ending ---- */

/* Nothing was sent over it yet. */
static bool is_new(const perk_socket *one)
{
    return !one->users && one->used_at == INT64_MAX;
}

/* Of the connections from `*from` on, those that are idle: `asked`, at the positions `at`; returns
 * how many. One that was never used is being tried. */
static nfds_t gather(const perk_sockets *sockets, size_t *from, struct pollfd asked[MAX_ASKED],
                     size_t at[MAX_ASKED])
{
    nfds_t count = 0;
    for (; *from < sockets->count && count < MAX_ASKED; ++*from) {
        const perk_socket *one = &sockets->open[*from];
        if (one->multiplexed || one->users || is_new(one))
            continue;
        at[count] = *from;
        asked[count++] = (struct pollfd){.fd = one->fd, .events = POLLIN};
    }
    return count;
}

bool perk_sockets_quiet(const perk_sockets *sockets)
{
    struct pollfd asked[MAX_ASKED];
    size_t at[MAX_ASKED], from = 0;
    for (nfds_t count; (count = gather(sockets, &from, asked, at)) > 0;)
        if (poll(asked, count, 0) > 0)
            return false;
    return true;
}

/* Closed with a reset, which frees what the peer still has to send; a plain end would leave it
 * waiting. */
static void cut(const perk_socket *one)
{
    const struct linger reset = {.l_onoff = 1, .l_linger = 0};
    setsockopt(one->fd, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
    shutdown(one->fd, SHUT_RDWR);
}

/* libcurl would take bytes that wait for a sign of life. */
static void cut_idle(const perk_socket *one)
{
    char scrap[4096];
    for (ssize_t got, all = 0; all < MAX_DRAINED; all += got)
        if ((got = recv(one->fd, scrap, sizeof scrap, MSG_DONTWAIT)) <= 0)
            break;
    cut(one);
}

void perk_sockets_cut_loud(perk_sockets *sockets)
{
    struct pollfd asked[MAX_ASKED];
    size_t at[MAX_ASKED], from = 0;
    for (nfds_t count; (count = gather(sockets, &from, asked, at)) > 0;) {
        if (poll(asked, count, 0) <= 0)
            continue;
        for (nfds_t i = 0; i < count; i++)
            if (asked[i].revents)
                cut_idle(&sockets->open[at[i]]);
    }
}

void perk_sockets_cut_unused(perk_sockets *sockets, int64_t since)
{
    for (size_t i = 0; i < sockets->count; i++)
        if (!sockets->open[i].users && sockets->open[i].used_at <= since)
            cut_idle(&sockets->open[i]);
}

void perk_sockets_doubt(perk_sockets *sockets, unsigned number)
{
    for (size_t i = 0; i < sockets->count; i++)
        if (sockets->open[i].number == number)
            sockets->open[i].silent = true;
}

bool perk_sockets_cut_silent(perk_sockets *sockets)
{
    bool used = false;
    for (size_t i = 0; i < sockets->count; i++) {
        const perk_socket *one = &sockets->open[i];
        used = used || (one->silent && one->users);
        if (one->silent && !one->users)
            cut_idle(one);
    }
    return used;
}

void perk_sockets_cut(const perk_sockets *sockets, unsigned number)
{
    for (size_t i = 0; i < sockets->count; i++) {
        const perk_socket *one = &sockets->open[i];
        if (number ? one->number == number : is_new(one) && perk_fork_knows(one->fd))
            cut(one);
    }
}
