/* The blocking driver: what counts as a reply, and what a failed exchange is called. */
#include "base/buf.h"
#include "driven.h"
#include "peer.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#define LENGTHS "Content-Length: 2\r\n\r\n{}"

/* One write against one reply; how many requests the peer saw goes to `seen` (may be NULL). */
static perk_error write_against(const char *reply, peer_end end, int *seen)
{
    const peer_step steps[] = {{reply, end}, {reply, end}, {reply, end}, {NULL, PEER_CLOSE}};
    connect_to(peer_start(steps));
    perk_error err = attempt("POST", PATIENCE_MS, 3, NULL, NULL);
    int requests = peer_stop(NULL);
    if (seen)
        *seen = requests;
    disconnect();
    return err;
}

/* ---- torn replies ---- */

static char *first_bytes(const char *text, size_t len)
{
    char *copy = calloc(1, len + 1);
    assert_non_null(copy);
    memcpy(copy, text, len);
    return copy;
}

/* Serves each beginning of a reply that is shorter than `torn`, and expects none of them to be
 * taken for a reply. */
static void tear(const char *reply, size_t torn, peer_end end)
{
    peer_step *steps = calloc(torn + 1, sizeof *steps);
    assert_non_null(steps);
    for (size_t i = 0; i < torn; i++)
        steps[i] = (peer_step){first_bytes(reply, i), end};
    connect_to(peer_start(steps));
    for (size_t i = 0; i < torn; i++) {
        perk_error err = attempt("POST", PATIENCE_MS, 3, NULL, NULL);
        if (err.code != PERK_E_TRANSPORT || err.flags != PERK_ERR_OUTCOME_UNKNOWN)
            fail_msg("cut after %zu bytes: code %d flags %u (%s)", i, err.code, err.flags,
                     err.message);
    }
    assert_int_equal(peer_stop(NULL), torn);
    disconnect();
    for (size_t i = 0; i < torn; i++)
        free((void *)(uintptr_t)steps[i].reply);
    free(steps);
}

static void no_part_of_a_reply_is_a_reply(void **state)
{
    static const char *const whole[] = {
        "HTTP/1.1 200 OK\r\nX-Request-Id: r\r\nContent-Length: 11\r\n\r\n{\"ok\":true}",
        "HTTP/1.1 207 Multi-Status\r\nTransfer-Encoding: "
        "chunked\r\n\r\nb\r\n{\"ok\":true}\r\n0\r\nX-T: v\r\n\r\n",
        "HTTP/1.1 204 No Content\r\nX-Request-Id: r\r\n\r\n",
        "HTTP/1.1 103 Early Hints\r\nX: y\r\n\r\nHTTP/1.1 201 Created\r\nContent-Length: "
        "2\r\n\r\n{}",
    };
    (void)state;
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
        size_t len = strlen(whole[i]);
        tear(whole[i], i == 1 ? len - 1 : len,
             PEER_CLOSE); /* libcurl asks for no LF behind the last CR of trailers */
        tear(whole[i], len, PEER_RESET);
    }
}

/* Without a length the end of the connection is the end of the body, unless it is a reset. */
static void a_body_up_to_the_end_of_the_connection(void **state)
{
    const char *reply = "HTTP/1.1 200 OK\r\nX: y\r\n\r\n{\"ok\":true}";
    (void)state;
    tear(reply, strcspn(reply, "{"), PEER_CLOSE);
    tear(reply, strlen(reply), PEER_RESET);
    perk_error err = write_against(reply, PEER_CLOSE, NULL);
    assert_int_equal(err.code, 0);
}

/* ---- headers ---- */

static void only_final_headers_count(void **state)
{
    static const char *const replies[] = {
        "HTTP/1.1 103 Early Hints\r\nRetry-After: 0\r\nX-Request-Id: hint\r\n\r\nHTTP/1.1 503 "
        "Service Unavailable\r\n" LENGTHS,
        "HTTP/1.1 100 Continue\r\nRetry-After: 0\r\nX-Request-Id: hint\r\n\r\n"
        "HTTP/1.1 102 Processing\r\nRetry-After: 0\r\n\r\nHTTP/1.1 503 Service "
        "Unavailable\r\n" LENGTHS,
        "HTTP/1.1 503 Service Unavailable\r\nTransfer-Encoding: "
        "chunked\r\n\r\n2\r\n{}\r\n0\r\nRetry-After: 0\r\n"
        "X-Request-Id: trailer\r\n\r\n",
    };
    (void)state;
    for (size_t i = 0; i < sizeof replies / sizeof *replies; i++) {
        int seen;
        perk_error err = write_against(replies[i], PEER_KEEP, &seen);
        assert_fails(&err, PERK_E_SERVER, PERK_ERR_OUTCOME_UNKNOWN);
        assert_string_equal(err.request_id, "");
        assert_int_equal(seen, 1);
    }
    perk_error err =
        write_against("HTTP/1.1 503 No\r\nX-Request-Id: final\r\n" LENGTHS, PEER_KEEP, NULL);
    assert_string_equal(err.request_id, "final");
}

