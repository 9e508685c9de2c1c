/* Resources by (type, id): open addressing, built by the first look-up. */
#include "base/mem.h"
#include "jsonapi/parts.h"

#include <string.h>

#define ODD_A UINT64_C(0x9e3779b97f4a7c15)
#define ODD_B UINT64_C(0xd6e8feb86659fd93)

static uint64_t word_at(const char *at)
{
    uint64_t word;
    memcpy(&word, at, sizeof word);
    return word;
}

/* The bytes behind the last whole word, as one: up to a word, some of them may have been seen before. */
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

/* The document's address goes in, so that no server can prepare ids that collide. The two texts do not wait for each other. */
static uint32_t hash_of(const perk_doc *doc, perk_str type, perk_str id)
{
    uint64_t seed = (uint64_t)(uintptr_t)doc * ODD_B;
    return (uint32_t)(mix(mix_text(~seed, type), mix_text(seed, id)) >> 32);
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

/* The slot that holds this identity, or the free one where it belongs. */
static perk_slot *slot_for(const perk_doc *doc, uint32_t hash, perk_str type, perk_str id)
{
    size_t at = hash & doc->slot_mask;
    while (doc->slots[at].row && (doc->slots[at].hash != hash || !is_called(&doc->table[doc->slots[at].row - 1], type, id)))
        at = (at + 1) & doc->slot_mask;
    return &doc->slots[at];
}

static void add_rows(perk_doc *doc, perk_rows rows)
{
    for (uint32_t i = rows.first; i < rows.first + rows.count; i++) {
        perk_str type = perk_doc_view(doc, doc->table[i].type), id = perk_doc_view(doc, doc->table[i].id);
        uint32_t hash = hash_of(doc, type, id);
        perk_slot *slot = slot_for(doc, hash, type, id);
        if (id.len && !slot->row) /* the first of its name stays */
            *slot = (perk_slot){hash, i + 1};
    }
}

static void build(perk_doc *doc)
{
    size_t count = (size_t)doc->primary.count + doc->included.count, size = 8;
    while (size < 2 * count)
        size *= 2;
    doc->slots = perk_mem_new(size * sizeof *doc->slots);
    if (!doc->slots)
        return;
    doc->slot_mask = size - 1;
    add_rows(doc, doc->primary);
    add_rows(doc, doc->included);
}

static const perk_resource *find_slowly(const perk_doc *doc, perk_rows rows, perk_str type, perk_str id)
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
    if (!doc->slots)
        build((perk_doc *)doc); /* only a cache changes, and a document belongs to one thread at a time */
    if (!doc->slots) {          /* no memory: the answer is the same, only later */
        const perk_resource *found = find_slowly(doc, doc->primary, type, id);
        return found ? found : find_slowly(doc, doc->included, type, id);
    }
    uint32_t row = slot_for(doc, hash_of(doc, type, id), type, id)->row;
    return row ? &doc->table[row - 1] : NULL;
}

void perk_index_free(perk_doc *doc)
{
    perk_mem_free(doc->slots);
}
