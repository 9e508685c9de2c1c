#include "table/decimal.h"

#include "base/vec.h"

#define SHORT 18        /* characters, whose digits fit 64 bits */
#define MANY 1000000000 /* an exponent of ten beyond all that fits */

__extension__ typedef unsigned __int128 magnitude;

/* Digits without the zeros around them, times ten to the `power`. */
typedef struct digits {
    magnitude value;
    int count;
    int64_t power;
    int64_t zeros; /* behind the last digit that counts */
    bool lost;     /* more digits than fit */
} digits;

static void take_digit(digits *d, unsigned digit)
{
    if (!digit) {
        d->zeros += d->count > 0;
        return;
    }
    for (d->zeros++; d->zeros > 0 && !d->lost; d->zeros--) {
        d->lost = ++d->count > PERK_DECIMAL_DIGITS;
        d->value = d->value * 10;
    }
    d->value += digit;
}

static const char *take_digits(digits *d, const char *at, const char *end)
{
    for (; at < end && *at >= '0' && *at <= '9'; at++)
        take_digit(d, (unsigned)(*at - '0'));
    return at;
}

static int64_t exponent_of(perk_str text)
{
    int64_t value = 0;
    bool negative = text.len && text.ptr[0] == '-';
    for (size_t i = negative || (text.len && text.ptr[0] == '+'); i < text.len; i++)
        if (value < MANY)
            value = value * 10 + (text.ptr[i] - '0');
    return negative ? -value : value;
}

/* Reads `text`, behind its sign. */
static void read_digits(digits *d, const char *at, const char *end)
{
    at = take_digits(d, at, end);
    if (at < end && *at == '.') {
        const char *point = ++at;
        at = take_digits(d, at, end);
        d->power = point - at;
    }
    if (at < end)
        d->power += exponent_of((perk_str){at + 1, (size_t)(end - at - 1)});
    d->power += d->zeros;
}

/* Numbers as they mostly are: few digits, no exponent. */
static bool read_short(perk_str text, perk_decimal *out)
{
    static const int64_t units[] = {
        PERK_DECIMAL_UNIT, 100000000, 10000000, 1000000, 100000, 10000, 1000, 100, 10, 1};
    int64_t value = 0;
    size_t i = text.ptr[0] == '-', point = text.len;
    if (text.len > SHORT)
        return false;
    for (; i < text.len; i++) {
        unsigned digit = (unsigned)(text.ptr[i] - '0');
        if (digit <= 9)
            value = value * 10 + digit;
        else if (text.ptr[i] == '.')
            point = i + 1;
        else
            return false;
    }
    if (text.len - point >= PERK_COUNT(units))
        return false;
    *out = (perk_decimal)(text.ptr[0] == '-' ? -value : value) * units[text.len - point];
    return true;
}

bool perk_decimal_read(perk_str text, perk_decimal *out)
{
    if (read_short(text, out))
        return true;
    digits d = {0};
    const char *end = text.ptr + text.len;
    bool negative = text.ptr[0] == '-';
    read_digits(&d, text.ptr + negative, end);
    int64_t shift = d.power + PERK_DECIMAL_SCALE;
    if (d.lost || (d.value && (shift < 0 || shift + d.count > PERK_DECIMAL_DIGITS)))
        return false;
    for (; d.value && shift > 0; shift--)
        d.value *= 10;
    *out = negative ? -(perk_decimal)d.value : (perk_decimal)d.value;
    return true;
}

void perk_decimal_write(perk_buf *out, perk_decimal value)
{
    char text[PERK_DECIMAL_DIGITS + 4];
    char *end = text + sizeof text, *at = end;
    magnitude left = value < 0 ? 0 - (magnitude)value : (magnitude)value;
    int place = 0;
    for (; place < PERK_DECIMAL_SCALE && left % 10 == 0; place++)
        left /= 10;
    bool fraction = place < PERK_DECIMAL_SCALE;
    for (; place <= PERK_DECIMAL_SCALE || left; place++) {
        if (place == PERK_DECIMAL_SCALE && fraction)
            *--at = '.';
        *--at = (char)('0' + (int)(left % 10));
        left /= 10;
    }
    if (value < 0)
        *--at = '-';
    perk_buf_put(out, (perk_str){at, (size_t)(end - at)});
}
