/* driver_option.h - the options of drivers by name, also for a driver in a separate library. */
#ifndef PERK_API_DRIVER_OPTION_H
#define PERK_API_DRIVER_OPTION_H

#include <perk/perk.h>

/* The row of perk_driver_options_table; -1 with PERK_E_NAME, which lists the names. */
PERK_API int perk_driver_option_find(perk_str name, perk_error *err);

#endif
