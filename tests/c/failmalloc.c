#include "failmalloc.h"

#include <malloc.h>
#include <perk/perk.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdlib.h>

#include <cmocka.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) ||                         \
    __has_feature(memory_sanitizer)
#define SANITIZED 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#endif

static _Thread_local bool armed, refused;
static _Thread_local long countdown;    /* allocations that still succeed */
static _Thread_local long balance;      /* blocks allocated less blocks freed */
static _Thread_local size_t held, peak; /* bytes in blocks; counted modulo its range, as other
                                           threads' blocks may be freed here */

/* The same for the whole process. */
static atomic_bool all_armed;
static atomic_long all_countdown;

#if defined(__GLIBC__) && !defined(SANITIZED)
#define INTERPOSED __attribute__((visibility("default")))

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *ptr, size_t size);
void __libc_free(void *ptr);

static bool refuse_this(void)
{
    if (atomic_load(&all_armed))
        return atomic_fetch_sub(&all_countdown, 1) == 0;
    if (!armed || refused)
        return false;
    return refused = countdown-- == 0;
}

static void *handed_out(void *ptr)
{
    balance += ptr != NULL;
    held += malloc_usable_size(ptr);
    peak = (ptrdiff_t)(held - peak) > 0 ? held : peak;
    return ptr;
}

static void *moved(void *ptr, size_t size)
{
    size_t before = malloc_usable_size(ptr);
    void *grown = __libc_realloc(ptr, size);
    if (grown) {
        held -= before;
        balance--;
        (void)handed_out(grown);
    }
    return grown;
}

INTERPOSED void *malloc(size_t size)
{
    return refuse_this() ? NULL : handed_out(__libc_malloc(size));
}

INTERPOSED void *calloc(size_t count, size_t size)
{
    return refuse_this() ? NULL : handed_out(__libc_calloc(count, size));
}

INTERPOSED void *realloc(void *ptr, size_t size)
{
    if (!ptr)
        return malloc(size);
    return refuse_this() ? NULL : moved(ptr, size);
}

INTERPOSED void free(void *ptr)
{
    balance -= ptr != NULL;
    held -= malloc_usable_size(ptr);
    __libc_free(ptr);
}

/* Under valgrind these functions are linked but not called. */
bool failmalloc_available(void)
{
    void *(*const volatile allocate)(size_t) =
        malloc; /* plain calls may be assumed to leave `balance` alone */
    void (*const volatile release)(void *) = free;
    long before = balance;
    void *probe = allocate(1);
    bool called = balance != before;
    release(probe);
    return called;
}
#else
bool failmalloc_available(void)
{
    return false;
}
#endif

/* One run with allocation `index` refused; whether one was. */
static bool refuse_one(int (*story)(void *ctx), void *ctx, int index, int *outcome)
{
    countdown = index;
    refused = false;
    armed = true;
    *outcome = story(ctx);
    armed = false;
    return refused;
}

bool failmalloc_nth(int (*story)(void *ctx), void *ctx, int index)
{
    int outcome;
    return failmalloc_available() && refuse_one(story, ctx, index, &outcome);
}

bool failmalloc_nth_anywhere(int (*story)(void *ctx), void *ctx, int index)
{
    if (!failmalloc_available())
        return false;
    atomic_store(&all_countdown, index);
    atomic_store(&all_armed, true);
    story(ctx);
    atomic_store(&all_armed, false);
    return atomic_load(&all_countdown) < 0;
}

int failmalloc_each(int (*story)(void *ctx), void *ctx)
{
    int failures = 0, outcome;
    assert_int_equal(story(ctx), 0);
    for (bool more = failmalloc_available(); more; failures += more) {
        long before = balance;
        more = refuse_one(story, ctx, failures, &outcome);
        if (balance != before)
            fail_msg("allocation %d refused: %ld blocks left behind", failures, balance - before);
        if (outcome != (more ? PERK_E_NOMEM : 0))
            fail_msg("allocation %d refused: the story returned %d", failures, outcome);
    }
    return failures;
}

int failmalloc_each_foreign(int (*story)(void *ctx), void *ctx)
{
    int failures = 0, outcome;
    assert_int_equal(story(ctx), 0);
    for (bool more = failmalloc_available(); more; failures += more) {
        more = refuse_one(story, ctx, failures, &outcome);
        if (outcome != 0 && (outcome != PERK_E_NOMEM || !more))
            fail_msg("allocation %d refused: the story returned %d", failures, outcome);
    }
    return failures;
}

size_t failmalloc_peak(int (*story)(void *ctx), void *ctx)
{
    if (!failmalloc_available())
        return 0;
    size_t before = peak = held;
    assert_int_equal(story(ctx), 0);
    return peak - before;
}
