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
    };
    return &functions;
}
