/* The members of an object are expected in the table's order, since servers write them in one order
 * again and again: each key is first compared with the one expected next, quotes and colon
 * included, which saves the scan of the key. Lists and objects are kept on a stack of as many
 * levels as the table has at most. */
#include "jsonapi/walk_object.h"

#include "jsonapi/note.h"
#include "jsonapi/span.h"
#include "json/kind.h"
#include "json/scan.h"
#include "json/steps.h"

_Static_assert(PERK_STEPS_ROOM == PERK_MAX_QUOTED, "as many bytes as keys are compared in");

#define NOT_FOUND SIZE_MAX

/* One open object or list. */
typedef struct level {
    const perk_object *object; /* NULL: a list */
    const perk_field *field;   /* whose value, or whose element, it is; NULL: the outermost */
    const perk_slot *slot;     /* that of the field; NULL: its values go nowhere */
    const perk_slot *slots;    /* of an object: of its members; NULL: they go nowhere */
    size_t count;              /* elements so far; of an object: 1 once a member came */
    uint64_t seen;             /* which of its members came; the table has no larger objects */
    bool item;                 /* an element of a list */
    /* The member that comes next, mostly; NULL: it is a list, or its object has no fields. */
    const perk_field *next, *last; /* `last` of all */
    const perk_slot *next_slot;
    uint64_t next_bit; /* in `seen` */
} level;

typedef struct inside {
    perk_walk *walk;
    const perk_row_sink *sink; /* NULL: nothing is given */
    void *ctx;                 /* the sink's */
    bool lazy;                 /* what leads to no slot is of no interest */
    level *open;               /* the innermost */
    size_t depth;              /* how many are open */
    level levels[PERK_WALK_DEPTH];
} inside;

/* A value that comes next. */
typedef struct target {
    const perk_field *field;
    const perk_slot *slot;
    bool element; /* of a list; its field is the list's */
} target;

static bool leads_somewhere(const perk_slot *slot)
{
    return slot && (slot->column >= 0 || slot->members);
}

PERK_INLINE bool given(inside *in, int outcome)
{
    if (outcome)
        in->walk->code = outcome;
    return outcome == 0;
}

/* What leads somewhere has a sink. */
PERK_INLINE const perk_row_sink *sink_of(const inside *in)
{
    if (!in->sink)
        __builtin_unreachable();
    return in->sink;
}

/* ---- where it is ---- */

/* The open object or list. */
static perk_note note_here(const inside *in)
{
    const perk_walk *walk = in->walk;
    perk_note note = perk_note_begin(&in->walk->row, walk->op, walk->kind->type);
    for (size_t i = 1; i < in->depth; i++)
        if (!in->levels[i].item)
            perk_note_enter(&note, perk_str_of(in->levels[i].field->wire));
    return note;
}

static perk_note note_at(const inside *in, const target *t)
{
    perk_note note = note_here(in);
    if (!t->element)
        perk_note_enter(&note, perk_str_of(t->field->wire));
    return note;
}

static perk_row_step step_into(const level *outer, perk_str key)
{
    return (perk_row_step){outer->object ? key : PERK_NONE, outer->object ? 0 : outer->count - 1};
}

/* What has no cell. */
static bool give_unknown(inside *in, perk_str key, perk_str raw)
{
    perk_row_step path[PERK_WALK_DEPTH + 1];
    size_t steps = 0;
    if (!in->sink || !in->sink->rest)
        return true;
    if (!in->walk->kind->plain)
        path[steps++].key = PERK_LIT("attributes");
    for (size_t i = 1; i < in->depth; i++)
        path[steps++] = step_into(&in->levels[i - 1], perk_str_of(in->levels[i].field->wire));
    path[steps++] = step_into(in->open, key);
    return given(in, in->sink->unknown(in->ctx, path, steps, raw));
}

/* ---- values ---- */

static bool skip(perk_scan *s, perk_str *span)
{
    perk_scan copy = *s; /* so that `s` itself has no address */
    bool fine = perk_scan_skip(&copy, span);
    *s = copy;
    return fine;
}

