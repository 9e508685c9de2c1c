#include "table/cells.h"

#include "base/mem.h"
#include "base/time.h"
#include "table/decimal.h"
#include "json/kind.h"

#define MANY_ROWS 8 /* from here on they are an example of the others */

/* Where the value of the row at hand goes, which has one now. */
static inline void *place(perk_cells *cells)
{
    int64_t row = *cells->rows;
    perk_chunk_skip(cells, row);
    cells->ended = row + 1;
    cells->valid[row >> 3] |= (uint8_t)(1u << (row & 7));
    return (char *)cells->values + (size_t)row * cells->width;
}

static void set_bit(uint8_t *bits, int64_t row)
{
    bits[row >> 3] |= (uint8_t)(1u << (row & 7));
}

static void clear_bit(uint8_t *bits, int64_t row)
{
    bits[row >> 3] &= (uint8_t) ~(1u << (row & 7));
}

/* ---- text ---- */

/* As much as PERK_CHUNK_GROWTH times as many rows will need when they go on like those before, but
 * no more than a chunk. */
static size_t room_for(const perk_chunk *chunk, const perk_cells *cells, size_t need)
{
    const perk_table_options *options = &chunk->plan->options;
    size_t room = 2 * cells->room > need ? 2 * cells->room : need + need / 2;
    size_t rows = (size_t)chunk->frames[0].rows, most = (size_t)options->chunk_rows;
    if (rows < MANY_ROWS)
        return room;
    size_t more = rows * PERK_CHUNK_GROWTH < most ? need * PERK_CHUNK_GROWTH : need / rows * most;
    more += more / 8; /* rows differ */
    if (more > (size_t)options->chunk_bytes)
        more = (size_t)options->chunk_bytes;
    return more > room ? more : room;
}

int perk_cells_grow(const perk_chunk *chunk, perk_cells *cells, size_t need)
{
    size_t room = room_for(chunk, cells, need);
    char *text = perk_mem_grow(cells->text, room);
    if (!text)
        return PERK_E_NOMEM;
    cells->text = text;
    cells->room = room;
    return 0;
}

/* A new word is text of the chunk as well. */
static perk_put put_word(perk_chunk *chunk, perk_cells *cells, perk_str text)
{
    size_t before = cells->words.len;
    int32_t index = perk_words_index(&cells->words, text);
    if (index < 0)
        return PERK_PUT_NOMEM;
    chunk->bytes += (int64_t)(cells->words.len - before);
    *(int32_t *)place(cells) = index;
    return PERK_PUT_DONE;
}

perk_put perk_cells_text(perk_chunk *chunk, int column, perk_str text)
{
    perk_cells *cells = &chunk->cells[column];
    if (cells->kind == PERK_COLUMN_WORD)
        return put_word(chunk, cells, text);
    return perk_cells_copy(chunk, cells, text);
}

/* ---- numbers and times ---- */

static perk_put put_int(perk_cells *cells, const perk_cell *cell)
{
    if (!perk_json_is_number(cell->begin))
        return PERK_PUT_OTHER_TYPE;
    if (cell->number.kind != PERK_NUMBER_INT)
        return PERK_PUT_DOES_NOT_FIT;
    *(int64_t *)place(cells) = cell->number.integer;
    return PERK_PUT_DONE;
}

static perk_put put_real(perk_cells *cells, const perk_cell *cell)
{
    perk_number number = cell->number;
    if (!perk_json_is_number(cell->begin))
        return PERK_PUT_OTHER_TYPE;
    if (number.kind == PERK_NUMBER_BIG) /* as if it had a fraction */
        return PERK_PUT_DOES_NOT_FIT;
    *(double *)place(cells) = number.kind == PERK_NUMBER_INT ? (double)number.integer : number.real;
    return PERK_PUT_DONE;
}

static perk_put put_decimal(perk_cells *cells, const perk_cell *cell)
{
    perk_decimal value;
    if (!perk_json_is_number(cell->begin))
        return PERK_PUT_OTHER_TYPE;
    if (cell->number.kind == PERK_NUMBER_INT)
        value = (perk_decimal)cell->number.integer * PERK_DECIMAL_UNIT;
    else if (!perk_decimal_read(cell->raw, &value))
        return PERK_PUT_DOES_NOT_FIT;
    memcpy(place(cells), &value, sizeof value);
    return PERK_PUT_DONE;
}

static perk_put put_time(perk_cells *cells, const perk_cell *cell, perk_str text)
{
    int64_t us;
    bool has_zone;
    if (cell->begin != '"')
        return PERK_PUT_OTHER_TYPE;
    if (!perk_time_parse_us(text, &us, &has_zone) || !has_zone)
        return PERK_PUT_NOT_A_TIME;
    *(int64_t *)place(cells) = us;
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
static perk_put put_json(perk_chunk *chunk, perk_cells *cells, const perk_cell *cell)
{
    if (cell->begin != '"')
        return perk_cells_copy(chunk, cells, cell->raw);
    return perk_cells_copy(chunk, cells, (perk_str){cell->raw.ptr - 1, cell->raw.len + 2});
}

perk_put perk_cells_put(perk_chunk *chunk, int column, const perk_cell *cell, perk_str text)
{
    perk_cells *cells = &chunk->cells[column];
    switch (cells->kind) {
    case PERK_COLUMN_TEXT:
        return cell->begin == '"' ? perk_cells_copy(chunk, cells, text) : PERK_PUT_DIGITS;
    case PERK_COLUMN_WORD:
        return cell->begin == '"' ? put_word(chunk, cells, text) : PERK_PUT_DIGITS;
    case PERK_COLUMN_TIME:
        return put_time(cells, cell, text);
    case PERK_COLUMN_INT:
        return put_int(cells, cell);
    case PERK_COLUMN_REAL:
        return put_real(cells, cell);
    case PERK_COLUMN_DECIMAL:
        return put_decimal(cells, cell);
    case PERK_COLUMN_BOOL:
        return put_bool(cells, *cells->rows, cell);
    case PERK_COLUMN_JSON:
        return put_json(chunk, cells, cell);
    default:
        return PERK_PUT_OTHER_TYPE;
    }
}

bool perk_cells_has(const perk_chunk *chunk, int column)
{
    const perk_cells *cells = &chunk->cells[column];
    int64_t row = *cells->rows;
    return cells->valid[row >> 3] >> (row & 7) & 1;
}