static void a_folded_header_is_one(void **state)
{
    (void)state;
    perk_error err = write_against(
        "HTTP/1.1 503 No\r\nX: a\r\n Retry-After: 0\r\nX-Request-Id: one\r\n two\r\n" LENGTHS,
        PEER_KEEP, NULL);
    assert_fails(&err, PERK_E_SERVER, PERK_ERR_OUTCOME_UNKNOWN);
    assert_string_equal(err.request_id, "one two");
}

static void what_is_no_reply(void **state)
{
    static const char *const replies[] = {
        "HTTP/1.1 100 Continue\r\n\r\n",
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n{}",
        "{\"ok\":true}", /* HTTP/0.9 */
        "SSH-2.0-server\r\n",
        ("HTTP/1.1 20 OK\r\n" LENGTHS),
        ("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n" LENGTHS),
        "HTTP/1.1 200 OK\r\nContent-Length: 1, 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Length: +2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Length: 0x2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Length: two\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n",
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
         "ffffffffffffffffff\r\n{}\r\n0\r\n\r\n"),
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{}\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: other\r\n\r\n{}",
        ("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n" LENGTHS),
        ("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n"
         "\x1f\x8b\x08\x1f"), /* cut short */
    };
    (void)state;
    for (size_t i = 0; i < sizeof replies / sizeof *replies; i++) {
        int seen;
        perk_error err = write_against(replies[i], PEER_CLOSE, &seen);
        if (err.code != PERK_E_TRANSPORT || err.flags != PERK_ERR_OUTCOME_UNKNOWN || seen != 1)
            fail_msg("reply %zu: code %d flags %u, %d requests (%s)", i, err.code, err.flags, seen,
                     err.message);
    }
}

static void equal_lengths_are_one(void **state)
{
    (void)state;
    assert_int_equal(
        write_against("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n" LENGTHS, PEER_KEEP, NULL).code, 0);
    assert_int_equal(
        write_against("HTTP/1.1 200 OK\r\nContent-Length: 2, 2\r\n\r\n{}", PEER_KEEP, NULL).code,
        0);
}

/* One header of more than libcurl takes, and many that together are more than the driver takes. */
static void headers_have_a_bound(void **state)
{
    static const char *const begins[] = {"HTTP/1.1 200 OK\r\nX: ", "HTTP/1.1 200 OK\r\n"};
    static const char *const repeated[] = {"aaaaaaaaaaaaaaaaaaaaaaaaaa",
                                           "X-Many: aaaaaaaaaaaaaaaa\r\n"};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        perk_buf reply;
        perk_buf_init(&reply, 1 << 20);
        perk_buf_puts(&reply, begins[i]);
        for (int n = 0; n < 8000; n++)
            perk_buf_puts(&reply, repeated[i]);
        perk_buf_puts(&reply, "\r\n\r\n{}");
        perk_buf_putc(&reply, '\0');
        perk_error err = write_against(reply.ptr, PEER_CLOSE, NULL);
        assert_fails(&err, PERK_E_LIMIT, PERK_ERR_OUTCOME_UNKNOWN);
        assert_non_null(strstr(err.message, "headers"));
        perk_buf_free(&reply);
    }
}

/* ---- connections ---- */

static int peer_port(int fd)
{
    struct sockaddr_in at = {0};
    socklen_t size = sizeof at;
    return getpeername(fd, (struct sockaddr *)&at, &size) == 0 && at.sin_family == AF_INET
               ? ntohs(at.sin_port)
               : 0;
}

/* The driver's descriptor of its connection to `port`. */
static int connection_to(int port)
{
    int fd = 0;
    while (fd < 1024 && peer_port(fd) != port)
        fd++;
    assert_in_range(fd, 3, 1023);
    return fd;
}

static void a_reply_that_nobody_asked_for_answers_no_request(void **state)
{
    static const peer_step steps[] = {
        {OK_REPLY, PEER_KEEP}, {OK_REPLY, PEER_KEEP}, {NULL, PEER_CLOSE}};
    int connections, port = peer_start(steps);
    (void)state;
    connect_to(port);
    assert_int_equal(attempt("GET", PATIENCE_MS, 1, NULL, NULL).code, 0);
    struct pollfd unasked = {.fd = connection_to(port), .events = POLLIN};
    peer_say("HTTP/1.1 404 Not Found\r\n" LENGTHS);
    assert_int_equal(poll(&unasked, 1, -1), 1);
    assert_int_equal(attempt("POST", PATIENCE_MS, 1, NULL, NULL).code, 0);
    assert_int_equal(peer_stop(&connections), 2);
    assert_int_equal(connections, 2);
    disconnect();
}

