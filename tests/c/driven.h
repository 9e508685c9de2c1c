/* driven.h - one client and one driver for tests of the driver against peer.h. */
#ifndef PERK_TEST_DRIVEN_H
#define PERK_TEST_DRIVEN_H

#include "vector.h"

#include <perk/perk_curl.h>

#define OK_REPLY "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n{\"ok\":true}"

extern perk_driver *driver;
extern perk_client *client;

/* Makes both; max_body is 4096. */
void connect_to_url(const char *url);
void connect_to(int port);
/* Frees both; nothing may be left. */
void disconnect(void);
/* Runs one raw call to its first answer; the error (code 0 when a page came) is copied out. */
perk_error attempt(const char *method, int64_t timeout_ms, int64_t attempts, perk_tick tick,
                   void *context);
void assert_fails(const perk_error *err, int code, unsigned flags);

#endif
