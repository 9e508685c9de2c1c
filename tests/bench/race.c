#include "race.h"

#include <stdio.h>
#include <stdlib.h>

#define TURN_NS 2e6
#define ROUNDS_MAX 4096

static double ours_ns[ROUNDS_MAX], peer_ns[ROUNDS_MAX], ratio[ROUNDS_MAX], extra[ROUNDS_MAX];

void race_stop(const char *what, const perk_error *err)
{
    fprintf(stderr, "%s: %s\n", what, err ? err->message : "failed");
    exit(1);
}

static double now(clockid_t clock)
{
    struct timespec at;
    clock_gettime(clock, &at);
    return (double)at.tv_sec * 1e9 + (double)at.tv_nsec;
}

static double turn(const race_plan *plan, const race_side *side, size_t batch)
{
    double begin = now(plan->clock);
    for (size_t i = 0; i < batch; i++)
        side->run(side->context);
    return now(plan->clock) - begin;
}

/* Runs that fill a turn; finding out warms caches and connections up. */
static size_t batch_of(const race_plan *plan, const race_side *side)
{
    size_t batch = 1;
    turn(plan, side, plan->batch ? plan->batch : 1);
    while (!plan->batch && turn(plan, side, batch) < TURN_NS)
        batch *= 2;
    return plan->batch ? plan->batch : batch;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, int count)
{
    qsort(values, (size_t)count, sizeof *values, by_size);
    return count % 2 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

static double per_unit(const race_plan *plan, const race_side *side, size_t batch)
{
    return turn(plan, side, batch) / (double)batch / (plan->per_run > 0 ? plan->per_run : 1);
}

/* Who goes first changes from round to round. */
static void run_rounds(const race_plan *plan, const race_side *ours, const race_side *peer)
{
    size_t our_batch = batch_of(plan, ours), peer_batch = peer ? batch_of(plan, peer) : 0;
    for (int i = 0; i < plan->rounds; i++) {
        if (peer && i % 2)
            peer_ns[i] = per_unit(plan, peer, peer_batch);
        ours_ns[i] = per_unit(plan, ours, our_batch);
        if (peer && i % 2 == 0)
            peer_ns[i] = per_unit(plan, peer, peer_batch);
        ratio[i] = peer_ns[i] / ours_ns[i];
        extra[i] = ours_ns[i] - peer_ns[i];
    }
}

void race(const race_plan *plan, const race_side *ours, const race_side *peer)
{
    race_need(plan->rounds > 0 && plan->rounds <= ROUNDS_MAX, "race: rounds", NULL);
    run_rounds(plan, ours, peer);
    printf("{\"what\":\"%s\",\"unit\":\"%s\",\"rounds\":%d,\"ours\":%.2f", plan->what, plan->unit,
           plan->rounds, median(ours_ns, plan->rounds));
    if (peer)
        printf(",\"peer\":%.2f,\"peer_name\":\"%s\",\"ratio\":%.4f,\"extra\":%.2f",
               median(peer_ns, plan->rounds), peer->name, median(ratio, plan->rounds),
               median(extra, plan->rounds));
    printf("}\n");
    fflush(stdout);
}

perk_str race_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    race_need(file && fseek(file, 0, SEEK_END) == 0, path, NULL);
    long len = ftell(file);
    char *bytes = len > 0 ? malloc((size_t)len) : NULL;
    race_need(bytes && fseek(file, 0, SEEK_SET) == 0 &&
                  fread(bytes, 1, (size_t)len, file) == (size_t)len,
              path, NULL);
    fclose(file);
    return (perk_str){bytes, (size_t)len};
}
