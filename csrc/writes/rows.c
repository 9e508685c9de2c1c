/* Rows of tables that somebody else made, as the items of a bulk write. */
#include <perk/perk_rows.h>

#include "base/error.h"
#include "base/limits.h"
#include "base/mem.h"
#include "writes/batch.h"
#include "writes/bulk.h"
#include "writes/frame.h"

#include <inttypes.h>
#include <stdio.h>

struct perk_rows {
    struct ArrowArrayStream stream; /* released once it has no more batches */
    struct ArrowArray batch;        /* released: there is none */
    perk_frame frame;
    perk_writer item;
    int64_t next;  /* row of the batch */
    int64_t count; /* rows so far, for errors */
};

/* The stream's own words, cut; they are about its columns and types. */
static int refuse_stream(struct ArrowArrayStream *stream, perk_error *err)
{
    const char *why = stream->get_last_error ? stream->get_last_error(stream) : NULL;
    return perk_error_set(err, PERK_E_INPUT, "the rows cannot be read: %.200s",
                          why && *why ? why : "the table gives no reason");
}

static int refuse(const char *why, perk_error *err)
{
    return perk_error_set(err, PERK_E_INPUT, "the rows cannot be read: %s", why);
}

static int read_schema(perk_rows *rows, const perk_op *op, bool strict, perk_error *err)
{
    struct ArrowSchema schema = {.release = NULL};
    if (!rows->stream.release)
        return refuse("their stream was read before", err);
    if (rows->stream.get_schema(&rows->stream, &schema) != 0)
        return refuse_stream(&rows->stream, err);
    if (!schema.release)
        return refuse("they have no schema", err);
    int code = perk_frame_read(&rows->frame, op, &schema, strict, err);
    schema.release(&schema);
    return code;
}

perk_rows *perk_rows_new(const perk_op *op, struct ArrowArrayStream *stream, int strict,
                         perk_error *err)
{
    perk_rows *rows = perk_mem_new(sizeof *rows);
    if (!rows) {
        perk_error_nomem(err);
        if (stream->release)
            stream->release(stream);
        return NULL;
    }
    perk_mem_born();
    rows->stream = *stream;
    stream->release = NULL;
    perk_writer_init(&rows->item, PERK_MAX_REQUEST);
    if (read_schema(rows, op, strict, err) == 0)
        return rows;
    perk_rows_free(rows);
    return NULL;
}

static void drop_batch(perk_rows *rows)
{
    if (rows->batch.release)
        rows->batch.release(&rows->batch);
    rows->batch.release = NULL;
}

static void drop_stream(perk_rows *rows)
{
    if (rows->stream.release)
        rows->stream.release(&rows->stream);
    rows->stream.release = NULL;
}

void perk_rows_free(perk_rows *rows)
{
    if (!rows)
        return;
    drop_batch(rows);
    drop_stream(rows);
    perk_frame_clear(&rows->frame);
    perk_writer_free(&rows->item);
    perk_mem_free(rows);
    perk_mem_died();
}

/* 1 with the next batch, 0 when there is none. */
static int next_batch(perk_rows *rows, perk_error *err)
{
    drop_batch(rows);
    rows->next = 0;
    if (!rows->stream.release)
        return 0;
    if (rows->stream.get_next(&rows->stream, &rows->batch) != 0) {
        rows->batch.release = NULL;
        return refuse_stream(&rows->stream, err);
    }
    if (!rows->batch.release) {
        drop_stream(rows);
        return 0;
    }
    if (perk_batch_fits(&rows->frame.columns, &rows->batch, 0))
        return 1;
    drop_batch(rows);
    return refuse("a batch does not match the schema", err);
}

static int reject(perk_bulk *bulk, const perk_rows *rows, perk_frame_fault fault, perk_error *err)
{
    char message[256];
    perk_str name = perk_column_name(fault.column);
    int len = snprintf(message, sizeof message, "row %" PRId64 ", column '%.*s': %s", rows->count,
                       PERK_SHOW(name), fault.why);
    size_t most = sizeof message - 1;
    perk_str text = {message, (size_t)len < most ? (size_t)len : most};
    return perk_bulk_reject(bulk, PERK_E_TYPE, name, text, err);
}

/* What a writer refuses: text that is not UTF-8, an item that is too long. */
static int reject_item(perk_bulk *bulk, const perk_rows *rows, perk_error *err)
{
    perk_error why = PERK_ERROR_INIT;
    char message[256];
    int code = perk_writer_check(&rows->item, &why);
    if (code == PERK_E_NOMEM)
        return perk_error_nomem(err);
    int len =
        snprintf(message, sizeof message, "row %" PRId64 ": %.200s", rows->count, why.message);
    return perk_bulk_reject(bulk, code, PERK_NONE, (perk_str){message, (size_t)len}, err);
}

static int add_row(perk_bulk *bulk, perk_rows *rows, perk_error *err)
{
    size_t max = rows->item.out.max;
    perk_buf space = rows->item.out;
    space.len = 0;
    space.failed = 0;
    rows->item = (perk_writer){.out = space};
    rows->item.out.max = max;
    perk_frame_fault fault = perk_frame_write(&rows->frame, &rows->batch, rows->next, &rows->item);
    if (fault.column)
        return reject(bulk, rows, fault, err);
    if (rows->item.problem || rows->item.out.failed)
        return reject_item(bulk, rows, err);
    return perk_bulk_add(bulk, perk_buf_str(&rows->item.out), err);
}

int perk_bulk_add_rows(perk_bulk *bulk, perk_rows *rows, perk_error *err)
{
    for (;;) {
        if (!rows->batch.release || rows->next >= rows->batch.length) {
            int more = next_batch(rows, err);
            if (more <= 0)
                return more;
            continue;
        }
        if (perk_bulk_is_full(bulk))
            return PERK_BULK_FULL;
        int added = add_row(bulk, rows, err);
        if (added < 0)
            return added;
        rows->next++;
        rows->count++;
    }
}
