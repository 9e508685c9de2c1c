/*
 * users.h - what a server with many users answers: offers of user "u-<number>", from 0, in pages,
 * with faults. Everything is determined by the numbers, so that two runs meet the same faults.
 *
 * All offers of user 17 (page 1, offer 2): type "standardOffer", id "o-17-1-2". Every
 * `long_every`-th user has three pages, others one; every `empty_every`-th has none of them filled.
 */
#ifndef PERK_STUB_USERS_H
#define PERK_STUB_USERS_H

#include "server.h"

typedef struct users_plan {
    unsigned users;                   /* others are answered by 404 */
    unsigned offers;                  /* of a page, up to 200 */
    unsigned long_every, empty_every; /* 0: none */
    unsigned delay_ms;                /* of every reply */
    /* Faults, of the first request for a page. Per 10,000 users: */
    unsigned errors;    /* 500 */
    unsigned too_many;  /* 429, half of them with Retry-After */
    unsigned resets;    /* the connection is reset */
    unsigned torn;      /* the body ends in the middle */
    int missing_user;   /* 404 for this one; -1: for none */
    int silent_user;    /* never answered; -1: none */
    int rejected_after; /* the token is rejected (401) after so many pages, once; 0: never */
    int quota_after;    /* the quota is gone after so many pages, once; 0: never */
    unsigned quota_ms;  /* for so long; whole seconds */
} users_plan;

/* 1 % 500, 1 % 429, 0.5 % resets, 0.2 % torn bodies, a 401 and an exhausted quota in the middle, a
 * user that is missing and one that is never answered. */
users_plan users_faulty(unsigned users);

/* What has been asked. */
typedef struct users_counts {
    unsigned long logins, requests, pages; /* all but logins; of them 200 with a body */
    unsigned long faults;                  /* answered by one of the faults, 404 included */
} users_counts;

/* Starts a server; returns its port, 0 when it cannot. */
int users_start(int port, const users_plan *plan);
/* The same counts are at GET /counts, as JSON. */
users_counts users_count(void);
void users_stop(void);

#endif
