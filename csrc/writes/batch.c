#include "writes/batch.h"

#define MOST_ROWS (INT64_MAX / (1 << 20)) /* so that no place of a value overflows */

static int64_t buffers_of(perk_column_kind kind)
{
    switch (kind) {
    case PERK_COLUMN_STRUCT:
    case PERK_COLUMN_FIXED_LIST:
        return 1;
    case PERK_COLUMN_TEXT:
    case PERK_COLUMN_VIEW: /* at least */
        return 3;
    default:
        return 2;
    }
}

/* The buffer of an array without rows may be missing. */
static bool has_buffers(const perk_column *column, const struct ArrowArray *array)
{
    int64_t wanted = buffers_of(column->kind), has = array->n_buffers;
    if (column->kind == PERK_COLUMN_NULL)
        return true;
    if (has != wanted && (column->kind != PERK_COLUMN_VIEW || has < wanted))
        return false;
    return array->buffers && (wanted == 1 || array->buffers[1] || array->length == 0);
}

static bool has_lengths(const struct ArrowArray *array, int64_t rows)
{
    return array->length >= rows && array->length <= MOST_ROWS && array->offset >= 0 &&
           array->offset <= MOST_ROWS;
}

/* How many values of an array the children of a list, or a dictionary, must have. */
static int64_t items_of(const perk_column *column, const struct ArrowArray *array)
{
    int64_t rows = array->offset + array->length;
    if (column->kind == PERK_COLUMN_STRUCT)
        return rows;
    return column->kind == PERK_COLUMN_FIXED_LIST ? rows * column->scale : 0;
}

static bool has_children(const perk_column *column, const struct ArrowArray *array)
{
    int64_t count = (int64_t)column->count;
    if (column->kind == PERK_COLUMN_DICTIONARY)
        return perk_batch_fits(column->items, array->dictionary, 0);
    if (array->n_children != count || (count && !array->children))
        return false;
    for (int64_t i = 0; i < count; i++)
        if (!perk_batch_fits(&column->items[i], array->children[i], items_of(column, array)))
            return false;
    return true;
}

bool perk_batch_fits(const perk_column *column, const struct ArrowArray *array, int64_t rows)
{
    return array && has_lengths(array, rows) && has_buffers(column, array) &&
           has_children(column, array);
}
