#include "base/shown.h"

#include "base/vec.h"

#include <stdio.h>

#define CUT "\xe2\x80\xa6"         /* what stands in place of the rest */
#define REPLACEMENT "\xef\xbf\xbd" /* in place of a byte that is no UTF-8 */
#define LONG_ESCAPE 10             /* the characters of \U000e0041 */

/* Characters that a terminal or a page acts on, or that nobody sees: they could hide a part of a
 * text, change its order or move the cursor. */
static const struct {
    uint32_t first, last;
} hidden[] = {
    {0x00, 0x1f},     {0x7f, 0x9f},       {0xad, 0xad},       {0x34f, 0x34f},     {0x61c, 0x61c},
    {0x115f, 0x1160}, {0x17b4, 0x17b5},   {0x180e, 0x180e},   {0x200b, 0x200b},   {0x200e, 0x200f},
    {0x2028, 0x202e}, {0x2060, 0x206f},   {0x3164, 0x3164},   {0xfeff, 0xfeff},   {0xffa0, 0xffa0},
    {0xfff9, 0xfffb}, {0x1d173, 0x1d17a}, {0xe0000, 0xe007f}, {0xe0100, 0xe01ef},
};

static bool is_hidden(uint32_t code)
{
    for (size_t i = 0; i < PERK_COUNT(hidden) && code >= hidden[i].first; i++)
        if (code <= hidden[i].last)
            return true;
    return false;
}

static size_t length_of(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xc2 && lead < 0xe0)
        return 2;
    if (lead >= 0xe0 && lead < 0xf0)
        return 3;
    return lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
}

/* The bytes of the first character, 0 when they are no UTF-8. */
static size_t decode(perk_str text, uint32_t *code)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char *at = (const unsigned char *)text.ptr;
    size_t len = length_of(at[0]);
    if (!len || len > text.len)
        return 0;
    *code = len == 1 ? at[0] : at[0] & (0x7fu >> len);
    for (size_t i = 1; i < len; i++) {
        if ((at[i] & 0xc0) != 0x80)
            return 0;
        *code = *code << 6 | (at[i] & 0x3f);
    }
    bool valid = *code >= least[len] && *code <= 0x10ffff && (*code < 0xd800 || *code > 0xdfff);
    return valid ? len : 0;
}

/* What is seen in place of the first character. */
typedef struct glyph {
    size_t taken; /* bytes of the text */
    size_t chars;
    char space[LONG_ESCAPE + 1];
    perk_str seen;
} glyph;

static void look(glyph *out, perk_str text)
{
    uint32_t code = 0;
    out->taken = decode(text, &code);
    out->chars = 1;
    if (!out->taken) {
        out->taken = 1;
        out->seen = PERK_LIT(REPLACEMENT);
    } else if (!is_hidden(code)) {
        out->seen = perk_str_upto(text, out->taken);
    } else {
        const char *form = code > 0xffff ? "\\U%08x" : "\\u%04x";
        out->chars = (size_t)snprintf(out->space, sizeof out->space, form, (unsigned)code);
        out->seen = (perk_str){out->space, out->chars};
    }
}

/* Whether all of the text fits into so many characters. */
static bool fits(perk_str text, size_t chars)
{
    glyph next;
    for (; text.len; text = perk_str_from(text, next.taken)) {
        look(&next, text);
        if (next.chars > chars)
            return false;
        chars -= next.chars;
    }
    return true;
}

void perk_shown_put(perk_buf *out, perk_str text, size_t max_chars)
{
    glyph next;
    bool cut = max_chars && !fits(text, max_chars);
    size_t left = cut ? max_chars - 1 : SIZE_MAX;
    for (; text.len && !out->failed; text = perk_str_from(text, next.taken)) {
        look(&next, text);
        if (next.chars > left)
            break;
        left -= next.chars;
        perk_buf_put(out, next.seen);
    }
    if (cut)
        perk_buf_puts(out, CUT);
}

perk_text *perk_text_shown(perk_str text, size_t max_chars, perk_error *err)
{
    perk_buf out;
    perk_buf_init(&out, SIZE_MAX / 2);
    perk_shown_put(&out, text, max_chars);
    return perk_buf_take(&out, "text", err);
}

/* Where ` (<pointer>)` last begins in a message; its end when that is not in it. */
static size_t place_in(perk_str message, perk_str pointer)
{
    size_t len = pointer.len + 3;
    for (size_t i = message.len; pointer.len && i >= len; i--) {
        perk_str place = {message.ptr + i - len, len};
        if (perk_str_starts(place, PERK_LIT(" (")) && place.ptr[len - 1] == ')' &&
            perk_str_eq((perk_str){place.ptr + 2, pointer.len}, pointer))
            return i - len;
    }
    return message.len;
}

perk_text *perk_reason_shown(perk_str message, perk_str pointer, size_t max_chars, perk_error *err)
{
    perk_buf reason, out;
    size_t place = place_in(message, pointer);
    perk_buf_init(&reason, SIZE_MAX / 2);
    perk_buf_init(&out, SIZE_MAX / 2);
    perk_buf_put(&reason, perk_str_upto(message, place));
    perk_buf_put(&reason, perk_str_from(message, place + pointer.len + 3));
    perk_shown_put(&out, perk_buf_str(&reason), max_chars);
    if (reason.failed)
        out.failed = reason.failed;
    perk_buf_free(&reason);
    return perk_buf_take(&out, "reason", err);
}
