#include "table/row.h"

#include "base/time.h"
#include "table/decimal.h"
#include "json/write.h"

#define MAX_ROW INT32_MAX

typedef struct rows {
    const perk_part *part;
    perk_writer writer;
} rows;

static bool is_set(const void *bits, int64_t index)
{
    return ((const uint8_t *)bits)[index / 8] >> (index % 8) & 1;
}

static perk_str text_at(const struct ArrowArray *array, int64_t row)
{
    const int32_t *offsets = array->buffers[1];
    return (perk_str){(const char *)array->buffers[2] + offsets[row],
                      (size_t)(offsets[row + 1] - offsets[row])};
}

static void write_time(rows *r, int64_t us)
{
    char text[PERK_TIME_SPACE];
    perk_write_string(&r->writer, (perk_str){text, perk_time_write(us, text)});
}

static void write_decimal(rows *r, const void *values, int64_t row)
{
    char text[64];
    perk_buf out;
    perk_decimal value;
    memcpy(&value, (const char *)values + (size_t)row * sizeof value, sizeof value);
    perk_buf_init_on(&out, text, sizeof text);
    perk_decimal_write(&out, value);
    perk_write_string(&r->writer, perk_buf_str(&out));
}

static void write_value(rows *r, unsigned column, const struct ArrowArray *array, int64_t row);

static void write_list(rows *r, unsigned column, const struct ArrowArray *array, int64_t row)
{
    const int32_t *offsets = array->buffers[1];
    perk_write_begin(&r->writer, '[');
    for (int64_t i = offsets[row]; i < offsets[row + 1]; i++)
        write_value(r, column + 1, array->children[0], i);
    perk_write_end(&r->writer, ']');
}

/* The members of a struct, or the columns of a row, from `column` on. */
static void write_members(rows *r, unsigned column, const struct ArrowArray *array, int64_t row)
{
    perk_write_begin(&r->writer, '{');
    for (int64_t i = 0; i < array->n_children; i++) {
        perk_write_key(&r->writer, perk_str_of(r->part->columns[column].name));
        write_value(r, column, array->children[i], row);
        column = r->part->columns[column].next;
    }
    perk_write_end(&r->writer, '}');
}

static void write_value(rows *r, unsigned column, const struct ArrowArray *array, int64_t row)
{
    if (array->buffers[0] && !is_set(array->buffers[0], row)) {
        perk_write_null(&r->writer);
        return;
    }
    switch (r->part->columns[column].kind) {
    case PERK_COLUMN_TEXT:
        perk_write_string(&r->writer, text_at(array, row));
        break;
    case PERK_COLUMN_JSON:
        perk_write_raw(&r->writer, text_at(array, row));
        break;
    case PERK_COLUMN_WORD:
        perk_write_string(&r->writer,
                          text_at(array->dictionary, ((const int32_t *)array->buffers[1])[row]));
        break;
    case PERK_COLUMN_TIME:
        write_time(r, ((const int64_t *)array->buffers[1])[row]);
        break;
    case PERK_COLUMN_INT:
        perk_write_int(&r->writer, ((const int64_t *)array->buffers[1])[row]);
        break;
    case PERK_COLUMN_REAL:
        perk_write_real(&r->writer, ((const double *)array->buffers[1])[row]);
        break;
    case PERK_COLUMN_DECIMAL:
        write_decimal(r, array->buffers[1], row);
        break;
    case PERK_COLUMN_BOOL:
        perk_write_bool(&r->writer, is_set(array->buffers[1], row));
        break;
    case PERK_COLUMN_LIST:
        write_list(r, column, array, row);
        break;
    case PERK_COLUMN_STRUCT:
        write_members(r, column + 1, array, row);
        break;
    }
}

perk_text *perk_row_write(const perk_part *part, const struct ArrowArray *chunk, int64_t row,
                          perk_error *err)
{
    rows r = {.part = part};
    perk_writer_init(&r.writer, MAX_ROW);
    write_members(&r, 0, chunk, row);
    return perk_writer_take(&r.writer, err);
}
