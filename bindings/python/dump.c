/*
 * dump.c - Python values through the core's writer to JSON text.
 *
 * Money stays exact (Decimal is written as its digits), times carry their zone, and what
 * JSON cannot represent is an error with its location ("events/0/event_date"). In arguments a
 * missing value (NaN, NaT, NA) is not given: as a member it is left out, in a list it is null, so
 * that the core reports what is missing.
 */
#include "native.h"

#include "base/error.h"
#include "base/limits.h"
#include "json/real.h"
#include "json/write.h"

#include <stdio.h>
#include <string.h>

#define LARGEST_FIRST 4096 /* bytes that a text begins with at most */

typedef struct dumper {
    perk_writer writer;
    perk_error err;
    bool endless;  /* the failure is a nesting without end */
    bool raised;   /* the failure is an exception of the caller's own code, which goes on */
    bool for_core; /* arguments, which the core reads again: integers must fit 64 bits, and a
                      missing value is not given */
} dumper;

static int put(dumper *d, PyObject *value);

static int refuse(dumper *d, int code, const char *message)
{
    PyErr_Clear();
    return perk_error_set(&d->err, code, "%s", message);
}

/* On the way out of a failure: puts one step in front of the place; what gets too long is cut at
 * its end. The place of a nesting without end is of no use. */
static int within(dumper *d, const char *step)
{
    if (d->endless || d->raised)
        return -1;
    char *place = d->err.pointer;
    const size_t room = sizeof d->err.pointer - 1;
    size_t len = strnlen(step, room);
    size_t rest = strlen(place);
    size_t slash = rest && len < room;
    if (rest > room - len - slash)
        rest = room - len - slash;
    memmove(place + len + slash, place, rest);
    memcpy(place, step, len);
    if (slash)
        place[len] = '/';
    place[len + slash + rest] = '\0';
    return -1;
}

/* The exception is set. */
static int raise(dumper *d)
{
    d->raised = true;
    return -1;
}

static int state(dumper *d)
{
    return d->writer.problem || d->writer.out.failed ? perk_writer_check(&d->writer, &d->err) : 0;
}

/* ---- scalars ---- */

static int text_view(dumper *d, PyObject *value, perk_str *view)
{
    Py_ssize_t len;
    view->ptr = PyUnicode_AsUTF8AndSize(value, &len);
    if (!view->ptr)
        return refuse(d, PERK_E_INPUT, "the text holds a lone surrogate, which UTF-8 cannot carry");
    view->len = (size_t)len;
    return 0;
}

static int put_text(dumper *d, PyObject *value)
{
    perk_str view;
    if (text_view(d, value, &view) != 0)
        return -1;
    perk_write_string(&d->writer, view);
    return state(d);
}

/* Anything whose text is a JSON number. */
static int put_digits(dumper *d, PyObject *value)
{
    PyObject *text = PyObject_Str(value);
    perk_str digits;
    int failed =
        text ? text_view(d, text, &digits) : refuse(d, PERK_E_RANGE, "a number of too many digits");
    if (!failed && d->for_core && !perk_json_real_keeps(digits))
        failed =
            refuse(d, PERK_E_RANGE, "a number of more digits than can be sent exactly; round it");
    if (!failed)
        perk_write_raw(&d->writer, digits);
    Py_XDECREF(text);
    return failed ? failed : state(d);
}

static int put_int(dumper *d, PyObject *value)
{
    int overflow;
    long long number = PyLong_AsLongLongAndOverflow(value, &overflow);
    if (overflow && !d->for_core)
        return put_digits(d, value);
    if (overflow)
        return refuse(d, PERK_E_RANGE,
                      "an integer outside 64 bits; send it as text if the API takes text there");
    if (number == -1 && PyErr_Occurred())
        return refuse(d, PERK_E_TYPE, "not an integer");
    perk_write_int(&d->writer, number);
    return state(d);
}

/* A missing value where something has to stand. */
static int put_missing(dumper *d)
{
    if (!d->for_core)
        return refuse(
            d, PERK_E_RANGE,
            "a missing value (NaN, NaT, NA) has no JSON form; give None, or leave it out");
    perk_write_null(&d->writer);
    return state(d);
}

static int put_real(dumper *d, double value)
{
    if (Py_IS_NAN(value))
        return put_missing(d);
    if (!Py_IS_FINITE(value))
        return refuse(d, PERK_E_RANGE, "not a finite number");
    perk_write_real(&d->writer, value);
    return state(d);
}

/* ---- containers ---- */

