#define _GNU_SOURCE /* strtod_l */
#include "json/number.h"

#include "base/mem.h"
#include "json/lex.h"

#include <float.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>

#define KEPT_DIGITS 19                         /* as many decimal digits as always fit 64 bits */
#define EXACT_MAX (UINT64_C(1) << 53)          /* integers up to here are doubles */
#define EXPONENT_MAX INT64_C(1000000000000000) /* more than any text has digits */

/* The parts of a number as written: `mantissa` times ten to the `power` when no more than
 * KEPT_DIGITS are significant. */
typedef struct parts {
    bool negative, real;
    uint64_t mantissa;
    size_t significant; /* digits from the first that is not zero */
    int64_t power;      /* of ten, of the last digit */
} parts;

static const char *read_digits(const char *at, const char *end, parts *p)
{
    for (; at < end && *at >= '0' && *at <= '9'; at++) {
        unsigned digit = (unsigned)(*at - '0');
        p->significant += p->significant || digit;
        if (p->significant <= KEPT_DIGITS)
            p->mantissa = p->mantissa * 10 + digit;
    }
    return at;
}

static const char *read_exponent(const char *at, const char *end, parts *p)
{
    bool negative = at < end && *at == '-';
    int64_t exponent = 0;
    if (at < end && (*at == '-' || *at == '+'))
        at++;
    const char *first = at;
    for (; at < end && *at >= '0' && *at <= '9'; at++)
        if (exponent < EXPONENT_MAX)
            exponent = exponent * 10 + (*at - '0');
    p->power += negative ? -exponent : exponent;
    return at > first ? at : NULL;
}

/* RFC 8259 section 6. NULL when it is not followed. */
static const char *read_parts(const char *at, const char *end, parts *p)
{
    p->negative = *at == '-';
    at += p->negative;
    const char *first = at;
    at = read_digits(at, end, p);
    if (at == first || (*first == '0' && at - first > 1))
        return NULL;
    if (at < end && *at == '.') {
        first = ++at;
        at = read_digits(at, end, p);
        p->real = true;
        p->power = first - at;
        if (at == first)
            return NULL;
    }
    if (at < end && (*at == 'e' || *at == 'E')) {
        p->real = true;
        at = read_exponent(at + 1, end, p);
    }
    return at;
}

/* The C library's exact reading, whatever locale the process has set. NaN for want of memory. */
static double read_slowly(const char *at, size_t len)
{
    char small[64];
    char *copy = len < sizeof small ? small : perk_mem_new(len + 1);
    locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    double value = NAN;
    if (copy && plain) {
        memcpy(copy, at, len);
        copy[len] = '\0';
        value = strtod_l(copy, NULL, plain);
    }
    if (plain)
        freelocale(plain);
    if (copy != small)
        perk_mem_free(copy);
    return value;
}

/* A product or quotient of two exact doubles is correctly rounded. False when the parts are not
 * such. */
static bool read_quickly(const parts *p, double *value)
{
    static const double tens[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                  1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                  1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    bool exact = FLT_EVAL_METHOD == 0 && p->significant <= KEPT_DIGITS && p->mantissa <= EXACT_MAX;
    if (p->mantissa && (!exact || p->power < -22 || p->power > 22))
        return false;
    double size = (double)p->mantissa;
    if (p->mantissa)
        size = p->power < 0 ? size / tens[-p->power] : size * tens[p->power];
    *value = p->negative ? -size : size;
    return true;
}

static const char *read_real(perk_number *number, const char *at, const parts *p, bool exact)
{
    int64_t first = p->power + (int64_t)p->significant - 1; /* power of ten of the first digit */
    if (p->mantissa && first > DBL_MAX_10_EXP)
        return "a number too large for a double";
    if (read_quickly(p, &number->real) || (!exact && first < DBL_MAX_10_EXP))
        return NULL;
    number->real = read_slowly(at, (size_t)(number->end - at));
    if (isnan(number->real))
        return "";
    return isinf(number->real) ? "a number too large for a double" : NULL;
}

void perk_lex_number(perk_number *number, perk_str text, bool exact)
{
    parts p = {0};
    number->problem = NULL;
    number->end = read_parts(text.ptr, text.ptr + text.len, &p);
    if (!number->end) {
        number->problem = "a malformed number";
    } else if (p.real) {
        number->kind = PERK_NUMBER_REAL;
        number->problem = read_real(number, text.ptr, &p, exact);
    } else {
        bool fits = p.significant <= KEPT_DIGITS && p.mantissa <= (uint64_t)INT64_MAX + p.negative;
        number->kind = fits ? PERK_NUMBER_INT : PERK_NUMBER_BIG;
        number->integer = p.negative ? (int64_t)(0 - p.mantissa) : (int64_t)p.mantissa;
    }
}
