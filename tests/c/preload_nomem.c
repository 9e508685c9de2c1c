/* A library to preload into Python, Ruby or LuaJIT: refuses one allocation of the thread that armed
 * it, counting only those that come from the shared objects whose names hold one of the words of
 * NOMEM_WATCHED (separated by commas). The test compiles it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *ptr, size_t size);

static _Thread_local bool armed, refused;
static _Thread_local long countdown;

/* The allocation `index` (from 0) of this thread is refused. */
void nomem_arm(long index)
{
    countdown = index;
    refused = false;
    armed = true;
}

/* What a test does on its own account meanwhile is not counted. */
void nomem_pause(void)
{
    armed = false;
}

void nomem_resume(void)
{
    armed = true;
}

/* Whether there was one. */
int nomem_disarm(void)
{
    armed = false;
    return refused;
}

static bool is_watched(const char *path)
{
    const char *words = getenv("NOMEM_WATCHED");
    const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    while (words && *words) {
        char word[64] = "";
        size_t len = strcspn(words, ",");
        if (len && len < sizeof word && strstr(name, memcpy(word, words, len)))
            return true;
        words += len + (words[len] == ',');
    }
    return false;
}

static bool refuse(const void *caller)
{
    Dl_info info;
    if (!armed || refused)
        return false;
    armed = false; /* what the look-up itself takes is not counted */
    bool counts = dladdr(caller, &info) && info.dli_fname && is_watched(info.dli_fname);
    armed = true;
    return refused = counts && countdown-- == 0;
}

void *malloc(size_t size)
{
    return refuse(__builtin_return_address(0)) ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return refuse(__builtin_return_address(0)) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *ptr, size_t size)
{
    return refuse(__builtin_return_address(0)) ? NULL : __libc_realloc(ptr, size);
}
