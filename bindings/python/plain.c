/*
 * plain.c - replacements for values whose type JSON does not have: identifiers, numpy's and pandas'
 * values, models, dataclasses.
 *
 * Libraries are recognised by what they have put into sys.modules: one that nobody imported has no
 * instances.
 */
#include "native.h"

#include <stdio.h>
#include <string.h>

#ifdef Py_LIMITED_API

/* As tp_name, which has the module of types that are written in C. */
void perk_py_type_name(PyObject *value, char *room, size_t size)
{
    PyTypeObject *type = Py_TYPE(value);
    bool in_c = !(PyType_GetFlags(type) & Py_TPFLAGS_HEAPTYPE);
    PyObject *name = PyType_GetName(type);
    PyObject *module = in_c ? PyObject_GetAttrString((PyObject *)type, "__module__") : NULL;
    const char *home = module ? PyUnicode_AsUTF8AndSize(module, NULL) : NULL;
    const char *own = name ? PyUnicode_AsUTF8AndSize(name, NULL) : NULL;
    PyErr_Clear();
    bool built_in = !home || strcmp(home, "builtins") == 0;
    snprintf(room, size, "%s%s%s", built_in ? "" : home, built_in ? "" : ".", own ? own : "?");
    Py_XDECREF(name);
    Py_XDECREF(module);
}

#else

void perk_py_type_name(PyObject *value, char *room, size_t size)
{
    snprintf(room, size, "%s", Py_TYPE(value)->tp_name);
}

#endif

static PyObject *member_of(const char *module, const char *name)
{
    PyObject *home = PyDict_GetItemString(PyImport_GetModuleDict(), module);
    PyObject *found = home ? PyObject_GetAttrString(home, name) : NULL;
    PyErr_Clear();
    return found;
}

int perk_py_is_a(PyObject *value, const char *module, const char *name)
{
    PyObject *type = member_of(module, name);
    int yes = type && PyObject_IsInstance(value, type) == 1;
    Py_XDECREF(type);
    PyErr_Clear();
    return yes;
}

static int is_the(PyObject *value, const char *module, const char *name)
{
    PyObject *one = member_of(module, name);
    Py_XDECREF(one); /* its module keeps it */
    return one == value;
}

/* ---- missing values ---- */

/* Whether the method returns True; a failure is none of the caller's. */
static int returns_true(PyObject *value, const char *method)
{
    PyObject *answer = PyObject_CallMethod(value, method, NULL);
    int yes = answer && PyObject_IsTrue(answer) == 1;
    Py_XDECREF(answer);
    PyErr_Clear();
    return yes;
}

/* numpy's NaN of any width, and NaT, of which item() makes None. */
static int is_numpy_missing(PyObject *value)
{
    PyObject *item = PyObject_CallMethod(value, "item", NULL);
    int missing = item == Py_None;
    if (!missing && perk_py_is_a(value, "numpy", "floating")) {
        double number = PyFloat_AsDouble(value);
        missing = !PyErr_Occurred() && Py_IS_NAN(number);
    }
    Py_XDECREF(item);
    PyErr_Clear();
    return missing;
}

int perk_py_is_missing(PyObject *value)
{
    if (PyFloat_Check(value))
        return Py_IS_NAN(PyFloat_AS_DOUBLE(value));
    if (value == Py_None || PyUnicode_Check(value) || PyLong_Check(value) || PyDict_Check(value) ||
        PyList_Check(value) || PyTuple_Check(value))
        return 0;
    if (is_the(value, "pandas", "NaT") || is_the(value, "pandas", "NA"))
        return 1;
    if (perk_py_is_a(value, "decimal", "Decimal"))
        return returns_true(value, "is_nan");
    return perk_py_is_a(value, "numpy", "generic") && is_numpy_missing(value);
}

/* ---- what is left of a value without its type ---- */

/* As people would write it: 0.1 of 32 bits is not 0.10000000149. */
static PyObject *plain_numpy(PyObject *value)
{
    if (!perk_py_is_a(value, "numpy", "floating"))
        return PyObject_CallMethod(value, "item", NULL);
    PyObject *text = PyObject_Str(value);
    PyObject *number = text ? PyFloat_FromString(text) : NULL;
    Py_XDECREF(text);
    return number;
}

/* An array without dimensions is a number. */
static PyObject *plain_array(PyObject *value)
{
    PyObject *list = PySequence_List(value);
    if (list || !PyErr_ExceptionMatches(PyExc_TypeError))
        return list;
    PyErr_Clear();
    return PyObject_CallMethod(value, "item", NULL);
}

