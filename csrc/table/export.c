#include "table/export.h"

#include "base/mem.h"
#include "table/share.h"

/* ---- arrays ---- */

typedef struct exporting {
    const perk_chunk *chunk;
    perk_share *share;
} exporting;

static void drop_chunk(void *chunk)
{
    perk_chunk_free(chunk);
}

/* Without a function of the compiler's library. */
static int count_bits(uint64_t block)
{
    block -= block >> 1 & UINT64_C(0x5555555555555555);
    block = (block & UINT64_C(0x3333333333333333)) + (block >> 2 & UINT64_C(0x3333333333333333));
    block = (block + (block >> 4)) & UINT64_C(0x0f0f0f0f0f0f0f0f);
    return (int)(block * UINT64_C(0x0101010101010101) >> 56);
}

static int64_t count_nulls(const uint8_t *valid, int64_t rows)
{
    int64_t set = 0, i = 0;
    for (uint64_t block; i + 64 <= rows; i += 64) {
        memcpy(&block, valid + i / 8, sizeof block);
        set += count_bits(block);
    }
    for (; i < rows; i++)
        set += valid[i / 8] >> (i % 8) & 1;
    return rows - set;
}

static struct ArrowArray *array_of_words(const exporting *e, const perk_words *words)
{
    struct ArrowArray *array = perk_share_array(e->share, 3, 0);
    array->length = words->count;
    array->buffers[1] = words->offsets;
    array->buffers[2] = words->text;
    return array;
}

static struct ArrowArray *array_of(const exporting *e, unsigned column);

static void add_children(const exporting *e, struct ArrowArray *array, unsigned first)
{
    for (int64_t i = 0; i < array->n_children; i++) {
        array->children[i] = array_of(e, first);
        first = e->chunk->part->columns[first].next;
    }
}

static struct ArrowArray *array_of(const exporting *e, unsigned index)
{
    const perk_column *column = &e->chunk->part->columns[index];
    const perk_cells *cells = &e->chunk->cells[index];
    bool text = perk_kind_is_text(column->kind), object = column->kind == PERK_COLUMN_STRUCT;
    struct ArrowArray *array = perk_share_array(e->share,
                                                text     ? 3
                                                : object ? 1
                                                         : 2,
                                                column->children);
    array->length = e->chunk->frames[column->frame].rows;
    array->null_count = count_nulls(cells->valid, array->length);
    array->buffers[0] = cells->valid;
    if (!object)
        array->buffers[1] = cells->values;
    if (text)
        array->buffers[2] = cells->text;
    if (column->kind == PERK_COLUMN_WORD)
        array->dictionary = array_of_words(e, &cells->words);
    add_children(e, array, index + 1);
    return array;
}

int perk_export_chunk(perk_chunk *chunk, struct ArrowArray *out)
{
    const perk_part *part = chunk->part;
    perk_share_size size = {2 * (size_t)part->count + 1, 6 * (size_t)part->count + 1};
    exporting e = {.chunk = chunk, .share = perk_share_new(size, drop_chunk, chunk)};
    if (!e.share)
        return PERK_E_NOMEM;
    perk_chunk_finish(chunk);
    struct ArrowArray *root = perk_share_array(e.share, 1, part->top);
    root->length = chunk->frames[0].rows;
    add_children(&e, root, 0);
    perk_share_give(root, out);
    return 0;
}

/* ---- schemas ---- */

/* All of a schema is one block, as of an array. */
typedef struct schema_block {
    atomic_size_t schemas;
    const perk_plan *plan; /* its names are used */
    struct ArrowSchema *next, **next_child;
    char *next_text;
    struct ArrowSchema at[];
} schema_block;

static void let_go(schema_block *block)
{
    if (atomic_fetch_sub_explicit(&block->schemas, 1, memory_order_acq_rel) != 1)
        return;
    perk_plan_unref(block->plan);
    perk_mem_free(block);
    perk_mem_died();
}

static void release(struct ArrowSchema *schema)
{
    schema_block *block = schema->private_data;
    for (int64_t i = 0; i < schema->n_children; i++)
        if (schema->children[i]->release)
            schema->children[i]->release(schema->children[i]);
    if (schema->dictionary && schema->dictionary->release)
        schema->dictionary->release(schema->dictionary);
    schema->release = NULL;
    let_go(block);
}

