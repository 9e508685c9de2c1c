#include "curl/sockets.h"

#include "curl/fork.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

static curl_socket_t open_socket(void *context, curlsocktype purpose, struct curl_sockaddr *address)
{
    perk_sockets *sockets = context;
    (void)purpose;
    if (sockets->count == PERK_MAX_SOCKETS)
        return CURL_SOCKET_BAD;
    int fd = socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
    if (fd < 0)
        return CURL_SOCKET_BAD;
    if (!perk_fork_note(fd)) {
        close(fd);
        return CURL_SOCKET_BAD;
    }
    sockets->open[sockets->count].fd = fd;
    sockets->open[sockets->count].multiplexed = false;
    sockets->count++;
    return fd;
}

static int find(const perk_sockets *sockets, curl_socket_t fd)
{
    int i = 0;
    while (i < sockets->count && sockets->open[i].fd != fd)
        i++;
    return i;
}

static int close_socket(void *context, curl_socket_t fd)
{
    perk_sockets *sockets = context;
    int i = find(sockets, fd);
    if (i < sockets->count)
        sockets->open[i] = sockets->open[--sockets->count];
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

void perk_sockets_note(perk_sockets *sockets, CURL *easy)
{
    curl_socket_t fd = CURL_SOCKET_BAD;
    long version = 0;
    curl_easy_getinfo(easy, CURLINFO_ACTIVESOCKET, &fd);
    curl_easy_getinfo(easy, CURLINFO_HTTP_VERSION, &version);
    int i = find(sockets, fd);
    if (i < sockets->count)
        sockets->open[i].multiplexed = version >= CURL_HTTP_VERSION_2_0;
}

bool perk_sockets_quiet(const perk_sockets *sockets)
{
    struct pollfd asked[PERK_MAX_SOCKETS];
    nfds_t count = 0;
    for (int i = 0; i < sockets->count; i++)
        if (!sockets->open[i].multiplexed)
            asked[count++] = (struct pollfd){.fd = sockets->open[i].fd, .events = POLLIN};
    return poll(asked, count, 0) <= 0;
}

void perk_sockets_cut(const perk_sockets *sockets)
{
    /* Closed with a reset, which frees what the peer still has to send; a plain end would leave it
     * waiting. */
    const struct linger reset = {.l_onoff = 1, .l_linger = 0};
    for (int i = 0; i < sockets->count; i++) {
        setsockopt(sockets->open[i].fd, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
        shutdown(sockets->open[i].fd, SHUT_RDWR);
    }
}
