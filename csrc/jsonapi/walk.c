#include "jsonapi/walk.h"

#include "api/lookup.h"
#include "jsonapi/note.h"
#include "jsonapi/span.h"
#include "jsonapi/walk_object.h"
#include "json/kind.h"
#include "json/scan.h"
#include "json/string.h"

/* One resource, read for the first or the second time. */
typedef struct visit {
    perk_walk *walk;
    perk_row_parts *parts;
    bool settled;                            /* what it is; members are walked as they come */
    bool again;                              /* the second time: `parts` is complete */
    bool missed;                             /* something came that has to be walked again */
    size_t types, attributes, relationships; /* how many came */
} visit;

static bool is_busy(const perk_walk *walk)
{
    return walk->op && (walk->drift || walk->sink);
}

static bool given(perk_walk *walk, int outcome)
{
    walk->code = outcome;
    return outcome == 0;
}

/* ---- notes ---- */

static perk_note note_at(perk_walk *walk, const char *first)
{
    perk_note note = {.drift = &walk->row, .op = walk->op};
    perk_note_enter(&note, perk_str_of(first));
    return note;
}

static void note_unknown_type(perk_walk *walk, perk_str type)
{
    perk_note note = note_at(walk, walk->included ? "included" : "data");
    perk_note_add(&note, PERK_DRIFT_TYPE, type);
}

static bool give_unknown(perk_walk *walk, perk_str outer, perk_str key, perk_str raw)
{
    perk_row_step path[2] = {{.key = outer}, {.key = key}};
    size_t skip = outer.ptr ? 0 : 1;
    return !walk->slots || !walk->sink->rest ||
           given(walk, walk->sink->unknown(walk->ctx, path + skip, 2 - skip, raw));
}

/* ---- the kind ---- */

static void look_up(perk_walk *walk, perk_str type)
{
    const perk_op *op = walk->op;
    walk->last_kind[walk->included] = perk_resource_kind_find(type);
    walk->last_expected[walk->included] =
        perk_str_among(type, walk->included ? op->included_types : op->reply_types);
}

/* Lists repeat one type, so what was found last is kept. Of a type that is written with escapes,
 * which is rare, nothing is. */
static void find_kind(perk_walk *walk, const perk_cell *type)
{
    perk_str *last = &walk->last_type[walk->included];
    perk_buf plain;
    if (!type->escaped && last->ptr && perk_str_eq(*last, type->raw))
        return;
    *last = type->escaped ? PERK_NONE : type->raw;
    perk_buf_init(&plain, type->raw.len);
    if (type->escaped)
        perk_json_unescape(&plain, type->raw);
    look_up(walk, type->escaped ? perk_buf_str(&plain) : type->raw);
    perk_buf_free(&plain);
}

static bool begin_row(perk_walk *walk)
{
    walk->slots = NULL;
    return !walk->sink ||
           given(walk, walk->sink->begin_row(walk->ctx, walk->kind, walk->included, &walk->slots));
}

/* Settles what the resource is, by its type. The members of a plain object are its attributes, so
 * it is walked as a whole. */
static bool settle(visit *v)
{
    perk_walk *walk = v->walk;
    const perk_cell *type = &v->parts->type;
    walk->kind = walk->included ? NULL : walk->plain;
    if (!walk->kind) {
        find_kind(walk, type);
        walk->kind = walk->last_kind[walk->included];
        if (walk->drift && !walk->last_expected[walk->included])
            note_unknown_type(walk, type->raw);
    }
    v->settled = !walk->kind || !walk->kind->plain;
    return (!v->settled && !v->again) || begin_row(walk);
}

/* ---- relationships ---- */

static bool is_key(const perk_member *member, perk_str name)
{
    return perk_span_key_is(member->key, member->escaped, name);
}

/* A text, or a number as written; else absent. */
static bool read_cell(perk_scan *scan, perk_cell *cell)
{
    perk_str span;
    *cell = (perk_cell){.begin = perk_scan_peek(scan)};
    if (cell->begin == '"')
        return perk_scan_string(scan, &cell->raw, &cell->escaped);
    if (!perk_scan_skip(scan, &span))
        return false;
    if (perk_json_is_number(cell->begin))
        cell->raw = span;
    else
        cell->begin = '\0';
    return true;
}

typedef struct linkage {
    perk_walk *walk;
    const perk_relation *relation;
    size_t index;
    bool told; /* the sink gets all that it holds */
} linkage;

static bool take_identifier(linkage *l, const perk_cell *type, const perk_cell *id)
{
    perk_walk *walk = l->walk;
    const char *const *types = l->relation->types;
    perk_str name = type->begin == '"' ? type->raw : PERK_NONE;
    l->told &= name.ptr && types[0] && !types[1] && perk_str_is(name, types[0]);
    if (walk->drift && !perk_str_among(name, types)) {
        perk_note note = note_at(walk, walk->kind->type);
        perk_note_enter(&note, PERK_LIT("relationships"));
        perk_note_enter(&note, perk_str_of(l->relation->wire));
        perk_note_add(&note, PERK_DRIFT_TYPE, name);
    }
    return !walk->slots || given(walk, walk->sink->related(walk->ctx, l->index, type, id));
}

