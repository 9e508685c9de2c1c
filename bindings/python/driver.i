/* driver.i - the Python module with the driver, libperk._driver. Types and objects are those of
 * libperk._core. */
%module(package="libperk") _driver

%include "../common/head.i"
%include "typemaps.i"
%{
#include "engine.h"
#include "watch.h"

#include <perk/perk_engine.h>
%}
%import <perk/perk.h>
%include "../common/driver.i"

%rename(run_watched) perk_py_run_watched;
PyObject *perk_py_run_watched(perk_driver *driver, perk_call *call, PyObject *listener);

/* ---- the engine ---- */

%typemap(in, numinputs = 0) (perk_completion *out, size_t n)
    (perk_completion room[PERK_PY_COMPLETIONS]) {
    $1 = room;
    $2 = PERK_PY_COMPLETIONS;
}
%typemap(argout) (perk_completion *out, size_t n) {
    Py_SETREF($result, perk_py_completions($1, result));
    if (!$result)
        SWIG_fail;
}
%typemap(in, numinputs = 0) perk_engine_stats_t *out (perk_engine_stats_t stats) {
    $1 = &stats;
}
%typemap(argout) perk_engine_stats_t *out {
    Py_SETREF($result, perk_py_stats($1));
    if (!$result)
        SWIG_fail;
}
%exception perk_engine_next {
    PyThreadState *state = arg4 ? PyEval_SaveThread() : NULL;
    $action
    if (state)
        PyEval_RestoreThread(state);
}
%exception perk_engine_close {
    PyThreadState *state = PyEval_SaveThread();
    $action
    PyEval_RestoreThread(state);
}

%include "../common/engine.i"

%rename(take) perk_py_take;
PyObject *perk_py_take(perk_engine *engine, PyObject *list);

/* ---- pulls ---- */

%{
#include <perk/perk_pull.h>
%}
%typemap(in, numinputs = 0) perk_pull_event *event (perk_pull_event made = {0}) {
    $1 = &made;
}
%typemap(argout) perk_pull_event *event {
    if (result >= 0) {
        PyObject *call = SWIG_NewPointerObj($1->call, SWIGTYPE_p_perk_call,
                                             SWIG_POINTER_NOSHADOW);
        Py_SETREF($result, call ? perk_py_event($1, call) : NULL);
        if (!$result)
            SWIG_fail;
    }
}
/* A wait ends when a signal comes; Python looks at signals between waits. */
%exception perk_pull_next {
    PyThreadState *state = PyEval_SaveThread();
    $action
    PyEval_RestoreThread(state);
}

%include "../common/pull.i"

PERK_PY_OWNED(perk_driver)
PERK_PY_OWNED(perk_engine)
PERK_PY_OWNED(perk_pull)
