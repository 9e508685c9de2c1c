#include "table/rows.h"

#include "base/vec.h"
#include "table/cells.h"
#include "json/kind.h"
#include "json/string.h"

static perk_builder *builder_of(void *feed)
{
    return ((perk_feed *)feed)->builder;
}

static perk_chunk *chunk_of(const perk_builder *b)
{
    return b->chunk;
}

static int begin_row(void *ctx, const perk_resource_kind *kind, bool included,
                     const perk_slot **slots)
{
    perk_builder *b = builder_of(ctx);
    *slots = NULL;
    if (((perk_feed *)ctx)->code != 0)
        return ((perk_feed *)ctx)->code;
    if (b->open)
        perk_builder_drop_row(b);
    b->kind = kind ? perk_plan_kind(b->plan, kind, included) : NULL;
    b->part = b->kind ? b->kind->part : 0;
    if ((included && !b->kind) || !b->plan->parts[b->part].wanted)
        return 0;
    b->to = &b->parts[b->part];
    b->depth = b->pair_count = 0;
    b->list = -1;
    perk_rest_clear(&b->rest);
    if (perk_builder_open_row(b, b->part) != 0)
        return PERK_E_NOMEM;
    b->open = true;
    b->chunk = b->to->chunk;
    *slots = b->kind ? b->kind->slots : b->nowhere;
    return 0;
}

/* ---- texts ---- */

/* The text of a string, or a number as written; {NULL,0} for others, or without memory. */
static perk_str text_of(perk_buf *space, const perk_cell *cell)
{
    if (cell->begin != '"')
        return perk_json_is_number(cell->begin) ? cell->raw : PERK_NONE;
    if (!cell->escaped)
        return cell->raw;
    space->len = 0;
    perk_json_unescape(space, cell->raw);
    return space->failed ? PERK_NONE : perk_buf_str(space);
}

static int lacks_memory(const perk_builder *b)
{
    return b->space.failed || b->space2.failed || b->rest.text.failed ? PERK_E_NOMEM : 0;
}

/* The same where the table has a text of so many digits and some replies have a number. */
static perk_str digits_of(perk_builder *b, const perk_field *field, const perk_cell *cell)
{
    static const char zeros[] = "00000000000000000000";
    size_t wanted = field->digits > 0 ? (size_t)field->digits : 0;
    if (!perk_json_is_integer(cell->raw) || cell->raw.ptr[0] == '-' || cell->raw.len >= wanted ||
        wanted >= sizeof zeros)
        return cell->raw;
    b->space.len = 0;
    perk_buf_put(&b->space, (perk_str){zeros, wanted - cell->raw.len});
    perk_buf_put(&b->space, cell->raw);
    return b->space.failed ? PERK_NONE : perk_buf_str(&b->space);
}

/* ---- doubts, and what the rest keeps of them ---- */

static size_t item_index(const perk_chunk *chunk, int list)
{
    const perk_cells *cells = &chunk->cells[list];
    int64_t row = chunk->frames[cells->frame].rows;
    return (size_t)(chunk->frames[cells->items].rows - perk_cells_begin(chunk, cells, row));
}

/* The path to the value at hand of a column, in `path`; its steps. */
static size_t path_of(const perk_builder *b, int index, perk_row_step *path)
{
    const perk_column *column = &b->plan->parts[b->part].columns[index];
    size_t steps = column->parent >= 0 ? path_of(b, column->parent, path) : 0;
    if (column->parent >= 0)
        path[steps++] = (perk_row_step){PERK_NONE, item_index(chunk_of(b), column->parent)};
    for (size_t i = 0; i < column->steps; i++)
        path[steps++] = (perk_row_step){column->path[i], 0};
    return steps;
}

static int keep_rest(perk_builder *b, int column, const perk_cell *cell)
{
    perk_row_step path[2 * PERK_WALK_DEPTH];
    perk_str raw = cell->raw;
    if (b->plan->parts[b->part].rest < 0)
        return 0;
    if (cell->begin == '"')
        raw = (perk_str){raw.ptr - 1, raw.len + 2};
    return perk_rest_add(&b->rest, path, path_of(b, column, path), raw);
}

static void doubt(perk_builder *b, int column, perk_doubt doubt)
{
    b->to->doubts[(size_t)column * PERK_DOUBTS + doubt]++;
    b->to->doubtful = true;
}

