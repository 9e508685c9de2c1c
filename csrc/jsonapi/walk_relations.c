#include "jsonapi/walk_relations.h"

#include "jsonapi/note.h"
#include "jsonapi/span.h"
#include "jsonapi/walk_key.h"
#include "jsonapi/walk_unknown.h"
#include "json/scan.h"

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
    l->told &= name.ptr && types[0] && !types[1] && perk_str_is(name, types[0]) && id->begin;
    if (walk->drift && !perk_str_among(name, types)) {
        perk_note note = perk_note_begin(&walk->row, walk->op, walk->kind->type);
        perk_note_enter(&note, PERK_LIT("relationships"));
        perk_note_enter(&note, perk_str_of(l->relation->wire));
        perk_note_add(&note, PERK_DRIFT_TYPE, name);
    }
    return !walk->slots ||
           perk_walk_given(walk, walk->sink->related(walk->ctx, l->index, type, id));
}

static bool read_identifier(linkage *l, perk_scan *scan)
{
    enum { TYPE_OF, ID_OF, COUNT };
    static const perk_name list[COUNT] = {[TYPE_OF] = PERK_NAME("type"), [ID_OF] = PERK_NAME("id")};
    static const perk_names of = {list, COUNT};
    perk_key key = {.begun = false};
    perk_cell cells[COUNT + 1]; /* the last one is for what is neither */
    cells[TYPE_OF].begin = cells[ID_OF].begin = '\0';
    cells[TYPE_OF].raw = cells[ID_OF].raw = PERK_NONE;
    if (perk_steps_next(scan) != '{') {
        l->told = false;
        return perk_walk_key_cell(scan, &cells[COUNT]) && take_identifier(l, cells, cells + ID_OF);
    }
    if (!perk_scan_enter(scan))
        return false;
    while (perk_walk_key_next(scan, &of, &key)) {
        if (!key.more)
            return take_identifier(l, &cells[TYPE_OF], &cells[ID_OF]);
        l->told &= key.at != COUNT;
        if (!perk_walk_key_cell(scan, &cells[key.at]))
            return false;
    }
    return false;
}

/* What came of the relationship before is void. */
static bool forget(perk_walk *walk, size_t index)
{
    return !walk->slots || !walk->sink->again_related ||
           perk_walk_given(walk, walk->sink->again_related(walk->ctx, index));
}

/* The value of `data`. */
static bool read_identifiers(linkage *l, perk_scan *scan)
{
    perk_str span;
    bool more;
    char begin = perk_scan_peek(scan);
    l->told &= begin == 'n' || l->relation->many == (begin == '[');
    if (begin != '{' && begin != '[')
        return perk_scan_skip(scan, &span);
    if (l->walk->slots &&
        !perk_walk_given(l->walk, l->walk->sink->begin_related(l->walk->ctx, l->index)))
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
    static const perk_name list[] = {PERK_NAME("data")};
    static const perk_names of = {list, PERK_COUNT(list)};
    perk_key key = {.begun = false};
    perk_str span;
    l->told = false;
    if (perk_steps_next(scan) != '{')
        return perk_scan_skip(scan, &span);
    if (!perk_scan_enter(scan))
        return false;
    for (size_t count = 0; perk_walk_key_next(scan, &of, &key); count++) {
        if (!key.more)
            return true;
        l->told = key.at == 0 && count == 0;
        if (key.at == 0 && count > 0 && !forget(l->walk, l->index))
            return false;
        if (key.at == 0 ? !read_identifiers(l, scan) : !perk_scan_skip(scan, &span))
            return false;
    }
    return false;
}

/* Remembers that a relationship came. What came of an earlier one of its name is void. */
static bool note_relation(perk_walk *walk, size_t at, uint64_t *seen)
{
    uint64_t bit = UINT64_C(1) << (at & 63);
    bool again = *seen & bit;
    *seen |= bit;
    return !again || forget(walk, at);
}

static bool read_relation(perk_walk *walk, perk_scan *scan, const perk_member *member,
                          uint64_t *seen)
{
    const perk_resource_kind *kind = walk->kind;
    perk_str outer = PERK_LIT("relationships");
    size_t at = 0;
    while (at < kind->relation_count &&
           !perk_span_key_is(member->key, member->escaped, perk_str_of(kind->relations[at].wire)))
        at++;
    if (at == kind->relation_count)
        return perk_walk_unknown_read(walk, scan, outer, member->key);
    if (!note_relation(walk, at, seen))
        return false;
    linkage l = {walk, &kind->relations[at], at, false};
    perk_scan_peek(scan);
    const char *begin = scan->at;
    return read_linkage(&l, scan) &&
           (l.told || perk_walk_unknown_give(walk, outer, member->key,
                                             (perk_str){begin, (size_t)(scan->at - begin)}));
}

bool perk_walk_relations(perk_walk *walk, perk_scan *scan)
{
    perk_member member = {0};
    uint64_t seen = 0;
    if (!perk_scan_enter(scan))
        return false;
    while (perk_scan_member(scan, &member) && member.more)
        if (!read_relation(walk, scan, &member, &seen))
            return false;
    return !scan->problem;
}
