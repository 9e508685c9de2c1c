/*
 * Two locks. `append` is held while a page is built, by whoever builds it. The lock of the process
 * (base/process.h) protects what is handed over: queues of full chunks, counts; it is held for a
 * few assignments only. Who needs both takes `append` first.
 */
#include "table/table.h"

#include "base/error.h"
#include "base/mem.h"
#include "base/process.h"
#include "jsonapi/doc.h"
#include "table/chunks.h"
#include "table/compile.h"
#include "table/describe.h"
#include "table/export.h"
#include "json/string.h"

#include <pthread.h>

typedef struct handover { /* of one part */
    perk_chunk *first, *last;
    perk_chunk *held, *held_last; /* full, and not to be taken before perk_table_cut */
    int64_t rows;
} handover;

struct perk_table {
    atomic_size_t refs;
    perk_plan *plan;
    perk_row_sink sink;
    pthread_mutex_t append;
    bool building;    /* a page is being built */
    bool holds;       /* perk_table_hold */
    int64_t cuts;     /* of perk_table_cut */
    unsigned process; /* where `append` is valid */
    perk_builder builder;
    handover parts[PERK_MAX_PARTS];
    int64_t *doubts[PERK_MAX_PARTS];
};

/* ---- who builds ---- */

/* In a child of fork the threads that built are gone. What they left half done cannot be used. */
static int enter(perk_table *table)
{
    perk_process_lock();
    bool usable = table->process == perk_process_number() || !table->building;
    if (usable && table->process != perk_process_number()) {
        pthread_mutex_init(&table->append, NULL);
        table->process = perk_process_number();
    }
    perk_process_unlock();
    if (!usable)
        return PERK_E_STATE;
    pthread_mutex_lock(&table->append);
    return 0;
}

static void set_building(perk_table *table, bool building)
{
    perk_process_lock();
    table->building = building;
    perk_process_unlock();
}

static int refuse(perk_error *err)
{
    return perk_error_set(err, PERK_E_STATE,
                          "the table was being filled when this process was forked");
}

/* ---- pages ---- */

static void begin_page(void *ctx)
{
    perk_table_feed *feed = ctx;
    feed->feed.code = enter(feed->table);
    if (feed->feed.code != 0)
        return;
    set_building(feed->table, true);
    perk_builder_begin(&feed->table->builder, feed->key);
    feed->open = true;
}

/* Appends a list of chunks to another one. */
static void join(perk_chunk **first, perk_chunk **last, perk_chunk *more, perk_chunk *more_last)
{
    if (!more)
        return;
    if (*first)
        (*last)->next = more;
    else
        *first = more;
    *last = more_last;
}

static void hand_over(perk_table *table, unsigned part)
{
    perk_building *from = &table->builder.parts[part];
    handover *to = &table->parts[part];
    to->rows += from->rows;
    if (table->holds)
        join(&to->held, &to->held_last, from->full, from->last);
    else
        join(&to->first, &to->last, from->full, from->last);
    size_t counts = from->doubtful ? table->plan->parts[part].count * PERK_DOUBTS : 0;
    for (size_t i = 0; i < counts; i++)
        table->doubts[part][i] += from->doubts[i];
}

static void end_page(void *ctx, bool keep)
{
    perk_table_feed *feed = ctx;
    perk_table *table = feed->table;
    if (!feed->open)
        return;
    feed->open = false;
    if (!keep)
        perk_builder_rollback(&table->builder);
    perk_process_lock();
    for (unsigned i = 0; keep && i < table->plan->part_count; i++)
        hand_over(table, i);
    if (keep)
        feed->entered = table->cuts + 1;
    table->building = false;
    perk_process_unlock();
    if (keep)
        perk_builder_keep(&table->builder);
    pthread_mutex_unlock(&table->append);
}

/* ---- making ---- */

static int set_up(perk_table *table)
{
    int code = perk_builder_init(&table->builder, table->plan);
    for (unsigned i = 0; code == 0 && i < table->plan->part_count; i++) {
        size_t counts = ((size_t)table->plan->parts[i].count + 1) * PERK_DOUBTS;
        table->doubts[i] = perk_mem_new(counts * sizeof(int64_t));
        code = table->doubts[i] ? 0 : PERK_E_NOMEM;
    }
    perk_rows_sink(&table->sink, table->plan);
    table->sink.begin_page = begin_page;
    table->sink.end_page = end_page;
    table->sink.drop = perk_table_feed_drop;
    return code;
}

perk_table *perk_table_new(const perk_op *op, perk_str options_json, perk_error *err)
{
    if (perk_process_watch(err) != 0)
        return NULL;
    perk_table *table = perk_mem_new(sizeof *table);
    if (!table) {
        perk_error_nomem(err);
        return NULL;
    }
    atomic_init(&table->refs, 1);
    pthread_mutex_init(&table->append, NULL);
    table->process = perk_process_number();
    perk_mem_born();
    table->plan = perk_compile_plan(op, options_json, err);
    if (!table->plan || set_up(table) != 0) {
        if (table->plan)
            perk_error_nomem(err);
        perk_table_unref(table);
        return NULL;
    }
    return table;
}

