#include "table/cells.h"

#include "base/mem.h"
#include "base/time.h"
#include "table/decimal.h"
#include "json/kind.h"

static void set_bit(uint8_t *bits, int64_t row)
{
    bits[row >> 3] |= (uint8_t)(1u << (row & 7));
}

static void clear_bit(uint8_t *bits, int64_t row)
{
    bits[row >> 3] &= (uint8_t) ~(1u << (row & 7));
}

static int64_t row_of(const perk_chunk *chunk, const perk_cells *cells)
{
    return chunk->frames[cells->frame].rows;
}

/* ---- text ---- */

static int grow_text(perk_cells *cells, size_t need)
{
    size_t room = 2 * cells->room > need ? 2 * cells->room : need + need / 2;
    char *text = perk_mem_grow(cells->text, room);
    if (!text)
        return PERK_E_NOMEM;
    cells->text = text;
    cells->room = room;
    return 0;
}

/* Begins where the row does: the row may have had a value before. */
static perk_put put_text(perk_cells *cells, int64_t row, perk_str text)
{
    size_t begin = (size_t)((const int32_t *)cells->values)[row], end = begin + text.len;
    if (end > INT32_MAX)
        return PERK_PUT_DOES_NOT_FIT;
    if (end > cells->room && grow_text(cells, end) != 0)
        return PERK_PUT_NOMEM;
    if (text.len)
        memcpy(cells->text + begin, text.ptr, text.len);
    cells->len = end;
    set_bit(cells->valid, row);
    return PERK_PUT_DONE;
}

static perk_put put_word(perk_cells *cells, int64_t row, perk_str text)
{
    int32_t index = perk_words_index(&cells->words, text);
    if (index < 0)
        return PERK_PUT_NOMEM;
    ((int32_t *)cells->values)[row] = index;
    set_bit(cells->valid, row);
    return PERK_PUT_DONE;
}

perk_put perk_cells_text(perk_chunk *chunk, int column, perk_str text)
{
    perk_cells *cells = &chunk->cells[column];
    if (cells->kind == PERK_COLUMN_WORD)
        return put_word(cells, row_of(chunk, cells), text);
    return put_text(cells, row_of(chunk, cells), text);
}

/* ---- numbers and times ---- */

static perk_put put_int(perk_cells *cells, int64_t row, const perk_cell *cell)
{
    if (!perk_json_is_number(cell->begin))
        return PERK_PUT_OTHER_TYPE;
    if (cell->number.kind != PERK_NUMBER_INT)
        return PERK_PUT_DOES_NOT_FIT;
    ((int64_t *)cells->values)[row] = cell->number.integer;
    set_bit(cells->valid, row);
    return PERK_PUT_DONE;
}

static perk_put put_real(perk_cells *cells, int64_t row, const perk_cell *cell)
{
    perk_number number = cell->number;
    if (!perk_json_is_number(cell->begin))
        return PERK_PUT_OTHER_TYPE;
    if (number.kind == PERK_NUMBER_BIG) /* as if it had a fraction */
        return PERK_PUT_DOES_NOT_FIT;
    ((double *)cells->values)[row] =
        number.kind == PERK_NUMBER_INT ? (double)number.integer : number.real;
    set_bit(cells->valid, row);
    return PERK_PUT_DONE;
}

static perk_put put_decimal(perk_cells *cells, int64_t row, const perk_cell *cell)
{
    perk_decimal value;
    if (!perk_json_is_number(cell->begin))
        return PERK_PUT_OTHER_TYPE;
    if (cell->number.kind == PERK_NUMBER_INT)
        value = (perk_decimal)cell->number.integer * PERK_DECIMAL_UNIT;
    else if (!perk_decimal_read(cell->raw, &value))
        return PERK_PUT_DOES_NOT_FIT;
    memcpy((char *)cells->values + (size_t)row * sizeof value, &value, sizeof value);
    set_bit(cells->valid, row);
    return PERK_PUT_DONE;
}

static perk_put put_time(perk_cells *cells, int64_t row, const perk_cell *cell, perk_str text)
{
    int64_t us;
    bool has_zone;
    if (cell->begin != '"')
        return PERK_PUT_OTHER_TYPE;
    if (!perk_time_parse_us(text, &us, &has_zone) || !has_zone)
        return PERK_PUT_NOT_A_TIME;
    ((int64_t *)cells->values)[row] = us;
    set_bit(cells->valid, row);
    return PERK_PUT_DONE;
}

static perk_put put_bool(perk_cells *cells, int64_t row, const perk_cell *cell)
{
    if (cell->begin != 't' && cell->begin != 'f')
        return PERK_PUT_OTHER_TYPE;
    clear_bit(cells->values, row);
    if (cell->begin == 't')
        set_bit(cells->values, row);
    set_bit(cells->valid, row);
    return PERK_PUT_DONE;
}

/* JSON as it is written: of a text, with its quotes. */
static perk_put put_json(perk_cells *cells, int64_t row, const perk_cell *cell)
{
    if (cell->begin != '"')
        return put_text(cells, row, cell->raw);
    return put_text(cells, row, (perk_str){cell->raw.ptr - 1, cell->raw.len + 2});
}

perk_put perk_cells_put(perk_chunk *chunk, int column, const perk_cell *cell, perk_str text)
{
    perk_cells *cells = &chunk->cells[column];
    int64_t row = row_of(chunk, cells);
    switch (cells->kind) {
    case PERK_COLUMN_TEXT:
        return put_text(cells, row, text);
    case PERK_COLUMN_WORD:
        return put_word(cells, row, text);
    case PERK_COLUMN_TIME:
        return put_time(cells, row, cell, text);
    case PERK_COLUMN_INT:
        return put_int(cells, row, cell);
    case PERK_COLUMN_REAL:
        return put_real(cells, row, cell);
    case PERK_COLUMN_DECIMAL:
        return put_decimal(cells, row, cell);
    case PERK_COLUMN_BOOL:
        return put_bool(cells, row, cell);
    case PERK_COLUMN_JSON:
        return put_json(cells, row, cell);
    default:
        return PERK_PUT_OTHER_TYPE;
    }
}

void perk_cells_there(perk_chunk *chunk, int column)
{
    perk_cells *cells = &chunk->cells[column];
    set_bit(cells->valid, row_of(chunk, cells));
}

bool perk_cells_has(const perk_chunk *chunk, int column)
{
    const perk_cells *cells = &chunk->cells[column];
    int64_t row = row_of(chunk, cells);
    return cells->valid[row >> 3] >> (row & 7) & 1;
}
