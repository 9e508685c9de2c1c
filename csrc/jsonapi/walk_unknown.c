#include "jsonapi/walk_unknown.h"

#include "jsonapi/note.h"
#include "json/scan.h"

bool perk_walk_unknown_give(perk_walk *walk, perk_str outer, perk_str key, perk_str raw)
{
    perk_row_step path[2] = {{.key = outer}, {.key = key}};
    size_t skip = outer.ptr ? 0 : 1;
    return !walk->slots || !walk->sink->rest ||
           perk_walk_given(walk, walk->sink->unknown(walk->ctx, path + skip, 2 - skip, raw));
}

bool perk_walk_unknown_read(perk_walk *walk, perk_scan *scan, perk_str outer, perk_str key)
{
    perk_str span;
    if (!perk_scan_skip(scan, &span))
        return false;
    if (walk->drift && walk->kind) {
        perk_note note = perk_note_begin(&walk->row, walk->op, walk->kind->type);
        if (outer.ptr)
            perk_note_enter(&note, outer);
        perk_note_field(&note, key);
    }
    return perk_walk_unknown_give(walk, outer, key, span);
}
