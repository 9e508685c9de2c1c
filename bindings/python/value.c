/* value.c - Python values out of the bytes of a document, one at a time. */
#include "record.h"

#include "json/number.h"
#include "json/past.h"

/* ---- numbers ---- */

static PyObject *decimal_of(perk_str text)
{
    static PyObject *decimal; /* decimal.Decimal, from when it is first needed */
    if (!decimal) {
        PyObject *module = PyImport_ImportModule("decimal");
        decimal = module ? PyObject_GetAttrString(module, "Decimal") : NULL;
        Py_XDECREF(module);
    }
    return decimal ? PyObject_CallFunction(decimal, "s#", text.ptr, (Py_ssize_t)text.len) : NULL;
}

static PyObject *padded(PyObject *number, PyObject *digits)
{
    PyObject *text = number ? PyObject_Str(number) : NULL;
    PyObject *made = text ? PyObject_CallMethod(text, "zfill", "O", digits) : NULL;
    Py_XDECREF(text);
    Py_XDECREF(number);
    return made;
}

static PyObject *number_of(const perk_py_field *field, perk_str text)
{
    perk_number number;
    if (field->kind == PERK_PY_EXACT)
        return decimal_of(text);
    perk_lex_number(&number, text, true);
    if (number.problem || number.kind == PERK_NUMBER_BIG)
        return perk_py_plain_value(text);
    if (number.kind == PERK_NUMBER_REAL)
        return PyFloat_FromDouble(number.real);
    PyObject *whole = PyLong_FromLongLong(number.integer);
    return field->kind == PERK_PY_PADDED ? padded(whole, field->row_kind) : whole;
}

/* ---- texts ---- */

static PyObject *text_at(const perk_py_field *field, const char *at, const char *end)
{
    bool escaped;
    perk_str raw = {at + 1, (size_t)(perk_past_string(at, end, &escaped) - at) - 2};
    PyObject *made = NULL;
    if (field->kind == PERK_PY_TIME && !escaped)
        made = perk_py_time_of(raw);
    if (made || PyErr_Occurred())
        return made;
    made = escaped ? perk_py_unescaped(raw) : perk_py_string(raw);
    if (made && escaped && field->kind == PERK_PY_TIME)
        Py_SETREF(made, perk_py_time(made));
    return made;
}

/* ---- objects and lists ---- */

/* A class of nested objects; kept, since it is asked for again and again. */
static PyObject *class_named(PyObject **kept, const perk_py_fields *fields, PyObject *name)
{
    if (!*kept)
        *kept = name ? PyObject_CallOneArg(fields->classes, name)
                     : PyObject_CallFunction(fields->classes, "s", "");
    return *kept;
}

static PyObject *record_at(const perk_py_record *self, perk_py_fields *fields, perk_py_field *field,
                           perk_str text)
{
    if (field->kind == PERK_PY_EXACT)
        return perk_py_plain_value(text);
    PyObject *type = field->kind == PERK_PY_OBJECT
                         ? class_named(&field->made, fields, field->row_kind)
                         : class_named(&fields->plain, fields, NULL);
    return type ? perk_py_record_new(type, self->home, text) : NULL;
}

static PyObject *list_at(const perk_py_record *self, perk_py_fields *fields, perk_py_field *field,
                         const char *at)
{
    const char *end = self->text.ptr + self->text.len;
    PyObject *list = PyList_New(0);
    at++;
    while (list && (at = perk_past_comma(at))) {
        PyObject *item = perk_py_value_at(self, fields, field, at);
        if (!item || PyList_Append(list, item) != 0)
            Py_CLEAR(list);
        Py_XDECREF(item);
        at = perk_past_value(at, end);
    }
    return list;
}

PyObject *perk_py_value_at(const perk_py_record *self, perk_py_fields *fields, perk_py_field *field,
                           const char *at)
{
    const char *end = self->text.ptr + self->text.len;
    switch (*at) {
    case '"':
        return text_at(field, at, end);
    case '[':
        return list_at(self, fields, field, at);
    case 't':
        Py_RETURN_TRUE;
    case 'f':
        Py_RETURN_FALSE;
    case 'n':
        Py_RETURN_NONE;
    default:
        break;
    }
    perk_str text = {at, (size_t)(perk_past_value(at, end) - at)};
    return *at == '{' ? record_at(self, fields, field, text) : number_of(field, text);
}
