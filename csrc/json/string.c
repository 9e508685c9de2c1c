#include "json/string.h"

#include "json/lex.h"

#define BAD_UTF8 "a string is not valid UTF-8"
#define BAD_ESCAPE "an invalid escape in a string"
#define UNIT_LEN 6         /* bytes of a \uXXXX */
#define REPLACEMENT 0xfffd /* what is read where half of a surrogate pair stands alone */

const char perk_lex_half[] = "half of a surrogate pair in a string";

static perk_step step_ok(const char *at)
{
    return (perk_step){at, NULL};
}

static bool continues(const char *at, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (((unsigned char)at[i] & 0xc0) != 0x80)
            return false;
    return true;
}

/* The first byte has the length of the character and, with the second, shows what would be
 * overlong, a surrogate or too large. */
perk_step perk_lex_utf8(const char *at, const char *end)
{
    unsigned char lead = (unsigned char)*at;
    unsigned char next = end - at > 1 ? (unsigned char)at[1] : 0;
    size_t more = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    bool bad = lead < 0xc2 || lead > 0xf4 || (size_t)(end - at) <= more;
    bad = bad || (lead == 0xe0 && next < 0xa0) || (lead == 0xed && next > 0x9f);
    bad = bad || (lead == 0xf0 && next < 0x90) || (lead == 0xf4 && next > 0x8f);
    if (bad || !continues(at + 1, more))
        return (perk_step){at, BAD_UTF8};
    return step_ok(at + 1 + more);
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The code unit of a six-byte \uXXXX at `at`; -1 when it is not one. */
static int32_t code_unit(const char *at, const char *end)
{
    int32_t unit = 0;
    if (end - at < UNIT_LEN || at[0] != '\\' || at[1] != 'u')
        return -1;
    for (int i = 2; i < UNIT_LEN; i++) {
        int digit = hex_digit(at[i]);
        if (digit < 0)
            return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

static bool is_high(int32_t unit)
{
    return unit >= 0xd800 && unit <= 0xdbff;
}

static bool is_low(int32_t unit)
{
    return unit >= 0xdc00 && unit <= 0xdfff;
}

static perk_step unicode_escape(const char *at, const char *end)
{
    int32_t unit = code_unit(at, end);
    if (unit < 0)
        return (perk_step){at, BAD_ESCAPE};
    if (is_low(unit) || (is_high(unit) && !is_low(code_unit(at + UNIT_LEN, end))))
        return (perk_step){at, perk_lex_half};
    return step_ok(at + (is_high(unit) ? 2 * UNIT_LEN : UNIT_LEN));
}

perk_step perk_lex_past_half(perk_step half)
{
    return step_ok(half.at + UNIT_LEN);
}

/* The character that a backslash and this letter encode; 0 when there is none. */
static char short_escape(char letter)
{
    switch (letter) {
    case '"':
    case '\\':
    case '/':
        return letter;
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return 0;
    }
}

perk_step perk_lex_special(const char *at, const char *end)
{
    if (at == end)
        return (perk_step){at, "the text ends inside a string"};
    if ((unsigned char)*at < 0x20)
        return (perk_step){at, "a control character in a string"};
    if (*at == '\\') {
        if (end - at > 1 && at[1] == 'u')
            return unicode_escape(at, end);
        return end - at > 1 && short_escape(at[1]) ? step_ok(at + 2) : (perk_step){at, BAD_ESCAPE};
    }
    perk_step step = {at, NULL};
    while (!step.problem && step.at < end && (unsigned char)*step.at >= 0x80)
        step = perk_lex_utf8(step.at, end);
    return step;
}

static size_t utf8_put(char *out, uint32_t c)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xc0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3f));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xe0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3f));
        out[2] = (char)(0x80 | (c & 0x3f));
        return 3;
    }
    out[0] = (char)(0xf0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3f));
    out[2] = (char)(0x80 | (c >> 6 & 0x3f));
    out[3] = (char)(0x80 | (c & 0x3f));
    return 4;
}

/* Writes the character that the escape at `at` encodes and skips it. */
static const char *unescape_one(const char *at, const char *end, char **out)
{
    if (at[1] != 'u') {
        *(*out)++ = short_escape(at[1]);
        return at + 2;
    }
    int32_t unit = code_unit(at, end), next = is_high(unit) ? code_unit(at + UNIT_LEN, end) : -1;
    uint32_t c = is_high(unit) || is_low(unit) ? REPLACEMENT : (uint32_t)unit;
    bool pair = is_low(next);
    if (pair)
        c = 0x10000 + (((uint32_t)unit - 0xd800) << 10) + ((uint32_t)next - 0xdc00);
    *out += utf8_put(*out, c);
    return at + (pair ? 2 * UNIT_LEN : UNIT_LEN);
}

/* An escape is never shorter than its character, so the raw length is enough space. */
void perk_json_unescape(perk_buf *out, perk_str raw)
{
    char *room = perk_buf_room(out, raw.len);
    const char *at = raw.ptr, *end = raw.ptr + raw.len;
    char *to = room;
    if (!room || !raw.len)
        return;
    while (at < end) {
        const char *slash = memchr(at, '\\', (size_t)(end - at));
        size_t run = (size_t)((slash ? slash : end) - at);
        memcpy(to, at, run);
        to += run;
        at = slash ? unescape_one(slash, end, &to) : end;
    }
    out->len += (size_t)(to - room);
}
