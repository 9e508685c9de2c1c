#include "watch.h"

typedef struct watch {
    PyThreadState *state;
    perk_call *call;
    PyObject *listener;
} watch;

/* 0, or -1 with what the listener raised. */
static int tell(const watch *w)
{
    perk_error err = PERK_ERROR_INIT;
    perk_text *events = perk_call_take_events(w->call, &err);
    if (!events)
        return 0;
    PyObject *text = perk_py_text(events);
    PyObject *result = text ? PyObject_CallFunctionObjArgs(w->listener, text, NULL) : NULL;
    Py_XDECREF(text);
    Py_XDECREF(result);
    return result ? 0 : -1;
}

static int tick(void *context)
{
    watch *w = context;
    PyEval_RestoreThread(w->state);
    int raised = PyErr_CheckSignals();
    if (!raised)
        raised = tell(w);
    w->state = PyEval_SaveThread();
    return raised;
}

PyObject *perk_py_run_watched(perk_driver *driver, perk_call *call, PyObject *listener)
{
    watch w = {PyEval_SaveThread(), call, listener};
    int action = perk_driver_run(driver, call, tick, &w);
    PyEval_RestoreThread(w.state);
    return PyErr_Occurred() ? NULL : PyLong_FromLong(action);
}
