#include "curl/clock.h"

#include "curl/fork.h"

#include <sys/random.h>
#include <time.h>

int64_t perk_driver_now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

uint64_t perk_clock_entropy(void)
{
    uint64_t bits = 0;
    if (getrandom(&bits, sizeof bits, 0) != (ssize_t)sizeof bits)
        bits = (uint64_t)perk_driver_now_ms();
    return bits;
}

uint64_t perk_clock_stir(uint64_t *bits)
{
    *bits = *bits * UINT64_C(6364136223846793005) + 1; /* Knuth's multiplier */
    return *bits;
}

static bool is_cancelled(const perk_ticker *ticker)
{
    return ticker->tick && ticker->tick(ticker->context) != 0;
}

bool perk_ticker_cancels(const perk_ticker *ticker)
{
    perk_fork_leave();
    bool cancelled = is_cancelled(ticker);
    perk_fork_enter();
    return cancelled;
}

void perk_clock_pause(int64_t ms)
{
    struct timespec pause = {.tv_sec = (time_t)(ms / 1000), .tv_nsec = (long)(ms % 1000) * 1000000};
    nanosleep(&pause, NULL);
}

bool perk_clock_wait(int64_t ms, const perk_ticker *ticker)
{
    for (; ms > 0; ms -= PERK_TICK_MS) {
        perk_fork_leave();
        perk_clock_pause(ms < PERK_TICK_MS ? ms : PERK_TICK_MS);
        bool cancelled = is_cancelled(ticker);
        perk_fork_enter();
        if (cancelled)
            return false;
    }
    return true;
}
