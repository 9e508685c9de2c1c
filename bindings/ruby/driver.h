/* driver.h - what libperk/driver.so has for the core module, which loads it. */
#ifndef PERK_RUBY_DRIVER_H
#define PERK_RUBY_DRIVER_H

#include <perk/perk_curl.h>
#include <perk/perk_engine.h>
#include <perk/perk_pull.h>

/* The functions of perk_curl.h, and those of perk_engine.h and perk_pull.h that pull.c calls. */
typedef struct perk_rb_driver {
    perk_driver *(*make)(perk_error *err);
    int (*set)(perk_driver *driver, perk_str option, perk_str value, perk_error *err);
    perk_str (*notice)(const perk_driver *driver);
    int (*run)(perk_driver *driver, perk_call *call, perk_tick tick, void *context);
    void (*free)(perk_driver *driver);

    perk_engine *(*engine_make)(perk_driver *driver, perk_str options, perk_error *err);
    void (*engine_free)(perk_engine *engine);
    perk_text *(*engine_take_events)(perk_engine *engine, perk_error *err);
    perk_pull *(*pull_make)(perk_engine *engine, perk_client *client, const perk_args *shared,
                            perk_str options, perk_error *err);
    int (*pull_into)(perk_pull *pull, struct perk_table *table, perk_error *err);
    size_t (*pull_wants)(const perk_pull *pull);
    int (*pull_add)(perk_pull *pull, perk_str ids, perk_error *err);
    void (*pull_end_ids)(perk_pull *pull);
    int (*pull_next)(perk_pull *pull, perk_pull_event *event, int timeout_ms, perk_error *err);
    perk_doc *(*pull_page)(perk_pull *pull, size_t index);
    perk_text *(*pull_report)(const perk_pull *pull, perk_error *err);
    void (*pull_free)(perk_pull *pull);
} perk_rb_driver;

/* The entry of the module, and its only symbol; named as Ruby's own loader would have it. */
PERK_API const perk_rb_driver *Init_driver(void);

#endif
