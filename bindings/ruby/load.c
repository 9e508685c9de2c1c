/*
 * load.c - the functions of perk_curl.h in the core module: they call those of libperk/driver.so,
 * which lies next to it and is loaded with the first driver.
 *
 * Ruby's own `require` cannot load a file in a Ractor other than the main one, and a client of such
 * a Ractor may be the first one that makes a call.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* dladdr */
#endif

#include "driver.h"

#include "base/error.h"

#include <dlfcn.h>
#include <limits.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static const perk_rb_driver *loaded;
static char why[256]; /* it could not be loaded */

/* ".../driver.so" for ".../core.so"; false when it is too long. */
static bool path_of_driver(char *path, size_t size)
{
    Dl_info own;
    if (!dladdr(&loaded, &own))
        return false;
    const char *file = strrchr(own.dli_fname, '/');
    int folder = file ? (int)(file - own.dli_fname) + 1 : 0;
    const char *suffix = strrchr(own.dli_fname, '.');
    int length = snprintf(path, size, "%.*sdriver%s", folder, own.dli_fname, suffix ? suffix : "");
    return length > 0 && (size_t)length < size;
}

static void load(void)
{
    char path[PATH_MAX] = "";
    void *module = path_of_driver(path, sizeof path) ? dlopen(path, RTLD_NOW | RTLD_LOCAL) : NULL;
    const perk_rb_driver *(*entry)(void) = NULL;
    if (module)
        *(void **)&entry = dlsym(module, "Init_driver");
    if (entry)
        loaded = entry();
    else
        snprintf(why, sizeof why, "%s", path[0] ? dlerror() : "no path");
}

perk_driver *perk_driver_new(perk_error *err)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    if (loaded)
        return loaded->make(err);
    perk_error_set(err, PERK_E_STATE, "libperk/driver could not be loaded: %s", why);
    return NULL;
}

const perk_rb_driver *perk_rb_driver_functions(void)
{
    return loaded;
}

int perk_driver_set(perk_driver *driver, perk_str option, perk_str value, perk_error *err)
{
    return loaded->set(driver, option, value, err);
}

perk_str perk_driver_notice(const perk_driver *driver)
{
    return loaded->notice(driver);
}

int perk_driver_run(perk_driver *driver, perk_call *call, perk_tick tick, void *context)
{
    return loaded->run(driver, call, tick, context);
}

void perk_driver_free(perk_driver *driver)
{
    if (driver)
        loaded->free(driver);
}
