#include "args/format.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t digits_at(perk_str text, size_t at)
{
    size_t count = 0;
    while (at + count < text.len && is_digit(text.ptr[at + count]))
        count++;
    return count;
}

/* [-]digits[.digits] */
static bool is_decimal(perk_str text)
{
    size_t at = text.len && text.ptr[0] == '-';
    size_t whole = digits_at(text, at);
    at += whole;
    if (whole && at < text.len && text.ptr[at] == '.') {
        size_t part = digits_at(text, at + 1);
        return part && at + 1 + part == text.len;
    }
    return whole && at == text.len;
}

static bool is_sha256(perk_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!is_digit(text.ptr[i]) && !(text.ptr[i] >= 'a' && text.ptr[i] <= 'f'))
            return false;
    return text.len == 64;
}

/* E.164: '+', a country code that does not begin with 0, 15 digits at most in all. */
static bool is_phone(perk_str text)
{
    size_t digits = digits_at(text, 1);
    return text.len > 2 && text.ptr[0] == '+' && text.ptr[1] != '0' && digits + 1 == text.len &&
           digits <= 15;
}

static bool is_clock(perk_str text)
{
    if (text.len != 5 || digits_at(text, 0) != 2 || text.ptr[2] != ':' || digits_at(text, 3) != 2)
        return false;
    return (text.ptr[0] - '0') * 10 + (text.ptr[1] - '0') < 24 && text.ptr[3] < '6';
}

/* Numbers, each followed by its unit; units come in their order and once. */
static bool has_units(perk_str *text, const char *units)
{
    bool any = false;
    while (text->len && is_digit(text->ptr[0])) {
        *text = perk_str_from(*text, digits_at(*text, 0));
        while (*units && (!text->len || *units != text->ptr[0]))
            units++;
        if (!*units++)
            return false;
        *text = perk_str_from(*text, 1);
        any = true;
    }
    return any;
}

/* ISO 8601: P1Y2M3W4DT5H6M7S, any part of it. */
static bool is_duration(perk_str text)
{
    if (!text.len || text.ptr[0] != 'P')
        return false;
    text = perk_str_from(text, 1);
    bool days = has_units(&text, "YMWD");
    if (!text.len)
        return days;
    if (text.ptr[0] != 'T')
        return false;
    text = perk_str_from(text, 1);
    return has_units(&text, "HMS") && !text.len;
}

/* Letters of any script count: what is not ASCII is left to the provider. */
static bool is_words(perk_str text)
{
    size_t characters = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        bool ascii = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(text.ptr[i]);
        if (!ascii && c != ' ' && c < 0x80)
            return false;
        characters += ascii || c >= 0xc0; /* of a character outside ASCII its first byte counts */
    }
    return characters >= 2;
}

bool perk_format_fits(perk_format format, perk_str text)
{
    switch (format) {
    case PERK_F_DECIMAL:
        return is_decimal(text);
    case PERK_F_SHA256:
        return is_sha256(text);
    case PERK_F_PHONE:
        return is_phone(text);
    case PERK_F_CLOCK:
        return is_clock(text);
    case PERK_F_DURATION:
        return is_duration(text);
    case PERK_F_WORDS:
        return is_words(text);
    default:
        return true;
    }
}
