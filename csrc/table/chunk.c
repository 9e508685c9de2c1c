#include "table/chunk.h"

#include "base/limits.h"
#include "base/mem.h"
#include "table/decimal.h"

#define FIRST_ROWS 64
#define FIRST_TEXT 512
#define ITEMS_GROWTH 8

/* ---- sizes ---- */

static size_t bits(int64_t rows)
{
    return ((size_t)rows + 63) / 64 * 8;
}

static size_t width_of(perk_column_kind kind)
{
    switch (kind) {
    case PERK_COLUMN_TIME:
    case PERK_COLUMN_INT:
    case PERK_COLUMN_REAL:
        return sizeof(int64_t);
    case PERK_COLUMN_DECIMAL:
        return sizeof(perk_decimal);
    case PERK_COLUMN_BOOL:
    case PERK_COLUMN_STRUCT:
        return 0;
    default: /* offsets and indices */
        return sizeof(int32_t);
    }
}

static int grow_bits(void *block, int64_t from, int64_t to)
{
    uint8_t **at = block;
    size_t had = from > 0 ? bits(from) : 0, has = bits(to);
    uint8_t *grown = perk_mem_grow(*at, has);
    if (!grown)
        return PERK_E_NOMEM;
    memset(grown + had, 0, has - had);
    *at = grown;
    return 0;
}

static int grow_values(perk_cells *cells, int64_t from, int64_t to)
{
    if (cells->kind == PERK_COLUMN_BOOL)
        return grow_bits(&cells->values, from, to);
    void *values = perk_mem_grow(cells->values, ((size_t)to + 1) * cells->width);
    if (!values)
        return PERK_E_NOMEM;
    cells->values = values;
    if (!from && perk_kind_has_offsets(cells->kind))
        ((int32_t *)values)[0] = 0;
    return 0;
}

static int grow_cells(perk_cells *cells, int64_t from, int64_t to)
{
    return grow_bits(&cells->valid, from, to) == 0 && grow_values(cells, from, to) == 0
               ? 0
               : PERK_E_NOMEM;
}

/* Cells that were grown stay so when a later one has no memory: they are larger than they need be.
 */
static int grow_frame(perk_chunk *chunk, unsigned frame, int64_t wanted)
{
    int64_t cap = chunk->frames[frame].cap, most = chunk->plan->options.chunk_rows;
    const perk_column_list *columns = &chunk->part->frame[frame];
    if (frame == 0 && wanted > most)
        wanted = most;
    if (wanted > INT32_MAX)
        return PERK_E_NOMEM;
    chunk->crowded |= frame && wanted > PERK_MAX_CHUNK_ITEMS;
    for (unsigned i = 0; i < columns->count; i++)
        if (grow_cells(&chunk->cells[columns->at[i]], cap, wanted) != 0)
            return PERK_E_NOMEM;
    chunk->frames[frame].cap = wanted;
    return 0;
}

/* ---- making ---- */

static int set_up(perk_chunk *chunk)
{
    for (unsigned i = 0; i < chunk->part->count; i++) {
        const perk_column *column = &chunk->part->columns[i];
        perk_cells *cells = &chunk->cells[i];
        *cells = (perk_cells){.kind = column->kind,
                              .frame = column->frame,
                              .items = column->items,
                              .width = width_of(column->kind),
                              .rows = &chunk->frames[column->frame].rows};
        if (column->kind == PERK_COLUMN_WORD &&
            perk_words_init(&cells->words, column->words, column->word_count) != 0)
            return PERK_E_NOMEM;
        if (perk_kind_is_text(column->kind)) {
            cells->text = perk_mem_grow(NULL, FIRST_TEXT);
            cells->room = FIRST_TEXT;
            if (!cells->text)
                return PERK_E_NOMEM;
        }
    }
    return 0;
}

/* Frames and texts as large as they became before. */
static int size_like(perk_chunk *chunk, const perk_chunk_size *size)
{
    for (unsigned f = 0; f < chunk->part->frames; f++) {
        int64_t rows = size->known && size->rows[f] > FIRST_ROWS ? size->rows[f] : FIRST_ROWS;
        if (grow_frame(chunk, f, rows) != 0)
            return PERK_E_NOMEM;
    }
    for (unsigned i = 0; size->known && i < chunk->part->count; i++) {
        perk_cells *cells = &chunk->cells[i];
        size_t room = size->lens[i] + size->lens[i] / 8;
        char *text = room > cells->room ? perk_mem_grow(cells->text, room) : NULL;
        if (text) { /* without it, it grows when it must */
            cells->text = text;
            cells->room = room;
        }
    }
    return 0;
}

perk_chunk *perk_chunk_new(const perk_plan *plan, unsigned part, const perk_chunk_size *size)
{
    const perk_part *of = &plan->parts[part];
    size_t cells = of->count * sizeof(perk_cells), frames = of->frames * sizeof(perk_frame);
    perk_chunk *chunk = perk_mem_new(sizeof *chunk);
    if (!chunk)
        return NULL;
    chunk->plan = perk_plan_ref(plan);
    chunk->part = of;
    chunk->cells = perk_mem_new(cells);
    chunk->frames = perk_mem_new(frames);
    if (!chunk->cells || !chunk->frames || set_up(chunk) != 0 || size_like(chunk, size) != 0) {
        perk_chunk_free(chunk);
        return NULL;
    }
    return chunk;
}

