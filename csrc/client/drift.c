#include "client/drift.h"

#include "base/mem.h"
#include "base/process.h"
#include "json/write.h"

#include <string.h>

#define MAX_JSON (1u << 20)

typedef struct perk_drift_finding {
    const char *op;
    perk_drift_kind kind;
    size_t where_len, value_len;
    bool has_value;
    char where[PERK_MAX_WHERE], value[PERK_MAX_SYMBOL];
    int64_t count;
} finding;

void perk_drift_init(perk_drift *drift)
{
    *drift = (perk_drift){.at = NULL};
}

void perk_drift_clear(perk_drift *drift)
{
    perk_mem_free(drift->at);
}

bool perk_drift_is_symbol(perk_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!letter && !(c >= '0' && c <= '9') && c != '_' && c != '-' && c != ' ')
            return false;
    }
    return text.len > 0 && text.len <= PERK_MAX_SYMBOL;
}

static perk_str cut(perk_str text, size_t size)
{
    return perk_str_upto(text, text.len < size ? text.len : size);
}

static bool is_it(const finding *f, const perk_sighting *seen, perk_str where)
{
    return f->op == seen->op && f->kind == seen->kind &&
           perk_str_eq((perk_str){f->where, f->where_len}, where) &&
           f->has_value == (seen->value.ptr != NULL) &&
           (!f->has_value || perk_str_eq((perk_str){f->value, f->value_len}, seen->value));
}

/* The finding that it belongs to, perhaps a new one; NULL when there is no space. */
static finding *find(perk_drift *drift, const perk_sighting *seen)
{
    perk_str where = cut(seen->where, PERK_MAX_WHERE);
    for (size_t i = 0; i < drift->count; i++)
        if (is_it(&drift->at[i], seen, where))
            return &drift->at[i];
    if (!drift->at)
        drift->at = perk_mem_new(PERK_MAX_DRIFT * sizeof *drift->at);
    if (!drift->at || drift->count == PERK_MAX_DRIFT)
        return NULL;
    finding *f = &drift->at[drift->count++];
    *f = (finding){.op = seen->op, .kind = seen->kind, .has_value = seen->value.ptr != NULL};
    f->where_len = where.len;
    f->value_len = seen->value.len;
    if (where.ptr)
        memcpy(f->where, where.ptr, where.len);
    if (seen->value.ptr)
        memcpy(f->value, seen->value.ptr, seen->value.len);
    return f;
}

void perk_drift_note(perk_drift *drift, const perk_sighting *seen)
{
    perk_sighting kept = *seen;
    if (!perk_drift_is_symbol(kept.value))
        kept.value = PERK_NONE;
    perk_process_lock();
    finding *f = find(drift, &kept);
    if (f)
        f->count++;
    else
        drift->more++;
    perk_process_unlock();
}

unsigned perk_drift_turn(perk_drift *drift)
{
    perk_process_lock();
    unsigned turn = drift->turn++;
    perk_process_unlock();
    return turn;
}

/* ---- reporting ---- */

static void put_row(perk_writer *out, const finding *f, const char *kind)
{
    perk_write_begin(out, '{');
    perk_write_pair_str(out, "operation", perk_str_of(f->op));
    perk_write_pair_str(out, "kind", perk_str_of(kind));
    perk_write_pair_str(out, "where", (perk_str){f->where, f->where_len});
    perk_write_pair_str(out, "value",
                        f->has_value ? (perk_str){f->value, f->value_len} : PERK_NONE);
    perk_write_pair_int(out, "count", f->count);
    perk_write_end(out, '}');
}

static void put_all(perk_writer *out, const perk_drift *drift)
{
    static const char *const kinds[] = {[PERK_DRIFT_FIELD] = "unknown_field",
                                        [PERK_DRIFT_TYPE] = "unknown_type",
                                        [PERK_DRIFT_VALUE] = "unknown_value",
                                        [PERK_DRIFT_SHAPE] = "other_json_type",
                                        [PERK_DRIFT_ROW] = "not_a_resource"};
    perk_write_begin(out, '[');
    for (size_t i = 0; i < drift->count; i++)
        put_row(out, &drift->at[i], kinds[drift->at[i].kind]);
    if (drift->more)
        put_row(out, &(finding){.op = "", .count = drift->more}, "more");
    perk_write_end(out, ']');
}

perk_text *perk_drift_json(perk_drift *drift, bool reset, perk_error *err)
{
    perk_writer out;
    perk_writer_init(&out, MAX_JSON);
    perk_process_lock();
    put_all(&out, drift);
    perk_text *text = perk_writer_take(&out, err);
    if (text && reset) {
        drift->count = 0;
        drift->more = 0;
    }
    perk_process_unlock();
    return text;
}
