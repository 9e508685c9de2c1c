#include "writes/column.h"

#include "base/error.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/text.h"

#define MAX_FIXED 65536 /* items of one list */
#define BROKEN "its schema is damaged"

perk_str perk_column_name(const perk_column *column)
{
    return column->name ? perk_text_str(column->name) : PERK_LIT("");
}

void perk_column_clear(perk_column *column)
{
    for (size_t i = 0; column->items && i < column->count; i++)
        perk_column_clear(&column->items[i]);
    perk_mem_free(column->items);
    perk_text_free(column->name);
    *column = (perk_column){.count = 0};
}

static int refuse(const perk_column *column, const char *why, perk_error *err)
{
    perk_str name = perk_column_name(column);
    return perk_error_set_at(err, PERK_E_TYPE, name, "column '%.*s': %s", PERK_SHOW(name), why);
}

/* ---- formats: a letter or two, and what follows a colon ---- */

typedef struct simple {
    const char *format;
    perk_column_kind kind;
    size_t width;
} simple;

static const simple simple_formats[] = {
    {"n", PERK_COLUMN_NULL, 0},   {"b", PERK_COLUMN_BOOL, 0},   {"c", PERK_COLUMN_INT, 1},
    {"s", PERK_COLUMN_INT, 2},    {"i", PERK_COLUMN_INT, 4},    {"l", PERK_COLUMN_INT, 8},
    {"C", PERK_COLUMN_UINT, 1},   {"S", PERK_COLUMN_UINT, 2},   {"I", PERK_COLUMN_UINT, 4},
    {"L", PERK_COLUMN_UINT, 8},   {"f", PERK_COLUMN_REAL, 4},   {"g", PERK_COLUMN_REAL, 8},
    {"u", PERK_COLUMN_TEXT, 4},   {"U", PERK_COLUMN_TEXT, 8},   {"vu", PERK_COLUMN_VIEW, 16},
    {"tdD", PERK_COLUMN_DATE, 4}, {"tdm", PERK_COLUMN_DATE, 8}, {"+l", PERK_COLUMN_LIST, 4},
    {"+L", PERK_COLUMN_LIST, 8},  {"+s", PERK_COLUMN_STRUCT, 0}};

/* "tsu:UTC" */
static int read_time(perk_column *column, perk_str format, perk_error *err)
{
    static const char units[] = "smun";
    static const int64_t ticks[] = {1, 1000, 1000000, 1000000000};
    const char *unit = format.len > 3 ? strchr(units, format.ptr[2]) : NULL;
    if (!unit || !*unit || format.ptr[3] != ':')
        return refuse(column, "a type that has no JSON form", err);
    if (format.len == 4)
        return refuse(column, "times without a zone; give the column one, such as UTC", err);
    column->kind = PERK_COLUMN_TIME;
    column->per_second = ticks[unit - units];
    return 0;
}

/* "d:38,9" and "d:38,9,128" */
static int read_decimal(perk_column *column, perk_str format, perk_error *err)
{
    int64_t scale = 0, bits = 128;
    perk_str rest = perk_str_from(format, perk_str_find(format, ',') + 1);
    size_t comma = perk_str_find(rest, ',');
    bool good = perk_str_int(perk_str_upto(rest, comma), &scale);
    if (comma < rest.len)
        good &= perk_str_int(perk_str_from(rest, comma + 1), &bits);
    if (!good || (bits != 64 && bits != 128) || scale < 0 || scale > 38)
        return refuse(column, "decimals of more than 38 digits, or with a negative scale", err);
    column->kind = PERK_COLUMN_DECIMAL;
    column->width = (size_t)bits / 8;
    column->scale = (int)scale;
    return 0;
}

/* "+w:3" */
static int read_fixed_list(perk_column *column, perk_str format, perk_error *err)
{
    int64_t items;
    if (!perk_str_int(perk_str_from(format, 3), &items) || items < 0 || items > MAX_FIXED)
        return refuse(column, "a type that has no JSON form", err);
    column->kind = PERK_COLUMN_FIXED_LIST;
    column->scale = (int)items;
    return 0;
}

static int read_format(perk_column *column, perk_str format, perk_error *err)
{
    for (size_t i = 0; i < PERK_COUNT(simple_formats); i++)
        if (perk_str_is(format, simple_formats[i].format)) {
            column->kind = simple_formats[i].kind;
            column->width = simple_formats[i].width;
            return 0;
        }
    if (perk_str_starts(format, PERK_LIT("ts")))
        return read_time(column, format, err);
    if (perk_str_starts(format, PERK_LIT("d:")))
        return read_decimal(column, format, err);
    if (perk_str_starts(format, PERK_LIT("+w:")))
        return read_fixed_list(column, format, err);
    return refuse(column, "a type that has no JSON form", err);
}

/* ---- columns within columns ---- */

static int read_column(perk_column *column, const struct ArrowSchema *schema, size_t depth,
                       perk_error *err);

static int add_item(perk_column *column, const struct ArrowSchema *schema, size_t depth,
                    perk_error *err)
{
    if (depth == PERK_MAX_DEPTH)
        return refuse(column, "columns nested too deep", err);
    return read_column(&column->items[column->count++], schema, depth + 1, err);
}

static int read_dictionary(perk_column *column, const struct ArrowSchema *schema, size_t depth,
                           perk_error *err)
{
    column->is_signed = column->kind == PERK_COLUMN_INT;
    if (column->kind != PERK_COLUMN_INT && column->kind != PERK_COLUMN_UINT)
        return refuse(column, "a type that has no JSON form", err);
    column->kind = PERK_COLUMN_DICTIONARY;
    column->items = perk_mem_new(sizeof *column->items);
    if (!column->items)
        return perk_error_nomem(err);
    return add_item(column, schema->dictionary, depth, err);
}

static int read_children(perk_column *column, const struct ArrowSchema *schema, size_t depth,
                         perk_error *err)
{
    int code = 0;
    bool one = column->kind == PERK_COLUMN_LIST || column->kind == PERK_COLUMN_FIXED_LIST;
    if (one && schema->n_children != 1)
        return refuse(column, "a list without items", err);
    if (schema->n_children < 0 || (schema->n_children && !schema->children))
        return refuse(column, BROKEN, err);
    column->items = perk_mem_new((size_t)(schema->n_children + 1) * sizeof *column->items);
    if (!column->items)
        return perk_error_nomem(err);
    for (int64_t i = 0; i < schema->n_children && code == 0; i++)
        code = add_item(column, schema->children[i], depth, err);
    return code;
}

static int read_column(perk_column *column, const struct ArrowSchema *schema, size_t depth,
                       perk_error *err)
{
    if (!schema || !schema->format)
        return refuse(column, BROKEN, err);
    column->name = perk_text_new(perk_str_of(schema->name ? schema->name : ""), err);
    if (!column->name)
        return PERK_E_NOMEM;
    int code = read_format(column, perk_str_of(schema->format), err);
    if (code == 0 && schema->dictionary)
        return read_dictionary(column, schema, depth, err);
    bool nested = column->kind >= PERK_COLUMN_LIST;
    return code == 0 && nested ? read_children(column, schema, depth, err) : code;
}

int perk_column_read(perk_column *column, const struct ArrowSchema *schema, perk_error *err)
{
    return read_column(column, schema, 0, err);
}
