/* watch.h - runs of calls whose client is observed. */
#ifndef PERK_PYTHON_WATCH_H
#define PERK_PYTHON_WATCH_H

#include "native.h"

#include <perk/perk_curl.h>

/* As perk_driver_run. What the call does on the way is given to `listener`, as the text of
 * perk_call_take_events; what that raises cancels the call. */
PyObject *perk_py_run_watched(perk_driver *driver, perk_call *call, PyObject *listener);

#endif
