/*
 * driver.i - last part of the module with the driver, which is the only one that links libcurl. A
 * language loads it with its first driver, after the core module.
 *
 * Typemaps in addition to those of api.i:
 *   (perk_tick tick, void *context)   hidden input: the language's own check for signals, or NULL
 */
%include <stdint.i>
%include "objects.i"

PERK_OBJECT(perk_driver, perk_driver_free)
%newobject perk_driver_new;

%include "checks.i"
%include <perk/perk_curl.h>
