#include "table/builder.h"

#include "base/mem.h"
#include "base/vec.h"

/* ---- making ---- */

static int set_up(perk_builder *b, unsigned part)
{
    perk_building *building = &b->parts[part];
    size_t columns = b->plan->parts[part].count;
    building->mark.words = perk_mem_new((columns + 1) * sizeof *building->mark.words);
    building->doubts = perk_mem_new((columns + 1) * PERK_DOUBTS * sizeof *building->doubts);
    building->size.rows = perk_mem_new(b->plan->parts[part].frames * sizeof *building->size.rows);
    building->size.lens = perk_mem_new((columns + 1) * sizeof *building->size.lens);
    return building->mark.words && building->doubts && building->size.rows && building->size.lens
               ? 0
               : PERK_E_NOMEM;
}

int perk_builder_init(perk_builder *b, perk_plan *plan)
{
    *b = (perk_builder){.plan = plan};
    for (size_t i = 0; i < PERK_COUNT(b->nowhere); i++)
        b->nowhere[i].column = -1;
    perk_rest_init(&b->rest);
    perk_buf_init(&b->space, INT32_MAX);
    perk_buf_init(&b->space2, INT32_MAX);
    for (unsigned i = 0; i < plan->part_count; i++)
        if (set_up(b, i) != 0)
            return PERK_E_NOMEM;
    return 0;
}

void perk_builder_free(perk_builder *b)
{
    for (unsigned i = 0; b->plan && i < b->plan->part_count; i++) {
        perk_chunk_free(b->parts[i].chunk);
        perk_mem_free(b->parts[i].mark.words);
        perk_mem_free(b->parts[i].doubts);
        perk_mem_free(b->parts[i].size.rows);
        perk_mem_free(b->parts[i].size.lens);
    }
    perk_seen_free(&b->seen);
    perk_mem_free(b->pairs);
    perk_rest_free(&b->rest);
    perk_buf_free(&b->space);
    perk_buf_free(&b->space2);
}

/* ---- pages ---- */

void perk_builder_drop_row(perk_builder *b)
{
    perk_chunk_clear_row(b->to->chunk, 0);
    b->open = false;
}

void perk_builder_begin(perk_builder *b, perk_str key)
{
    b->key = key;
    b->open = false;
    b->seen_before = b->seen.count;
    for (unsigned i = 0; i < b->plan->part_count; i++) {
        perk_building *to = &b->parts[i];
        to->begun = to->chunk;
        to->full = to->last = NULL;
        to->rows = 0;
        if (to->chunk)
            perk_chunk_note(to->chunk, &to->mark);
    }
}

static void forget_doubts(perk_building *to, const perk_part *part)
{
    if (to->doubtful)
        memset(to->doubts, 0, part->count * PERK_DOUBTS * sizeof *to->doubts);
    to->doubtful = false;
}

void perk_builder_rollback(perk_builder *b)
{
    for (unsigned i = 0; i < b->plan->part_count; i++) {
        perk_building *to = &b->parts[i];
        for (perk_chunk *at = to->full, *next; at; at = next) {
            next = at->next;
            if (at != to->begun)
                perk_chunk_free(at);
        }
        if (to->chunk != to->begun)
            perk_chunk_free(to->chunk);
        to->chunk = to->begun;
        if (to->chunk) {
            to->chunk->next = NULL;
            perk_chunk_cut(to->chunk, &to->mark);
        }
        to->full = to->last = NULL;
        to->rows = 0;
        forget_doubts(to, &b->plan->parts[i]);
    }
    perk_seen_cut(&b->seen, b->seen_before);
}

void perk_builder_keep(perk_builder *b)
{
    if (b->open)
        perk_builder_drop_row(b);
    for (unsigned i = 0; i < b->plan->part_count; i++)
        forget_doubts(&b->parts[i], &b->plan->parts[i]);
}

/* ---- rows ---- */

int perk_builder_open_row(perk_builder *b, unsigned part)
{
    perk_building *to = &b->parts[part];
    if (!to->chunk)
        to->chunk = perk_chunk_new(b->plan, part, &to->size);
    return to->chunk && perk_chunk_row(to->chunk, 0) == 0 ? 0 : PERK_E_NOMEM;
}

void perk_builder_close_row(perk_builder *b, unsigned part)
{
    const perk_table_options *options = &b->plan->options;
    perk_building *to = &b->parts[part];
    perk_chunk *chunk = to->chunk;
    chunk->frames[0].rows++;
    to->rows++;
    if (chunk->frames[0].rows < options->chunk_rows && chunk->bytes < options->chunk_bytes &&
        !chunk->crowded)
        return;
    perk_chunk_measure(chunk, &to->size);
    if (to->last)
        to->last->next = chunk;
    else
        to->full = chunk;
    to->last = chunk;
    to->chunk = NULL;
}