static int begin(dumper *d, char bracket)
{
    if (d->writer.depth >= PERK_MAX_DEPTH) {
        d->endless = true;
        refuse(d, PERK_E_RANGE, "nested too deep, or a value that holds itself");
        return -1;
    }
    perk_write_begin(&d->writer, bracket);
    return state(d);
}

static int put_items(dumper *d, PyObject *list)
{
    if (begin(d, '[') != 0)
        return -1;
    for (Py_ssize_t i = 0; i < PySequence_Fast_GET_SIZE(list); i++) {
        PyObject *item = PySequence_Fast_GET_ITEM(list, i);
        Py_INCREF(item);
        int failed = put(d, item);
        Py_DECREF(item);
        if (failed) {
            char step[24];
            snprintf(step, sizeof step, "%zd", i);
            return within(d, step);
        }
    }
    perk_write_end(&d->writer, ']');
    return state(d);
}

/* What is walked but once, or has no length: it ends at the latest when the text is as long as
 * requests may be. */
static int put_walked(dumper *d, PyObject *series)
{
    PyObject *walk = PyObject_GetIter(series), *item;
    int failed = walk ? begin(d, '[') : raise(d);
    for (Py_ssize_t i = 0; !failed && (item = PyIter_Next(walk)) != NULL; i++) {
        char step[24];
        failed = put(d, item);
        Py_DECREF(item);
        snprintf(step, sizeof step, "%zd", i);
        if (failed)
            within(d, step);
    }
    Py_XDECREF(walk);
    if (!failed && PyErr_Occurred())
        failed = raise(d);
    if (failed)
        return -1;
    perk_write_end(&d->writer, ']');
    return state(d);
}

static int put_member(dumper *d, PyObject *key, PyObject *value)
{
    perk_str name;
    if (!PyUnicode_Check(key))
        return refuse(d, PERK_E_TYPE, "names must be str");
    if (text_view(d, key, &name) != 0)
        return -1;
    if (d->for_core && perk_py_is_missing(value))
        return 0;
    perk_write_key(&d->writer, name);
    if (put(d, value) != 0)
        return within(d, name.ptr);
    return 0;
}

static int put_dict(dumper *d, PyObject *dict)
{
    PyObject *key, *value;
    Py_ssize_t at = 0;
    if (begin(d, '{') != 0)
        return -1;
    while (PyDict_Next(dict, &at, &key, &value)) {
        Py_INCREF(key);
        Py_INCREF(value);
        int failed = put_member(d, key, value);
        Py_DECREF(key);
        Py_DECREF(value);
        if (failed)
            return -1;
    }
    perk_write_end(&d->writer, '}');
    return state(d);
}

/* ---- types of the standard library ---- */

static int put_decimal(dumper *d, PyObject *value)
{
    PyObject *finite = PyObject_CallMethod(value, "is_finite", NULL);
    int good = finite && PyObject_IsTrue(finite) == 1;
    Py_XDECREF(finite);
    if (!good)
        return refuse(d, PERK_E_RANGE, "not a finite number");
    return put_digits(d, value);
}

static int put_time(dumper *d, PyObject *value)
{
    PyObject *offset = PyObject_CallMethod(value, "utcoffset", NULL);
    int aware = offset && offset != Py_None;
    Py_XDECREF(offset);
    if (!aware)
        return refuse(d, PERK_E_INPUT,
                      "a time needs a zone: give an aware datetime (tzinfo=timezone.utc)");
    PyObject *text = PyObject_CallMethod(value, "isoformat", NULL);
    int failed = text ? put_text(d, text) : refuse(d, PERK_E_TYPE, "not a time");
    Py_XDECREF(text);
    return failed;
}

static int put_enum(dumper *d, PyObject *value)
{
    PyObject *inner = PyObject_GetAttrString(value, "value");
    if (!inner)
        return refuse(d, PERK_E_TYPE, "an enum member without value");
    int failed = Py_TYPE(inner) == Py_TYPE(value)
                     ? refuse(d, PERK_E_TYPE, "an enum member of itself")
                     : put(d, inner);
    Py_DECREF(inner);
    return failed;
}

static int put_index(dumper *d, PyObject *value)
{
    PyObject *number = PyNumber_Index(value);
    int failed = number ? put_int(d, number) : refuse(d, PERK_E_TYPE, "not an integer");
    Py_XDECREF(number);
    return failed;
}

/* A replacement may itself be replaced, but only a limited number of times. */
static int put_plain(dumper *d, PyObject *plain)
{
    if (Py_EnterRecursiveCall(" while values are made into JSON") != 0)
        return raise(d);
    int failed = put(d, plain);
    Py_LeaveRecursiveCall();
    return failed;
}

