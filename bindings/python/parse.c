/*
 * parse.c - Python values straight from the scanner's events: no tree in between.
 *
 * Values wait on a stack until their container ends; since the end has their number, a
 * list is made at its final size. Object keys repeat from resource to resource, so a small cache
 * hands out the same str (hash already known) again.
 */
#include "native.h"

#include "base/error.h"
#include "jsonapi/view.h"
#include "json/scan.h"

#include <string.h>

#define STACK_START 512
#define KEY_SLOTS 256u  /* a power of two */
#define KEY_MAX 40      /* longer keys are not cached */
#define DIGITS_MAX 4300 /* Python's own default bound for text to int */

typedef struct builder {
    PyObject **stack;
    size_t len, cap;
    perk_error *err;
    PyObject *keys[KEY_SLOTS];
    PyObject *start[STACK_START];
} builder;

static int out_of_memory(builder *b)
{
    PyErr_Clear();
    return perk_error_set(b->err, PERK_E_NOMEM, "out of memory");
}

/* Takes over `value`; NULL is a failure to make it. */
static int push(builder *b, PyObject *value)
{
    if (!value)
        return out_of_memory(b);
    if (b->len == b->cap) {
        PyObject **old = b->stack == b->start ? NULL : b->stack;
        PyObject **stack = PyMem_Realloc(old, 2 * b->cap * sizeof *stack);
        if (!stack) {
            Py_DECREF(value);
            return out_of_memory(b);
        }
        if (!old)
            memcpy(stack, b->start, sizeof b->start);
        b->stack = stack;
        b->cap *= 2;
    }
    b->stack[b->len++] = value;
    return 0;
}

static int is_ascii(perk_str text)
{
    size_t i = 0;
    uint64_t word, high = 0;
    for (; i + 8 <= text.len; i += 8) {
        memcpy(&word, text.ptr + i, 8);
        high |= word;
    }
    for (; i < text.len; i++)
        high |= (unsigned char)text.ptr[i];
    return (high & 0x8080808080808080u) == 0;
}

static PyObject *text_of(perk_str text)
{
    if (text.len < 2 || !is_ascii(text)) /* Python shares the one-character ones */
        return PyUnicode_DecodeUTF8(text.ptr, (Py_ssize_t)text.len, "strict");
    return perk_py_ascii(text.ptr, (Py_ssize_t)text.len);
}

static size_t key_slot(perk_str name)
{
    uint64_t head = 0, tail = 0;
    if (name.len >= 8) {
        memcpy(&head, name.ptr, 8);
        memcpy(&tail, name.ptr + name.len - 8, 8);
    } else {
        memcpy(&head, name.ptr, name.len);
    }
    uint64_t mixed = (head ^ (tail << 1) ^ name.len) * 0x9E3779B97F4A7C15u;
    return (size_t)(mixed >> 56) & (KEY_SLOTS - 1);
}

static PyObject *key_of(builder *b, perk_str name)
{
    if (name.len == 0 || name.len > KEY_MAX)
        return text_of(name);
    PyObject **slot = &b->keys[key_slot(name)];
    if (*slot && (size_t)PyUnicode_GET_LENGTH(*slot) == name.len &&
        memcmp(perk_py_ascii_data(*slot), name.ptr, name.len) == 0) {
        Py_INCREF(*slot);
        return *slot;
    }
    PyObject *made = text_of(name);
    if (made && perk_py_is_ascii(made)) {
        /* not interned: Python 3.12 keeps what is interned for ever */
        Py_INCREF(made);
        Py_XSETREF(*slot, made);
    }
    return made;
}

/* ---- the sink ---- */

static int on_null(void *ctx)
{
    Py_INCREF(Py_None);
    return push(ctx, Py_None);
}

static int on_boolean(void *ctx, int value)
{
    return push(ctx, PyBool_FromLong(value));
}

static int on_integer(void *ctx, int64_t value)
{
    return push(ctx, PyLong_FromLongLong(value));
}

