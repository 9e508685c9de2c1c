/*
 * native.h - the hand-written half of the Python module: what typemaps call, and native values from
 * and to JSON.
 *
 * Everything here runs with the interpreter lock held, except that perk_py_tick acquires and
 * releases it.
 */
#ifndef PERK_PYTHON_NATIVE_H
#define PERK_PYTHON_NATIVE_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <perk/perk.h>
#include <perk/perk_curl.h>
#include <perk/perk_pull.h>
#include <perk/perk_table.h>

#include "json/write.h"

#include "limited.h"

#define PERK_PY_LARGE 65536 /* bytes from which on parsing gives up the interpreter lock */

/* ---- glue.c: texts, errors, signals ---- */

/* Bytes of a str or of anything with a buffer, kept alive until released. None gives the absent
 * view. */
typedef struct perk_py_view {
    perk_str str;
    Py_buffer buffer;
} perk_py_view;

int perk_py_view_get(PyObject *value, const char *name, perk_py_view *view);
void perk_py_view_release(perk_py_view *view);

PyObject *perk_py_str(perk_str text);    /* str, or None for the absent view */
PyObject *perk_py_bytes(perk_str text);  /* bytes, or None for the absent view */
PyObject *perk_py_text(perk_text *text); /* str, and frees; None for NULL */

/* The exception for an error, made by libperk.errors: raised, or returned as a value (None for NULL
 * or code 0). */
void perk_py_raise(const perk_error *err);
PyObject *perk_py_error(const perk_error *err);
/* Raises what Python's side refuses before the core sees it. */
void perk_py_refuse(int code, const char *pointer, const char *message);

/* For perk_driver_run; `context` is the PyThreadState given up. Runs signal handlers; not 0 when
 * one raised. */
int perk_py_tick(void *context);

/* ---- plain.c ---- */

/* The name of the type of a value, cut to its length limit. */
void perk_py_type_name(PyObject *value, char *room, size_t size);
/* Whether the value is of that type; a module that nobody imported has no instances. */
int perk_py_is_a(PyObject *value, const char *module, const char *name);
/* Whether it is a missing value, as NaN, NaT and NA do in a frame. None does not:
 * it may be meant. */
int perk_py_is_missing(PyObject *value);
/* A replacement that is nearer to JSON: a new reference; NULL without an exception when there is
 * none. */
PyObject *perk_py_plain(PyObject *value);
/* Whether it is walked as a list: an iterator, a view of a dict, any sequence but bytes. */
int perk_py_is_series(PyObject *value);

/* ---- parse.c, dump.c ---- */

PyObject *perk_py_parse(PyObject *text);
PyObject *perk_py_plain_value(perk_str text); /* of JSON text that is valid already */
PyObject *perk_py_string(perk_str raw);       /* a string without escapes, without its quotes */
PyObject *perk_py_unescaped(perk_str raw); /* the same with escapes; its quotes stand around it */
PyObject *
perk_py_place(const perk_resource *resource); /* (whether it is an included one, its index) */
PyObject *perk_py_dump(PyObject *value);
PyObject *
perk_py_dump_args(PyObject *value); /* what the core reads again: integers must fit 64 bits */
/* The same into a writer, which the caller frees in any case: 0, or -1 with the exception set. */
int perk_py_write_args(perk_writer *writer, PyObject *value);

/* ---- bulk.c ---- */

/* perk_bulk_add of the JSON of a value; an exception when it has none. When the request is full,
 * the JSON is returned in place of that code: values may be such that can be walked but once. */
PyObject *perk_py_bulk_add(perk_bulk *bulk, PyObject *item, perk_error *err);
/* The outcomes of items begin..end as bytes, of which each is an enum perk_outcome or 0. */
PyObject *perk_py_bulk_codes(const perk_bulk *bulk, size_t begin, size_t end);

/* ---- arrow.c: capsules of Arrow's PyCapsule interface ---- */

PyObject *perk_py_chunks_schema(const perk_chunks *chunks); /* "arrow_schema" */
PyObject *perk_py_chunks_stream(const perk_chunks *chunks); /* "arrow_array_stream" */
/* The first chunk: ("arrow_schema", "arrow_array"). */
PyObject *perk_py_chunks_array(const perk_chunks *chunks);
/* Moves a full chunk from a table to `chunks`, with `flush` also one that is not: whether there was
 * one. */
PyObject *perk_py_table_move(perk_table *table, size_t part, int flush, perk_chunks *chunks);
/* The same from a capsule "arrow_array_stream" of other chunks. */
PyObject *perk_py_chunks_next(PyObject *capsule, perk_chunks *chunks);

/* ---- pull.c ---- */

/* (kind, index, id, pages, error, call, action, resumes_in_ms); takes over `call`. */
PyObject *perk_py_event(const perk_pull_event *event, PyObject *call);

/* ---- time.c ---- */

/* An aware datetime in UTC for the text of a time with a zone; any other value as it is. */
PyObject *perk_py_time(PyObject *value);
/* The same of a text; NULL, mostly without an exception, when it is no such time. */
PyObject *perk_py_time_of(perk_str text);

#endif