static int refuse_type(dumper *d, PyObject *value)
{
    char message[200], name[81];
    if (perk_py_is_a(value, "pandas", "DataFrame"))
        return refuse(d, PERK_E_TYPE,
                      "a frame has no JSON form: give its rows, frame.to_dict(\"records\")");
    if (perk_py_is_a(value, "numpy", "datetime64"))
        return refuse(d, PERK_E_TYPE,
                      "a datetime64 has no zone: give an aware datetime (tzinfo=timezone.utc)");
    perk_py_type_name(value, name, sizeof name);
    snprintf(message, sizeof message, "a value of type %s has no JSON form", name);
    return refuse(d, PERK_E_TYPE, message);
}

/* Types of other libraries and of the caller's own. */
static int put_foreign(dumper *d, PyObject *value)
{
    if (perk_py_is_missing(value))
        return put_missing(d);
    if (perk_py_is_a(value, "numpy", "datetime64"))
        return refuse_type(d, value);
    PyObject *plain = perk_py_plain(value);
    if (plain) {
        int failed = put_plain(d, plain);
        Py_DECREF(plain);
        return failed;
    }
    if (PyErr_Occurred())
        return raise(d);
    if (perk_py_is_series(value))
        return put_walked(d, value);
    return PyIndex_Check(value) ? put_index(d, value) : refuse_type(d, value);
}

static int put_other(dumper *d, PyObject *value)
{
    if (perk_py_is_a(value, "enum", "Enum"))
        return put_enum(d, value);
    if (perk_py_is_a(value, "decimal", "Decimal"))
        return perk_py_is_missing(value) ? put_missing(d) : put_decimal(d, value);
    if (perk_py_is_a(value, "datetime", "datetime"))
        return perk_py_is_missing(value) ? put_missing(d) : put_time(d, value);
    if (perk_py_is_a(value, "datetime", "date"))
        return refuse(d, PERK_E_TYPE,
                      "a date has no time of day: give an aware datetime (tzinfo=timezone.utc)");
    return put_foreign(d, value);
}

/* A tuple with names is an object. */
static int put_tuple(dumper *d, PyObject *value)
{
    if (PyTuple_CheckExact(value) || !PyObject_HasAttrString(value, "_asdict"))
        return put_items(d, value);
    PyObject *named = PyObject_CallMethod(value, "_asdict", NULL);
    int failed = named ? put_plain(d, named) : raise(d);
    Py_XDECREF(named);
    return failed;
}

static int put(dumper *d, PyObject *value)
{
    if (PyUnicode_Check(value))
        return put_text(d, value);
    if (value == Py_None) {
        perk_write_null(&d->writer);
        return state(d);
    }
    if (PyBool_Check(value)) {
        perk_write_bool(&d->writer, value == Py_True);
        return state(d);
    }
    if (PyLong_Check(value))
        return put_int(d, value);
    if (PyFloat_Check(value))
        return put_real(d, PyFloat_AS_DOUBLE(value));
    if (PyDict_Check(value))
        return put_dict(d, value);
    if (PyList_Check(value))
        return put_items(d, value);
    if (PyTuple_Check(value))
        return put_tuple(d, value);
    return put_other(d, value);
}

/* The place in front of the words, as in all messages of the core. */
static void raise_refusal(const perk_error *err)
{
    perk_py_refuse(err->code, err->pointer, err->message);
}

/* Nearly all texts of one program are as long as the last. */
static size_t last_size;

/* 0; or -1, and the exception is set. The writer is the caller's to free, also then. */
static int write_value(perk_writer *writer, PyObject *value, bool for_core)
{
    dumper d = {.for_core = for_core};
    perk_error_clear(&d.err);
    perk_writer_init(&d.writer, PERK_MAX_REQUEST);
    perk_buf_room(&d.writer.out, last_size < LARGEST_FIRST ? last_size : LARGEST_FIRST);
    int failed = put(&d, value) != 0 || perk_writer_check(&d.writer, &d.err) != 0;
    *writer = d.writer;
    last_size = d.writer.out.len;
    if (failed && !d.raised)
        raise_refusal(&d.err);
    return failed ? -1 : 0;
}

static PyObject *dump(PyObject *value, bool for_core)
{
    perk_writer writer;
    PyObject *result = NULL;
    if (write_value(&writer, value, for_core) == 0)
        result = PyBytes_FromStringAndSize(writer.out.ptr, (Py_ssize_t)writer.out.len);
    perk_writer_free(&writer);
    return result;
}

int perk_py_write_args(perk_writer *writer, PyObject *value)
{
    return write_value(writer, value, true);
}

PyObject *perk_py_dump(PyObject *value)
{
    return dump(value, false);
}

PyObject *perk_py_dump_args(PyObject *value)
{
    return dump(value, true);
}