static const char *format_of(perk_column_kind kind)
{
    static const char *const formats[] = {
        [PERK_COLUMN_TEXT] = "u",         [PERK_COLUMN_JSON] = "u", [PERK_COLUMN_WORD] = "i",
        [PERK_COLUMN_TIME] = "tsu:UTC",   [PERK_COLUMN_INT] = "l",  [PERK_COLUMN_REAL] = "g",
        [PERK_COLUMN_DECIMAL] = "d:38,9", [PERK_COLUMN_BOOL] = "b", [PERK_COLUMN_LIST] = "+l",
        [PERK_COLUMN_STRUCT] = "+s"};
    return formats[kind];
}

static void put_int32(char **at, size_t value)
{
    int32_t number = (int32_t)value;
    memcpy(*at, &number, sizeof number);
    *at += sizeof number;
}

static void put_text(char **at, const char *text)
{
    size_t len = strlen(text);
    put_int32(at, len);
    memcpy(*at, text, len);
    *at += len;
}

#define EXTENSION "ARROW:extension:name"
#define EXTENSION_DATA "ARROW:extension:metadata"
#define JSON_TYPE "arrow.json"

/* Bytes of the metadata of a column, at most. */
static size_t metadata_size(const perk_column *column)
{
    size_t unit = column->unit ? strlen(column->unit) + 16 : 0;
    return unit + (column->kind == PERK_COLUMN_JSON ? 96 : 0) + 8;
}

/* Key and value pairs, as the C data interface has them; NULL: none. */
static const char *metadata_of(schema_block *block, const perk_column *column)
{
    bool json = column->kind == PERK_COLUMN_JSON;
    char *begin = block->next_text;
    if (!json && !column->unit)
        return NULL;
    put_int32(&block->next_text, (size_t)(json ? 2 : 0) + (column->unit != NULL));
    if (json) {
        put_text(&block->next_text, EXTENSION);
        put_text(&block->next_text, JSON_TYPE);
        put_text(&block->next_text, EXTENSION_DATA);
        put_text(&block->next_text, "");
    }
    if (column->unit) {
        put_text(&block->next_text, "unit");
        put_text(&block->next_text, column->unit);
    }
    return begin;
}

static struct ArrowSchema *new_schema(schema_block *block, const char *format, const char *name,
                                      unsigned children)
{
    struct ArrowSchema *schema = block->next++;
    *schema = (struct ArrowSchema){.format = format,
                                   .name = name,
                                   .flags = ARROW_FLAG_NULLABLE,
                                   .n_children = children,
                                   .children = children ? block->next_child : NULL,
                                   .release = release,
                                   .private_data = block};
    block->next_child += children;
    atomic_fetch_add_explicit(&block->schemas, 1, memory_order_relaxed);
    return schema;
}

static void add_columns(schema_block *block, const perk_part *part, struct ArrowSchema *schema,
                        unsigned index)
{
    for (int64_t i = 0; i < schema->n_children; i++) {
        const perk_column *column = &part->columns[index];
        struct ArrowSchema *child =
            new_schema(block, format_of(column->kind), column->name, column->children);
        schema->children[i] = child;
        child->metadata = metadata_of(block, column);
        if (column->required)
            child->flags = 0;
        if (column->kind == PERK_COLUMN_WORD)
            child->dictionary = new_schema(block, "u", "", 0);
        add_columns(block, part, child, index + 1);
        index = column->next;
    }
}

int perk_export_schema(const perk_plan *plan, unsigned part, struct ArrowSchema *out)
{
    const perk_part *of = &plan->parts[part];
    size_t count = 2 * (size_t)of->count + 1, text = 0;
    for (unsigned i = 0; i < of->count; i++)
        text += metadata_size(&of->columns[i]);
    schema_block *block = perk_mem_new(
        sizeof *block + count * (sizeof(struct ArrowSchema) + sizeof(struct ArrowSchema *)) + text);
    if (!block)
        return PERK_E_NOMEM;
    atomic_init(&block->schemas, 0);
    block->plan = perk_plan_ref(plan);
    block->next = block->at;
    block->next_child = (struct ArrowSchema **)(void *)(block->at + count);
    block->next_text = (char *)(block->next_child + count);
    perk_mem_born();
    struct ArrowSchema *root = new_schema(block, "+s", "", of->top);
    root->flags = 0;
    add_columns(block, of, root, 0);
    *out = *root;
    root->release = NULL;
    return 0;
}
