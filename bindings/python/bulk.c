/* bulk.c - items of a bulk write from Python values: dumped and added in one step. */
#include "native.h"

PyObject *perk_py_bulk_add(perk_bulk *bulk, PyObject *item, perk_error *err)
{
    perk_writer writer;
    PyObject *added = NULL;
    if (perk_py_write_args(&writer, item) == 0) {
        perk_str json = perk_buf_str(&writer.out);
        int code = perk_bulk_add(bulk, json, err);
        added = code == PERK_BULK_FULL ? perk_py_bytes(json) : PyLong_FromLong(code);
    }
    perk_writer_free(&writer);
    return added;
}

PyObject *perk_py_bulk_codes(const perk_bulk *bulk, size_t begin, size_t end)
{
    size_t count = perk_bulk_count(bulk);
    end = end < count ? end : count;
    begin = begin < end ? begin : end;
    PyObject *codes = PyBytes_FromStringAndSize(NULL, (Py_ssize_t)(end - begin));
    for (size_t i = begin; codes && i < end; i++)
        PyBytes_AS_STRING(codes)[i - begin] = (char)perk_bulk_at(bulk, i);
    return codes;
}
