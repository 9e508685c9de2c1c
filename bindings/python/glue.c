#include "native.h"

#include <stdio.h>
#include <string.h>

/* ---- texts in ---- */

static int view_of_text(PyObject *value, const char *name, perk_py_view *view)
{
    Py_ssize_t len;
    const char *ptr = PyUnicode_AsUTF8AndSize(value, &len);
    if (!ptr) {
        PyErr_Clear();
        perk_py_refuse(PERK_E_INPUT, name,
                       "the text holds a lone surrogate, which UTF-8 cannot carry");
        return -1;
    }
    view->str = (perk_str){ptr, (size_t)len};
    return 0;
}

static int view_of_buffer(PyObject *value, const char *name, perk_py_view *view)
{
    if (PyObject_GetBuffer(value, &view->buffer, PyBUF_SIMPLE) != 0) {
        PyErr_Clear();
        perk_py_refuse(PERK_E_TYPE, name, "a str or bytes is needed here");
        return -1;
    }
    view->str = (perk_str){view->buffer.buf ? view->buffer.buf : "", (size_t)view->buffer.len};
    return 0;
}

int perk_py_view_get(PyObject *value, const char *name, perk_py_view *view)
{
    if (value == Py_None)
        return 0;
    return PyUnicode_Check(value) ? view_of_text(value, name, view)
                                  : view_of_buffer(value, name, view);
}

void perk_py_view_release(perk_py_view *view)
{
    if (view->buffer.obj)
        PyBuffer_Release(&view->buffer);
}

/* ---- texts out ---- */

PyObject *perk_py_str(perk_str text)
{
    if (!text.ptr)
        Py_RETURN_NONE;
    return PyUnicode_DecodeUTF8(text.ptr, (Py_ssize_t)text.len, "replace");
}

PyObject *perk_py_bytes(perk_str text)
{
    if (!text.ptr)
        Py_RETURN_NONE;
    return PyBytes_FromStringAndSize(text.ptr, (Py_ssize_t)text.len);
}

PyObject *perk_py_text(perk_text *text)
{
    if (!text)
        Py_RETURN_NONE;
    PyObject *result = perk_py_str(perk_text_str(text));
    perk_text_free(text);
    return result;
}

/* ---- errors ---- */

static PyObject *bounded(const char *field, size_t size)
{
    return PyUnicode_DecodeUTF8(field, (Py_ssize_t)strnlen(field, size), "replace");
}

PyObject *perk_py_error(const perk_error *err)
{
    if (!err || err->code == 0)
        Py_RETURN_NONE;
    PyObject *errors = PyImport_ImportModule("libperk.errors");
    if (!errors)
        return NULL;
    PyObject *made = PyObject_CallMethod(
        errors, "_from_native", "iiiiILLNNNNs", err->code, err->http_status, err->api_code,
        err->attempts, err->flags, (long long)err->retry_after_ms, (long long)err->offset,
        bounded(err->api_name, sizeof err->api_name),
        bounded(err->request_id, sizeof err->request_id),
        bounded(err->pointer, sizeof err->pointer), bounded(err->message, sizeof err->message),
        perk_error_advice(err));
    Py_DECREF(errors);
    return made;
}

void perk_py_raise(const perk_error *err)
{
    PyObject *exception = perk_py_error(err);
    if (!exception)
        return; /* the reason why it could not be made is raised instead */
    PyErr_SetObject((PyObject *)Py_TYPE(exception), exception);
    Py_DECREF(exception);
}

void perk_py_refuse(int code, const char *pointer, const char *message)
{
    perk_error err = PERK_ERROR_INIT;
    err.code = code;
    snprintf(err.pointer, sizeof err.pointer, "%s", pointer);
    snprintf(err.message, sizeof err.message, "%s%s%s", pointer, *pointer ? ": " : "", message);
    perk_py_raise(&err);
}

/* ---- signals ---- */

int perk_py_tick(void *context)
{
    PyEval_RestoreThread(context);
    int raised = PyErr_CheckSignals();
    (void)PyEval_SaveThread();
    return raised;
}
