#include "writes/cell.h"

#include "base/limits.h"
#include "json/real.h"

#include <math.h>
#include <stdio.h>

#define DAY 86400
#define FIRST_DAY (-719528) /* 0000-01-01, in days after 1970-01-01 */
#define LAST_DAY 2932896    /* 9999-12-31 */
#define INLINE_VIEW 12      /* bytes of text that a view holds itself */
#define FIRST_DATA 2        /* the buffer that views count from */
#define DECIMAL_TEXT 48

/* ---- bytes ---- */

static const char *bytes_at(const struct ArrowArray *array, int buffer, int64_t offset)
{
    return (const char *)array->buffers[buffer] + offset;
}

static bool bit_at(const void *bits, int64_t index)
{
    return ((const uint8_t *)bits)[index / 8] >> (index % 8) & 1;
}

static int64_t int_at(const void *values, size_t width, int64_t index)
{
    switch (width) {
    case 1:
        return ((const int8_t *)values)[index];
    case 2:
        return ((const int16_t *)values)[index];
    case 4:
        return ((const int32_t *)values)[index];
    default:
        return ((const int64_t *)values)[index];
    }
}

static uint64_t uint_at(const void *values, size_t width, int64_t index)
{
    switch (width) {
    case 1:
        return ((const uint8_t *)values)[index];
    case 2:
        return ((const uint16_t *)values)[index];
    case 4:
        return ((const uint32_t *)values)[index];
    default:
        return ((const uint64_t *)values)[index];
    }
}

static double real_at(const perk_column *column, const struct ArrowArray *array, int64_t index)
{
    const void *values = array->buffers[1];
    return column->width == 4 ? (double)((const float *)values)[index]
                              : ((const double *)values)[index];
}

static const char damaged[] = "a damaged value: its offset or index is out of range";

static bool is_in(const struct ArrowArray *array, int64_t index)
{
    return index >= 0 && index < array->length;
}

/* Where the entry of a dictionary is. */
static int64_t entry_at(const perk_column *column, const struct ArrowArray *array, int64_t index)
{
    const void *values = array->buffers[1];
    return column->is_signed ? int_at(values, column->width, index)
                             : (int64_t)uint_at(values, column->width, index);
}

static bool is_null(const perk_column *column, const struct ArrowArray *array, int64_t at)
{
    if (column->kind == PERK_COLUMN_NULL)
        return true;
    return array->null_count != 0 && array->buffers[0] && !bit_at(array->buffers[0], at);
}

bool perk_cell_missing(const perk_column *column, const struct ArrowArray *array, int64_t index)
{
    int64_t at = index + array->offset;
    if (is_null(column, array, at))
        return true;
    if (column->kind == PERK_COLUMN_REAL)
        return isnan(real_at(column, array, at));
    if (column->kind != PERK_COLUMN_DICTIONARY)
        return false;
    int64_t entry = entry_at(column, array, at);
    return is_in(array->dictionary, entry) &&
           perk_cell_missing(column->items, array->dictionary, entry);
}

/* ---- scalars ---- */

static const char *write_uint(perk_writer *out, uint64_t value)
{
    if (value > INT64_MAX)
        return "an integer outside 64 bits; send it as text if the API takes text there";
    perk_write_int(out, (int64_t)value);
    return NULL;
}

/* A whole number in a column of floats, which is what pandas makes of integers when some
 * are missing. */
static const char *write_real(perk_writer *out, const perk_column *column, double value)
{
    bool whole = column->field && column->field->type == PERK_T_INT &&
                 fabs(value) < 9007199254740992.0 && value == (double)(int64_t)value;
    if (!isfinite(value))
        return "not a finite number";
    if (whole)
        perk_write_int(out, (int64_t)value);
    else
        perk_write_real(out, value);
    return NULL;
}

static const char *write_text(perk_writer *out, const perk_column *column,
                              const struct ArrowArray *array, int64_t at)
{
    const void *offsets = array->buffers[1];
    int64_t begin = int_at(offsets, column->width, at),
            end = int_at(offsets, column->width, at + 1);
    if (begin < 0 || end < begin || (end > begin && !array->buffers[2]))
        return damaged;
    perk_write_string(
        out, (perk_str){begin < end ? bytes_at(array, 2, begin) : "", (size_t)(end - begin)});
    return NULL;
}

/* The text of a long view; {NULL,0} when it is nowhere. The last buffer has the sizes of those
 * that views count. */
