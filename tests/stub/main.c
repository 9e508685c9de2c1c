/*
 * The server of users.h as a program: perk_stub [name=value ...]. It prints its port and answers
 * until its input ends. Names are those of users_plan; "faulty=N" sets all of them for N users, and
 * "port". tests/python and others build it with
 *
 *     cc -O2 -D_GNU_SOURCE -pthread tests/stub/main.c tests/stub/users.c tests/stub/server.c
 */
#include "users.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int set(users_plan *plan, int *port, const char *name, int value)
{
    struct {
        const char *name;
        void *at;
    } names[] = {
        {"users", &plan->users},
        {"offers", &plan->offers},
        {"long_every", &plan->long_every},
        {"empty_every", &plan->empty_every},
        {"delay_ms", &plan->delay_ms},
        {"errors", &plan->errors},
        {"too_many", &plan->too_many},
        {"resets", &plan->resets},
        {"torn", &plan->torn},
        {"missing_user", &plan->missing_user},
        {"silent_user", &plan->silent_user},
        {"rejected_after", &plan->rejected_after},
        {"quota_after", &plan->quota_after},
        {"quota_ms", &plan->quota_ms},
        {"port", port},
    };
    if (strcmp(name, "faulty") == 0) {
        *plan = users_faulty((unsigned)value);
        return 1;
    }
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(name, names[i].name) != 0)
            continue;
        memcpy(names[i].at, &value, sizeof value);
        return 1;
    }
    return 0;
}

int main(int argc, char **argv)
{
    users_plan plan = {.users = 1000, .offers = 20, .missing_user = -1, .silent_user = -1};
    int port = 0;
    char byte;
    for (int i = 1; i < argc; i++) {
        char *equals = strchr(argv[i], '=');
        if (equals)
            *equals = '\0';
        if (!equals || !set(&plan, &port, argv[i], (int)strtol(equals + 1, NULL, 10))) {
            fprintf(stderr, "perk_stub: no such option: %s\n", argv[i]);
            return 2;
        }
    }
    port = users_start(port, &plan);
    if (!port)
        return 1;
    printf("%d\n", port);
    fflush(stdout);
    while (read(STDIN_FILENO, &byte, 1) > 0)
        ;
    users_stop();
    return 0;
}
