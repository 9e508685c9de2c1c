/*
 * race.h - two ways to do the same work, timed in turns, so that whatever else the machine does
 * meanwhile meets both alike.
 *
 * A race prints one JSON line: what, unit, rounds, ours and peer (medians of the turns, per unit),
 * ratio (median of peer / ours of each round), extra (median of ours - peer of each round). Without
 * a peer only `ours` is there.
 */
#ifndef PERK_BENCH_RACE_H
#define PERK_BENCH_RACE_H

#include <perk/perk.h>
#include <time.h>

typedef struct race_side {
    const char *name;
    void (*run)(void *context); /* does the work once */
    void *context;
} race_side;

typedef struct race_plan {
    const char *what, *unit;
    clockid_t clock; /* CLOCK_THREAD_CPUTIME_ID unless waiting is what is measured */
    double per_run;  /* units of work in one run, for instance offers; 0: one */
    size_t batch;    /* runs in a turn; 0: as many as take about two milliseconds */
    int rounds;
} race_plan;

/* `peer` may be NULL. */
void race(const race_plan *plan, const race_side *ours, const race_side *peer);

/* The whole file; ends the program with a message when it cannot be read. */
perk_str race_file(const char *path);
/* Ends the program unless `fine`: a benchmark of something that does not work measures nothing.
 * `err` may be NULL. */
#define race_need(fine, what, err) ((fine) ? (void)0 : race_stop(what, err))
_Noreturn void race_stop(const char *what, const perk_error *err);

#endif
