#include "jsonapi/walk_key.h"

#include "jsonapi/span.h"
#include "json/kind.h"
#include "json/scan.h"

static bool find_slowly(perk_scan *scan, const perk_names *of, perk_key *key)
{
    bool escaped;
    if (!perk_steps_key(scan, &key->raw, &escaped))
        return false;
    key->at = 0;
    while (key->at < of->count && !perk_span_key_is(key->raw, escaped, of->at[key->at].plain))
        key->at++;
    return true;
}

bool perk_walk_key_next(perk_scan *scan, const perk_names *of, perk_key *key)
{
    bool first = !key->begun;
    key->begun = true;
    if (!perk_steps_member(scan, true, first, &key->more) || !key->more)
        return !scan->problem;
    perk_steps_next(scan);
    size_t at = key->expected;
    for (size_t i = 0; i < of->count && scan->end - scan->at >= PERK_STEPS_ROOM; i++) {
        size_t len = of->at[at].plain.len + 3;
        if (perk_steps_begins(scan->at, of->at[at].quoted, len)) {
            scan->at += len;
            key->at = at;
            key->raw = of->at[at].plain;
            key->expected = at + 1 < of->count ? at + 1 : 0;
            return true;
        }
        at = at + 1 < of->count ? at + 1 : 0;
    }
    return find_slowly(scan, of, key);
}

bool perk_walk_key_cell(perk_scan *scan, perk_cell *cell)
{
    perk_str span;
    cell->begin = perk_steps_next(scan);
    cell->escaped = false;
    if (cell->begin == '"')
        return perk_steps_string(scan, &cell->raw, &cell->escaped);
    if (!perk_scan_skip(scan, &span))
        return false;
    if (perk_json_is_number(cell->begin))
        cell->raw = span;
    else
        *cell = (perk_cell){.begin = '\0'};
    return true;
}
