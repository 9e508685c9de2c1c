#include "json/past.h"

#include "json/lex.h"

#define SHORT 32

const char *perk_past_blanks(const char *at)
{
    while (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t')
        at++;
    return at;
}

/* Whether an odd number of backslashes stands before the quote: it belongs to the string then. */
static bool is_escaped(const char *begin, const char *quote)
{
    const char *at = quote;
    while (at > begin && at[-1] == '\\')
        at--;
    return (quote - at) % 2 == 1;
}

static const char *find(const char *at, const char *end, char c)
{
    const char *found = memchr(at, c, (size_t)(end - at));
    return found ? found : end; /* never: the text is valid */
}

/* Most texts are short and plain, and take fewer steps than a call of memchr. */
static const char *find_quote(const char *at, const char *end)
{
    const char *near = end - at > SHORT ? at + SHORT : end;
    at = perk_lex_plain(at, near);
    return at < end && *at == '"' ? at : find(at, end, '"');
}

static const char *past_text(const char *at, const char *end)
{
    const char *begin = at + 1, *quote = find_quote(begin, end);
    while (quote < end && is_escaped(begin, quote))
        quote = find(quote + 1, end, '"');
    return quote < end ? quote + 1 : end;
}

const char *perk_past_string(const char *at, const char *end, bool *escaped)
{
    const char *quote = perk_lex_plain(at + 1, end);
    *escaped = false;
    if (quote < end && *quote == '"')
        return quote + 1;
    const char *behind = past_text(at, end);
    *escaped = memchr(at + 1, '\\', (size_t)(behind - at) - 1) != NULL;
    return behind;
}

/* ---- containers ---- */

/* A place in a container, and how many containers are open there. */
typedef struct nesting {
    const char *at, *end;
    size_t depth;
    bool text; /* it is inside of a string that has no escapes before it */
} nesting;

/* Goes on to `until` or a little further; true: behind the container. */
static bool past_bytes(nesting *n, const char *until)
{
    if (n->text)
        n->at = past_text(n->at - 1, n->end);
    n->text = false;
    while (n->at < until) {
        char c = *n->at;
        if (c == '"') {
            n->at = past_text(n->at, n->end);
            continue;
        }
        n->at++;
        n->depth += c == '{' || c == '[';
        if ((c == '}' || c == ']') && --n->depth == 0)
            return true;
    }
    return false;
}

#if defined(__SSE2__)
#define BLOCK 64

/* A bit for each byte. */
typedef struct block {
    uint64_t quotes, slashes, opens, closes;
} block;

PERK_INLINE uint64_t equal(__m128i bytes, char c)
{
    return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)));
}

PERK_INLINE void read_quarter(block *b, const char *at, unsigned place)
{
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(at + place));
    __m128i folded = _mm_or_si128(bytes, _mm_set1_epi8('{' ^ '[')); /* both are the same */
    b->quotes |= equal(bytes, '"') << place;
    b->slashes |= equal(bytes, '\\') << place;
    b->opens |= equal(folded, '{') << place;
    b->closes |= equal(folded, '}') << place;
}

/* Without loops here and below, which not all compilers unroll. */
PERK_INLINE block read_block(const char *at)
{
    block b = {0};
    read_quarter(&b, at, 0);
    read_quarter(&b, at, 16);
    read_quarter(&b, at, 32);
    read_quarter(&b, at, 48);
    return b;
}

/* From each quote to the one before the next: where an odd number of quotes came. */
PERK_INLINE uint64_t texts(uint64_t quotes)
{
    quotes ^= quotes << 1;
    quotes ^= quotes << 2;
    quotes ^= quotes << 4;
    quotes ^= quotes << 8;
    quotes ^= quotes << 16;
    return quotes ^ quotes << 32;
}

/* Bracket by bracket, where the container may end. */
static bool past_brackets(nesting *n, uint64_t opens, uint64_t closes)
{
    for (uint64_t rest = opens | closes; rest; rest &= rest - 1) {
        n->depth += opens & rest & -rest ? 1 : (size_t)-1;
        if (n->depth == 0) {
            n->at += __builtin_ctzll(rest) + 1;
            return true;
        }
    }
    n->at += BLOCK;
    return false;
}

/* One block, mostly without a branch that depends on what is in it. */
static bool past_block(nesting *n)
{
    block b = read_block(n->at);
    if (b.slashes)
        return past_bytes(n, n->at + BLOCK);
    uint64_t inside = texts(b.quotes) ^ (n->text ? UINT64_MAX : 0);
    n->text = inside >> (BLOCK - 1);
    return past_brackets(n, b.opens & ~inside, b.closes & ~inside);
}

static bool past_blocks(nesting *n)
{
    while (n->end - n->at >= BLOCK)
        if (past_block(n))
            return true;
    return false;
}
#else
static bool past_blocks(nesting *n)
{
    (void)n;
    return false;
}
#endif

static const char *past_container(const char *at, const char *end)
{
    nesting n = {.at = at, .end = end};
    if (!past_blocks(&n))
        past_bytes(&n, end);
    return n.at;
}

static bool is_scalar_byte(char c)
{
    return c != ',' && c != '}' && c != ']' && c != ' ' && c != '\n' && c != '\r' && c != '\t';
}

const char *perk_past_value(const char *at, const char *end)
{
    if (*at == '"')
        return past_text(at, end);
    if (*at == '{' || *at == '[')
        return past_container(at, end);
    while (at < end && is_scalar_byte(*at))
        at++;
    return at;
}

const char *perk_past_comma(const char *at)
{
    at = perk_past_blanks(at);
    if (*at == '}' || *at == ']')
        return NULL;
    return *at == ',' ? perk_past_blanks(at + 1) : at;
}

const char *perk_past_key(const char *at, const char *end, perk_str *key, bool *escaped)
{
    const char *quote = perk_past_comma(at);
    if (!quote)
        return NULL;
    at = perk_past_string(quote, end, escaped);
    *key = (perk_str){quote + 1, (size_t)(at - quote) - 2};
    at = perk_past_blanks(at);
    return perk_past_blanks(at + 1); /* the colon */
}
