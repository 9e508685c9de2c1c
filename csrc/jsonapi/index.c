/*
 * Resources by (type, id), built by the first look-up: buckets by hash, each sorted. A server can
 * prepare ids that fall into one bucket; a look-up is a binary search even then, so there is no key
 * to keep secret.
 */
#include "jsonapi/index.h"

#include "base/mem.h"
#include "jsonapi/place.h"
#include "jsonapi/view.h"

#include <stdlib.h>
#include <string.h>

#define FEW_ROWS 8
#define ODD_A UINT64_C(0x9e3779b97f4a7c15)

static uint64_t word_at(const char *at)
{
    uint64_t word;
    memcpy(&word, at, sizeof word);
    return word;
}

/* The bytes behind the last whole word, as one: up to a word, some of them may have been seen
 * before. */
static uint64_t last_word(perk_str text)
{
    if (text.len >= sizeof(uint64_t))
        return word_at(text.ptr + text.len - sizeof(uint64_t));
    uint64_t word = 0;
    for (size_t i = 0; i < text.len; i++)
        word = word << 8 | (unsigned char)text.ptr[i];
    return word;
}

static uint64_t mix(uint64_t h, uint64_t word)
{
    h = (h ^ word) * ODD_A;
    return h ^ h >> 29;
}

static uint64_t mix_text(uint64_t h, perk_str text)
{
    h ^= text.len;
    for (size_t i = 0; i + sizeof(uint64_t) < text.len; i += sizeof(uint64_t))
        h = mix(h, word_at(text.ptr + i));
    return mix(h, last_word(text));
}

/* The two texts do not wait for each other. */
static size_t bucket_of(const perk_doc *doc, perk_str type, perk_str id)
{
    return (size_t)(mix(mix_text(ODD_A, type), mix_text(0, id)) >> 32) & doc->bucket_mask;
}

/* memcmp for texts of a few words, without a call. */
static bool same(const perk_doc *doc, perk_place place, perk_str text)
{
    if (place.len != text.len)
        return false;
    perk_str kept = perk_doc_view(doc, place);
    for (size_t i = 0; i + sizeof(uint64_t) < text.len; i += sizeof(uint64_t))
        if (word_at(kept.ptr + i) != word_at(text.ptr + i))
            return false;
    return last_word(kept) == last_word(text);
}

static bool is_called(const perk_resource *row, perk_str type, perk_str id)
{
    return same(row->doc, row->id, id) && same(row->doc, row->type, type);
}

static int compare_texts(perk_str a, perk_str b)
{
    if (a.len != b.len)
        return a.len < b.len ? -1 : 1;
    return a.len ? memcmp(a.ptr, b.ptr, a.len) : 0;
}

static int compare_identity(const perk_resource *row, perk_str type, perk_str id)
{
    int order = compare_texts(perk_resource_id(row), id);
    return order ? order : compare_texts(perk_resource_type(row), type);
}

/* Primary resources first, then in the order of the body: the first of its name is the one that is
 * found. */
static size_t rank(const perk_resource *row)
{
    bool included;
    size_t at = perk_resource_place(row, &included);
    return included ? row->doc->primary.count + at : at;
}

static int by_identity(const void *a, const void *b)
{
    const perk_resource *left = *(const perk_resource *const *)a,
                        *right = *(const perk_resource *const *)b;
    int order = compare_identity(left, perk_resource_type(right), perk_resource_id(right));
    return order ? order : (rank(left) > rank(right)) - (rank(left) < rank(right));
}

/* Most buckets hold a few rows at most, for which a call of qsort would take longer than the
 * sorting. */
static void sort_bucket(const perk_resource **rows, size_t count)
{
    if (count > FEW_ROWS) {
        qsort(rows, count, sizeof *rows, by_identity);
        return;
    }
    for (size_t i = 1; i < count; i++)
        for (size_t j = i; j > 0 && by_identity(&rows[j - 1], &rows[j]) > 0; j--) {
            const perk_resource *later = rows[j - 1];
            rows[j - 1] = rows[j];
            rows[j] = later;
        }
}