static perk_str long_view(const struct ArrowArray *array, const int32_t parts[4])
{
    const int64_t *sizes = array->buffers[array->n_buffers - 1];
    if (parts[2] < 0 || parts[2] >= array->n_buffers - FIRST_DATA - 1 || parts[3] < 0 || !sizes ||
        (int64_t)parts[3] + parts[0] > sizes[parts[2]] || !array->buffers[FIRST_DATA + parts[2]])
        return PERK_NONE;
    return (perk_str){bytes_at(array, FIRST_DATA + parts[2], parts[3]), (size_t)parts[0]};
}

static const char *write_view(perk_writer *out, const struct ArrowArray *array, int64_t at)
{
    const char *view = bytes_at(array, 1, at * 16);
    int32_t parts[4]; /* length, prefix, buffer, offset */
    memcpy(parts, view, sizeof parts);
    if (parts[0] < 0)
        return damaged;
    perk_str text =
        parts[0] <= INLINE_VIEW ? (perk_str){view + 4, (size_t)parts[0]} : long_view(array, parts);
    if (!text.ptr)
        return damaged;
    perk_write_string(out, text);
    return NULL;
}

/* Digits of 128 bits without sign, the last first. */
static size_t put_digits(char *digits, uint64_t high, uint64_t low, int scale)
{
    size_t count = 0;
    uint32_t parts[4] = {(uint32_t)(high >> 32), (uint32_t)high, (uint32_t)(low >> 32),
                         (uint32_t)low};
    while (parts[0] || parts[1] || parts[2] || parts[3] || count <= (size_t)scale) {
        uint64_t rest = 0;
        for (int i = 0; i < 4; i++) {
            rest = rest << 32 | parts[i];
            parts[i] = (uint32_t)(rest / 10);
            rest %= 10;
        }
        digits[count++] = (char)('0' + rest);
    }
    return count;
}

static perk_str decimal_text(const perk_column *column, const struct ArrowArray *array, int64_t at,
                             char text[DECIMAL_TEXT])
{
    char digits[DECIMAL_TEXT];
    uint64_t words[2] = {0, 0}; /* low, high: as all machines that Arrow knows have them */
    memcpy(words, bytes_at(array, 1, at * (int64_t)column->width), column->width);
    if (column->width == 8)
        words[1] = (int64_t)words[0] < 0 ? UINT64_MAX : 0;
    bool negative = (int64_t)words[1] < 0;
    if (negative) {
        words[0] = 0 - words[0];
        words[1] = ~words[1] + (words[0] == 0);
    }
    size_t count = put_digits(digits, words[1], words[0], column->scale), used = 0;
    size_t scale = (size_t)column->scale, cut = 0;
    while (cut < scale && digits[cut] == '0')
        cut++;
    if (negative)
        text[used++] = '-';
    for (size_t i = count; i > (cut < scale ? cut : scale); i--) {
        if (i == scale)
            text[used++] = '.';
        text[used++] = digits[i - 1];
    }
    return (perk_str){text, used};
}

static const char *write_decimal(perk_writer *out, const perk_column *column,
                                 const struct ArrowArray *array, int64_t at)
{
    char space[DECIMAL_TEXT];
    int64_t whole;
    perk_str text = decimal_text(column, array, at, space);
    if (column->field && column->field->type == PERK_T_STRING)
        perk_write_string(out, text);
    else if (perk_str_int(text, &whole) || perk_json_real_keeps(text))
        perk_write_raw(out, text);
    else
        return "a number of more digits than can be sent exactly; round it";
    return NULL;
}

/* ---- times ---- */

static int64_t floor_div(int64_t value, int64_t by)
{
    return value / by - (value % by < 0);
}

/* What is left then, from 0 on. */
static int64_t floor_rest(int64_t value, int64_t by)
{
    int64_t rest = value % by;
    return rest < 0 ? rest + by : rest;
}

/* The date of so many days after 1970-01-01, counted in eras of 400 years that begin in March. */
static void date_of(int64_t days, int date[3])
{
    days += 719468;
    int64_t era = floor_div(days, 146097), of_era = days - era * 146097;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int64_t month = (5 * of_year + 2) / 153;
    date[2] = (int)(of_year - (153 * month + 2) / 5 + 1);
    date[1] = (int)(month < 10 ? month + 3 : month - 9);
    date[0] = (int)(year + era * 400 + (date[1] <= 2));
}

/* So many digits in front of `end`; where they begin. */
static char *put_number(char *end, int64_t value, int digits)
{
    while (digits--) {
        *--end = (char)('0' + value % 10);
        value /= 10;
    }
    return end;
}

static const char outside[] = "a time outside of the years 0000 to 9999";

/* "2026-01-31" at `text`; false: the year has other than four digits. */
static bool put_date(char *text, int64_t days)
{
    int date[3];
    if (days < FIRST_DAY || days > LAST_DAY)
        return false;
    date_of(days, date);
    put_number(text + 4, date[0], 4);
    text[4] = text[7] = '-';
    put_number(text + 7, date[1], 2);
    put_number(text + 10, date[2], 2);
    return true;
}

