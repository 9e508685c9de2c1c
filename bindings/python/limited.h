/*
 * limited.h - what the limited API of Python lacks, for wheels that serve several versions of it
 * (Py_LIMITED_API). Other builds use the quicker macros of their version.
 */
#ifndef PERK_PYTHON_LIMITED_H
#define PERK_PYTHON_LIMITED_H

#include <Python.h>
#include <stdbool.h>
#include <string.h>

#ifdef Py_LIMITED_API

/* Macros that read inside objects, as functions. */
#define PyBytes_AS_STRING PyBytes_AsString
#define PyFloat_AS_DOUBLE PyFloat_AsDouble
#define PyList_GET_ITEM PyList_GetItem
#define PyList_GET_SIZE PyList_Size
#define PyList_SET_ITEM PyList_SetItem
#define PyTuple_GET_ITEM PyTuple_GetItem
#define PyTuple_GET_SIZE PyTuple_Size
#define PyUnicode_GET_LENGTH PyUnicode_GetLength
#define PyUnicode_READ_CHAR PyUnicode_ReadChar
#define PyObject_CallOneArg(function, value) PyObject_CallFunctionObjArgs(function, value, NULL)

#undef Py_SIZE
#undef Py_XDECREF
#undef Py_NewRef
/* Without the casts that they have otherwise. */
#define Py_SIZE(object) (Py_SIZE)((PyObject *)(object))
#define Py_XDECREF(object) (Py_XDECREF)((PyObject *)(object))
#define Py_NewRef(object) (Py_NewRef)((PyObject *)(object))

#define Py_SETREF(place, value)                                                                    \
    do {                                                                                           \
        PyObject *py_setref_old = (PyObject *)(place);                                             \
        (place) = (value);                                                                         \
        Py_DECREF(py_setref_old);                                                                  \
    } while (0)
#define Py_XSETREF(place, value)                                                                   \
    do {                                                                                           \
        PyObject *py_xsetref_old = (PyObject *)(place);                                            \
        (place) = (value);                                                                         \
        Py_XDECREF(py_xsetref_old);                                                                \
    } while (0)

#define PERK_PY_ALLOC(type) ((allocfunc)PyType_GetSlot(type, Py_tp_alloc))
#define PERK_PY_FREE(type) ((freefunc)PyType_GetSlot(type, Py_tp_free))

#else

#define PERK_PY_ALLOC(type) ((type)->tp_alloc)
#define PERK_PY_FREE(type) ((type)->tp_free)

#endif

/* A new str of ASCII characters. */
static inline PyObject *perk_py_ascii(const char *text, Py_ssize_t len)
{
#ifdef Py_LIMITED_API
    return PyUnicode_FromStringAndSize(text, len);
#else
    PyObject *made = PyUnicode_New(len, 127);
    if (made)
        memcpy(PyUnicode_1BYTE_DATA(made), text, (size_t)len);
    return made;
#endif
}

/* Whether a str has ASCII characters only. It is one that was just made. */
static inline bool perk_py_is_ascii(PyObject *text)
{
#ifdef Py_LIMITED_API
    Py_ssize_t len;
    bool known = PyUnicode_AsUTF8AndSize(text, &len) != NULL;
    if (!known)
        PyErr_Clear();
    return known && len == PyUnicode_GetLength(text);
#else
    return PyUnicode_IS_COMPACT_ASCII(text);
#endif
}

/* The characters of a str for which perk_py_is_ascii holds. */
static inline const char *perk_py_ascii_data(PyObject *text)
{
#ifdef Py_LIMITED_API
    Py_ssize_t len;
    return PyUnicode_AsUTF8AndSize(text, &len);
#else
    return (const char *)PyUnicode_1BYTE_DATA(text);
#endif
}

#endif