static void sockets_are_kept_alive_and_closed_by_exec(void **state)
{
    static const peer_step steps[] = {{OK_REPLY, PEER_KEEP}, {NULL, PEER_CLOSE}};
    int alive = 0, port = peer_start(steps);
    socklen_t size = sizeof alive;
    (void)state;
    connect_to(port);
    assert_int_equal(attempt("GET", PATIENCE_MS, 1, NULL, NULL).code, 0);
    int fd = connection_to(port);
    assert_true(fcntl(fd, F_GETFD) & FD_CLOEXEC);
    assert_int_equal(getsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &alive, &size), 0);
    assert_int_equal(alive, 1);
    peer_stop(NULL);
    disconnect();
}

/* A timeout, and the connection with it: the next call has another one. */
static void a_silent_connection_is_not_used_again(void **state)
{
    static const peer_step steps[] = {
        {OK_REPLY, PEER_KEEP}, {NULL, PEER_STALL}, {NULL, PEER_CLOSE}};
    int port = peer_start(steps);
    (void)state;
    connect_to(port);
    assert_int_equal(attempt("GET", PATIENCE_MS, 1, NULL, NULL).code, 0);
    int fd = connection_to(port);
    perk_error err = attempt("GET", 1000, 1, NULL, NULL);
    assert_fails(&err, PERK_E_TIMEOUT, PERK_ERR_RETRYABLE);
    assert_int_equal(peer_port(fd), 0); /* closed */
    peer_stop(NULL);
    disconnect();
}

static void a_dead_connection_is_named(void **state)
{
    static const peer_step steps[] = {
        {OK_REPLY, PEER_KEEP}, {NULL, PEER_CLOSE}, {NULL, PEER_CLOSE}};
    (void)state;
    connect_to(peer_start(steps));
    assert_int_equal(attempt("GET", PATIENCE_MS, 1, NULL, NULL).code, 0);
    perk_error err = attempt("POST", PATIENCE_MS, 1, NULL, NULL);
    assert_fails(&err, PERK_E_TRANSPORT, PERK_ERR_OUTCOME_UNKNOWN);
    assert_non_null(strstr(err.message, "had closed the kept connection"));
    peer_stop(NULL);
    disconnect();
}

static void a_proxy_that_refuses_is_named(void **state)
{
    static const struct {
        const char *reply, *says;
        unsigned flags;
        int requests;
    } cases[] = {
        {"HTTP/1.1 407 No\r\nRetry-After: 0\r\nProxy-Authenticate: Basic\r\n" LENGTHS,
         "proxy returned 407", 0, 1},
        {"HTTP/1.1 403 No\r\n" LENGTHS, "proxy returned 403", 0, 1},
        {"HTTP/1.1 502 No\r\nX-Request-Id: proxy\r\n" LENGTHS, "proxy returned 502",
         PERK_ERR_RETRYABLE, 2},
        {"HTTP/1.1 503 No\r\n" LENGTHS, "proxy returned 503", PERK_ERR_RETRYABLE, 2},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const peer_step steps[] = {
            {cases[i].reply, PEER_CLOSE}, {cases[i].reply, PEER_CLOSE}, {NULL, PEER_CLOSE}};
        char proxy[64];
        snprintf(proxy, sizeof proxy, "http://127.0.0.1:%d", peer_start(steps));
        connect_to_url("https://api.example.test");
        assert_int_equal(perk_driver_set(driver, PERK_LIT("proxy"), perk_str_of(proxy), NULL), 0);
        perk_error err = attempt("POST", PATIENCE_MS, 2, NULL, NULL);
        assert_fails(&err, PERK_E_CONNECT, cases[i].flags);
        assert_non_null(strstr(err.message, cases[i].says));
        assert_int_equal(err.http_status, 0);
        assert_string_equal(err.request_id, "");
        assert_int_equal(peer_stop(NULL), cases[i].requests);
        disconnect();
    }
}

static void a_ca_file_that_cannot_be_read_is_refused(void **state)
{
    static const char *const paths[] = {"/nonexistent/ca.pem", "/tmp", ""};
    (void)state;
    connect_to(1);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        perk_error err = PERK_ERROR_INIT;
        assert_int_equal(perk_driver_set(driver, PERK_LIT("ca_file"), perk_str_of(paths[i]), &err),
                         PERK_E_INPUT);
        assert_string_equal(err.pointer, "ca_file");
    }
    disconnect();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_part_of_a_reply_is_a_reply),
        cmocka_unit_test(a_body_up_to_the_end_of_the_connection),
        cmocka_unit_test(only_final_headers_count),
        cmocka_unit_test(a_folded_header_is_one),
        cmocka_unit_test(what_is_no_reply),
        cmocka_unit_test(equal_lengths_are_one),
        cmocka_unit_test(headers_have_a_bound),
        cmocka_unit_test(a_reply_that_nobody_asked_for_answers_no_request),
        cmocka_unit_test(sockets_are_kept_alive_and_closed_by_exec),
        cmocka_unit_test(a_silent_connection_is_not_used_again),
        cmocka_unit_test(a_dead_connection_is_named),
        cmocka_unit_test(a_proxy_that_refuses_is_named),
        cmocka_unit_test(a_ca_file_that_cannot_be_read_is_refused)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
