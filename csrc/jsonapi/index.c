/* Resources by (type, id): open addressing, built by the first look-up. */
#include "base/mem.h"
#include "jsonapi/parts.h"

#include <string.h>

#define ODD_A UINT64_C(0x9e3779b97f4a7c15)
#define ODD_B UINT64_C(0xd6e8feb86659fd93)

static uint64_t mix(uint64_t h, uint64_t word)
{
    h = (h ^ word) * ODD_A;
    return h ^ h >> 29;
}

static uint64_t mix_text(uint64_t h, perk_str text)
{
    uint64_t word;
    size_t i = 0;
    for (; i + sizeof word <= text.len; i += sizeof word) {
        memcpy(&word, text.ptr + i, sizeof word);
        h = mix(h, word);
    }
    if (i < text.len && text.len >= sizeof word) { /* the last bytes, some of them again */
        memcpy(&word, text.ptr + text.len - sizeof word, sizeof word);
        return mix(h, word ^ text.len);
    }
    word = 0;
    for (; i < text.len; i++)
        word = word << 8 | (unsigned char)text.ptr[i];
    return mix(h, word ^ (uint64_t)text.len << 56);
}

/* The document's address goes in, so that no server can prepare ids that collide. */
static uint32_t hash_of(const perk_doc *doc, perk_str type, perk_str id)
{
    uint64_t h = mix_text(mix_text((uint64_t)(uintptr_t)doc * ODD_B, type), id);
    return (uint32_t)(h >> 32);
}

static bool same(const perk_doc *doc, perk_place place, perk_str text)
{
    return place.len == text.len && (!text.len || memcmp(perk_doc_view(doc, place).ptr, text.ptr, text.len) == 0);
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