/* The result of putting a value. */
static int settle(perk_builder *b, int column, const perk_cell *cell, perk_put put)
{
    static const perk_doubt doubts[] = {[PERK_PUT_NOT_A_TIME] = PERK_DOUBT_NOT_A_TIME,
                                        [PERK_PUT_DOES_NOT_FIT] = PERK_DOUBT_DOES_NOT_FIT,
                                        [PERK_PUT_OTHER_TYPE] = PERK_DOUBT_OTHER_TYPE};
    if (put == PERK_PUT_DONE)
        return 0;
    if (put == PERK_PUT_NOMEM)
        return PERK_E_NOMEM;
    perk_chunk_clear(chunk_of(b), column);
    doubt(b, column, doubts[put]);
    return keep_rest(b, column, cell);
}

/* ---- cells and lists ---- */

/* A text with escapes, or a number where a text is. */
static int put_unusual(perk_builder *b, int column, const perk_field *field, const perk_cell *cell)
{
    bool digits = cell->begin != '"' && field->type == PERK_T_STRING;
    perk_str text = digits ? digits_of(b, field, cell) : text_of(&b->space, cell);
    if (lacks_memory(b) != 0)
        return PERK_E_NOMEM;
    if (digits)
        return settle(b, column, cell, perk_cells_text(chunk_of(b), column, text));
    return settle(b, column, cell, perk_cells_put(chunk_of(b), column, cell, text));
}

static inline int put_value(perk_builder *b, int column, const perk_field *field,
                            const perk_cell *cell)
{
    if (cell->escaped)
        return put_unusual(b, column, field, cell);
    perk_put put = perk_cells_put(chunk_of(b), column, cell, cell->raw);
    if (put == PERK_PUT_DONE)
        return 0;
    return put == PERK_PUT_DIGITS ? put_unusual(b, column, field, cell)
                                  : settle(b, column, cell, put);
}

/* The items of a list are the column behind it. */
static int open_item(perk_builder *b, const perk_slot *slot)
{
    return perk_chunk_row(chunk_of(b), chunk_of(b)->cells[slot->column].items);
}

static void close_item(perk_builder *b, const perk_slot *slot)
{
    chunk_of(b)->frames[chunk_of(b)->cells[slot->column].items].rows++;
}

/* The next element of the list that is open. */
static int put_item(perk_builder *b, const perk_slot *slot, const perk_field *field,
                    const perk_cell *value)
{
    if (open_item(b, slot) != 0)
        return PERK_E_NOMEM;
    int code = value->begin == 'n' ? 0 : put_value(b, slot->column + 1, field, value);
    close_item(b, slot);
    return code;
}

/* Apart, so that the way of most values needs no registers saved. */
static __attribute__((noinline)) int put_other(perk_builder *b, const perk_slot *slot,
                                               const perk_field *field, const perk_cell *value)
{
    if (b->list == slot->column)
        return put_item(b, slot, field, value);
    return value->begin == 'n' ? 0 : put_value(b, slot->column, field, value);
}

static int cell(void *ctx, const perk_slot *slot, const perk_field *field, const perk_cell *value)
{
    perk_builder *b = builder_of(ctx);
    if (slot->column < 0)
        return 0;
    perk_cells *cells = &b->chunk->cells[slot->column];
    bool plain = cells->kind == PERK_COLUMN_TEXT && value->begin == '"' && !value->escaped;
    if (plain && perk_cells_copy(b->chunk, cells, value->raw) == PERK_PUT_DONE)
        return 0;
    return put_other(b, slot, field, value);
}

static int wrong(void *ctx, const perk_slot *slot, const perk_field *field, const perk_cell *cell)
{
    perk_builder *b = builder_of(ctx);
    (void)field;
    bool fraction = perk_json_is_number(cell->begin);
    if (slot->column < 0)
        return 0;
    bool inside = b->list == slot->column;
    int column = slot->column + inside;
    if (inside && open_item(b, slot) != 0)
        return PERK_E_NOMEM;
    fraction = fraction && chunk_of(b)->cells[column].kind == PERK_COLUMN_INT;
    doubt(b, column, fraction ? PERK_DOUBT_DOES_NOT_FIT : PERK_DOUBT_OTHER_TYPE);
    if (inside)
        close_item(b, slot);
    return 0;
}

static int begin_list(void *ctx, const perk_slot *slot)
{
    perk_builder *b = builder_of(ctx);
    perk_cells_there(chunk_of(b), slot->column);
    perk_chunk_begin_list(chunk_of(b), &chunk_of(b)->cells[slot->column]);
    b->lists[b->depth++] = b->list;
    b->list = slot->column;
    return 0;
}

static int end_list(void *ctx, const perk_slot *slot)
{
    perk_builder *b = builder_of(ctx);
    perk_chunk_end_list(chunk_of(b), &chunk_of(b)->cells[slot->column]);
    b->list = b->lists[--b->depth];
    return 0;
}