/* Whether a string as written between its quotes means a name of the table. */
static bool is_name(perk_str raw, bool escaped, const char *name)
{
    if (escaped)
        return perk_span_key_is(raw, true, perk_str_of(name));
    return raw.len && name[0] == raw.ptr[0] && strncmp(name, raw.ptr, raw.len) == 0 &&
           !name[raw.len];
}

static bool is_known(const perk_field *field, const perk_cell *cell)
{
    if (field->fixed)
        return is_name(cell->raw, cell->escaped, field->fixed);
    for (size_t i = 0; i < field->values->count; i++)
        if (is_name(cell->raw, cell->escaped, field->values->values[i]))
            return true;
    return false;
}

static void note_value(inside *in, const target *t, const perk_cell *cell)
{
    if (is_known(t->field, cell))
        return;
    perk_note note = note_at(in, t);
    perk_note_add(&note, PERK_DRIFT_VALUE, cell->raw);
}

PERK_INLINE bool give_cell(inside *in, const target *t, const perk_cell *cell)
{
    return !leads_somewhere(t->slot) ||
           given(in, sink_of(in)->cell(in->ctx, t->slot, t->field, cell));
}

PERK_INLINE bool take_cell(inside *in, const target *t, const perk_cell *cell)
{
    if ((t->field->values || t->field->fixed) && in->walk->drift)
        note_value(in, t, cell);
    return give_cell(in, t, cell);
}

static bool give_wrong(inside *in, const target *t, const perk_cell *cell)
{
    return (!leads_somewhere(t->slot) ||
            given(in, sink_of(in)->wrong(in->ctx, t->slot, t->field, cell))) &&
           give_unknown(in, perk_str_of(t->field->wire), cell->raw);
}

PERK_INLINE bool read_text(inside *in, perk_scan *s, const target *t)
{
    perk_cell cell;
    cell.begin = '"';
    return perk_steps_string(s, &cell.raw, &cell.escaped) && take_cell(in, t, &cell);
}

static bool take_number(inside *in, const target *t, const perk_cell *cell)
{
    if (t->field->type != PERK_T_INT || cell->number.kind != PERK_NUMBER_REAL)
        return take_cell(in, t, cell);
    if (in->walk->drift) {
        perk_note note = note_at(in, t);
        perk_note_add(&note, PERK_DRIFT_SHAPE, PERK_LIT("fraction"));
    }
    return give_wrong(in, t, cell);
}

PERK_INLINE bool read_number(inside *in, perk_scan *s, const target *t)
{
    perk_cell cell = {.begin = *s->at, .raw = {s->at, (size_t)(s->end - s->at)}};
    perk_lex_number(&cell.number, cell.raw, leads_somewhere(t->slot));
    if (cell.number.problem)
        return perk_steps_refuse(s, *cell.number.problem ? PERK_E_PARSE : PERK_E_NOMEM,
                                 cell.number.problem);
    s->at = cell.number.end;
    cell.raw.len = (size_t)(s->at - cell.raw.ptr);
    return take_number(in, t, &cell);
}

/* true, false and null. */
PERK_INLINE bool read_word(inside *in, perk_scan *s, const target *t, perk_str word)
{
    perk_cell cell = {.begin = *word.ptr, .raw = {s->at, word.len}};
    if (!perk_steps_word(s, word))
        return false;
    if (cell.begin == 'n')
        return give_cell(in, t, &cell);
    return take_cell(in, t, &cell);
}

/* A value that fits as it is: that of a PERK_T_JSON. */
static bool read_any(inside *in, perk_scan *s, const target *t)
{
    perk_cell cell = {.begin = *s->at};
    if (!skip(s, &cell.raw))
        return false;
    if (cell.begin == '"')
        cell.raw = (perk_str){cell.raw.ptr + 1, cell.raw.len - 2};
    return give_cell(in, t, &cell);
}

static bool read_wrong(inside *in, perk_scan *s, const target *t)
{
    perk_cell cell = {.begin = perk_steps_next(s)};
    if (!skip(s, &cell.raw))
        return false;
    if (in->walk->drift) {
        perk_note note = note_at(in, t);
        perk_note_shape(&note, cell.begin);
    }
    return give_wrong(in, t, &cell);
}

/* ---- objects and lists ---- */

