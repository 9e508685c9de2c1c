/* perk.i - the Python module: head, typemaps, API, and the few functions of Python only. */
%module(package="libperk") _core

%include "../common/head.i"
%include "typemaps.i"
%include "../common/api.i"
%{
#include <perk/perk_table.h>
%}
%include "../common/table.i"

PERK_PY_OWNED(perk_config)
PERK_PY_OWNED(perk_client)
PERK_PY_OWNED(perk_args)
PERK_PY_OWNED(perk_request)
PERK_PY_OWNED(perk_doc)
PERK_PY_OWNED(perk_call)
PERK_PY_OWNED(perk_outcomes)
PERK_PY_OWNED(perk_bulk)
PERK_PY_OWNED(perk_rows)
PERK_PY_OWNED(perk_reconcile)
PERK_PY_OWNED(perk_modify)
PERK_PY_OWNED(perk_verifier)
PERK_PY_OWNED(perk_verification)
PERK_PY_OWNED(perk_table)
PERK_PY_OWNED(perk_chunks)

/* Rows of tables (perk_rows.h): a capsule of __arrow_c_stream__ is moved out of. What makes rows may
 * be Python code, on any thread, which takes the lock itself. */
%typemap(in) struct ArrowArrayStream *stream {
    $1 = (struct ArrowArrayStream *)PyCapsule_GetPointer($input, "arrow_array_stream");
    if (!$1)
        SWIG_fail;
}
PERK_PY_UNLOCKED(perk_rows_new, PERK_PY_LARGE)
PERK_PY_UNLOCKED(perk_bulk_add_rows, PERK_PY_LARGE)
%{
#include <perk/perk_rows.h>
%}
PERK_OBJECT(perk_rows, perk_rows_free)
%newobject perk_rows_new;
perk_rows *perk_rows_new(const perk_op *op, struct ArrowArrayStream *stream, int strict,
                         perk_error *err);
int perk_bulk_add_rows(perk_bulk *bulk, perk_rows *rows, perk_error *err);

/* The types of what replies hold (record.h). */
%{
#include "record.h"
%}
%init %{
    if (perk_py_records_init(m) != 0)
        return -1;
%}

/* Native values straight from the scanner and to the writer (native.c). */
%rename(parse) perk_py_parse;
%rename(dump) perk_py_dump;
%rename(dump_args) perk_py_dump_args;
%rename(bulk_add) perk_py_bulk_add;
%rename(bulk_codes) perk_py_bulk_codes;
%rename(rows) perk_py_rows;
%rename(row) perk_py_row;
%rename(row_resource) perk_py_row_resource;
%rename(field_dict) perk_py_field_dict;
%rename(resource_place) perk_py_place;
%rename(time_of) perk_py_time;
PyObject *perk_py_parse(PyObject *text);
PyObject *perk_py_dump(PyObject *value);
PyObject *perk_py_dump_args(PyObject *value);
%exception perk_py_bulk_add {
    $action
    if (PyErr_Occurred())
        SWIG_fail;
}
PyObject *perk_py_bulk_add(perk_bulk *bulk, PyObject *item, perk_error *err);
PyObject *perk_py_bulk_codes(const perk_bulk *bulk, size_t begin, size_t end);
%exception perk_py_row_resource {
    $action
    if (PyErr_Occurred())
        SWIG_fail;
}
PyObject *perk_py_rows(PyObject *home, const perk_doc *doc, int included, PyObject *classes);
PyObject *perk_py_row(PyObject *home, const perk_resource *resource, PyObject *classes);
const perk_resource *perk_py_row_resource(PyObject *row);
PyObject *perk_py_field_dict(PyObject *rows, PyObject *classes, PyObject *wrap);
PyObject *perk_py_place(const perk_resource *resource);
PyObject *perk_py_time(PyObject *value);

/* Columns (arrow.c). */
%rename(chunks_schema) perk_py_chunks_schema;
%rename(table_move) perk_py_table_move;
%rename(chunks_stream) perk_py_chunks_stream;
%rename(chunks_array) perk_py_chunks_array;
%rename(chunks_next) perk_py_chunks_next;
PyObject *perk_py_table_move(perk_table *table, size_t part, int flush, perk_chunks *chunks);
PyObject *perk_py_chunks_schema(const perk_chunks *chunks);
PyObject *perk_py_chunks_stream(const perk_chunks *chunks);
PyObject *perk_py_chunks_array(const perk_chunks *chunks);
PyObject *perk_py_chunks_next(PyObject *capsule, perk_chunks *chunks);
