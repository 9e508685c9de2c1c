#include "table/layout.h"

static bool list_new(perk_column_list *list, perk_arena *arena, const perk_part *part)
{
    list->count = 0;
    list->at = perk_arena_new(arena, (part->count + 1) * sizeof *list->at);
    return list->at;
}

static void add(perk_column_list *list, unsigned column)
{
    list->at[list->count++] = column;
}

static void fill(perk_part *part)
{
    for (unsigned i = 0; i < part->count; i++) {
        const perk_column *column = &part->columns[i];
        add(&part->frame[column->frame], i);
        if (perk_kind_has_offsets(column->kind))
            add(&part->ends[column->frame], i);
    }
    part->top = 0;
    for (unsigned i = 0; i < part->count; i = part->columns[i].next)
        part->top++;
}

int perk_layout(perk_part *part, perk_arena *arena)
{
    size_t lists = part->frames * sizeof(perk_column_list);
    part->frame = perk_arena_new(arena, lists);
    part->ends = perk_arena_new(arena, lists);
    bool fine = part->frame && part->ends;
    for (unsigned f = 0; fine && f < part->frames; f++)
        fine = list_new(&part->frame[f], arena, part) && list_new(&part->ends[f], arena, part);
    if (!fine)
        return PERK_E_NOMEM;
    fill(part);
    return 0;
}