perk_table *perk_table_ref(perk_table *table)
{
    atomic_fetch_add_explicit(&table->refs, 1, memory_order_relaxed);
    return table;
}

static void free_queue(perk_chunk *chunk)
{
    while (chunk) {
        perk_chunk *next = chunk->next;
        perk_chunk_free(chunk);
        chunk = next;
    }
}

void perk_table_unref(perk_table *table)
{
    if (!table || atomic_fetch_sub_explicit(&table->refs, 1, memory_order_acq_rel) != 1)
        return;
    perk_builder_free(&table->builder);
    for (unsigned i = 0; i < PERK_MAX_PARTS; i++) {
        free_queue(table->parts[i].first);
        free_queue(table->parts[i].held);
        perk_mem_free(table->doubts[i]);
    }
    pthread_mutex_destroy(&table->append);
    perk_plan_unref(table->plan);
    perk_mem_free(table);
    perk_mem_died();
}

/* ---- what it is ---- */

static int check_part(const perk_table *table, size_t part, perk_error *err)
{
    if (part < table->plan->part_count)
        return 0;
    return perk_error_set(err, PERK_E_RANGE, "the table has %u parts, and no part %zu",
                          table->plan->part_count, part);
}

size_t perk_table_part_count(const perk_table *table)
{
    return table->plan->part_count;
}

perk_str perk_table_part_name(const perk_table *table, size_t part)
{
    return part < table->plan->part_count ? perk_str_of(table->plan->parts[part].name) : PERK_NONE;
}

perk_text *perk_table_columns(const perk_table *table, size_t part, perk_error *err)
{
    return check_part(table, part, err) == 0 ? perk_describe_columns(&table->plan->parts[part], err)
                                             : NULL;
}

int64_t perk_table_rows(const perk_table *table, size_t part)
{
    if (part >= table->plan->part_count)
        return 0;
    perk_process_lock();
    int64_t rows = table->parts[part].rows;
    perk_process_unlock();
    return rows;
}

/* The counts are copied first: writing takes longer than the lock may be held. */
perk_text *perk_table_doubts(const perk_table *table, perk_error *err)
{
    int64_t *copies[PERK_MAX_PARTS] = {NULL};
    size_t counts[PERK_MAX_PARTS] = {0};
    bool fine = true;
    perk_text *text = NULL;
    for (unsigned i = 0; i < table->plan->part_count; i++) {
        counts[i] = table->plan->parts[i].count * PERK_DOUBTS * sizeof(int64_t);
        copies[i] = perk_mem_new(counts[i] + 1);
        fine &= copies[i] != NULL;
    }
    perk_process_lock();
    for (unsigned i = 0; fine && i < table->plan->part_count; i++)
        memcpy(copies[i], table->doubts[i], counts[i]);
    perk_process_unlock();
    if (fine)
        text = perk_describe_doubts(table->plan, copies, err);
    else
        perk_error_nomem(err);
    for (unsigned i = 0; i < table->plan->part_count; i++)
        perk_mem_free(copies[i]);
    return text;
}

int perk_table_schema(const perk_table *table, size_t part, struct ArrowSchema *out,
                      perk_error *err)
{
    if (check_part(table, part, err) != 0)
        return PERK_E_RANGE;
    return perk_export_schema(table->plan, (unsigned)part, out) == 0 ? 0 : perk_error_nomem(err);
}

/* ---- appending ---- */

const perk_row_sink *perk_table_sink(const perk_table *table)
{
    return &table->sink;
}

static bool is_text(perk_str text)
{
    const char *at = text.ptr, *end = text.len ? at + text.len : at;
    while (at < end) {
        perk_step step = {at + 1, NULL};
        if (*at & 0x80)
            step = perk_lex_utf8(at, end);
        if (step.problem)
            return false;
        at = step.at;
    }
    return true;
}

int perk_table_feed_init(perk_table_feed *feed, perk_table *table, perk_str key, perk_error *err)
{
    const perk_str name = table->plan->options.key;
    *feed = (perk_table_feed){.feed = {.builder = &table->builder}, .table = table, .key = key};
    if (name.ptr && !key.ptr)
        return perk_error_set_at(err, PERK_E_INPUT, PERK_LIT("key"),
                                 "the table has a key column, '%.*s': a value is needed for it",
                                 PERK_SHOW(name));
    if (!name.ptr && key.ptr)
        return perk_error_set_at(err, PERK_E_INPUT, PERK_LIT("key"),
                                 "a key was given, and the table has no key column");
    if (!is_text(key))
        return perk_error_set_at(err, PERK_E_INPUT, PERK_LIT("key"),
                                 "the value of the key column must be UTF-8");
    return 0;
}

/* The feed of a call, which holds the table. */
void perk_table_feed_drop(void *feed)
{
    perk_table *table = ((perk_table_feed *)feed)->table;
    perk_mem_free(feed);
    perk_table_unref(table);
}

