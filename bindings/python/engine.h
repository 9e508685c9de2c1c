/* engine.h - what the engine's typemaps (driver.i) call. */
#ifndef PERK_PYTHON_ENGINE_H
#define PERK_PYTHON_ENGINE_H

#include "native.h"

#include <perk/perk_engine.h>

#define PERK_PY_COMPLETIONS 256 /* taken at a time */

/* A list of pairs (tag, action); None when there is a code instead of a count. */
PyObject *perk_py_completions(const perk_completion *taken, int count);
/* Appends the completions that wait to a list, as pairs; False once the engine was closed and there
 * are none left. A signal's handler cannot run in between, so that none are lost by what it raises.
 */
PyObject *perk_py_take(perk_engine *engine, PyObject *list);
/* The counters as a dict. */
PyObject *perk_py_stats(const perk_engine_stats_t *stats);

#endif