/* By the names that a model has for the world outside. */
static PyObject *plain_model(PyObject *value)
{
    PyObject *dump = PyObject_GetAttrString(value, "model_dump");
    PyObject *none = PyTuple_New(0), *named = Py_BuildValue("{s:O}", "by_alias", Py_True);
    PyObject *made = dump && none && named ? PyObject_Call(dump, none, named) : NULL;
    if (dump && none && !made &&
        PyErr_ExceptionMatches(PyExc_TypeError)) { /* one that takes no options */
        PyErr_Clear();
        made = PyObject_Call(dump, none, NULL);
    }
    Py_XDECREF(dump);
    Py_XDECREF(none);
    Py_XDECREF(named);
    return made;
}

/* One level of it: what the fields hold is looked at in its turn. */
static PyObject *plain_dataclass(PyObject *value)
{
    PyObject *module = PyImport_ImportModule("dataclasses");
    PyObject *fields = module ? PyObject_CallMethod(module, "fields", "O", value) : NULL;
    PyObject *made = fields ? PyDict_New() : NULL;
    for (Py_ssize_t i = 0; made && i < PyTuple_Size(fields); i++) {
        PyObject *name = PyObject_GetAttrString(PyTuple_GET_ITEM(fields, i), "name");
        PyObject *member = name ? PyObject_GetAttr(value, name) : NULL;
        if (!member || PyDict_SetItem(made, name, member) != 0)
            Py_CLEAR(made);
        Py_XDECREF(name);
        Py_XDECREF(member);
    }
    Py_XDECREF(module);
    Py_XDECREF(fields);
    return made;
}

static PyObject *plain_mapping(PyObject *value)
{
    PyObject *made = PyDict_New();
    if (made && PyDict_Update(made, value) != 0)
        Py_CLEAR(made);
    return made;
}

/* A row of a frame is an object, a column of it is a list. Labels that are texts make a row. */
static PyObject *plain_series(PyObject *value)
{
    PyObject *labels = PyObject_CallMethod(value, "keys", NULL);
    PyObject *list = labels ? PySequence_List(labels) : NULL;
    int named = list && PyList_GET_SIZE(list) > 0 && PyUnicode_Check(PyList_GET_ITEM(list, 0));
    PyObject *made = NULL;
    if (list)
        made = named ? PyObject_CallMethod(value, "to_dict", NULL) : PySequence_List(value);
    Py_XDECREF(labels);
    Py_XDECREF(list);
    return made;
}

/* In an order that is the same each time, where the members have one. */
static PyObject *plain_set(PyObject *value)
{
    PyObject *list = PySequence_List(value);
    if (list && PyList_Sort(list) != 0) {
        PyErr_Clear();
        Py_SETREF(list, PySequence_List(value));
    }
    return list;
}

static int has(PyObject *value, const char *name)
{
    return !PyType_Check(value) && PyObject_HasAttrString(value, name);
}

PyObject *perk_py_plain(PyObject *value)
{
    if (PyAnySet_Check(value))
        return plain_set(value);
    if (perk_py_is_a(value, "uuid", "UUID"))
        return PyObject_Str(value);
    if (perk_py_is_a(value, "numpy", "generic"))
        return plain_numpy(value);
    if (perk_py_is_a(value, "numpy", "ndarray"))
        return plain_array(value);
    if (perk_py_is_a(value, "pandas", "Series"))
        return plain_series(value);
    if (perk_py_is_a(value, "libperk._values", "Struct"))
        return PyObject_GetAttrString(value, "raw");
    if (has(value, "model_dump"))
        return plain_model(value);
    if (has(value, "__dataclass_fields__"))
        return plain_dataclass(value);
    return perk_py_is_a(value, "collections.abc", "Mapping") ? plain_mapping(value) : NULL;
}

int perk_py_is_series(PyObject *value)
{
    static const char *const kinds[] = {"Set", "ValuesView", "Sequence"};
    if (PyBytes_Check(value) || PyByteArray_Check(value) || PyMemoryView_Check(value))
        return 0;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (perk_py_is_a(value, "collections.abc", kinds[i]))
            return 1;
    return PyIter_Check(value) || perk_py_is_a(value, "pandas", "Index") ||
           perk_py_is_a(value, "pandas.api.extensions", "ExtensionArray");
}
