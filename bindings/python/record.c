#include "record.h"

#include "jsonapi/view.h"

#include <structmember.h>

static PyTypeObject *record_type, *row_type;

int perk_py_is_record(PyObject *value)
{
    return PyObject_TypeCheck(value, record_type);
}

/* ---- a record ---- */

static perk_py_record *born(PyObject *type)
{
    PyTypeObject *made = (PyTypeObject *)type;
    if (!PyType_Check(type) || !PyType_IsSubtype(made, record_type)) {
        PyErr_SetString(PyExc_TypeError, "a class of records is needed here");
        return NULL;
    }
    return (perk_py_record *)PERK_PY_ALLOC(made)(made, 0);
}

PyObject *perk_py_record_new(PyObject *type, PyObject *home, perk_str text)
{
    perk_py_record *self = born(type);
    if (!self)
        return NULL;
    self->home = Py_NewRef(home);
    self->text = text;
    return (PyObject *)self;
}

static int record_init(PyObject *object, PyObject *args, PyObject *named)
{
    PyObject *data;
    static char *names[] = {"data", NULL};
    if (!PyArg_ParseTupleAndKeywords(args, named, "O", names, &data))
        return -1;
    Py_XSETREF(((perk_py_record *)object)->raw, Py_NewRef(data));
    return 0;
}

static int visit_cells(perk_py_record *self, visitproc visit, void *arg)
{
    for (Py_ssize_t i = 0; self->cells && i < Py_SIZE(self->fields); i++)
        if (self->cells[i] && !(self->cells[i] & 1))
            Py_VISIT((PyObject *)self->cells[i]);
    return 0;
}

static int record_traverse(PyObject *object, visitproc visit, void *arg)
{
    perk_py_record *self = (perk_py_record *)object;
    Py_VISIT(Py_TYPE(object));
    Py_VISIT(self->home);
    Py_VISIT(self->raw);
    return visit_cells(self, visit, arg);
}

static void drop_cells(perk_py_record *self)
{
    perk_py_cell *cells = self->cells;
    perk_py_fields *fields = self->fields;
    self->cells = NULL;
    self->fields = NULL;
    for (Py_ssize_t i = 0; cells && i < Py_SIZE(fields); i++)
        if (!(cells[i] & 1))
            Py_XDECREF((PyObject *)cells[i]);
    PyMem_Free(cells);
    Py_XDECREF(fields);
}

/* The home stays: the text is its document's. */
static int record_clear(PyObject *object)
{
    perk_py_record *self = (perk_py_record *)object;
    drop_cells(self);
    Py_CLEAR(self->raw);
    return 0;
}

static void record_free(PyObject *object)
{
    PyTypeObject *type = Py_TYPE(object);
    PyObject_GC_UnTrack(object);
    record_clear(object);
    Py_CLEAR(((perk_py_record *)object)->home);
    PERK_PY_FREE(type)(object);
    Py_DECREF(type);
}

PyObject *perk_py_record_raw(perk_py_record *self)
{
    if (!self->raw && !self->text.ptr) {
        PyErr_SetString(PyExc_TypeError, "an object without data");
        return NULL;
    }
    if (!self->raw)
        self->raw = perk_py_plain_value(self->text);
    return self->raw;
}

static PyObject *get_raw(PyObject *object, void *closure)
{
    (void)closure;
    return Py_XNewRef(perk_py_record_raw((perk_py_record *)object));
}

static PyObject *get_home(PyObject *object, void *closure)
{
    PyObject *home = ((perk_py_record *)object)->home;
    (void)closure;
    return Py_NewRef(home ? home : Py_None);
}

/* A name that no class knows is for the object to find, or to raise for: `_member(name)`. */
static PyObject *get_attribute(PyObject *object, PyObject *name)
{
    PyObject *found = PyObject_GenericGetAttr(object, name);
    if (found || !PyErr_ExceptionMatches(PyExc_AttributeError) || !PyUnicode_Check(name) ||
        PyUnicode_GET_LENGTH(name) == 0 || PyUnicode_READ_CHAR(name, 0) == '_')
        return found;
    PyErr_Clear();
    return PyObject_CallMethod(object, "_member", "O", name);
}

static PyGetSetDef record_getset[] = {
    {"raw", get_raw, NULL, "The object as it was sent.", NULL},
    {"_home", get_home, NULL, NULL, NULL},
    {0},
};

static PyType_Slot record_slots[] = {
    {Py_tp_init, record_init},
    {Py_tp_dealloc, record_free},
    {Py_tp_traverse, record_traverse},
    {Py_tp_clear, record_clear},
    {Py_tp_getattro, get_attribute},
    {Py_tp_getset, record_getset},
    {0, NULL},
};

