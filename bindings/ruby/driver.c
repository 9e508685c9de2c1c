/*
 * driver.c - libperk/driver.so: the driver and libcurl, apart from the core. It knows nothing of
 * Ruby, so that the core module can load it in any Ractor (load.c).
 */
#include "driver.h"

const perk_rb_driver *Init_driver(void)
{
    static const perk_rb_driver functions = {
        .make = perk_driver_new,
        .set = perk_driver_set,
        .notice = perk_driver_notice,
        .run = perk_driver_run,
        .free = perk_driver_free,
        .engine_make = perk_engine_new,
        .engine_free = perk_engine_free,
        .engine_take_events = perk_engine_take_events,
        .pull_make = perk_pull_new,
        .pull_into = perk_pull_into,
        .pull_wants = perk_pull_wants,
        .pull_add = perk_pull_add,
        .pull_end_ids = perk_pull_end_ids,
        .pull_next = perk_pull_next,
        .pull_page = perk_pull_page,
        .pull_report = perk_pull_report,
        .pull_free = perk_pull_free,
    };
    return &functions;
}
