#include "engine.h"

PyObject *perk_py_completions(const perk_completion *taken, int count)
{
    if (count < 0)
        Py_RETURN_NONE;
    PyObject *list = PyList_New(count);
    for (int i = 0; list && i < count; i++) {
        PyObject *pair = Py_BuildValue("(Ki)", (unsigned long long)taken[i].tag, taken[i].action);
        if (pair)
            PyList_SET_ITEM(list, i, pair);
        else
            Py_CLEAR(list);
    }
    return list;
}

PyObject *perk_py_take(perk_engine *engine, PyObject *list)
{
    perk_completion taken[PERK_PY_COMPLETIONS];
    int count = perk_engine_next(engine, taken, PERK_PY_COMPLETIONS, 0);
    PyObject *pairs = count > 0 ? perk_py_completions(taken, count) : NULL;
    if (count > 0 && !pairs)
        return NULL;
    Py_ssize_t end = PyList_Size(list);
    int failed = end < 0 || (pairs && PyList_SetSlice(list, end, end, pairs) != 0);
    Py_XDECREF(pairs);
    return failed ? NULL : PyBool_FromLong(count >= 0);
}

PyObject *perk_py_stats(const perk_engine_stats_t *stats)
{
    return Py_BuildValue("{sKsKsKsKsnsnsnsn}", "submitted", (unsigned long long)stats->submitted,
                         "completed", (unsigned long long)stats->completed, "requests",
                         (unsigned long long)stats->requests, "retries",
                         (unsigned long long)stats->retries, "queued", (Py_ssize_t)stats->queued,
                         "in_flight", (Py_ssize_t)stats->in_flight, "waiting",
                         (Py_ssize_t)stats->waiting, "ready", (Py_ssize_t)stats->ready);
}
