#include "jsonapi/walk.h"

#include "api/lookup.h"
#include "jsonapi/note.h"
#include "jsonapi/walk_key.h"
#include "jsonapi/walk_object.h"
#include "jsonapi/walk_relations.h"
#include "jsonapi/walk_unknown.h"
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

static void note_unknown_type(perk_walk *walk, perk_str type)
{
    perk_note note = perk_note_begin(&walk->row, walk->op, walk->included ? "included" : "data");
    perk_note_add(&note, PERK_DRIFT_TYPE, type);
}

/* ---- what it is ---- */

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
           perk_walk_given(
               walk, walk->sink->begin_row(walk->ctx, walk->kind, walk->included, &walk->slots));
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
        if (walk->sink && !walk->last_expected[walk->included])
            walk->kind = NULL; /* the sink has no columns for it, whatever else it may be */
    }
    v->settled = !walk->kind || !walk->kind->plain;
    return (!v->settled && !v->again) || begin_row(walk);
}

/* ---- members of the resource ---- */

typedef enum part { TYPE, ID, ATTRIBUTES, RELATIONSHIPS, LINKS, META, LEGACY_ID, OTHER } part;

static const perk_name NAMES[] = {[TYPE] = PERK_NAME("type"),
                                  [ID] = PERK_NAME("id"),
                                  [ATTRIBUTES] = PERK_NAME("attributes"),
                                  [RELATIONSHIPS] = PERK_NAME("relationships"),
                                  [LINKS] = PERK_NAME("links"),
                                  [META] = PERK_NAME("meta"),
                                  [LEGACY_ID] = PERK_NAME("_id")};

static bool read_type(visit *v, perk_scan *scan)
{
    perk_cell type;
    if (!perk_walk_key_cell(scan, &type))
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
               (!v->settled || perk_walk_unknown_give(walk, PERK_NONE, NAMES[which].plain, all));
    else
        fine = which == ATTRIBUTES ? perk_walk_object(walk, scan) : perk_walk_relations(walk, scan);
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
        return perk_walk_unknown_read(walk, scan, PERK_NONE, key);
    return perk_scan_skip(scan, &span) &&
           (!v->settled || perk_walk_unknown_give(walk, PERK_NONE, key, span));
}

static bool read_legacy_id(visit *v, perk_scan *scan)
{
    perk_scan before = *scan;
    return read_other(v, scan, LEGACY_ID, NAMES[LEGACY_ID].plain) &&
           perk_walk_key_cell(&before, &v->parts->legacy_id);
}

static bool read_member(visit *v, perk_scan *scan, const perk_key *key)
{
    part which = (part)key->at;
    switch (which) {
    case TYPE:
        return read_type(v, scan);
    case ID:
        return perk_walk_key_cell(scan, &v->parts->id);
    case ATTRIBUTES:
    case RELATIONSHIPS:
        return read_part(v, scan, which);
    case LEGACY_ID:
        return read_legacy_id(v, scan);
    default:
        return read_other(v, scan, which, key->raw);
    }
}

static bool read_members(visit *v, perk_scan *scan)
{
    static const perk_names of = {NAMES, PERK_COUNT(NAMES)};
    perk_key key = {.begun = false};
    if (!perk_scan_enter(scan))
        return false;
    while (perk_walk_key_next(scan, &of, &key)) {
        if (!key.more)
            return true;
        if (!read_member(v, scan, &key))
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
    return !walk->slots || perk_walk_given(walk, walk->sink->end_row(walk->ctx, &parts->type, id));
}

void perk_walk_init(perk_walk *walk, const perk_op *op)
{
    *walk = (perk_walk){.op = op && op->reply_types && op->reply_types[0] ? op : NULL};
    const perk_resource_kind *kind =
        walk->op ? perk_resource_kind_find(perk_str_of(walk->op->reply_types[0])) : NULL;
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
