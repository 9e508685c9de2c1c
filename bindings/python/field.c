/* field.c - the members of a class, and the descriptors that read them. */
#include "record.h"

#include "jsonapi/view.h"
#include "json/past.h"

#include <stddef.h>
#include <structmember.h>

static PyTypeObject *fields_type, *field_type;

typedef struct field {
    PyObject_HEAD perk_py_fields *fields;
    Py_ssize_t index;
    PyObject *name, *doc;
} field;

/* ---- finding the places ---- */

/* The member with that key, looked for from the expected one on: replies mostly keep an order. */
static Py_ssize_t find(const perk_py_fields *fields, perk_str key, Py_ssize_t expected)
{
    Py_ssize_t count = Py_SIZE(fields), at = expected;
    for (Py_ssize_t tried = 0; tried < count; tried++, at++) {
        if (at >= count)
            at = 0;
        if (fields->at[at].key.len == key.len &&
            memcmp(fields->at[at].key.ptr, key.ptr, key.len) == 0)
            return at;
    }
    return -1;
}

/* The same for a key as it is written with escapes; -2 with an exception. */
static Py_ssize_t find_escaped(const perk_py_fields *fields, perk_str raw)
{
    PyObject *name = perk_py_unescaped(raw);
    Py_ssize_t len, at = -2;
    const char *text = name ? PyUnicode_AsUTF8AndSize(name, &len) : NULL;
    if (text)
        at = find(fields, (perk_str){text, (size_t)len}, 0);
    Py_XDECREF(name);
    return at;
}

static int fill(const perk_py_fields *fields, perk_str object, const char *base,
                perk_py_cell *cells)
{
    const char *end = object.ptr + object.len, *at = object.ptr + 1;
    Py_ssize_t expected = 0;
    perk_str key;
    bool escaped;
    while ((at = perk_past_key(at, end, &key, &escaped))) {
        Py_ssize_t found = escaped ? find_escaped(fields, key) : find(fields, key, expected);
        if (found == -2)
            return -1;
        if (found >= 0) {
            cells[found] = (perk_py_cell)(at - base) << 1 | 1;
            expected = found + 1;
        }
        at = perk_past_value(at, end);
    }
    return 0;
}

static perk_str object_of(const perk_py_record *self)
{
    return self->resource ? perk_resource_attributes(self->resource) : self->text;
}

static int find_places(perk_py_record *self, perk_py_fields *fields)
{
    Py_ssize_t count = Py_SIZE(fields);
    perk_py_cell *cells = PyMem_Calloc((size_t)count + 1, sizeof *cells);
    perk_str object = object_of(self);
    if (!cells) {
        PyErr_NoMemory();
        return -1;
    }
    if (object.len && object.ptr[0] == '{' && fill(fields, object, self->text.ptr, cells) != 0) {
        PyMem_Free(cells);
        return -1;
    }
    self->cells = cells;
    self->fields = (perk_py_fields *)Py_NewRef(fields);
    return 0;
}

/* ---- reading ---- */

static PyObject *read_raw(perk_py_record *self, const perk_py_fields *fields,
                          const perk_py_field *member)
{
    PyObject *raw = perk_py_record_raw(self);
    PyObject *value = raw ? PyObject_CallMethod(raw, "get", "O", member->wire) : NULL;
    PyObject *read =
        value ? PyObject_CallFunctionObjArgs(fields->wrap, value, member->row_kind, NULL) : NULL;
    Py_XDECREF(value);
    return read;
}

/* Lists are the caller's to change, so a list that is kept is handed out as a copy; one that holds
 * lists is not kept. */
static int is_kept(PyObject *value)
{
    if (!PyList_CheckExact(value))
        return !PyDict_CheckExact(value);
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(value); i++)
        if (!is_kept(PyList_GET_ITEM(value, i)) || PyList_CheckExact(PyList_GET_ITEM(value, i)))
            return 0;
    return 1;
}

static PyObject *handed_out(PyObject *value)
{
    return PyList_CheckExact(value) ? PyList_GetSlice(value, 0, PyList_GET_SIZE(value))
                                    : Py_NewRef(value);
}

static PyObject *read_place(perk_py_record *self, Py_ssize_t index)
{
    const char *at = self->text.ptr + (self->cells[index] >> 1);
    PyObject *value = perk_py_value_at(self, self->fields, &self->fields->at[index], at);
    if (!value || !is_kept(value))
        return value;
    /* Making it may have run other code, which may have read the same member. */
    if (self->cells && (self->cells[index] & 1))
        self->cells[index] = (perk_py_cell)Py_NewRef(value);
    if (!PyList_CheckExact(value))
        return value;
    PyObject *copy = handed_out(value);
    Py_DECREF(value);
    return copy;
}

static PyObject *read_member(perk_py_record *self, perk_py_fields *fields, Py_ssize_t index)
{
    if (!self->text.ptr || (self->cells && self->fields != fields))
        return read_raw(self, fields, &fields->at[index]);
    if (!self->cells && find_places(self, fields) != 0)
        return NULL;
    perk_py_cell cell = self->cells[index];
    if (!cell)
        Py_RETURN_NONE;
    return cell & 1 ? read_place(self, index) : handed_out((PyObject *)cell);
}

static PyObject *field_get(PyObject *object, PyObject *record, PyObject *type)
{
    field *self = (field *)object;
    (void)type;
    if (!record)
        return Py_NewRef(object);
    if (!perk_py_is_record(record))
        return PyErr_Format(PyExc_TypeError, "%U is a member of replies' objects", self->name);
    return read_member((perk_py_record *)record, self->fields, self->index);
}

