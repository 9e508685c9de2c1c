#include "table/chunk.h"

#include "base/mem.h"
#include "table/decimal.h"

#define FIRST_ROWS 64
#define FIRST_TEXT 64
#define FEW_ROWS 512 /* from here on there will be many */

/* ---- sizes ---- */

static size_t bits(int64_t rows)
{
    return ((size_t)rows + 63) / 64 * 8;
}

/* Bytes of the values of that many rows. */
static size_t value_bytes(perk_column_kind kind, int64_t rows)
{
    switch (kind) {
    case PERK_COLUMN_WORD:
        return (size_t)rows * sizeof(int32_t);
    case PERK_COLUMN_TIME:
    case PERK_COLUMN_INT:
    case PERK_COLUMN_REAL:
        return (size_t)rows * sizeof(int64_t);
    case PERK_COLUMN_DECIMAL:
        return (size_t)rows * sizeof(perk_decimal);
    case PERK_COLUMN_BOOL:
        return bits(rows);
    case PERK_COLUMN_STRUCT:
        return 0;
    default:
        return ((size_t)rows + 1) * sizeof(int32_t);
    }
}

/* A larger block, in which what is new is zero. Large ones come as zeros from the system, and take
 * memory only where they are written. */
static int grow(void *block, size_t from, size_t to)
{
    void **at = block;
    char *grown = perk_mem_new(to);
    if (!grown)
        return PERK_E_NOMEM;
    if (from)
        memcpy(grown, *at, from);
    perk_mem_free(*at);
    *at = grown;
    return 0;
}

/* Offsets are written before they are read, so their block need not be zero. */
static int grow_cells(perk_cells *cells, int64_t from, int64_t to)
{
    size_t had = from > 0 ? value_bytes(cells->kind, from) : 0, has = value_bytes(cells->kind, to);
    if (grow(&cells->valid, from > 0 ? bits(from) : 0, bits(to)) != 0)
        return PERK_E_NOMEM;
    if (!perk_kind_has_offsets(cells->kind))
        return grow(&cells->values, had, has);
    int32_t *offsets = perk_mem_grow(cells->values, has);
    if (!offsets)
        return PERK_E_NOMEM;
    if (!had)
        offsets[0] = 0;
    cells->values = offsets;
    return 0;
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
    return grow_frame(chunk, frame, at->cap < FEW_ROWS ? 2 * at->cap : 8 * at->cap);
}

/* Rows up to this one are empty where they were not written. */
static void end_rows(perk_chunk *chunk, perk_cells *cells, int64_t row)
{
    int32_t *offsets = cells->values;
    int32_t end = cells->kind == PERK_COLUMN_LIST ? (int32_t)chunk->frames[cells->items].rows
                                                  : (int32_t)cells->len;
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
    for (unsigned f = 0; f < chunk->part->frames; f++)
        for (unsigned i = 0; i < chunk->part->ends[f].count; i++)
            end_rows(chunk, &chunk->cells[chunk->part->ends[f].at[i]], chunk->frames[f].rows);
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

/* From a row on, up to the one at hand. The text is cut by those who know where it ends. */
static void cut_cells(perk_cells *cells, int64_t row, int64_t end)
{
    clear_bits(cells->valid, row, end);
    if (cells->kind == PERK_COLUMN_BOOL)
        clear_bits(cells->values, row, end);
    else if (!perk_kind_has_offsets(cells->kind) && cells->kind != PERK_COLUMN_STRUCT) {
        size_t from = value_bytes(cells->kind, row);
        memset((char *)cells->values + from, 0, value_bytes(cells->kind, end) - from);
    }
}

static void cut_frame(perk_chunk *chunk, unsigned frame, int64_t row);

/* Text or items from that row on, of the row at hand too. */
static void cut_content(perk_chunk *chunk, perk_cells *cells, int64_t row)
{
    int64_t begin = perk_cells_begin(chunk, cells, row);
    if (cells->kind == PERK_COLUMN_LIST) {
        cut_frame(chunk, cells->items, begin);
    } else {
        chunk->bytes -= (int64_t)cells->len - begin;
        cells->len = (size_t)begin;
    }
    if (cells->ended > row)
        cells->ended = row;
}

static void cut_frame(perk_chunk *chunk, unsigned frame, int64_t row)
{
    const perk_column_list *columns = &chunk->part->frame[frame];
    int64_t end = chunk->frames[frame].rows + 1; /* the row at hand may have values */
    if (end > chunk->frames[frame].cap)
        end = chunk->frames[frame].cap;
    for (unsigned i = 0; i < columns->count; i++) {
        perk_cells *cells = &chunk->cells[columns->at[i]];
        cut_cells(cells, row, end);
        if (perk_kind_has_offsets(cells->kind))
            cut_content(chunk, cells, row);
    }
    chunk->frames[frame].rows = row;
}

void perk_chunk_clear(perk_chunk *chunk, int column)
{
    perk_cells *cells = &chunk->cells[column];
    int64_t row = *cells->rows;
    cut_cells(cells, row, row + 1);
    if (perk_kind_has_offsets(cells->kind))
        cut_content(chunk, cells, row);
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
    for (unsigned i = 0; i < chunk->part->count; i++)
        perk_words_cut(&chunk->cells[i].words, mark->words[i]);
}
