#include "native.h"

#include "base/time.h"

#ifndef Py_LIMITED_API
#include <datetime.h>
#endif

#define DAY_MS 86400000LL

/* The proleptic Gregorian date of a day since 1970-01-01, by eras of 400 years that start on
 * 1 March. */
static void civil_from_days(int64_t days, int date[3])
{
    int64_t shifted = days + 719468, era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    int of_era = (int)(shifted - era * 146097);
    int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int of_year = of_era - (365 * year + year / 4 - year / 100);
    int month = (5 * of_year + 2) / 153;
    date[2] = of_year - (153 * month + 2) / 5 + 1;
    date[1] = month < 10 ? month + 3 : month - 9;
    date[0] = year + (int)(era * 400) + (date[1] <= 2);
}

#ifdef Py_LIMITED_API

/* datetime.datetime and datetime.timezone.utc, fetched once. */
static PyObject *datetime_class, *utc;

static bool has_datetime(void)
{
    PyObject *module = utc ? NULL : PyImport_ImportModule("datetime");
    PyObject *zone = module ? PyObject_GetAttrString(module, "timezone") : NULL;
    if (zone && !datetime_class)
        datetime_class = PyObject_GetAttrString(module, "datetime");
    if (datetime_class && zone)
        utc = PyObject_GetAttrString(zone, "utc");
    Py_XDECREF(zone);
    Py_XDECREF(module);
    return utc != NULL;
}

static PyObject *datetime_of(const int date[3], int seconds, int micros)
{
    return PyObject_CallFunction(datetime_class, "iiiiiiiO", date[0], date[1], date[2],
                                 seconds / 3600, seconds / 60 % 60, seconds % 60, micros, utc);
}

#else

static bool has_datetime(void)
{
    if (!PyDateTimeAPI)
        PyDateTime_IMPORT;
    return PyDateTimeAPI != NULL;
}

static PyObject *datetime_of(const int date[3], int seconds, int micros)
{
    return PyDateTimeAPI->DateTime_FromDateAndTime(
        date[0], date[1], date[2], seconds / 3600, seconds / 60 % 60, seconds % 60, micros,
        PyDateTime_TimeZone_UTC, PyDateTimeAPI->DateTimeType);
}

#endif

/* NULL without an exception for years that Python does not have. */
static PyObject *moment(int64_t ms)
{
    int date[3];
    if (!has_datetime())
        return NULL;
    int64_t days = ms / DAY_MS - (ms % DAY_MS < 0), rest = ms - days * DAY_MS;
    civil_from_days(days, date);
    if (date[0] < 1 || date[0] > 9999)
        return NULL;
    return datetime_of(date, (int)(rest / 1000), (int)(rest % 1000) * 1000);
}

PyObject *perk_py_time_of(perk_str text)
{
    int64_t ms;
    bool has_zone;
    return perk_time_parse(text, &ms, &has_zone) && has_zone ? moment(ms) : NULL;
}

PyObject *perk_py_time(PyObject *value)
{
    Py_ssize_t len;
    const char *text = PyUnicode_Check(value) ? PyUnicode_AsUTF8AndSize(value, &len) : NULL;
    PyObject *made = text ? perk_py_time_of((perk_str){text, (size_t)len}) : NULL;
    if (made)
        return made;
    PyErr_Clear();
    return Py_NewRef(value);
}