static int begin_item(void *ctx, const perk_slot *slot)
{
    perk_builder *b = builder_of(ctx);
    if (open_item(b, slot) != 0)
        return PERK_E_NOMEM;
    perk_cells_there(chunk_of(b), slot->column + 1);
    return 0;
}

static int end_item(void *ctx, const perk_slot *slot)
{
    perk_builder *b = builder_of(ctx);
    close_item(b, slot);
    return 0;
}

static void clear_slots(perk_builder *b, const perk_slot *slot)
{
    if (slot->column >= 0) /* a list with all that is in it, or a value */
        perk_chunk_clear(chunk_of(b), slot->column);
    else
        for (const perk_slot *at = slot->members; at && at->column != PERK_SLOT_END; at++)
            clear_slots(b, at);
}

/* A column that the values of a slot go to, and how many objects are around it inside of the slot;
 * below 0: there is none. */
static int column_in(const perk_slot *slot, size_t *depth)
{
    int column = slot->column;
    for (const perk_slot *at = slot->members; column < 0 && at && at->column != PERK_SLOT_END;
         at++) {
        column = column_in(at, depth);
        *depth += column >= 0;
    }
    return column;
}

static void drop_rest(perk_builder *b, const perk_slot *slot)
{
    perk_row_step path[2 * PERK_WALK_DEPTH];
    size_t depth = 0;
    int column = column_in(slot, &depth);
    if (column >= 0)
        perk_rest_drop(&b->rest, path, path_of(b, column, path) - depth);
}

static int again(void *ctx, const perk_slot *slot)
{
    perk_builder *b = builder_of(ctx);
    clear_slots(b, slot);
    if (b->plan->parts[b->part].rest >= 0)
        drop_rest(b, slot);
    return 0;
}

/* ---- relationships ---- */

/* What came of an earlier relationship of this name. */
static void forget_relation(perk_builder *b, size_t relation)
{
    const perk_str wire = perk_str_of(b->kind->kind->relations[relation].wire);
    const perk_row_step path[] = {{.key = PERK_LIT("relationships")}, {.key = wire}};
    perk_rest_drop(&b->rest, path, PERK_COUNT(path));
    for (size_t i = 0; i < b->pair_count; i++)
        if (b->pairs[i].relation == relation)
            b->pairs[i].id.begin = 0;
}

static int again_related(void *ctx, size_t relation)
{
    perk_builder *b = builder_of(ctx);
    if (!b->kind)
        return 0;
    forget_relation(b, relation);
    if (b->kind->relations[relation] >= 0)
        perk_chunk_clear(chunk_of(b), b->kind->relations[relation]);
    return 0;
}

static int begin_related(void *ctx, size_t relation)
{
    perk_builder *b = builder_of(ctx);
    int column = b->kind ? b->kind->relations[relation] : -1;
    if (b->kind)
        forget_relation(b, relation);
    if (column < 0)
        return 0;
    if (perk_cells_has(chunk_of(b), column)) /* of another `data` in the same relationship */
        perk_chunk_clear(chunk_of(b), column);
    if (chunk_of(b)->cells[column].kind != PERK_COLUMN_LIST)
        return 0;
    perk_cells_there(chunk_of(b), column);
    perk_chunk_begin_list(chunk_of(b), &chunk_of(b)->cells[column]);
    perk_chunk_end_list(chunk_of(b), &chunk_of(b)->cells[column]);
    return 0;
}

static int note_pair(perk_builder *b, size_t relation, const perk_cell *id)
{
    int part = b->kind->pairs[relation];
    if (part < 0 || !b->plan->parts[part].wanted)
        return 0;
    if (perk_vec_room((void **)&b->pairs, b->pair_count, &b->pair_cap, sizeof *b->pairs) != 0)
        return PERK_E_NOMEM;
    b->pairs[b->pair_count++] = (perk_pair_of){relation, *id};
    return 0;
}

static int put_id(perk_builder *b, int column, const perk_cell *id)
{
    perk_str text = text_of(&b->space, id);
    if (lacks_memory(b) != 0)
        return PERK_E_NOMEM;
    return text.ptr ? settle(b, column, id, perk_cells_text(chunk_of(b), column, text)) : 0;
}

/* The id of a relationship that leads to one. Further ones have no place. */
static int put_only(perk_builder *b, int column, const perk_cell *id)
{
    if (!perk_cells_has(chunk_of(b), column))
        return put_id(b, column, id);
    doubt(b, column, PERK_DOUBT_OTHER_TYPE);
    return 0;
}

