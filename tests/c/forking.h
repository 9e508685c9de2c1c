/* forking.h - whether a test may fork a child that uses the library while other threads run.
 *
 * The allocators of the sanitizers have locks that fork copies as they are: a child of a process
 * whose other threads allocate may wait for one for ever. ThreadSanitizer also lets such a child
 * start no thread. The C library's own allocator has no such limit, so the plain build runs these
 * tests.
 */
#ifndef PERK_TESTS_FORKING_H
#define PERK_TESTS_FORKING_H

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { CAN_FORK_BESIDE_THREADS = 0 };
#else
enum { CAN_FORK_BESIDE_THREADS = 1 };
#endif

/* What a program returns when it cannot run at all (SKIP_RETURN_CODE in CMakeLists.txt). */
enum { SKIPPED = 77 };

#endif
