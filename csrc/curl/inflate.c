#include "curl/inflate.h"

#ifdef PERK_DEFLATE
#include "base/limits.h"

#include <libdeflate.h>

typedef struct libdeflate_decompressor decompressor;
typedef enum libdeflate_result outcome;

/* The encodings of a reply in the order in which they were applied. */
typedef struct encodings {
    perk_str at[PERK_MAX_ENCODINGS];
    size_t count;
    bool too_many;
} encodings;

/* ---- which ---- */

static bool is_none(perk_str encoding)
{
    return !encoding.len || perk_str_ieq(encoding, PERK_LIT("identity")) ||
           perk_str_ieq(encoding, PERK_LIT("none"));
}

static void add(encodings *all, perk_str list)
{
    while (list.ptr) {
        size_t comma = perk_str_find(list, ',');
        perk_str one = perk_str_trim(perk_str_upto(list, comma));
        list = comma < list.len ? perk_str_from(list, comma + 1) : PERK_NONE;
        if (is_none(one))
            continue;
        all->too_many = all->count == PERK_MAX_ENCODINGS;
        if (all->too_many)
            return;
        all->at[all->count++] = one;
    }
}

static encodings encodings_of(const perk_head *head)
{
    encodings all = {.count = 0};
    perk_head_line line;
    for (size_t at = 0; perk_head_next(head, &at, &line) && !all.too_many;)
        if (perk_str_ieq(line.name, PERK_LIT("Content-Encoding")))
            add(&all, line.value);
    return all;
}

/* ---- one of them ---- */

typedef outcome (*undo)(decompressor *tool, perk_str in, perk_buf *out, size_t *used);

static outcome undo_gzip(decompressor *tool, perk_str in, perk_buf *out, size_t *used)
{
    return libdeflate_gzip_decompress_ex(tool, in.ptr, in.len, out->ptr, out->cap - 1, used,
                                         &out->len);
}

static outcome undo_zlib(decompressor *tool, perk_str in, perk_buf *out, size_t *used)
{
    return libdeflate_zlib_decompress_ex(tool, in.ptr, in.len, out->ptr, out->cap - 1, used,
                                         &out->len);
}

/* What some servers call "deflate". */
static outcome undo_raw(decompressor *tool, perk_str in, perk_buf *out, size_t *used)
{
    return libdeflate_deflate_decompress_ex(tool, in.ptr, in.len, out->ptr, out->cap - 1, used,
                                            &out->len);
}

/* The size of the content, which gzip has in its last four bytes; a guess, for others and lies. */
static size_t guess(perk_str in, size_t max)
{
    size_t size = 0, most = in.len > max / PERK_MAX_INFLATION ? max : in.len * PERK_MAX_INFLATION;
    for (size_t i = 1; i <= 4 && i <= in.len; i++)
        size = size << 8 | (unsigned char)in.ptr[in.len - i];
    if (size > most || size < in.len)
        size = in.len * 4;
    return size < max ? size : max;
}

/* The content of `in`, with more and more space for it. */
static CURLcode inflate(decompressor *tool, undo how, perk_str in, perk_buf *out)
{
    size_t used = 0, room = guess(in, out->max);
    for (;; room = room < out->max / 4 ? room * 4 : out->max) {
        perk_buf_reserve(out, room);
        if (out->failed)
            return CURLE_OUT_OF_MEMORY;
        outcome result = how(tool, in, out, &used);
        if (result != LIBDEFLATE_INSUFFICIENT_SPACE)
            return result == LIBDEFLATE_SUCCESS && used == in.len ? CURLE_OK
                                                                  : CURLE_BAD_CONTENT_ENCODING;
        out->len = 0;
        if (room == out->max)
            return CURLE_FILESIZE_EXCEEDED;
    }
}

static CURLcode inflate_as(decompressor *tool, perk_str encoding, perk_str in, perk_buf *out)
{
    if (perk_str_ieq(encoding, PERK_LIT("gzip")) || perk_str_ieq(encoding, PERK_LIT("x-gzip")))
        return inflate(tool, undo_gzip, in, out);
    if (!perk_str_ieq(encoding, PERK_LIT("deflate")))
        return CURLE_BAD_CONTENT_ENCODING;
    CURLcode code = inflate(tool, undo_zlib, in, out);
    return code == CURLE_BAD_CONTENT_ENCODING ? inflate(tool, undo_raw, in, out) : code;
}

/* ---- all of them ---- */

static CURLcode inflate_all(decompressor *tool, const encodings *all, perk_buf *body, size_t max)
{
    CURLcode code = all->too_many ? CURLE_BAD_CONTENT_ENCODING : CURLE_OK;
    for (size_t i = all->count; i-- > 0 && code == CURLE_OK;) {
        perk_buf content;
        perk_buf_init(&content, max);
        code = inflate_as(tool, all->at[i], perk_buf_str(body), &content);
        perk_buf_free(body);
        *body = content;
    }
    return code;
}

bool perk_inflate_available(void)
{
    return true;
}

bool perk_inflate_is_needed(const perk_head *head)
{
    encodings all = encodings_of(head);
    return all.count > 0;
}

CURLcode perk_inflate(const perk_head *head, perk_buf *body, size_t max)
{
    encodings all = encodings_of(head);
    if (!all.count || !body->len)
        return CURLE_OK;
    decompressor *tool = libdeflate_alloc_decompressor();
    CURLcode code = tool ? inflate_all(tool, &all, body, max) : CURLE_OUT_OF_MEMORY;
    libdeflate_free_decompressor(tool);
    return code;
}

#else

bool perk_inflate_available(void)
{
    return false;
}

bool perk_inflate_is_needed(const perk_head *head)
{
    (void)head;
    return false;
}

CURLcode perk_inflate(const perk_head *head, perk_buf *body, size_t max)
{
    (void)head, (void)body, (void)max;
    return CURLE_OK;
}

#endif