void perk_chunk_free(perk_chunk *chunk)
{
    if (!chunk)
        return;
    for (unsigned i = 0; chunk->cells && i < chunk->part->count; i++) {
        perk_mem_free(chunk->cells[i].valid);
        perk_mem_free(chunk->cells[i].values);
        perk_mem_free(chunk->cells[i].text);
        perk_words_free(&chunk->cells[i].words);
    }
    perk_mem_free(chunk->cells);
    perk_mem_free(chunk->frames);
    perk_plan_unref(chunk->plan);
    perk_mem_free(chunk);
}

/* ---- rows ---- */

int perk_chunk_row(perk_chunk *chunk, unsigned frame)
{
    const perk_frame *at = &chunk->frames[frame];
    if (at->rows < at->cap)
        return 0;
    return grow_frame(chunk, frame, (frame ? ITEMS_GROWTH : PERK_CHUNK_GROWTH) * at->cap);
}

/* Rows up to this one are empty where they were not written. */
static void end_rows(perk_chunk *chunk, perk_cells *cells, int64_t row)
{
    int32_t *offsets = cells->values;
    int32_t end = cells->kind == PERK_COLUMN_LIST ? (int32_t)chunk->frames[cells->items].rows
                                                  : (int32_t)cells->len;
    if (!perk_kind_has_offsets(cells->kind)) {
        perk_chunk_skip(cells, row);
        return;
    }
    if (end == 0 && cells->ended < row) {
        memset(offsets + cells->ended + 1, 0, (size_t)(row - cells->ended) * sizeof *offsets);
        cells->ended = row;
    }
    while (cells->ended < row)
        offsets[++cells->ended] = end;
}

void perk_chunk_begin_list(perk_chunk *chunk, perk_cells *list)
{
    end_rows(chunk, list, *list->rows);
}

void perk_chunk_end_list(perk_chunk *chunk, perk_cells *list)
{
    list->ended = *list->rows;
    end_rows(chunk, list, list->ended + 1);
}

void perk_chunk_finish(perk_chunk *chunk)
{
    for (unsigned i = 0; i < chunk->part->count; i++)
        end_rows(chunk, &chunk->cells[i], *chunk->cells[i].rows);
}

void perk_chunk_measure(const perk_chunk *chunk, perk_chunk_size *size)
{
    for (unsigned f = 0; f < chunk->part->frames; f++)
        size->rows[f] = chunk->frames[f].rows;
    for (unsigned i = 0; i < chunk->part->count; i++)
        size->lens[i] = chunk->cells[i].len;
    size->known = true;
}

/* ---- taking back ---- */

static void clear_bits(uint8_t *at, int64_t from, int64_t to)
{
    for (; from < to && from % 8; from++)
        at[from / 8] &= (uint8_t) ~(1u << (from % 8));
    if (from < to)
        memset(at + from / 8, 0, (size_t)((to + 7) / 8 - from / 8));
}

static void cut_frame(perk_chunk *chunk, unsigned frame, int64_t row);

/* Text or items from that row on. */
static void cut_content(perk_chunk *chunk, perk_cells *cells, int64_t row)
{
    int64_t begin = perk_cells_begin(chunk, cells, row);
    if (cells->kind == PERK_COLUMN_LIST) {
        cut_frame(chunk, cells->items, begin);
    } else {
        chunk->bytes -= (int64_t)cells->len - begin;
        cells->len = (size_t)begin;
    }
}

/* Values from a row on, up to the one at hand. */
static void cut_cells(perk_chunk *chunk, perk_cells *cells, int64_t row, int64_t end)
{
    clear_bits(cells->valid, row, end);
    if (cells->kind == PERK_COLUMN_BOOL)
        clear_bits(cells->values, row, end);
    if (perk_kind_has_offsets(cells->kind))
        cut_content(chunk, cells, row);
    if (cells->ended > row)
        cells->ended = row;
}

static void cut_frame(perk_chunk *chunk, unsigned frame, int64_t row)
{
    const perk_column_list *columns = &chunk->part->frame[frame];
    int64_t end = chunk->frames[frame].rows + 1; /* the row at hand may have values */
    if (end > chunk->frames[frame].cap)
        end = chunk->frames[frame].cap;
    for (unsigned i = 0; i < columns->count; i++)
        cut_cells(chunk, &chunk->cells[columns->at[i]], row, end);
    chunk->frames[frame].rows = row;
}

void perk_chunk_clear(perk_chunk *chunk, int column)
{
    perk_cells *cells = &chunk->cells[column];
    int64_t row = *cells->rows;
    cut_cells(chunk, cells, row, row + 1);
}

void perk_chunk_clear_row(perk_chunk *chunk, unsigned frame)
{
    cut_frame(chunk, frame, chunk->frames[frame].rows);
}

/* ---- marks ---- */

void perk_chunk_note(const perk_chunk *chunk, perk_chunk_mark *mark)
{
    mark->rows = chunk->frames[0].rows;
    for (unsigned i = 0; i < chunk->part->count; i++)
        mark->words[i] = chunk->cells[i].words.count;
}

void perk_chunk_cut(perk_chunk *chunk, const perk_chunk_mark *mark)
{
    cut_frame(chunk, 0, mark->rows);
    for (unsigned i = 0; i < chunk->part->count; i++) {
        perk_words *words = &chunk->cells[i].words;
        size_t before = words->len;
        perk_words_cut(words, mark->words[i]);
        chunk->bytes -= (int64_t)(before - words->len);
    }
}
