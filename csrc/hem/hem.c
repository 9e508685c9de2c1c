/*
 * Hashed e-mail (HEM): the lower-case hex SHA-256 of a normalised address, by which an issuer names
 * a person without sending the address. Two programs that normalise differently name two people,
 * and the match is lost without an error. So the strict form refuses every address on which known
 * clients disagree.
 */
#include "auth/crypto.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/text.h"
#include "hem/lower_table.h"

#include <perk/perk.h>

#define MAX_POINTS 512
#define CAPITAL_SIGMA 0x3A3
#define FINAL_SIGMA 0x3C2
#define SMALL_SIGMA 0x3C3
#define DOTTED_CAPITAL_I 0x130
#define DOT_ABOVE 0x307

typedef struct address {
    uint32_t points[MAX_POINTS];
    size_t count, at; /* `at`: where the @ is */
} address;

static int refuse(perk_error *err, const char *why)
{
    return perk_error_set(err, PERK_E_INPUT, "e-mail address %s", why);
}

/* ---- reading ---- */

/* The next code point of `text`, which is advanced; -1 when it is not UTF-8. */
static int32_t take_point(perk_str *text)
{
    static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};
    unsigned char lead = (unsigned char)text->ptr[0];
    size_t more = lead < 0x80 ? 0 : lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    uint32_t point = more ? lead & (0x3Fu >> more) : lead;
    if ((lead >= 0x80 && lead < 0xC2) || lead > 0xF4 || more >= text->len)
        return -1;
    for (size_t i = 1; i <= more; i++) {
        unsigned char next = (unsigned char)text->ptr[i];
        if ((next & 0xC0) != 0x80)
            return -1;
        point = point << 6 | (next & 0x3F);
    }
    *text = perk_str_from(*text, more + 1);
    return point < least[more] || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)
               ? -1
               : (int32_t)point;
}

/* Unicode's White_Space. */
static bool is_space(uint32_t c)
{
    return (c >= 9 && c <= 13) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || c == 0x3000;
}

/* Nobody sees these, and clients treat them each in its own way: control characters, zero-width
 * ones, direction marks. */
