#include "args/ready.h"

#include "base/error.h"
#include "base/mem.h"
#include "json/string.h"
#include "json/tree.h"

#include <stdatomic.h>

#define MANY 64 /* items */

typedef struct row {
    size_t begin, len; /* of its id in `ids` */
    bool has_id;
} row;

struct perk_ready {
    atomic_size_t refs;
    perk_direct direct;
    perk_buf json; /* elements of an array */
    perk_buf ids;  /* without escapes */
    row *rows;
    size_t count, room;
};

perk_ready *perk_ready_new(const perk_op *op, bool strict)
{
    perk_ready *ready = perk_mem_new(sizeof *ready);
    if (!ready)
        return NULL;
    atomic_init(&ready->refs, 1);
    ready->direct = (perk_direct){.op = op, .strict = strict};
    /* Whether a request is too long is found when it is built. */
    perk_buf_init(&ready->json, SIZE_MAX / 4);
    perk_buf_init(&ready->ids, SIZE_MAX / 4);
    return ready;
}

perk_ready *perk_ready_ref(perk_ready *ready)
{
    if (ready)
        atomic_fetch_add_explicit(&ready->refs, 1, memory_order_relaxed);
    return ready;
}

void perk_ready_unref(perk_ready *ready)
{
    if (!ready || atomic_fetch_sub_explicit(&ready->refs, 1, memory_order_acq_rel) != 1)
        return;
    perk_buf_free(&ready->json);
    perk_buf_free(&ready->ids);
    perk_mem_free(ready->rows);
    perk_mem_free(ready);
}

/* ---- adding ---- */

static void put_id(perk_buf *ids, const perk_direct_cell *id)
{
    if (id->escaped)
        perk_json_unescape(ids, id->raw);
    else
        perk_buf_put(ids, id->raw);
}

/* Notes the item that was written. */
static int note(perk_ready *ready, const perk_direct_cell *id)
{
    row *made = &ready->rows[ready->count];
    *made = (row){.begin = ready->ids.len, .has_id = id->begin == '"'};
    if (made->has_id)
        put_id(&ready->ids, id);
    made->len = ready->ids.len - made->begin;
    return ready->ids.failed;
}

/* Once there are many, the whole request is likely to come: its space is made at once, and not by
 * copying what is there again and again. */
static void reserve(perk_ready *ready)
{
    size_t most = ready->direct.op->body.max_items, len = ready->json.len / MANY;
    if (ready->count == MANY && most > MANY)
        perk_buf_reserve(&ready->json, (len + len / 16) * most);
}

static int begin_item(perk_ready *ready)
{
    reserve(ready);
    if (perk_vec_room((void **)&ready->rows, ready->count, &ready->room, sizeof *ready->rows) != 0)
        return PERK_E_NOMEM;
    if (ready->count)
        perk_buf_putc(&ready->json, ',');
    return ready->json.failed;
}

/* The item counts, or nothing of it stays. */
static void end_item(perk_ready *ready, size_t begin, bool added)
{
    ready->json.failed = ready->ids.failed = 0;
    if (added)
        ready->count++;
    else
        ready->json.len = begin;
}

int perk_ready_add_json(perk_ready *ready, perk_str item)
{
    size_t begin = ready->json.len;
    perk_direct_cell id = {.begin = '\0'};
    int failed = begin_item(ready);
    bool written = !failed && perk_direct_item(&ready->direct, item, &ready->json, &id);
    failed = failed ? failed : ready->json.failed;
    if (written)
        failed = note(ready, &id);
    end_item(ready, begin, written && !failed);
    return failed ? PERK_E_NOMEM : written;
}

static int write_item(perk_ready *ready, const json_t *item, perk_error *err)
{
    perk_writer writer;
    perk_writer_init(&writer, ready->json.max);
    perk_tree_write(&writer, item);
    int code = perk_writer_check(&writer, err);
    if (code == 0)
        perk_buf_put(&ready->json, perk_buf_str(&writer.out));
    perk_writer_free(&writer);
    return code;
}

int perk_ready_add(perk_ready *ready, const json_t *item, perk_error *err)
{
    size_t begin = ready->json.len;
    perk_str text = perk_tree_str(json_object_get(item, "id"));
    perk_direct_cell id = {.raw = text, .begin = text.ptr ? '"' : '\0'};
    int code = begin_item(ready) == 0 ? write_item(ready, item, err) : perk_error_nomem(err);
    if (code == 0 && (ready->json.failed || note(ready, &id) != 0))
        code = perk_error_nomem(err);
    end_item(ready, begin, code == 0);
    return code;
}

/* ---- reading ---- */

size_t perk_ready_count(const perk_ready *ready)
{
    return ready ? ready->count : 0;
}

perk_str perk_ready_id(const perk_ready *ready, size_t index)
{
    if (index >= ready->count || !ready->rows[index].has_id)
        return PERK_NONE;
    return (perk_str){perk_buf_str(&ready->ids).ptr + ready->rows[index].begin,
                      ready->rows[index].len};
}

perk_str perk_ready_items(const perk_ready *ready)
{
    return perk_buf_str(&ready->json);
}