static size_t bucket_of_row(const perk_resource *row)
{
    return bucket_of(row->doc, perk_resource_type(row), perk_resource_id(row));
}

/* How many rows each bucket has, in the place behind its own. */
static void count_rows(perk_doc *doc, perk_rows rows)
{
    for (uint32_t i = rows.first; i < rows.first + rows.count; i++)
        if (doc->table[i].id.len)
            doc->starts[bucket_of_row(&doc->table[i]) + 1]++;
}

/* `starts` holds the end of each bucket's rows so far. */
static void place_rows(perk_doc *doc, perk_rows rows)
{
    for (uint32_t i = rows.first; i < rows.first + rows.count; i++)
        if (doc->table[i].id.len)
            doc->order[doc->starts[bucket_of_row(&doc->table[i])]++] = &doc->table[i];
}

static void fill(perk_doc *doc)
{
    uint32_t *starts = doc->starts;
    size_t buckets = doc->bucket_mask + 1;
    count_rows(doc, doc->primary);
    count_rows(doc, doc->included);
    for (size_t i = 0; i < buckets; i++)
        starts[i + 1] += starts[i];
    place_rows(doc, doc->primary);
    place_rows(doc, doc->included);
    memmove(starts + 1, starts, buckets * sizeof *starts); /* each end is the begin of the next */
    starts[0] = 0;
    for (size_t i = 0; i < buckets; i++)
        sort_bucket(doc->order + starts[i], starts[i + 1] - starts[i]);
}

static void build(perk_doc *doc)
{
    size_t count = (size_t)doc->primary.count + doc->included.count, buckets = 8;
    while (buckets < 2 * count)
        buckets *= 2;
    doc->order = perk_mem_new((count + 1) * sizeof(const perk_resource *));
    doc->starts = perk_mem_new((buckets + 1) * sizeof *doc->starts);
    doc->bucket_mask = buckets - 1;
    if (doc->order && doc->starts)
        fill(doc);
    else
        perk_index_free(doc);
}

/* Halves the bucket until few rows are left, among which is the first that is not less than the
 * identity. */
static const perk_resource *find_quickly(const perk_doc *doc, perk_str type, perk_str id)
{
    size_t bucket = bucket_of(doc, type, id), low = doc->starts[bucket],
           high = doc->starts[bucket + 1];
    while (high - low > FEW_ROWS) {
        size_t middle = low + (high - low - 1) / 2;
        if (compare_identity(doc->order[middle], type, id) < 0)
            low = middle + 1;
        else
            high = middle + 1;
    }
    for (; low < high; low++)
        if (is_called(doc->order[low], type, id))
            return doc->order[low];
    return NULL;
}

static const perk_resource *find_slowly(const perk_doc *doc, perk_rows rows, perk_str type,
                                        perk_str id)
{
    for (uint32_t i = rows.first; i < rows.first + rows.count; i++)
        if (is_called(&doc->table[i], type, id))
            return &doc->table[i];
    return NULL;
}

const perk_resource *perk_doc_find(const perk_doc *doc, perk_str type, perk_str id)
{
    if (!id.len)
        return NULL;
    if (!doc->order)
        build((perk_doc *)
                  doc); /* only a cache changes, and a document belongs to one thread at a time */
    if (doc->order)
        return find_quickly(doc, type, id);
    const perk_resource *found =
        find_slowly(doc, doc->primary, type, id); /* no memory: the same answer, only later */
    return found ? found : find_slowly(doc, doc->included, type, id);
}

void perk_index_free(perk_doc *doc)
{
    perk_mem_free(doc->order);
    perk_mem_free(doc->starts);
    doc->order = NULL;
    doc->starts = NULL;
}
