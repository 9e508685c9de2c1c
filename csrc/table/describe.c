#include "table/describe.h"

#include "json/write.h"

#define MAX_JSON (4u << 20)

/* ---- columns ---- */

static void put_type(perk_buf *out, const perk_part *part, unsigned index)
{
    static const char *const names[] = {
        [PERK_COLUMN_TEXT] = "utf8",    [PERK_COLUMN_JSON] = "json",
        [PERK_COLUMN_INT] = "int64",    [PERK_COLUMN_TIME] = "timestamp[us, UTC]",
        [PERK_COLUMN_REAL] = "float64", [PERK_COLUMN_DECIMAL] = "decimal128(38, 9)",
        [PERK_COLUMN_BOOL] = "bool",    [PERK_COLUMN_WORD] = "dictionary(int32, utf8)",
        [PERK_COLUMN_LIST] = "list<",   [PERK_COLUMN_STRUCT] = "struct<"};
    const perk_column *column = &part->columns[index];
    bool list = column->kind == PERK_COLUMN_LIST;
    perk_buf_puts(out, names[column->kind]);
    for (unsigned i = index + 1; i < column->next; i = part->columns[i].next) {
        if (!list) {
            perk_buf_puts(out, i > index + 1 ? ", " : "");
            perk_buf_puts(out, part->columns[i].name);
            perk_buf_puts(out, ": ");
        }
        put_type(out, part, i);
    }
    if (column->children)
        perk_buf_putc(out, '>');
}

static void write_column(perk_writer *out, perk_buf *type, const perk_part *part, unsigned index)
{
    const perk_column *column = &part->columns[index];
    type->len = 0;
    put_type(type, part, index);
    perk_write_begin(out, '{');
    perk_write_pair_str(out, "name", perk_str_of(column->name));
    perk_write_pair_str(out, "type", perk_buf_str(type));
    perk_write_pair_str(out, "unit", perk_str_of(column->unit));
    perk_write_pair_str(out, "doc", perk_str_of(column->doc));
    perk_write_pair_bool(out, "nullable", !column->required);
    perk_write_end(out, '}');
}

perk_text *perk_describe_columns(const perk_part *part, perk_error *err)
{
    perk_writer out;
    perk_buf type;
    perk_writer_init(&out, MAX_JSON);
    perk_buf_init(&type, MAX_JSON);
    perk_write_begin(&out, '[');
    for (unsigned i = 0; i < part->count; i = part->columns[i].next)
        write_column(&out, &type, part, i);
    perk_write_end(&out, ']');
    int code = perk_buf_check(&type, "columns", err);
    perk_buf_free(&type);
    perk_text *text = perk_writer_take(&out, err);
    if (code != 0) {
        perk_text_free(text);
        return NULL;
    }
    return text;
}

/* ---- doubts ---- */

/* "tags[]" are the items of a list, "assets[].url" a member of its objects. */
static void put_name(perk_buf *out, const perk_part *part, unsigned index)
{
    const perk_column *column = &part->columns[index];
    if (column->parent >= 0) {
        put_name(out, part, (unsigned)column->parent);
        perk_buf_puts(out, "[]");
        if ((int)index == column->parent + 1)
            return; /* the items themselves */
        perk_buf_putc(out, '.');
    }
    perk_buf_puts(out, column->name);
}

static void write_doubts(perk_writer *out, const perk_part *part, unsigned index,
                         const int64_t counts[PERK_DOUBTS])
{
    static const char *const kinds[PERK_DOUBTS] = {"other_json_type", "not_a_time", "does_not_fit"};
    for (int kind = 0; kind < PERK_DOUBTS; kind++) {
        if (!counts[kind])
            continue;
        perk_buf name;
        perk_buf_init(&name, MAX_JSON);
        put_name(&name, part, index);
        if (name.failed)
            out->out.failed = name.failed;
        perk_write_begin(out, '{');
        perk_write_pair_str(out, "part", perk_str_of(part->name));
        perk_write_pair_str(out, "column", perk_buf_str(&name));
        perk_write_pair_str(out, "kind", perk_str_of(kinds[kind]));
        perk_write_pair_int(out, "count", counts[kind]);
        perk_write_end(out, '}');
        perk_buf_free(&name);
    }
}

perk_text *perk_describe_doubts(const perk_plan *plan, int64_t *const *counts, perk_error *err)
{
    perk_writer out;
    perk_writer_init(&out, MAX_JSON);
    perk_write_begin(&out, '[');
    for (unsigned i = 0; i < plan->part_count; i++)
        for (unsigned k = 0; k < plan->parts[i].count; k++)
            write_doubts(&out, &plan->parts[i], k, counts[i] + (size_t)k * PERK_DOUBTS);
    perk_write_end(&out, ']');
    return perk_writer_take(&out, err);
}
