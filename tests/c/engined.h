/* engined.h - one engine over the driver and the client of driven.h, for tests of engines. */
#ifndef PERK_TEST_ENGINED_H
#define PERK_TEST_ENGINED_H

#include "driven.h"

#include <perk/perk_engine.h>

extern perk_engine *engine;

/* The port of thread_server.h, started once; its counters are zero. */
int server_port(void);
/* A client and a driver for it; the client logs in. */
void connect_with_login(void);
void start_engine(const char *options);
void stop_engine(void);
/* A raw call with a deadline that only a fault reaches; a POST has a body. */
perk_call *new_call(const char *method, const char *path);
/* A new call, submitted under a tag. */
perk_call *submit(const char *method, const char *path, uint64_t tag);
void submit_again(perk_call *call, uint64_t tag);
/* The next completion. */
perk_completion next(void);
bool is_readable(void); /* its descriptor */
/* Return once so many requests are out, calls wait, completions wait to be taken. */
void await_in_flight(size_t count);
void await_waiting(size_t count);
void await_ready(size_t count);
/* Frees the call that completed, whose tag must be this one; its error, or a blank one. */
perk_error end_of(perk_call *call, perk_completion got, uint64_t tag);

#endif