static const char *write_date(perk_writer *out, const perk_column *column, int64_t value)
{
    char text[10];
    if (!put_date(text, column->width == 8 ? floor_div(value, DAY * 1000) : value))
        return outside;
    perk_write_string(out, (perk_str){text, sizeof text});
    return NULL;
}

/* In UTC, with as many digits of a second as it needs. */
static const char *write_time(perk_writer *out, int64_t ticks, int64_t per_second)
{
    char text[32] = "0000-00-00T00:00:00.";
    int64_t seconds = floor_div(ticks, per_second), part = floor_rest(ticks, per_second);
    int64_t days = floor_div(seconds, DAY), of_day = floor_rest(seconds, DAY);
    size_t used = 19;
    if (!put_date(text, days))
        return outside;
    put_number(text + 13, of_day / 3600, 2);
    put_number(text + 16, of_day / 60 % 60, 2);
    put_number(text + 19, of_day % 60, 2);
    for (int64_t unit = per_second / 10; part; unit /= 10) {
        used += used == 19;
        text[used++] = (char)('0' + part / unit);
        part %= unit;
    }
    text[used++] = 'Z';
    perk_write_string(out, (perk_str){text, used});
    return NULL;
}

/* ---- dictionaries, lists and structs ---- */

static const char *write_entry(perk_writer *out, const perk_column *column,
                               const struct ArrowArray *array, int64_t entry)
{
    return is_in(array->dictionary, entry)
               ? perk_cell_write(out, column->items, array->dictionary, entry)
               : damaged;
}

static const char *write_items(perk_writer *out, const perk_column *column,
                               const struct ArrowArray *array, int64_t at)
{
    bool fixed = column->kind == PERK_COLUMN_FIXED_LIST;
    int64_t begin = fixed ? at * column->scale : int_at(array->buffers[1], column->width, at);
    int64_t end = fixed ? begin + column->scale : int_at(array->buffers[1], column->width, at + 1);
    const char *why = NULL;
    if (begin < 0 || end < begin || end > array->children[0]->length)
        return damaged;
    perk_write_begin(out, '[');
    for (int64_t i = begin; i < end && !why; i++)
        why = perk_cell_write(out, column->items, array->children[0], i);
    perk_write_end(out, ']');
    return why;
}

/* A missing member is not given. */
static const char *write_members(perk_writer *out, const perk_column *column,
                                 const struct ArrowArray *array, int64_t at)
{
    const char *why = NULL;
    perk_write_begin(out, '{');
    for (size_t i = 0; i < column->count && !why; i++) {
        const perk_column *item = &column->items[i];
        if (perk_cell_missing(item, array->children[i], at))
            continue;
        perk_write_key(out, perk_column_name(item));
        why = perk_cell_write(out, item, array->children[i], at);
    }
    perk_write_end(out, '}');
    return why;
}

static const char *write_value(perk_writer *out, const perk_column *column,
                               const struct ArrowArray *array, int64_t at)
{
    switch (column->kind) {
    case PERK_COLUMN_BOOL:
        perk_write_bool(out, bit_at(array->buffers[1], at));
        return NULL;
    case PERK_COLUMN_INT:
        perk_write_int(out, int_at(array->buffers[1], column->width, at));
        return NULL;
    case PERK_COLUMN_UINT:
        return write_uint(out, uint_at(array->buffers[1], column->width, at));
    case PERK_COLUMN_REAL:
        return write_real(out, column, real_at(column, array, at));
    case PERK_COLUMN_DECIMAL:
        return write_decimal(out, column, array, at);
    case PERK_COLUMN_TEXT:
        return write_text(out, column, array, at);
    case PERK_COLUMN_VIEW:
        return write_view(out, array, at);
    case PERK_COLUMN_TIME:
        return write_time(out, int_at(array->buffers[1], 8, at), column->per_second);
    case PERK_COLUMN_DATE:
        return write_date(out, column, int_at(array->buffers[1], column->width, at));
    case PERK_COLUMN_DICTIONARY:
        return write_entry(out, column, array, entry_at(column, array, at));
    case PERK_COLUMN_STRUCT:
        return write_members(out, column, array, at);
    default:
        return write_items(out, column, array, at);
    }
}

const char *perk_cell_write(perk_writer *out, const perk_column *column,
                            const struct ArrowArray *array, int64_t index)
{
    if (!perk_cell_missing(column, array, index))
        return write_value(out, column, array, index + array->offset);
    perk_write_null(out);
    return NULL;
}
