/* Doubles as text. The digits come from the C library, the point and the exponent from here:
 * nothing depends on the locale. */
#include "json/real.h"

#include "json/lex.h"
#include "json/number.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define DIGITS_MAX 17 /* enough for every double */

/* 0.d1d2d3... would be off by one: `exponent` is the power of ten of the first digit. */
typedef struct decimal {
    char digits[DIGITS_MAX + 1];
    size_t count;
    int exponent;
} decimal;

/* `size` rounded to `count` significant digits. The locale's radix, whatever it is, is no digit and
 * falls out. */
static decimal round_to(double size, size_t count)
{
    char text[48];
    decimal d = {.count = 0};
    snprintf(text, sizeof text, "%.*e", (int)count - 1, size);
    const char *at = text;
    for (; *at != 'e'; at++)
        if (*at >= '0' && *at <= '9' && d.count < count)
            d.digits[d.count++] = *at;
    d.exponent = (int)strtol(at + 1, NULL, 10);
    while (d.count > 1 && d.digits[d.count - 1] == '0')
        d.count--;
    return d;
}

static bool reads_back(const decimal *d, double size)
{
    char text[48];
    perk_number number;
    int len = snprintf(text, sizeof text, "%.*se%d", (int)d->count, d->digits,
                       d->exponent - (int)d->count + 1);
    perk_lex_number(&number, (perk_str){text, (size_t)len}, true);
    return !number.problem && number.real == size;
}

/* Below a power of two the doubles lie closer than above it, so there the nearest decimal may miss
 * where the next one up does not: the 16 digits cut from 17, plus one. */
static decimal next_up(double size)
{
    decimal d = round_to(size, DIGITS_MAX);
    if (d.count < DIGITS_MAX)
        return d;
    d.count = DIGITS_MAX - 1;
    while (d.count > 1 && d.digits[d.count - 1] == '9')
        d.count--;
    d.digits[d.count - 1]++;
    return d;
}

/* Up to 15 digits always survive a normal double, so the shortest text is among these. */
static decimal shortest(double size)
{
    size_t count = size < DBL_MIN ? 1 : DBL_DIG;
    decimal d = round_to(size, count);
    while (count < DIGITS_MAX - 1 && !reads_back(&d, size))
        d = round_to(size, ++count);
    if (!reads_back(&d, size))
        d = next_up(size);
    if (!reads_back(&d, size))
        d = round_to(size, DIGITS_MAX);
    return d;
}

/* As Python's repr() lays numbers out: 0.0001, 1234.5, 1e+16, 1e-05. */
static int lay_out(char *out, const decimal *d)
{
    int count = (int)d->count, whole = d->exponent + 1;
    if (d->exponent < -4 || d->exponent >= 16)
        return snprintf(out, 31, "%c%s%.*se%c%02d", d->digits[0], count > 1 ? "." : "", count - 1,
                        d->digits + 1, d->exponent < 0 ? '-' : '+', abs(d->exponent));
    if (whole <= 0)
        return snprintf(out, 31, "0.%.*s%.*s", -whole, "000", count, d->digits);
    if (whole >= count)
        return snprintf(out, 31, "%.*s%.*s.0", count, d->digits, whole - count, "000000000000000");
    return snprintf(out, 31, "%.*s.%.*s", whole, d->digits, count - whole, d->digits + whole);
}

/* The digits of a number as written, without its leading and trailing zeros; more than DIGITS_MAX
 * of them are cut off;
 * `*count` includes them. */
static void significant(perk_str text, char digits[DIGITS_MAX], size_t *count)
{
    size_t zeros = 0;
    *count = 0;
    for (size_t i = 0; i < text.len && text.ptr[i] != 'e' && text.ptr[i] != 'E'; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9' || (text.ptr[i] == '0' && !*count))
            continue;
        zeros = text.ptr[i] == '0' ? zeros + 1 : 0;
        if (*count < DIGITS_MAX)
            digits[*count] = text.ptr[i];
        ++*count;
    }
    *count -= zeros;
}

bool perk_json_real_keeps(perk_str text)
{
    char digits[DIGITS_MAX];
    size_t count;
    perk_number number;
    perk_lex_number(&number, text, true);
    significant(text, digits, &count);
    if (number.problem || count > DIGITS_MAX)
        return false;
    if (number.kind != PERK_NUMBER_REAL || count == 0)
        return true;
    decimal d = number.real != 0 ? shortest(fabs(number.real)) : (decimal){.count = 0};
    return d.count == count && memcmp(d.digits, digits, count) == 0;
}

size_t perk_json_real_text(double value, char out[32])
{
    double size = fabs(value);
    size_t sign = signbit(value) ? 1 : 0;
    decimal d = size > 0 ? shortest(size) : (decimal){.digits = "0", .count = 1};
    out[0] = '-';
    return sign + (size_t)lay_out(out + sign, &d);
}