static PyType_Spec record_spec = {
    "libperk._core.Record",
    sizeof(perk_py_record),
    0,
    Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    record_slots,
};

/* ---- a resource ---- */

const perk_resource *perk_py_row_resource(PyObject *row)
{
    const perk_resource *found = NULL;
    if (PyObject_TypeCheck(row, row_type))
        found = ((perk_py_record *)row)->resource;
    if (!found)
        PyErr_SetString(PyExc_TypeError, "a resource of a document is needed here");
    return found;
}

static PyObject *text_or_empty(perk_str text)
{
    return perk_py_str(text.ptr ? text : (perk_str){"", 0});
}

static PyObject *get_id(PyObject *row, void *closure)
{
    const perk_resource *resource = perk_py_row_resource(row);
    (void)closure;
    return resource ? text_or_empty(perk_resource_id(resource)) : NULL;
}

static PyObject *get_type(PyObject *row, void *closure)
{
    const perk_resource *resource = perk_py_row_resource(row);
    (void)closure;
    return resource ? text_or_empty(perk_resource_type(resource)) : NULL;
}

static int row_init(PyObject *row, PyObject *args, PyObject *named)
{
    (void)row, (void)args, (void)named;
    PyErr_SetString(PyExc_TypeError, "resources are read out of documents: Document.parse(body)");
    return -1;
}

static PyGetSetDef row_getset[] = {
    {"type", get_type, NULL, "The type, as it was sent; empty when there is none.", NULL},
    {"id", get_id, NULL, "The id; empty when there is none.", NULL},
    {0},
};

static PyType_Slot row_slots[] = {
    {Py_tp_init, row_init},
    {Py_tp_getset, row_getset},
    {0, NULL},
};

static PyType_Spec row_spec = {
    "libperk._core.Row", sizeof(perk_py_record), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    row_slots,
};

/* ---- the resources of a document ---- */

/* The class of the resource before, which mostly is that of the next one. */
typedef struct last_class {
    perk_str type;
    PyObject *made;
} last_class;

static PyObject *class_of(const perk_resource *resource, PyObject *classes, last_class *last)
{
    perk_str type = perk_resource_type(resource);
    if (last->made && type.len == last->type.len && type.len &&
        memcmp(type.ptr, last->type.ptr, type.len) == 0)
        return last->made;
    PyObject *name = text_or_empty(type);
    PyObject *made = name ? PyObject_GetItem(classes, name) : NULL;
    Py_XDECREF(name);
    Py_XSETREF(last->made, made);
    last->type = type;
    return made;
}

static PyObject *row_of(PyObject *home, const perk_resource *resource, PyObject *made)
{
    if (!made)
        return NULL;
    PyObject *row = perk_py_record_new(made, home, perk_resource_json(resource));
    if (row)
        ((perk_py_record *)row)->resource = resource;
    return row;
}

PyObject *perk_py_row(PyObject *home, const perk_resource *resource, PyObject *classes)
{
    last_class last = {0};
    PyObject *row = row_of(home, resource, class_of(resource, classes, &last));
    Py_XDECREF(last.made);
    return row;
}

PyObject *perk_py_rows(PyObject *home, const perk_doc *doc, int included, PyObject *classes)
{
    size_t count = included ? perk_doc_included_count(doc) : perk_doc_count(doc);
    PyObject *rows = PyList_New((Py_ssize_t)count);
    last_class last = {0};
    for (size_t i = 0; rows && i < count; i++) {
        const perk_resource *resource =
            included ? perk_doc_included_at(doc, i) : perk_doc_at(doc, i);
        PyObject *row = row_of(home, resource, class_of(resource, classes, &last));
        if (row)
            PyList_SET_ITEM(rows, (Py_ssize_t)i, row);
        else
            Py_CLEAR(rows);
    }
    Py_XDECREF(last.made);
    return rows;
}

/* ---- the module ---- */

static PyTypeObject *add_type(PyObject *module, PyType_Spec *spec, PyTypeObject *base)
{
    PyObject *bases = base ? PyTuple_Pack(1, base) : NULL;
    if (base && !bases)
        return NULL;
    PyObject *type = PyType_FromSpecWithBases(spec, bases);
    Py_XDECREF(bases);
    if (type && PyModule_AddType(module, (PyTypeObject *)type) != 0)
        Py_CLEAR(type);
    return (PyTypeObject *)type; /* kept for as long as the process lives */
}

int perk_py_records_init(PyObject *module)
{
    record_type = add_type(module, &record_spec, NULL);
    row_type = record_type ? add_type(module, &row_spec, record_type) : NULL;
    return row_type ? perk_py_fields_init() : -1;
}
