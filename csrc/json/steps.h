/* steps.h - the steps of the grammar, inlined into all that scan: the cursor functions, the pushing
 * and the skipping scan (scan.c), and the walker of resources (jsonapi/walk_object.c). Each works
 * on a copy of the state that never has its address taken by a real call, so it lives in registers.
 */
#ifndef PERK_JSON_STEPS_H
#define PERK_JSON_STEPS_H

#include "json/cursor.h"
#include "json/lex.h"
#include "json/string.h"

PERK_INLINE bool perk_steps_refuse(perk_scan *s, int code, const char *problem)
{
    s->problem = problem;
    s->code = code;
    return false;
}

PERK_INLINE bool perk_steps_malformed(perk_scan *s, const char *problem)
{
    if (s->at == s->end)
        problem = s->depth ? "the text ends too early" : "the text is empty";
    return perk_steps_refuse(s, PERK_E_PARSE, problem);
}

/* Steps over blanks; the byte behind them, 0 at the end. Most texts have none. */
PERK_INLINE char perk_steps_next(perk_scan *s)
{
    while (s->at < s->end) {
        char c = *s->at;
        if ((unsigned char)c > ' ' || (c != ' ' && c != '\n' && c != '\r' && c != '\t'))
            return c;
        s->at++;
    }
    return '\0';
}

/* A string whose opening quote is next. */
PERK_INLINE bool perk_steps_string(perk_scan *s, perk_str *raw, bool *escaped)
{
    const char *begin = s->at + 1, *at = begin;
    *escaped = false;
    for (;;) {
        at = perk_lex_plain(at, s->end);
        if (at < s->end && *at == '"')
            break;
        *escaped |= at < s->end && *at == '\\';
        perk_step step = perk_lex_special(at, s->end);
        if (step.problem == perk_lex_half && !s->sent)
            step = perk_lex_past_half(step);
        at = s->at = step.at;
        if (step.problem)
            return perk_steps_refuse(s, PERK_E_PARSE, step.problem);
    }
    *raw = (perk_str){begin, (size_t)(at - begin)};
    s->at = at + 1;
    return true;
}

PERK_INLINE bool perk_steps_open(perk_scan *s)
{
    if (s->depth >= s->max_depth)
        return perk_steps_refuse(s, PERK_E_LIMIT, "nested too deeply");
    s->depth++;
    s->at++;
    return true;
}

/* To the next member of the open container: over a comma, unless it is the first, or over the
 * closing bracket. */
PERK_INLINE bool perk_steps_member(perk_scan *s, bool object, bool first, bool *more)
{
    char c = perk_steps_next(s);
    *more = c != (object ? '}' : ']');
    if (*more && !first && c != ',')
        return perk_steps_malformed(s, object ? "expected ',' or '}'" : "expected ',' or ']'");
    s->at += !*more || !first;
    s->depth -= !*more;
    return true;
}

PERK_INLINE bool perk_steps_key(perk_scan *s, perk_str *key, bool *escaped)
{
    if (perk_steps_next(s) != '"')
        return perk_steps_malformed(s, "expected a key in quotes");
    if (!perk_steps_string(s, key, escaped))
        return false;
    if (perk_steps_next(s) != ':')
        return perk_steps_malformed(s, "expected ':'");
    s->at++;
    return true;
}

PERK_INLINE bool perk_steps_word(perk_scan *s, perk_str word)
{
    if ((size_t)(s->end - s->at) < word.len || memcmp(s->at, word.ptr, word.len) != 0)
        return perk_steps_refuse(s, PERK_E_PARSE, "expected a value");
    s->at += word.len;
    return true;
}

/* Whether a text begins with these bytes. Reads PERK_STEPS_ROOM bytes of both. */
#define PERK_STEPS_ROOM 40
#if defined(__SSE2__)
PERK_INLINE unsigned perk_steps_equal(const char *a, const char *b)
{
    __m128i left = _mm_loadu_si128((const __m128i *)(const void *)a),
            right = _mm_loadu_si128((const __m128i *)(const void *)b);
    return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(left, right));
}

PERK_INLINE bool perk_steps_begins(const char *at, const char *bytes, size_t len)
{
    unsigned equal = perk_steps_equal(at, bytes);
    if (len <= 16)
        return (equal | ~0u << len) == ~0u;
    return equal == 0xffff && perk_steps_equal(at + len - 16, bytes + len - 16) == 0xffff &&
           (len <= 32 || perk_steps_equal(at + 16, bytes + 16) == 0xffff);
}
#else
PERK_INLINE bool perk_steps_begins(const char *at, const char *bytes, size_t len)
{
    return memcmp(at, bytes, len) == 0;
}
#endif

#endif
