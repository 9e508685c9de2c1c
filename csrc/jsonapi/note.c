#include "jsonapi/note.h"

#include "json/kind.h"

void perk_note_enter(perk_note *note, perk_str name)
{
    perk_where *where = &note->where;
    size_t room = sizeof where->text - where->len;
    if (where->len && room) {
        where->text[where->len++] = '.';
        room--;
    }
    size_t len = name.len < room ? name.len : room;
    if (len)
        memcpy(where->text + where->len, name.ptr, len);
    where->len += len;
}

perk_note perk_note_begin(perk_drift *drift, const perk_op *op, const char *first)
{
    perk_note note = {.drift = drift, .op = op};
    perk_note_enter(&note, perk_str_of(first));
    return note;
}

void perk_note_add(const perk_note *note, perk_drift_kind kind, perk_str value)
{
    perk_sighting seen = {.op = note->op->name,
                          .kind = kind,
                          .where = {note->where.text, note->where.len},
                          .value = value};
    perk_drift_note(note->drift, &seen);
}

void perk_note_shape(const perk_note *note, char begin)
{
    perk_note_add(note, PERK_DRIFT_SHAPE, perk_str_of(perk_json_kind(begin)));
}

void perk_note_field(const perk_note *note, perk_str key)
{
    if (perk_str_starts(key, PERK_LIT("@")))
        return; /* JSON:API reserves these for extensions, and has them ignored */
    perk_note inside = *note;
    perk_note_enter(&inside, perk_drift_is_symbol(key) ? key : PERK_LIT("?"));
    perk_note_add(&inside, PERK_DRIFT_FIELD, PERK_NONE);
}
