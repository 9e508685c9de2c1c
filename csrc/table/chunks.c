#include "table/chunks.h"

#include "base/error.h"
#include "base/mem.h"
#include "base/vec.h"
#include "table/export.h"
#include "table/row.h"
#include "table/share.h"

#include <errno.h>

/* A chunk and all that read it. */
typedef struct kept {
    atomic_size_t refs;
    int64_t begin; /* its first row, of all in perk_chunks */
    struct ArrowArray array;
} kept;

struct perk_chunks {
    const perk_plan *plan;
    unsigned part;
    kept **at;
    size_t count, cap;
    int64_t rows;
};

/* ---- one chunk ---- */

static kept *kept_ref(kept *chunk)
{
    atomic_fetch_add_explicit(&chunk->refs, 1, memory_order_relaxed);
    return chunk;
}

static void kept_unref(void *shared)
{
    kept *chunk = shared;
    if (atomic_fetch_sub_explicit(&chunk->refs, 1, memory_order_acq_rel) != 1)
        return;
    chunk->array.release(&chunk->array);
    perk_mem_free(chunk);
}

static void measure(const struct ArrowArray *array, perk_share_size *size)
{
    size->arrays++;
    size->buffers += (size_t)array->n_buffers;
    for (int64_t i = 0; i < array->n_children; i++)
        measure(array->children[i], size);
    if (array->dictionary)
        measure(array->dictionary, size);
}

static struct ArrowArray *copy(perk_share *share, const struct ArrowArray *array)
{
    struct ArrowArray *made = perk_share_array(share, array->n_buffers, array->n_children);
    made->length = array->length;
    made->null_count = array->null_count;
    made->offset = array->offset;
    for (int64_t i = 0; i < array->n_buffers; i++)
        made->buffers[i] = array->buffers[i];
    for (int64_t i = 0; i < array->n_children; i++)
        made->children[i] = copy(share, array->children[i]);
    if (array->dictionary)
        made->dictionary = copy(share, array->dictionary);
    return made;
}

/* Another reader of its buffers. */
static int kept_read(kept *chunk, struct ArrowArray *out)
{
    perk_share_size size = {0, 0};
    measure(&chunk->array, &size);
    perk_share *share = perk_share_new(size, kept_unref, chunk);
    if (!share)
        return ENOMEM;
    kept_ref(chunk);
    perk_share_give(copy(share, &chunk->array), out);
    return 0;
}

/* ---- many ---- */

perk_chunks *perk_chunks_of(const perk_plan *plan, unsigned part, perk_error *err)
{
    perk_chunks *chunks = perk_mem_new(sizeof *chunks);
    if (!chunks) {
        perk_error_nomem(err);
        return NULL;
    }
    chunks->plan = perk_plan_ref(plan);
    chunks->part = part;
    perk_mem_born();
    return chunks;
}

int perk_chunks_add(perk_chunks *chunks, struct ArrowArray *moved, perk_error *err)
{
    if (!moved->release || moved->offset != 0 ||
        moved->n_children != chunks->plan->parts[chunks->part].top)
        return perk_error_set(err, PERK_E_INPUT, "this is not a chunk of the same part of a table");
    kept *chunk = perk_mem_new(sizeof *chunk);
    if (!chunk ||
        perk_vec_room((void **)&chunks->at, chunks->count, &chunks->cap, sizeof *chunks->at) != 0) {
        perk_mem_free(chunk);
        return perk_error_nomem(err);
    }
    atomic_init(&chunk->refs, 1);
    chunk->array = *moved;
    moved->release = NULL;
    chunk->begin = chunks->rows;
    chunks->rows += chunk->array.length;
    chunks->at[chunks->count++] = chunk;
    return 0;
}

int64_t perk_chunks_rows(const perk_chunks *chunks)
{
    return chunks->rows;
}

int perk_chunks_schema(const perk_chunks *chunks, struct ArrowSchema *out, perk_error *err)
{
    return perk_export_schema(chunks->plan, chunks->part, out) == 0 ? 0 : perk_error_nomem(err);
}

/* The chunk of a row that there is: the last one that begins at it or before. */
static const kept *chunk_of(const perk_chunks *chunks, int64_t row)
{
    size_t first = 0, end = chunks->count;
    while (end - first > 1) {
        size_t middle = first + (end - first) / 2;
        if (chunks->at[middle]->begin <= row)
            first = middle;
        else
            end = middle;
    }
    return chunks->at[first];
}

perk_text *perk_chunks_row(const perk_chunks *chunks, int64_t row, perk_error *err)
{
    if (row >= 0 && row < chunks->rows) {
        const kept *chunk = chunk_of(chunks, row);
        return perk_row_write(&chunks->plan->parts[chunks->part], &chunk->array, row - chunk->begin,
                              err);
    }
    perk_error_set(err, PERK_E_RANGE, "there are %lld rows, and no row %lld",
                   (long long)chunks->rows, (long long)row);
    return NULL;
}

static void drop_all(kept **chunks, size_t count)
{
    for (size_t i = 0; i < count; i++)
        kept_unref(chunks[i]);
    perk_mem_free(chunks);
}

void perk_chunks_free(perk_chunks *chunks)
{
    if (!chunks)
        return;
    drop_all(chunks->at, chunks->count);
    perk_plan_unref(chunks->plan);
    perk_mem_free(chunks);
    perk_mem_died();
}

/* ---- streams ---- */

typedef struct stream {
    const perk_plan *plan;
    unsigned part;
    kept **at;
    size_t count, next;
    const char *error;
} stream;

static int failed(stream *s)
{
    s->error = "out of memory";
    return ENOMEM;
}

static int get_schema(struct ArrowArrayStream *from, struct ArrowSchema *out)
{
    stream *s = from->private_data;
    return perk_export_schema(s->plan, s->part, out) == 0 ? 0 : failed(s);
}

static int get_next(struct ArrowArrayStream *from, struct ArrowArray *out)
{
    stream *s = from->private_data;
    *out = (struct ArrowArray){.release = NULL}; /* the end */
    if (s->next == s->count)
        return 0;
    if (kept_read(s->at[s->next], out) != 0)
        return failed(s);
    s->next++;
    return 0;
}

static const char *get_last_error(struct ArrowArrayStream *from)
{
    return ((stream *)from->private_data)->error;
}

static void release(struct ArrowArrayStream *from)
{
    stream *s = from->private_data;
    drop_all(s->at, s->count);
    perk_plan_unref(s->plan);
    perk_mem_free(s);
    perk_mem_died();
    from->release = NULL;
}

int perk_chunks_stream(const perk_chunks *chunks, struct ArrowArrayStream *out, perk_error *err)
{
    stream *s = perk_mem_new(sizeof *s);
    kept **at = s ? perk_mem_new((chunks->count + 1) * sizeof(kept *)) : NULL;
    if (!at) {
        perk_mem_free(s);
        return perk_error_nomem(err);
    }
    for (size_t i = 0; i < chunks->count; i++)
        at[i] = kept_ref(chunks->at[i]);
    *s = (stream){.plan = perk_plan_ref(chunks->plan),
                  .part = chunks->part,
                  .at = at,
                  .count = chunks->count};
    *out = (struct ArrowArrayStream){.get_schema = get_schema,
                                     .get_next = get_next,
                                     .get_last_error = get_last_error,
                                     .release = release,
                                     .private_data = s};
    perk_mem_born();
    return 0;
}
