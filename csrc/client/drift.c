#include "client/drift.h"

#include "base/mem.h"
#include "base/process.h"
#include "base/vec.h"
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
    if (drift->count == PERK_MAX_DRIFT ||
        perk_vec_room((void **)&drift->at, drift->count, &drift->cap, sizeof *drift->at) != 0)
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

static void count(perk_drift *drift, const perk_sighting *seen, int64_t times)
{
    finding *f = find(drift, seen);
    if (f)
        f->count += times;
    else
        drift->more += times;
}

void perk_drift_note(perk_drift *drift, const perk_sighting *seen)
{
    perk_sighting kept = *seen;
    if (!perk_drift_is_symbol(kept.value))
        kept.value = PERK_NONE;
    count(drift, &kept, 1);
}

void perk_drift_forget(perk_drift *drift)
{
    drift->count = 0;
    drift->more = 0;
}

static perk_sighting sighting_of(const finding *f)
{
    return (perk_sighting){f->op,
                           f->kind,
                           {f->where, f->where_len},
                           f->has_value ? (perk_str){f->value, f->value_len} : PERK_NONE};
}

void perk_drift_add(perk_drift *drift, perk_drift *found)
{
    if (!found->count && !found->more)
        return;
    perk_process_lock();
    for (size_t i = 0; i < found->count; i++) {
        perk_sighting seen = sighting_of(&found->at[i]);
        count(drift, &seen, found->at[i].count);
    }
    drift->more += found->more;
    perk_process_unlock();
    perk_drift_forget(found);
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
    if (text && reset)
        perk_drift_forget(drift);
    perk_process_unlock();
    return text;
}
