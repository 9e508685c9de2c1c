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

PyObject *perk_py_stats(const perk_engine_stats_t *stats)
{
    return Py_BuildValue("{sKsKsKsKsnsnsnsn}", "submitted", (unsigned long long)stats->submitted,
                         "completed", (unsigned long long)stats->completed, "requests",
                         (unsigned long long)stats->requests, "retries",
                         (unsigned long long)stats->retries, "queued", (Py_ssize_t)stats->queued,
                         "in_flight", (Py_ssize_t)stats->in_flight, "waiting",
                         (Py_ssize_t)stats->waiting, "ready", (Py_ssize_t)stats->ready);
}
