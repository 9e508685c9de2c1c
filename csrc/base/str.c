#include "base/str.h"

#include "base/vec.h"

#include <string.h>

#define NEAREST_MAX 48 /* longer names get no suggestion */

perk_str perk_str_of(const char *cstr)
{
    return (perk_str){cstr, cstr ? strlen(cstr) : 0};
}

bool perk_str_among(perk_str text, const char *const *names)
{
    for (; names && *names; names++)
        if (perk_str_is(text, *names))
            return true;
    return false;
}

static unsigned char fold(char c)
{
    return (unsigned char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

bool perk_str_ieq(perk_str a, perk_str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (fold(a.ptr[i]) != fold(b.ptr[i]))
            return false;
    return true;
}

bool perk_str_starts(perk_str text, perk_str prefix)
{
    return text.len >= prefix.len && perk_str_eq(perk_str_upto(text, prefix.len), prefix);
}

perk_str perk_str_from(perk_str text, size_t offset)
{
    if (offset > text.len)
        offset = text.len;
    return (perk_str){text.ptr ? text.ptr + offset : NULL, text.len - offset};
}

perk_str perk_str_upto(perk_str text, size_t len)
{
    return (perk_str){text.ptr, len < text.len ? len : text.len};
}

size_t perk_str_find(perk_str text, char c)
{
    const char *hit = text.len ? memchr(text.ptr, c, text.len) : NULL;
    return hit ? (size_t)(hit - text.ptr) : text.len;
}

perk_str perk_str_trim(perk_str text)
{
    while (text.len && (text.ptr[0] == ' ' || text.ptr[0] == '\t'))
        text = perk_str_from(text, 1);
    while (text.len && (text.ptr[text.len - 1] == ' ' || text.ptr[text.len - 1] == '\t'))
        text.len--;
    return text;
}

static bool ends_with(perk_str text, perk_str ending)
{
    return text.len >= ending.len &&
           perk_str_eq(perk_str_from(text, text.len - ending.len), ending);
}

bool perk_str_has_edge(perk_str text)
{
    static const perk_str blanks[] = {{" ", 1},        {"\t", 1},           {"\n", 1},
                                      {"\r", 1},       {"\v", 1},           {"\f", 1},
                                      {"\xc2\xa0", 2}, {"\xe2\x80\x8b", 3}, {"\xef\xbb\xbf", 3}};
    for (size_t i = 0; i < PERK_COUNT(blanks); i++)
        if (perk_str_starts(text, blanks[i]) || ends_with(text, blanks[i]))
            return true;
    return false;
}

bool perk_str_int(perk_str text, int64_t *out)
{
    bool negative = text.len && text.ptr[0] == '-';
    size_t i = negative;
    uint64_t value = 0;
    uint64_t limit = (uint64_t)INT64_MAX + negative;
    if (i == text.len)
        return false;
    for (; i < text.len; i++) {
        unsigned digit = (unsigned)(text.ptr[i] - '0');
        if (digit > 9 || value > (limit - digit) / 10)
            return false;
        value = value * 10 + digit;
    }
    *out = negative ? (int64_t)(0 - value) : (int64_t)value;
    return true;
}

static size_t min3(size_t a, size_t b, size_t c)
{
    size_t ab = a < b ? a : b;
    return ab < c ? ab : c;
}

size_t perk_str_distance(perk_str a, perk_str b)
{
    size_t rows[3][NEAREST_MAX + 1];
    size_t *before = rows[0], *above = rows[1], *row = rows[2];
    if (a.len > NEAREST_MAX || b.len > NEAREST_MAX)
        return NEAREST_MAX;
    for (size_t j = 0; j <= b.len; j++)
        above[j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        row[0] = i;
        for (size_t j = 1; j <= b.len; j++) {
            size_t change = fold(a.ptr[i - 1]) != fold(b.ptr[j - 1]);
            row[j] = min3(above[j] + 1, row[j - 1] + 1, above[j - 1] + change);
            if (i > 1 && j > 1 && fold(a.ptr[i - 1]) == fold(b.ptr[j - 2]) &&
                fold(a.ptr[i - 2]) == fold(b.ptr[j - 1]))
                row[j] = min3(row[j], before[j - 2] + 1, row[j]);
        }
        size_t *spare = before;
        before = above;
        above = row;
        row = spare;
    }
    return above[b.len];
}

const char *perk_str_nearest(perk_str given, perk_name_at name_at, const void *context,
                             size_t count)
{
    const char *best = NULL;
    size_t best_distance = given.len / 3 + 2;
    if (given.len > NEAREST_MAX)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        const char *name = name_at(context, i);
        size_t distance = perk_str_distance(given, perk_str_of(name));
        if (distance < best_distance) {
            best_distance = distance;
            best = name;
        }
    }
    return best;
}
