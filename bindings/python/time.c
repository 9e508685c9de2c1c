#include "native.h"

#include "base/time.h"

#include <datetime.h>

#define DAY_S 86400

/* 1970-01-01T00:00:00Z, made once. */
static PyObject *epoch(void)
{
    static PyObject *made;
    if (!made)
        made = PyDateTimeAPI->DateTime_FromDateAndTime(
            1970, 1, 1, 0, 0, 0, 0, PyDateTime_TimeZone_UTC, PyDateTimeAPI->DateTimeType);
    return made;
}

static PyObject *moment(int64_t ms)
{
    if (!PyDateTimeAPI)
        PyDateTime_IMPORT;
    if (!PyDateTimeAPI || !epoch())
        return NULL;
    int64_t seconds = ms / 1000 - (ms % 1000 < 0), days = seconds / DAY_S - (seconds % DAY_S < 0);
    PyObject *since = PyDelta_FromDSU((int)days, (int)(seconds - days * DAY_S),
                                      (int)(ms - seconds * 1000) * 1000);
    PyObject *made = since ? PyNumber_Add(epoch(), since) : NULL;
    Py_XDECREF(since);
    return made;
}

PyObject *perk_py_time(PyObject *value)
{
    int64_t ms;
    bool has_zone;
    Py_ssize_t len;
    const char *text = PyUnicode_Check(value) ? PyUnicode_AsUTF8AndSize(value, &len) : NULL;
    if (text && perk_time_parse((perk_str){text, (size_t)len}, &ms, &has_zone) && has_zone) {
        PyObject *made = moment(ms);
        if (made || !PyErr_ExceptionMatches(PyExc_OverflowError))
            return made;
    }
    PyErr_Clear();
    return Py_NewRef(value);
}