static bool read_identifier(linkage *l, perk_scan *scan)
{
    perk_member member = {0};
    perk_cell type = {.begin = '\0'}, id = type, other;
    if (perk_scan_peek(scan) != '{') {
        l->told = false;
        return read_cell(scan, &other) && take_identifier(l, &type, &id);
    }
    if (!perk_scan_enter(scan))
        return false;
    while (perk_scan_member(scan, &member) && member.more) {
        bool is_type = is_key(&member, PERK_LIT("type")), is_id = is_key(&member, PERK_LIT("id"));
        l->told &= is_type || is_id;
        if (!read_cell(scan, is_type ? &type : is_id ? &id : &other))
            return false;
    }
    return !scan->problem && take_identifier(l, &type, &id);
}

/* The value of `data`. */
static bool read_identifiers(linkage *l, perk_scan *scan)
{
    perk_str span;
    bool more;
    char begin = perk_scan_peek(scan);
    if (begin != '{' && begin != '[') {
        l->told = false;
        return perk_scan_skip(scan, &span);
    }
    if (l->walk->slots && !given(l->walk, l->walk->sink->begin_related(l->walk->ctx, l->index)))
        return false;
    if (begin == '{')
        return read_identifier(l, scan);
    perk_scan_enter(scan);
    for (bool first = true; perk_scan_element(scan, first, &more); first = false) {
        if (!more)
            return true;
        if (!read_identifier(l, scan))
            return false;
    }
    return false;
}

static bool read_linkage(linkage *l, perk_scan *scan)
{
    perk_member member = {0};
    perk_str span;
    l->told = false;
    if (perk_scan_peek(scan) != '{')
        return perk_scan_skip(scan, &span);
    perk_scan_enter(scan);
    for (size_t count = 0; perk_scan_member(scan, &member); count++) {
        if (!member.more)
            return true;
        bool data = is_key(&member, PERK_LIT("data"));
        l->told = data && count == 0;
        if (data ? !read_identifiers(l, scan) : !perk_scan_skip(scan, &span))
            return false;
    }
    return false;
}

static bool read_unknown(perk_walk *walk, perk_scan *scan, perk_str outer, perk_str key)
{
    perk_str span;
    if (!perk_scan_skip(scan, &span))
        return false;
    if (walk->drift && walk->kind) {
        perk_note note = note_at(walk, walk->kind->type);
        if (outer.ptr)
            perk_note_enter(&note, outer);
        perk_note_field(&note, key);
    }
    return give_unknown(walk, outer, key, span);
}

static bool read_relation(perk_walk *walk, perk_scan *scan, const perk_member *member)
{
    const perk_resource_kind *kind = walk->kind;
    perk_str outer = PERK_LIT("relationships");
    size_t at = 0;
    while (at < kind->relation_count && !is_key(member, perk_str_of(kind->relations[at].wire)))
        at++;
    if (at == kind->relation_count)
        return read_unknown(walk, scan, outer, member->key);
    linkage l = {walk, &kind->relations[at], at, false};
    perk_scan_peek(scan);
    const char *begin = scan->at;
    return read_linkage(&l, scan) &&
           (l.told ||
            give_unknown(walk, outer, member->key, (perk_str){begin, (size_t)(scan->at - begin)}));
}

static bool read_relations(perk_walk *walk, perk_scan *scan)
{
    perk_member member = {0};
    if (!perk_scan_enter(scan))
        return false;
    while (perk_scan_member(scan, &member) && member.more)
        if (!read_relation(walk, scan, &member))
            return false;
    return !scan->problem;
}

/* ---- members of the resource ---- */

typedef enum part { TYPE, ID, ATTRIBUTES, RELATIONSHIPS, LINKS, META, LEGACY_ID, OTHER } part;

static const perk_str NAMES[] = {[TYPE] = {"type", 4},
                                 [ID] = {"id", 2},
                                 [ATTRIBUTES] = {"attributes", 10},
                                 [RELATIONSHIPS] = {"relationships", 13},
                                 [LINKS] = {"links", 5},
                                 [META] = {"meta", 4},
                                 [LEGACY_ID] = {"_id", 3}};

static part part_of(const perk_member *member)
{
    int at = TYPE;
    while (at < OTHER && !is_key(member, NAMES[at]))
        at++;
    return (part)at;
}

static bool read_type(visit *v, perk_scan *scan)
{
    perk_cell type;
    if (!read_cell(scan, &type))
        return false;
    if (v->again)
        return true;
    v->parts->type = type.begin == '"' ? type : (perk_cell){.begin = '\0'};
    v->missed |= v->types++ > 0;
    return v->missed || !is_busy(v->walk) || v->walk->plain || settle(v);
}