static int related(void *ctx, size_t relation, const perk_cell *type, const perk_cell *id)
{
    perk_builder *b = builder_of(ctx);
    (void)type;
    if (!b->kind)
        return 0;
    int column = b->kind->relations[relation];
    perk_slot slot = {column, NULL};
    int code = note_pair(b, relation, id);
    if (code != 0 || column < 0)
        return code;
    if (chunk_of(b)->cells[column].kind != PERK_COLUMN_LIST)
        return put_only(b, column, id);
    if (open_item(b, &slot) != 0)
        return PERK_E_NOMEM;
    code = put_id(b, column + 1, id);
    close_item(b, &slot);
    perk_chunk_end_list(chunk_of(b), &chunk_of(b)->cells[column]);
    return code;
}

static int add_pair(perk_builder *b, const perk_pair_of *pair, perk_str own)
{
    unsigned part = (unsigned)b->kind->pairs[pair->relation];
    perk_str other = text_of(&b->space2, &pair->id);
    if (lacks_memory(b) != 0)
        return PERK_E_NOMEM;
    if (!other.ptr)
        return 0;
    const perk_part *of = &b->plan->parts[part];
    int fresh = perk_seen_add(&b->seen, part, own, other);
    if (fresh <= 0)
        return fresh;
    if (perk_builder_open_row(b, part) != 0 ||
        perk_cells_text(b->parts[part].chunk, of->pair[0], own) != PERK_PUT_DONE ||
        perk_cells_text(b->parts[part].chunk, of->pair[1], other) != PERK_PUT_DONE)
        return PERK_E_NOMEM;
    perk_builder_close_row(b, part);
    return 0;
}

static int add_pairs(perk_builder *b, perk_str id)
{
    int code = 0;
    for (size_t i = 0; id.ptr && code == 0 && i < b->pair_count; i++)
        if (b->pairs[i].id.begin)
            code = add_pair(b, &b->pairs[i], id);
    return code;
}

/* ---- the end of a row ---- */

static int unknown(void *ctx, const perk_row_step *path, size_t steps, perk_str raw)
{
    perk_builder *b = builder_of(ctx);
    return b->plan->parts[b->part].rest >= 0 ? perk_rest_add(&b->rest, path, steps, raw) : 0;
}

static int put_own(perk_builder *b, const perk_cell *type)
{
    const perk_part *part = &b->plan->parts[b->part];
    int code = part->type >= 0 ? put_id(b, part->type, type) : 0;
    if (code == 0 && part->key >= 0 &&
        perk_cells_text(chunk_of(b), part->key, b->key) != PERK_PUT_DONE)
        code = PERK_E_NOMEM;
    if (code != 0 || part->rest < 0)
        return code;
    perk_str rest = perk_rest_end(&b->rest);
    if (rest.ptr && perk_cells_text(chunk_of(b), part->rest, rest) != PERK_PUT_DONE)
        return PERK_E_NOMEM;
    return lacks_memory(b);
}

/* Whether an included resource is in the table already: 1, 0, or PERK_E_NOMEM. */
static int is_known(perk_builder *b, perk_str id)
{
    if (b->part == 0 || !id.ptr)
        return 0;
    int fresh = perk_seen_add(&b->seen, b->part, id, PERK_NONE);
    return fresh < 0 ? fresh : !fresh;
}

static int end_row(void *ctx, const perk_cell *type, const perk_cell *id)
{
    perk_builder *b = builder_of(ctx);
    const perk_part *part = &b->plan->parts[b->part];
    int code = part->id >= 0 ? put_id(b, part->id, id) : 0;
    if (code == 0)
        code = put_own(b, type);
    perk_str text = text_of(&b->space, id);
    if (code == 0)
        code = lacks_memory(b);
    int known = code == 0 ? is_known(b, text) : 0;
    if (code != 0 || known < 0)
        return code ? code : known;
    if (known) {
        perk_builder_drop_row(b);
        return 0;
    }
    b->open = false;
    code = b->pair_count ? add_pairs(b, text) : 0;
    perk_builder_close_row(b, b->part);
    return code;
}

void perk_rows_sink(perk_row_sink *sink, const perk_plan *plan)
{
    *sink = (perk_row_sink){.begin_row = begin_row,
                            .end_row = end_row,
                            .cell = cell,
                            .wrong = wrong,
                            .begin_list = begin_list,
                            .end_list = end_list,
                            .begin_item = begin_item,
                            .end_item = end_item,
                            .again = again,
                            .begin_related = begin_related,
                            .again_related = again_related,
                            .related = related,
                            .unknown = unknown,
                            .rest = plan->options.rest};
}