static int field_set(PyObject *object, PyObject *record, PyObject *value)
{
    char name[81];
    (void)value;
    perk_py_type_name(record, name, sizeof name);
    PyErr_Format(PyExc_AttributeError, "%U of %s is read-only", ((field *)object)->name, name);
    return -1;
}

static void field_free(PyObject *object)
{
    PyTypeObject *type = Py_TYPE(object);
    field *self = (field *)object;
    Py_XDECREF(self->fields);
    Py_XDECREF(self->name);
    Py_XDECREF(self->doc);
    PERK_PY_FREE(type)(object);
    Py_DECREF(type);
}

static PyObject *field_repr(PyObject *object)
{
    return PyUnicode_FromFormat("<member %U>", ((field *)object)->name);
}

static PyMemberDef field_members[] = {
    {"__name__", T_OBJECT, offsetof(field, name), READONLY, NULL},
    {"__doc__", T_OBJECT, offsetof(field, doc), READONLY, NULL},
    {0},
};

static PyType_Slot field_slots[] = {
    {Py_tp_dealloc, field_free}, {Py_tp_descr_get, field_get},   {Py_tp_descr_set, field_set},
    {Py_tp_repr, field_repr},    {Py_tp_members, field_members}, {0, NULL},
};

static PyType_Spec field_spec = {
    "libperk._core.Field", sizeof(field), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION,
    field_slots,
};

/* ---- the members of a class ---- */

static void fields_free(PyObject *object)
{
    PyTypeObject *type = Py_TYPE(object);
    perk_py_fields *self = (perk_py_fields *)object;
    for (Py_ssize_t i = 0; i < Py_SIZE(self); i++) {
        Py_XDECREF(self->at[i].wire);
        Py_XDECREF(self->at[i].row_kind);
        Py_XDECREF(self->at[i].made);
    }
    Py_XDECREF(self->classes);
    Py_XDECREF(self->plain);
    Py_XDECREF(self->wrap);
    PERK_PY_FREE(type)(object);
    Py_DECREF(type);
}

static PyType_Slot fields_slots[] = {{Py_tp_dealloc, fields_free}, {0, NULL}};

static PyType_Spec fields_spec = {
    "libperk._core.Fields", sizeof(perk_py_fields),
    sizeof(perk_py_field),  Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION,
    fields_slots,
};

static perk_py_kind kind_of(PyObject *kind)
{
    if (kind == Py_None)
        return PERK_PY_PLAIN;
    if (PyLong_Check(kind))
        return PERK_PY_PADDED;
    if (PyUnicode_CompareWithASCIIString(kind, "time") == 0)
        return PERK_PY_TIME;
    return PyUnicode_CompareWithASCIIString(kind, "exact") == 0 ? PERK_PY_EXACT : PERK_PY_OBJECT;
}

/* One member and its descriptor, out of the row (name, wire name, kind, doc). */
static int take_row(perk_py_fields *fields, Py_ssize_t index, PyObject *row, PyObject *dict)
{
    PyObject *name, *wire, *kind, *doc;
    Py_ssize_t len;
    perk_py_field *member = &fields->at[index];
    if (!PyArg_ParseTuple(row, "UUOU", &name, &wire, &kind, &doc))
        return -1;
    const char *key = PyUnicode_AsUTF8AndSize(wire, &len);
    field *made = key ? PyObject_New(field, field_type) : NULL;
    if (!made)
        return -1;
    *member = (perk_py_field){.wire = Py_NewRef(wire),
                              .key = {key, (size_t)len},
                              .kind = kind_of(kind),
                              .row_kind = Py_NewRef(kind)};
    made->fields = (perk_py_fields *)Py_NewRef(fields);
    made->index = index;
    made->name = Py_NewRef(name);
    made->doc = Py_NewRef(doc);
    int failed = PyDict_SetItem(dict, name, (PyObject *)made);
    Py_DECREF(made);
    return failed;
}

PyObject *perk_py_field_dict(PyObject *rows, PyObject *classes, PyObject *wrap)
{
    if (!PyList_Check(rows)) {
        PyErr_SetString(PyExc_TypeError, "a list of rows is needed here");
        return NULL;
    }
    Py_ssize_t count = PyList_GET_SIZE(rows);
    perk_py_fields *fields = PyObject_NewVar(perk_py_fields, fields_type, count);
    PyObject *dict = fields ? PyDict_New() : NULL;
    if (!fields)
        return NULL;
    memset(fields->at, 0, (size_t)count * sizeof *fields->at);
    fields->classes = Py_NewRef(classes);
    fields->plain = NULL;
    fields->wrap = Py_NewRef(wrap);
    for (Py_ssize_t i = 0; dict && i < count; i++)
        if (take_row(fields, i, PyList_GET_ITEM(rows, i), dict) != 0)
            Py_CLEAR(dict);
    Py_DECREF(fields);
    return dict;
}

static PyTypeObject *made_type(PyType_Spec *spec)
{
    return (PyTypeObject *)PyType_FromSpec(spec); /* kept for as long as the process lives */
}

int perk_py_fields_init(void)
{
    fields_type = made_type(&fields_spec);
    field_type = fields_type ? made_type(&field_spec) : NULL;
    return field_type ? 0 : -1;
}
