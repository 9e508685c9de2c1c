/* pull.c - what a pull reports, for Python. */
#include "native.h"

PyObject *perk_py_event(const perk_pull_event *event, PyObject *call)
{
    return Py_BuildValue("(iKNnNNiL)", event->kind, (unsigned long long)event->index,
                         perk_py_str(event->id), (Py_ssize_t)event->page_count,
                         perk_py_error(event->error), call, event->action,
                         (long long)event->resumes_in_ms);
}
