/* driver.h - what libperk/driver.so has for the core module, which loads it. */
#ifndef PERK_RUBY_DRIVER_H
#define PERK_RUBY_DRIVER_H

#include <perk/perk_curl.h>

/* The functions of perk_curl.h. */
typedef struct perk_rb_driver {
    perk_driver *(*make)(perk_error *err);
    int (*set)(perk_driver *driver, perk_str option, perk_str value, perk_error *err);
    perk_str (*notice)(const perk_driver *driver);
    int (*run)(perk_driver *driver, perk_call *call, perk_tick tick, void *context);
    void (*free)(perk_driver *driver);
} perk_rb_driver;

/* The entry of the module, and its only symbol; named as Ruby's own loader would have it. */
PERK_API const perk_rb_driver *Init_driver(void);

#endif
