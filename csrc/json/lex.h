/* lex.h - the inlined parts of the grammar, which the scanner (steps.h) and the writer (write.c)
 * share. Private to json/. */
#ifndef PERK_JSON_LEX_H
#define PERK_JSON_LEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#define PERK_INLINE static inline __attribute__((always_inline))

#if defined(__SSE2__)
/* Bytes that compare (signed) below a blank are control characters and everything beyond ASCII. */
PERK_INLINE const char *perk_lex_blocks(const char *at, const char *end)
{
    const __m128i blank = _mm_set1_epi8(0x20), quote = _mm_set1_epi8('"'),
                  slash = _mm_set1_epi8('\\');
    while (end - at >= 16) {
        __m128i block = _mm_loadu_si128((const __m128i *)(const void *)at);
        __m128i stops =
            _mm_or_si128(_mm_cmplt_epi8(block, blank),
                         _mm_or_si128(_mm_cmpeq_epi8(block, quote), _mm_cmpeq_epi8(block, slash)));
        unsigned mask = (unsigned)_mm_movemask_epi8(stops);
        if (mask)
            return at + __builtin_ctz(mask);
        at += 16;
    }
    return at;
}
#else
#define PERK_EACH_BYTE(c) (UINT64_C(0x0101010101010101) * (c))
PERK_INLINE const char *perk_lex_blocks(const char *at, const char *end)
{
    for (uint64_t block; end - at >= 8; at += 8) {
        memcpy(&block, at, sizeof block);
        uint64_t quote = block ^ PERK_EACH_BYTE('"'), slash = block ^ PERK_EACH_BYTE('\\');
        uint64_t stops = ((block - PERK_EACH_BYTE(0x20)) & ~block) |
                         ((quote - PERK_EACH_BYTE(1)) & ~quote) |
                         ((slash - PERK_EACH_BYTE(1)) & ~slash) | block;
        if (stops & PERK_EACH_BYTE(0x80))
            break;
    }
    return at;
}
#endif

/* First byte that is a quote, a backslash, a control character or not ASCII; or `end`. */
PERK_INLINE const char *perk_lex_plain(const char *at, const char *end)
{
    at = perk_lex_blocks(at, end);
    while (at < end && *at != '"' && *at != '\\' && (signed char)*at >= 0x20)
        at++;
    return at;
}

/* Whether there is no such byte among the first `len`. With PERK_LEX_PAD readable bytes behind
 * them, whatever they are. */
#define PERK_LEX_PAD 16
PERK_INLINE bool perk_lex_all_plain(const char *at, size_t len)
{
#if defined(__SSE2__)
    const __m128i blank = _mm_set1_epi8(0x20), quote = _mm_set1_epi8('"'),
                  slash = _mm_set1_epi8('\\');
    for (size_t i = 0; i < len; i += 16) {
        __m128i block = _mm_loadu_si128((const __m128i *)(const void *)(at + i));
        __m128i stops =
            _mm_or_si128(_mm_cmplt_epi8(block, blank),
                         _mm_or_si128(_mm_cmpeq_epi8(block, quote), _mm_cmpeq_epi8(block, slash)));
        unsigned mask = (unsigned)_mm_movemask_epi8(stops);
        if (len - i < 16)
            mask &= (1u << (len - i)) - 1;
        if (mask)
            return false;
    }
    return true;
#else
    return perk_lex_plain(at, at + len) == at + len;
#endif
}

#endif