static bool is_invisible(uint32_t c)
{
    return (c < 0x20 && !is_space(c)) || (c >= 0x7F && c <= 0x9F) || c == 0xAD || c == 0x61C ||
           c == 0x180E || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

static bool is_combining(uint32_t c)
{
    return c >= 0x300 && c <= 0x36F;
}

/* Why clients hash addresses with this character differently; NULL when they do not. */
static const char *dispute(uint32_t c)
{
    if (is_invisible(c))
        return "holds an invisible character";
    if (c == CAPITAL_SIGMA || c == DOTTED_CAPITAL_I)
        return "holds a capital whose lower case depends on the client";
    return is_combining(c) ? "holds a letter with a separate accent; write it as one character"
                           : NULL;
}

static int read_points(address *out, perk_str email, bool strict, perk_error *err)
{
    while (email.len) {
        int32_t point = take_point(&email);
        const char *why = point < 0 ? "is not valid UTF-8"
                          : strict  ? dispute((uint32_t)point)
                                    : NULL;
        if (why)
            return refuse(err, why);
        if (is_space((uint32_t)point))
            continue;
        if (out->count == MAX_POINTS)
            return refuse(err, "is too long");
        out->points[out->count++] = (uint32_t)point;
    }
    return 0;
}

/* ---- lower case ---- */

static const lower_run *run_of(uint32_t c)
{
    size_t low = 0, high = sizeof LOWER_RUNS / sizeof LOWER_RUNS[0];
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (c > LOWER_RUNS[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    const lower_run *run = low < sizeof LOWER_RUNS / sizeof LOWER_RUNS[0] ? &LOWER_RUNS[low] : NULL;
    return run && c >= run->first && (c - run->first) % run->step == 0 ? run : NULL;
}

static uint32_t lower(uint32_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    const lower_run *run = run_of(c);
    return run ? (uint32_t)((int32_t)c + run->distance) : c;
}

static bool has_case(uint32_t c)
{
    if (c < 0x80)
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return run_of(c) || (c >= 0x3AC && c <= 0x3CE) || (c >= 0xDF && c <= 0xFF) ||
           (c >= 0x430 && c <= 0x45F);
}

static bool ignores_case(uint32_t c)
{
    return c == '\'' || c == '.' || c == ':' || c == '^' || c == '`' || c == 0xB7 || c == 0x2019 ||
           is_combining(c);
}

/* A capital sigma at the end of a word becomes another letter. */
static bool ends_word(const address *a, size_t i)
{
    size_t before = i, after = i + 1;
    while (before > 0 && ignores_case(a->points[before - 1]))
        before--;
    while (after < a->count && ignores_case(a->points[after]))
        after++;
    return before > 0 && has_case(a->points[before - 1]) &&
           !(after < a->count && has_case(a->points[after]));
}

static void put_point(perk_buf *out, uint32_t c)
{
    if (c < 0x80) {
        perk_buf_putc(out, (char)c);
        return;
    }
    char bytes[4];
    size_t len = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = len; i-- > 1; c >>= 6)
        bytes[i] = (char)(0x80 | (c & 0x3F));
    bytes[0] = (char)((0xF00u >> len & 0xF0u) | c);
    perk_buf_put(out, (perk_str){bytes, len});
}

static void put_lower(perk_buf *out, const address *a, size_t i)
{
    uint32_t c = a->points[i];
    if (c == CAPITAL_SIGMA) {
        put_point(out, ends_word(a, i) ? FINAL_SIGMA : SMALL_SIGMA);
    } else if (c == DOTTED_CAPITAL_I) {
        put_point(out, 'i');
        put_point(out, DOT_ABOVE);
    } else {
        put_point(out, lower(c));
    }
}

/* ---- the address ---- */

static int find_at(address *a, bool strict, perk_error *err)
{
    size_t signs = 0;
    for (size_t i = 0; i < a->count; i++)
        if (a->points[i] == '@') {
            a->at = i;
            signs++;
        }
    if (signs != 1 || a->at == 0 || a->at + 1 == a->count)
        return refuse(err, "must have one @ with something on both sides");
    for (size_t i = a->at; strict && i < a->count; i++)
        if (a->points[i] >= 0x80)
            return refuse(
                err,
                "has a domain beyond ASCII, which has two spellings; write it in its xn-- form");
    return 0;
}

static bool domain_is(const address *a, perk_str name)
{
    const uint32_t *domain = a->points + a->at + 1;
    bool same = a->count - a->at - 1 == name.len;
    for (size_t i = 0; same && i < name.len; i++)
        same = lower(domain[i]) == (unsigned char)name.ptr[i];
    return same;
}

/* Gmail delivers a.b+c@ to ab@, so all of them are one person. */
static void put_gmail(perk_buf *out, const address *a)
{
    for (size_t i = 0; i < a->at && a->points[i] != '+'; i++)
        if (a->points[i] != '.')
            put_lower(out, a, i);
}

static int normalise(perk_buf *out, const address *a, perk_error *err)
{
    bool gmail = domain_is(a, PERK_LIT("gmail.com")) || domain_is(a, PERK_LIT("googlemail.com"));
    if (gmail) {
        put_gmail(out, a);
        if (!out->len && !out->failed)
            return refuse(err,
                          "has nothing left before the @ once dots and what follows + are dropped");
        perk_buf_puts(out, "@gmail.com");
    }
    for (size_t i = 0; !gmail && i < a->count; i++)
        put_lower(out, a, i);
    return perk_buf_check(out, "the address", err);
}

perk_text *perk_hem(perk_str email, int strict, perk_error *err)
{
    char hash[65];
    address a = {.count = 0};
    perk_buf plain;
    perk_buf_init(&plain, (size_t)MAX_POINTS * 4);
    int code = read_points(&a, email, strict != 0, err);
    if (code == 0)
        code = find_at(&a, strict != 0, err);
    if (code == 0)
        code = normalise(&plain, &a, err);
    if (code == 0)
        code = perk_sha256_hex(perk_buf_str(&plain), hash, err);
    perk_buf_free(&plain);
    return code == 0 ? perk_text_new((perk_str){hash, 64}, err) : NULL;
}