static int on_real(void *ctx, double value, perk_str text)
{
    (void)text;
    return push(ctx, PyFloat_FromDouble(value));
}

static int on_number(void *ctx, perk_str text)
{
    builder *b = ctx;
    char digits[DIGITS_MAX + 1];
    if (text.len > DIGITS_MAX)
        return perk_error_set(b->err, PERK_E_LIMIT, "an integer of more than %d digits",
                              DIGITS_MAX);
    memcpy(digits, text.ptr, text.len);
    digits[text.len] = '\0';
    return push(b, PyLong_FromString(digits, NULL, 10));
}

static int on_string(void *ctx, perk_str value)
{
    return push(ctx, text_of(value));
}

static int on_key(void *ctx, perk_str name)
{
    return push(ctx, key_of(ctx, name));
}

static int on_begin(void *ctx)
{
    (void)ctx;
    return 0;
}

static int on_end_object(void *ctx, size_t n)
{
    builder *b = ctx;
    PyObject *dict = PyDict_New();
    PyObject **pair = b->stack + (b->len -= 2 * n);
    int bad = !dict;
    for (size_t i = 0; i < n; i++, pair += 2) {
        if (!bad)
            bad = PyDict_SetItem(dict, pair[0], pair[1]) != 0;
        Py_DECREF(pair[0]);
        Py_DECREF(pair[1]);
    }
    if (bad)
        Py_CLEAR(dict);
    return push(b, dict);
}

static int on_end_array(void *ctx, size_t n)
{
    builder *b = ctx;
    PyObject *list = PyList_New((Py_ssize_t)n);
    if (!list)
        return out_of_memory(b);
    b->len -= n;
    for (size_t i = 0; i < n; i++)
        PyList_SET_ITEM(list, (Py_ssize_t)i, b->stack[b->len + i]);
    return push(b, list);
}

static const perk_sink native_sink = {
    .null = on_null,
    .boolean = on_boolean,
    .integer = on_integer,
    .real = on_real,
    .number = on_number,
    .string = on_string,
    .key = on_key,
    .begin_object = on_begin,
    .end_object = on_end_object,
    .begin_array = on_begin,
    .end_array = on_end_array,
};

static PyObject *finish(builder *b, int failed)
{
    PyObject *result = failed ? NULL : b->stack[--b->len];
    while (b->len)
        Py_DECREF(b->stack[--b->len]);
    for (size_t i = 0; i < KEY_SLOTS; i++)
        Py_XDECREF(b->keys[i]);
    if (b->stack != b->start)
        PyMem_Free(b->stack);
    return result;
}

static PyObject *parse(perk_str text)
{
    perk_error err = PERK_ERROR_INIT;
    builder b;
    b.stack = b.start;
    b.len = 0;
    b.cap = STACK_START;
    b.err = &err;
    memset(b.keys, 0, sizeof b.keys);
    /* Thousands of new dicts would start collections that cannot find anything: all of them are
     * reachable from here. */
    int collecting = PyGC_Disable();
    int failed = perk_json_scan(text, 0, &native_sink, &b, &err);
    PyObject *result = finish(&b, failed);
    if (collecting)
        PyGC_Enable();
    if (failed)
        perk_py_raise(&err);
    return result;
}

PyObject *perk_py_parse(PyObject *text)
{
    perk_py_view view = {{NULL, 0}, {0}};
    if (perk_py_view_get(text, "text", &view) != 0)
        return NULL;
    PyObject *result = parse(view.str);
    perk_py_view_release(&view);
    return result;
}

PyObject *perk_py_plain_value(perk_str text)
{
    return parse(text);
}

PyObject *perk_py_string(perk_str raw)
{
    return text_of(raw);
}

PyObject *perk_py_unescaped(perk_str raw)
{
    return parse((perk_str){raw.ptr - 1, raw.len + 2});
}

PyObject *perk_py_place(const perk_resource *resource)
{
    bool included;
    size_t index = perk_resource_place(resource, &included);
    return Py_BuildValue("(Nn)", PyBool_FromLong(included), (Py_ssize_t)index);
}
