#include "jsonapi/compare.h"

#include "jsonapi/note.h"
#include "jsonapi/parts.h"
#include "jsonapi/span.h"
#include "json/kind.h"
#include "json/scan.h"

/* Elements of a list that are not objects; `list` is {NULL,0} when there is nothing. */
static void compare_foreign(perk_note note, perk_str place, perk_str list)
{
    perk_scan scan;
    perk_str element;
    bool more;
    if (!list.ptr)
        return;
    perk_note_enter(&note, place);
    if (!perk_span_is_array(list)) {
        perk_note_shape(&note, list.ptr[0]);
        return;
    }
    perk_scan_init(&scan, list, PERK_DEPTH_CAP);
    perk_scan_enter(&scan);
    for (bool first = true; perk_scan_element(&scan, first, &more) && more; first = false)
        if (perk_scan_skip(&scan, &element) && !perk_span_is_object(element))
            perk_note_add(&note, PERK_DRIFT_ROW, perk_str_of(perk_json_kind(element.ptr[0])));
}

/* A list that has one page according to the table, and a link to a second one. */
static void compare_next(perk_note note, const perk_doc *doc)
{
    if (!note.op->reply_many || note.op->paging != PERK_PAGING_NONE || doc->next == PERK_NEXT_NONE)
        return;
    perk_note_enter(&note, PERK_LIT("links.next"));
    perk_note_add(&note, PERK_DRIFT_FIELD, PERK_NONE);
}

void perk_compare_doc(const perk_doc *doc, const perk_op *op, perk_drift *drift)
{
    if (!op || !drift || !op->reply_types || !op->reply_types[0])
        return;
    perk_note note = {.drift = drift, .op = op};
    compare_foreign(note, PERK_LIT("data"), doc->odd_data);
    compare_foreign(note, PERK_LIT("included"), doc->odd_included);
    compare_next(note, doc);
}
