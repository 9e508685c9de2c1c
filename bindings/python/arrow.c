/* arrow.c - chunks of tables as the capsules of Arrow's PyCapsule interface. Whoever takes what is
 * in a capsule moves it out; the capsule then releases nothing. */
#include "native.h"

#include "base/error.h"

#include <stdlib.h>

#define SCHEMA_NAME "arrow_schema"
#define ARRAY_NAME "arrow_array"
#define STREAM_NAME "arrow_array_stream"

/* ---- what a capsule does at its end ---- */

static void end_schema(PyObject *capsule)
{
    struct ArrowSchema *held = PyCapsule_GetPointer(capsule, SCHEMA_NAME);
    if (held->release)
        held->release(held);
    free(held);
}

static void end_array(PyObject *capsule)
{
    struct ArrowArray *held = PyCapsule_GetPointer(capsule, ARRAY_NAME);
    if (held->release)
        held->release(held);
    free(held);
}

static void end_stream(PyObject *capsule)
{
    struct ArrowArrayStream *held = PyCapsule_GetPointer(capsule, STREAM_NAME);
    if (held->release)
        held->release(held);
    free(held);
}

/* A capsule with an empty struct; `*out` is what to fill. */
static PyObject *new_capsule(size_t size, const char *name, PyCapsule_Destructor end, void **out)
{
    void *held = calloc(1, size);
    PyObject *capsule = held ? PyCapsule_New(held, name, end) : PyErr_NoMemory();
    if (!capsule)
        free(held);
    *out = held;
    return capsule;
}

static PyObject *new_schema(struct ArrowSchema **out)
{
    return new_capsule(sizeof **out, SCHEMA_NAME, end_schema, (void **)out);
}

static PyObject *new_array(struct ArrowArray **out)
{
    return new_capsule(sizeof **out, ARRAY_NAME, end_array, (void **)out);
}

static PyObject *new_stream(struct ArrowArrayStream **out)
{
    return new_capsule(sizeof **out, STREAM_NAME, end_stream, (void **)out);
}

/* ---- tables ---- */

/* The capsule, or the error in its place. */
static PyObject *or_raise(PyObject *capsule, int code, const perk_error *err)
{
    if (code == 0)
        return capsule;
    Py_DECREF(capsule);
    perk_py_raise(err);
    return NULL;
}

PyObject *perk_py_chunks_schema(const perk_chunks *chunks)
{
    perk_error err = PERK_ERROR_INIT;
    struct ArrowSchema *schema;
    PyObject *capsule = new_schema(&schema);
    return capsule ? or_raise(capsule, perk_chunks_schema(chunks, schema, &err), &err) : NULL;
}

PyObject *perk_py_chunks_stream(const perk_chunks *chunks)
{
    perk_error err = PERK_ERROR_INIT;
    struct ArrowArrayStream *stream;
    PyObject *capsule = new_stream(&stream);
    return capsule ? or_raise(capsule, perk_chunks_stream(chunks, stream, &err), &err) : NULL;
}

/* 1; 0 when there is none; -1 with an exception. */
static int move_one(perk_table *table, size_t part, int flush, perk_chunks *chunks)
{
    perk_error err = PERK_ERROR_INIT;
    struct ArrowArray array = {.release = NULL};
    int taken = perk_table_take(table, part, flush, &array, &err);
    if (taken == 1 && perk_chunks_add(chunks, &array, &err) != 0) {
        if (array.release)
            array.release(&array);
        taken = -1;
    }
    if (taken < 0)
        perk_py_raise(&err);
    return taken;
}

PyObject *perk_py_table_move(perk_table *table, size_t part, int flush, perk_chunks *chunks)
{
    int taken = move_one(table, part, flush, chunks);
    return taken < 0 ? NULL : PyBool_FromLong(taken);
}

/* ---- a chunk as (schema, array) ---- */

/* Only memory can lack: the streams are ours. */
static PyObject *raise_nomem(void)
{
    perk_py_refuse(PERK_E_NOMEM, "", "out of memory");
    return NULL;
}

static PyObject *pair_of(struct ArrowArrayStream *stream)
{
    struct ArrowSchema *schema;
    struct ArrowArray *array;
    PyObject *first = new_schema(&schema), *second = new_array(&array), *pair = NULL;
    if (first && second) {
        if (stream->get_schema(stream, schema) != 0 || stream->get_next(stream, array) != 0)
            raise_nomem();
        else
            pair = PyTuple_Pack(2, first, second);
    }
    Py_XDECREF(first);
    Py_XDECREF(second);
    return pair;
}

PyObject *perk_py_chunks_array(const perk_chunks *chunks)
{
    perk_error err = PERK_ERROR_INIT;
    struct ArrowArrayStream stream = {.release = NULL};
    if (perk_chunks_stream(chunks, &stream, &err) != 0) {
        perk_py_raise(&err);
        return NULL;
    }
    PyObject *pair = pair_of(&stream);
    stream.release(&stream);
    return pair;
}

/* ---- chunks out of a stream of chunks ---- */

PyObject *perk_py_chunks_next(PyObject *capsule, perk_chunks *chunks)
{
    perk_error err = PERK_ERROR_INIT;
    struct ArrowArrayStream *stream = PyCapsule_GetPointer(capsule, STREAM_NAME);
    struct ArrowArray array = {.release = NULL};
    if (!stream)
        return NULL;
    if (stream->get_next(stream, &array) != 0)
        return raise_nomem();
    if (!array.release)
        Py_RETURN_FALSE;
    if (perk_chunks_add(chunks, &array, &err) != 0) {
        array.release(&array);
        perk_py_raise(&err);
        return NULL;
    }
    Py_RETURN_TRUE;
}
