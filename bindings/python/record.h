/*
 * record.h - objects of replies as Python sees them: a resource, or an object nested in one. Its
 * members are attributes of classes that libperk._classes makes from the table's rows.
 *
 * A record stands over bytes of its document, which its home keeps. The first attribute that is
 * read finds the places of all of them; each is made into a Python value when it is first asked
 * for, and kept. A record without bytes (out of a pickle, of a caller) stands over a dict.
 */
#ifndef PERK_PYTHON_RECORD_H
#define PERK_PYTHON_RECORD_H

#include "native.h"

/* How a member reads. */
typedef enum perk_py_kind {
    PERK_PY_PLAIN,
    PERK_PY_TIME,   /* an aware datetime */
    PERK_PY_EXACT,  /* a decimal of the digits received */
    PERK_PY_PADDED, /* a whole number as text of at least so many digits */
    PERK_PY_OBJECT  /* a record of another class */
} perk_py_kind;

typedef struct perk_py_field {
    PyObject *wire; /* its name in replies: a str, which owns `key` */
    perk_str key;
    perk_py_kind kind;
    PyObject *row_kind; /* the kind as libperk._classes writes it */
    PyObject *made;     /* the class of PERK_PY_OBJECT; NULL until it is needed */
} perk_py_field;

/* The members of one class. */
typedef struct perk_py_fields {
    PyObject_VAR_HEAD PyObject
        *classes;    /* a function: the class of an object by name; of "" the plain one */
    PyObject *plain; /* the plain one; NULL until it is needed */
    PyObject *wrap;  /* a function: a plain value and a kind to what is read */
    perk_py_field at[];
} perk_py_fields;

/* What a record knows of one of its members: 0, nothing; an object; or, with the lowest bit set,
 * the place of its value in the record's text. */
typedef uintptr_t perk_py_cell;

typedef struct perk_py_record {
    PyObject_HEAD PyObject *home; /* keeps the document */
    PyObject *raw;                /* the object as plain values; NULL until it is needed */
    perk_str text;                /* {NULL,0}: there is only `raw` */
    const perk_resource *resource;
    perk_py_fields *fields; /* those of `cells` */
    perk_py_cell *cells;
} perk_py_record;

/* ---- record.c ---- */

/* Adds the types to the module; -1 with an exception when it cannot. */
int perk_py_records_init(PyObject *module);
/* A record of that class over a text inside the document of `home`. */
PyObject *perk_py_record_new(PyObject *type, PyObject *home, perk_str text);
/* The object as plain values, borrowed; NULL with an exception. */
PyObject *perk_py_record_raw(perk_py_record *self);
int perk_py_is_record(PyObject *value);

/* The resources of a document as records: `classes` maps a type (a str) to its class. */
PyObject *perk_py_rows(PyObject *home, const perk_doc *doc, int included, PyObject *classes);
PyObject *perk_py_row(PyObject *home, const perk_resource *resource, PyObject *classes);
const perk_resource *perk_py_row_resource(PyObject *row);

/* ---- field.c ---- */

int perk_py_fields_init(void);
/* Descriptors of the members of a class, as a dict by name. A row is (name, wire name, kind, doc);
 * the kind is that of libperk._classes.Fields. */
PyObject *perk_py_field_dict(PyObject *rows, PyObject *classes, PyObject *wrap);

/* ---- value.c ---- */

/* The value at `at` in the record's text, as its member reads. */
PyObject *perk_py_value_at(const perk_py_record *self, perk_py_fields *fields, perk_py_field *field,
                           const char *at);

#endif
