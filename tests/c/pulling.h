/* pulling.h - a pull of offers.list against the server of tests/stub/users.h, for tests. */
#ifndef PERK_TEST_PULLING_H
#define PERK_TEST_PULLING_H

#include "base/str.h"
#include "users.h"

#include <perk/perk_pull.h>
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>
#include <perk/perk_engine.h>

#define PULLING_MAX 200000

typedef struct pulling {
    perk_driver *driver;
    perk_engine *engine;
    perk_client *client;
    perk_pull *pull;
    unsigned users, given; /* ids that were given to the pull */
    unsigned items, failed, pages, pauses;
    unsigned last;         /* user of the last item, */
    bool failed_now;       /* which has failed */
    int64_t resumes_in_ms; /* of the first pause */
    bool in_order;
    uint64_t next_index;
    unsigned char *seen; /* items of each user */
} pulling;

/* Pages of so many users, of the plan users_faulty(). */
unsigned pulling_pages(unsigned users);
/* Their offers, without those of the missing user. */
unsigned pulling_rows(unsigned users);
perk_client *pulling_client(int port);
/* Starts server, engine and pull. */
void pulling_start(pulling *p, const users_plan *plan, const char *options);
/* The same without the server, which has this port. */
void pulling_begin(pulling *p, int port, unsigned users, const char *options);
/* One event; its kind. Ids are given when they are asked for. */
int pulling_step(pulling *p, int timeout_ms);
/* All events. */
void pulling_run(pulling *p);
perk_text *pulling_report(const pulling *p);
/* Frees all but the server. */
void pulling_end(pulling *p);
void pulling_stop(pulling *p);

#endif