/* Whether somebody wants to know what is inside. */
PERK_INLINE bool is_wanted(const inside *in, const perk_slot *slot)
{
    return (!in->lazy || leads_somewhere(slot)) && in->depth < PERK_WALK_DEPTH;
}

PERK_INLINE bool push(inside *in, perk_scan *s, const target *t)
{
    if (!perk_steps_open(s))
        return false;
    in->open = &in->levels[in->depth++];
    in->open->field = t->field;
    in->open->slot = t->slot;
    in->open->count = 0;
    in->open->item = t->element;
    return true;
}

PERK_INLINE void expect(level *l, size_t at)
{
    l->next = l->object->fields + at;
    l->next_slot = l->slots ? l->slots + at : NULL;
    l->next_bit = UINT64_C(1) << (at & 63);
}

PERK_INLINE void expect_first(level *l)
{
    l->next = l->object->fields;
    l->next_slot = l->slots;
    l->next_bit = 1;
}

PERK_INLINE void begin_object(level *l, const perk_object *object, const perk_slot *slots)
{
    l->object = object;
    l->slots = slots;
    l->seen = 0;
    l->last = object->count ? object->fields + object->count - 1 : NULL;
    expect_first(l);
}

PERK_INLINE bool open_object(inside *in, perk_scan *s, const target *t)
{
    perk_str span;
    if (!is_wanted(in, t->slot))
        return skip(s, &span);
    if (!push(in, s, t))
        return false;
    begin_object(in->open, t->field->object, t->slot ? t->slot->members : NULL);
    return !t->element || !leads_somewhere(t->slot) ||
           given(in, sink_of(in)->begin_item(in->ctx, t->slot));
}

PERK_INLINE bool open_list(inside *in, perk_scan *s, const target *t)
{
    perk_str span;
    if (!is_wanted(in, t->slot))
        return skip(s, &span);
    if (!push(in, s, t))
        return false;
    in->open->object = NULL;
    in->open->next = NULL;
    return !leads_somewhere(t->slot) || given(in, sink_of(in)->begin_list(in->ctx, t->slot));
}

static bool close_level(inside *in)
{
    const level *l = in->open;
    bool told = leads_somewhere(l->slot);
    in->depth--;
    in->open = &in->levels[in->depth ? in->depth - 1 : 0];
    if (told && !l->object)
        return given(in, sink_of(in)->end_list(in->ctx, l->slot));
    return !told || !l->item || given(in, sink_of(in)->end_item(in->ctx, l->slot));
}

PERK_INLINE bool read_value(inside *in, perk_scan *s, const target *t)
{
    perk_type type = t->field->type;
    char c = perk_steps_next(s);
    if (t->field->arity != PERK_ONE && !t->element && type != PERK_T_JSON && c != 'n')
        return c == '[' ? open_list(in, s, t) : read_wrong(in, s, t);
    if (c == '"' && (type == PERK_T_STRING || type == PERK_T_TIME))
        return read_text(in, s, t);
    if (c == '{' && type == PERK_T_OBJECT)
        return open_object(in, s, t);
    if (c == 'n')
        return read_word(in, s, t, PERK_LIT("null"));
    if (type == PERK_T_BOOL && (c == 't' || c == 'f'))
        return read_word(in, s, t, c == 't' ? PERK_LIT("true") : PERK_LIT("false"));
    if (perk_json_is_number(c) &&
        (type == PERK_T_INT || type == PERK_T_NUM || (type == PERK_T_STRING && t->field->digits)))
        return read_number(in, s, t);
    return type == PERK_T_JSON || type == PERK_T_ITEM ? read_any(in, s, t) : read_wrong(in, s, t);
}

/* ---- members ---- */

/* Members that a plain object may have in addition: it can be a reply's top level, and some come
 * from a database that adds its internal version. */
static bool is_aside(perk_str key)
{
    static const char *const names[] = {"errors", "warnings", "meta", "links", "__v", NULL};
    return perk_str_among(key, names);
}

static bool read_unknown(inside *in, perk_scan *s, perk_str key)
{
    perk_str raw;
    bool aside = in->walk->kind->plain && in->depth == 1 && is_aside(key);
    if (!perk_scan_skip(s, &raw))
        return false;
    if (in->walk->drift && !aside) {
        perk_note note = note_here(in);
        perk_note_field(&note, key);
    }
    return give_unknown(in, key, raw);
}