static bool is_last(const perk_scan *scan, perk_str span)
{
    return scan->at == span.ptr;
}

/* Attributes or relationships, of which the span is kept. Of several the last one counts, for the
 * sink, too. */
static bool walk_part(visit *v, perk_scan *scan, part which, perk_str *span)
{
    perk_walk *walk = v->walk;
    const perk_slot *slots = walk->slots;
    perk_str all;
    bool object = perk_scan_peek(scan) == '{', fine;
    if (v->again && !is_last(scan, *span))
        walk->slots = NULL;
    if (!v->settled || !walk->kind || !object)
        fine = perk_scan_skip(scan, &all) &&
               (!v->settled || give_unknown(walk, PERK_NONE, NAMES[which], all));
    else
        fine = which == ATTRIBUTES ? perk_walk_object(walk, scan) : read_relations(walk, scan);
    walk->slots = slots;
    return fine;
}

static bool read_part(visit *v, perk_scan *scan, part which)
{
    perk_str *span = which == ATTRIBUTES ? &v->parts->attributes : &v->parts->relationships;
    size_t *count = which == ATTRIBUTES ? &v->attributes : &v->relationships;
    bool object = perk_scan_peek(scan) == '{';
    const char *begin = scan->at;
    v->missed |= (*count)++ > 0 || !v->settled;
    bool fine = walk_part(v, scan, which, span);
    if (!v->again)
        *span = object ? (perk_str){begin, (size_t)(scan->at - begin)} : PERK_NONE;
    return fine;
}

static bool read_other(visit *v, perk_scan *scan, part which, perk_str key)
{
    perk_walk *walk = v->walk;
    perk_str span;
    bool known = which == LINKS || which == META;
    v->missed |= !v->settled && (!known || walk->sink);
    if (v->settled && !known)
        return read_unknown(walk, scan, PERK_NONE, key);
    return perk_scan_skip(scan, &span) && (!v->settled || give_unknown(walk, PERK_NONE, key, span));
}

static bool read_member(visit *v, perk_scan *scan, const perk_member *member)
{
    part which = part_of(member);
    perk_scan copy = *scan;
    switch (which) {
    case TYPE:
        return read_type(v, scan);
    case ID:
        return read_cell(scan, &v->parts->id);
    case ATTRIBUTES:
    case RELATIONSHIPS:
        return read_part(v, scan, which);
    case LEGACY_ID:
        return read_cell(&copy, &v->parts->legacy_id) && read_other(v, scan, which, member->key);
    default:
        return read_other(v, scan, which, member->key);
    }
}

static bool read_members(visit *v, perk_scan *scan)
{
    perk_member member = {0};
    if (!perk_scan_enter(scan))
        return false;
    while (perk_scan_member(scan, &member)) {
        if (!member.more)
            return true;
        if (!read_member(v, scan, &member))
            return false;
    }
    return false;
}

/* ---- the whole ---- */

static bool walk_again(visit *v, perk_scan scan)
{
    v->again = true;
    perk_drift_forget(&v->walk->row);
    if (!settle(v))
        return false;
    if (v->settled)
        return read_members(v, &scan);
    return perk_walk_object(v->walk, &scan);
}

static bool end_row(perk_walk *walk, const perk_row_parts *parts)
{
    const perk_cell *id = parts->id.begin ? &parts->id : &parts->legacy_id;
    if (walk->drift)
        perk_drift_add(walk->drift, &walk->row);
    return !walk->slots || given(walk, walk->sink->end_row(walk->ctx, &parts->type, id));
}

void perk_walk_init(perk_walk *walk, const perk_op *op)
{
    *walk = (perk_walk){.op = op && op->reply_types && op->reply_types[0] ? op : NULL};
    const perk_resource_kind *kind =
        walk->op ? perk_resource_kind_find(perk_str_of(op->reply_types[0])) : NULL;
    walk->plain = kind && kind->plain ? kind : NULL;
    perk_drift_init(&walk->row);
}

bool perk_walk_resource(perk_walk *walk, perk_scan *scan, bool included, perk_row_parts *parts)
{
    visit v = {.walk = walk, .parts = parts};
    *parts = (perk_row_parts){.json = PERK_NONE};
    perk_scan_peek(scan);
    const perk_scan begin = *scan;
    walk->included = included;
    walk->kind = NULL;
    walk->slots = NULL;
    if (!read_members(&v, scan))
        return false;
    parts->json = (perk_str){begin.at, (size_t)(scan->at - begin.at)};
    if (!is_busy(walk))
        return true;
    if ((v.missed || !v.settled) && !walk_again(&v, begin))
        return false;
    return end_row(walk, parts);
}

void perk_walk_free(perk_walk *walk)
{
    perk_drift_clear(&walk->row);
}