const perk_op *perk_table_op(const perk_table *table)
{
    return table->plan->op;
}

int perk_table_append(perk_table *table, const perk_doc *doc, perk_str key, perk_error *err)
{
    perk_table_feed feed;
    perk_walk walk;
    int code = perk_table_feed_init(&feed, table, key, err);
    if (code != 0)
        return code;
    begin_page(&feed);
    if (feed.feed.code != 0)
        return refuse(err);
    perk_walk_init(&walk, table->plan->op);
    walk.sink = &table->sink;
    walk.ctx = &feed;
    code = perk_doc_walk(doc, &walk);
    perk_walk_free(&walk);
    end_page(&feed, code == 0);
    return code == 0 ? 0 : perk_error_nomem(err);
}

/* ---- taking ---- */

static perk_chunk *take_full(perk_table *table, size_t part)
{
    handover *from = &table->parts[part];
    perk_process_lock();
    perk_chunk *chunk = from->first;
    if (chunk)
        from->first = chunk->next;
    if (!from->first)
        from->last = NULL;
    perk_process_unlock();
    if (chunk)
        chunk->next = NULL;
    return chunk;
}

static void put_back(perk_table *table, size_t part, perk_chunk *chunk)
{
    handover *to = &table->parts[part];
    perk_process_lock();
    chunk->next = to->first;
    to->first = chunk;
    if (!to->last)
        to->last = chunk;
    perk_process_unlock();
}

/* A chunk that is full or, when there is none, the one that is being filled. */
static int take_any(perk_table *table, size_t part, perk_chunk **chunk)
{
    perk_building *from = &table->builder.parts[part];
    if (enter(table) != 0)
        return PERK_E_STATE;
    *chunk = take_full(table, part);
    if (!*chunk && from->chunk && from->chunk->frames[0].rows) {
        *chunk = from->chunk;
        from->chunk = NULL;
    }
    pthread_mutex_unlock(&table->append);
    return 0;
}

int perk_table_take(perk_table *table, size_t part, int flush, struct ArrowArray *out,
                    perk_error *err)
{
    if (check_part(table, part, err) != 0)
        return PERK_E_RANGE;
    perk_chunk *chunk = take_full(table, part);
    if (!chunk && flush && !table->holds && take_any(table, part, &chunk) != 0)
        return refuse(err);
    if (!chunk)
        return 0;
    if (perk_export_chunk(chunk, out) == 0)
        return 1;
    put_back(table, part, chunk);
    return perk_error_nomem(err);
}

/* ---- holding back ---- */

void perk_table_hold(perk_table *table)
{
    perk_process_lock();
    table->holds = true;
    perk_process_unlock();
}

int perk_table_full(const perk_table *table, size_t part)
{
    if (part >= table->plan->part_count)
        return 0;
    perk_process_lock();
    const handover *from = &table->parts[part];
    int full = from->first ? PERK_FULL : from->held ? PERK_FULL_HELD : 0;
    perk_process_unlock();
    return full;
}

/* No page is being built: `append` is held. */
static void release(perk_table *table, unsigned part)
{
    perk_building *from = &table->builder.parts[part];
    handover *to = &table->parts[part];
    perk_chunk *rest = from->chunk && from->chunk->frames[0].rows ? from->chunk : NULL;
    join(&to->first, &to->last, to->held, to->held_last);
    to->held = to->held_last = NULL;
    if (!rest)
        return;
    join(&to->first, &to->last, rest, rest);
    from->chunk = NULL;
}

int64_t perk_table_cut(perk_table *table, perk_error *err)
{
    if (enter(table) != 0)
        return refuse(err);
    perk_process_lock();
    for (unsigned i = 0; i < table->plan->part_count; i++)
        release(table, i);
    int64_t cut = ++table->cuts;
    perk_process_unlock();
    pthread_mutex_unlock(&table->append);
    return cut;
}

perk_chunks *perk_chunks_new(const perk_table *table, size_t part, perk_error *err)
{
    return check_part(table, part, err) == 0 ? perk_chunks_of(table->plan, (unsigned)part, err)
                                             : NULL;
}

static int take_all(perk_table *table, size_t part, perk_chunks *chunks, perk_error *err)
{
    struct ArrowArray chunk;
    int code;
    while ((code = perk_table_take(table, part, 1, &chunk, err)) == 1) {
        code = perk_chunks_add(chunks, &chunk, err);
        if (code != 0) {
            chunk.release(&chunk);
            return code;
        }
    }
    return code;
}

int perk_table_stream(perk_table *table, size_t part, struct ArrowArrayStream *out, perk_error *err)
{
    perk_chunks *chunks = perk_chunks_new(table, part, err);
    if (!chunks)
        return part < table->plan->part_count ? PERK_E_NOMEM : PERK_E_RANGE;
    int code = take_all(table, part, chunks, err);
    if (code == 0)
        code = perk_chunks_stream(chunks, out, err);
    perk_chunks_free(chunks);
    return code;
}