/* The next member by what its key means, when it is written in another way than the table quotes
 * it. Of an unknown one the value is read, too. */
static size_t find_slowly(inside *in, perk_scan *s)
{
    const level *l = in->open;
    perk_str key;
    bool escaped;
    if (!perk_steps_key(s, &key, &escaped))
        return NOT_FOUND;
    for (size_t i = 0; i < l->object->count; i++)
        if (is_name(key, escaped, l->object->fields[i].wire))
            return i;
    read_unknown(in, s, key);
    return NOT_FOUND;
}

/* Any member, at first the one expected; its place in the object. NOT_FOUND: it was read as a
 * whole, or could not be. */
static size_t find_member(inside *in, perk_scan *s)
{
    const perk_object *object = in->open->object;
    size_t at = object->count ? (size_t)(in->open->next - object->fields) : 0;
    perk_steps_next(s);
    bool fast = s->end - s->at >= PERK_STEPS_ROOM;
    for (size_t i = 0; fast && i < object->count; i++) {
        const perk_field *field = &object->fields[at];
        if (perk_steps_begins(s->at, field->quoted, field->quoted_len)) {
            s->at += field->quoted_len;
            return at;
        }
        at = at + 1 < object->count ? at + 1 : 0;
    }
    return find_slowly(in, s);
}

/* Whether the key of the member expected comes next, behind a comma unless it is the first. */
PERK_INLINE bool has_expected(const level *l, const perk_scan *s)
{
    return l->next && s->end - s->at > PERK_STEPS_ROOM && (!l->count || *s->at == ',') &&
           perk_steps_begins(s->at + l->count, l->next->quoted, l->next->quoted_len);
}

/* The member expected came. */
PERK_INLINE bool take_member(inside *in, target *t)
{
    level *l = in->open;
    bool again = l->seen & l->next_bit;
    *t = (target){l->next, l->next_slot, false};
    l->seen |= l->next_bit;
    l->count = 1;
    if (l->next == l->last) {
        expect_first(l);
    } else {
        l->next++;
        l->next_slot = l->next_slot ? l->next_slot + 1 : NULL;
        l->next_bit <<= 1;
    }
    return !again || !leads_somewhere(t->slot) || given(in, sink_of(in)->again(in->ctx, t->slot));
}

/* Any other way in which a list or an object goes on, or ends. `more`: a value comes next. */
PERK_INLINE bool step(inside *in, perk_scan *s, target *t, bool *more)
{
    level *l = in->open;
    if (!perk_steps_member(s, l->object != NULL, l->count == 0, more))
        return false;
    if (!*more)
        return close_level(in);
    if (!l->object) {
        l->count++;
        *t = (target){l->field, l->slot, true};
        return true;
    }
    l->count = 1;
    perk_scan copy = *s; /* so that `s` itself has no address */
    size_t at = find_member(in, &copy);
    *s = copy;
    *more = at != NOT_FOUND;
    if (!*more)
        return !s->problem && in->walk->code == 0;
    expect(l, at);
    return take_member(in, t);
}

PERK_INLINE bool read_next(inside *in, perk_scan *s)
{
    const level *l = in->open;
    target t;
    bool more = true, fine;
    if (has_expected(l, s)) {
        s->at += l->count + l->next->quoted_len;
        fine = take_member(in, &t);
    } else {
        fine = step(in, s, &t, &more);
    }
    return fine && more ? read_value(in, s, &t) : fine;
}

bool perk_walk_object(perk_walk *walk, perk_scan *scan)
{
    perk_scan s = *scan;
    inside in;
    in.walk = walk;
    in.sink = walk->slots ? walk->sink : NULL;
    in.ctx = walk->ctx;
    in.lazy = !walk->drift && !(in.sink && in.sink->rest);
    in.open = in.levels;
    in.depth = 0;
    perk_steps_next(&s);
    bool fine = push(&in, &s, &(target){.field = NULL});
    begin_object(in.open, walk->kind->attributes, walk->slots);
    while (fine && in.depth)
        fine = read_next(&in, &s);
    *scan = s;
    return fine;
}
