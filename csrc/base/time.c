#include "base/time.h"

#include <stdio.h>

#define DAY_MS 86400000LL
#define DAY_US (DAY_MS * 1000)

/* Days since 1970-01-01 of a proleptic Gregorian date, by counting in 400-year eras that start on 1
 * March. */
static int64_t days_from_civil(int64_t year, unsigned month, unsigned day)
{
    year -= month <= 2;
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    unsigned of_era = (unsigned)(year - era * 400);
    unsigned of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * 146097 + (int64_t)(of_era * 365 + of_era / 4 - of_era / 100 + of_year) - 719468;
}

static unsigned month_days(int year, unsigned month)
{
    static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (unsigned)(month == 2 && leap);
}

/* Takes exactly `count` digits off the front. */
static bool take_digits(perk_str *text, size_t count, int *out)
{
    int value = 0;
    if (text->len < count)
        return false;
    for (size_t i = 0; i < count; i++) {
        unsigned digit = (unsigned)(text->ptr[i] - '0');
        if (digit > 9)
            return false;
        value = value * 10 + (int)digit;
    }
    text->ptr += count;
    text->len -= count;
    *out = value;
    return true;
}

static bool take_char(perk_str *text, char c)
{
    if (!text->len || text->ptr[0] != c)
        return false;
    text->ptr++;
    text->len--;
    return true;
}

static bool to_epoch(const int date[3], const int clock[3], int64_t *epoch_ms)
{
    if (date[1] < 1 || date[1] > 12 || date[2] < 1 ||
        (unsigned)date[2] > month_days(date[0], (unsigned)date[1]))
        return false;
    if (clock[0] > 23 || clock[1] > 59 || clock[2] > 60)
        return false;
    int64_t day = days_from_civil(date[0], (unsigned)date[1], (unsigned)date[2]);
    *epoch_ms = day * DAY_MS + ((clock[0] * 60LL + clock[1]) * 60 + clock[2]) * 1000;
    return true;
}

static int take_fraction_us(perk_str *text)
{
    int us = 0, scale = 100000, digit;
    while (take_digits(text, 1, &digit)) {
        us += digit * scale;
        scale /= 10;
    }
    return us;
}

static bool take_zone(perk_str *text, int64_t *offset_ms, bool *has_zone)
{
    int hours, minutes;
    *offset_ms = 0;
    *has_zone = text->len > 0;
    if (!text->len || take_char(text, 'Z') || take_char(text, 'z'))
        return true;
    int sign = text->ptr[0] == '-' ? -1 : 1;
    if (!take_char(text, '+') && !take_char(text, '-'))
        return false;
    if (!take_digits(text, 2, &hours) || (take_char(text, ':'), !take_digits(text, 2, &minutes)) ||
        hours > 23 || minutes > 59)
        return false;
    *offset_ms = sign * (hours * 60LL + minutes) * 60000;
    return true;
}

static int two_digits(const char *at, bool *fine)
{
    unsigned tens = (unsigned)(at[0] - '0'), ones = (unsigned)(at[1] - '0');
    *fine &= tens <= 9 && ones <= 9;
    return (int)(10 * tens + ones);
}

/* Times as servers mostly write them: "2026-01-02T03:04:05Z", "2026-01-02T03:04:05.678Z". */
static bool parse_plain(perk_str text, int64_t *epoch_us)
{
    const char *at = text.ptr;
    bool fine = true;
    int us = 0;
    int64_t epoch_ms;
    if ((text.len != 20 && text.len != 24) || at[4] != '-' || at[7] != '-' || at[10] != 'T' ||
        at[13] != ':' || at[16] != ':' || at[text.len - 1] != 'Z')
        return false;
    int date[3] = {100 * two_digits(at, &fine) + two_digits(at + 2, &fine),
                   two_digits(at + 5, &fine), two_digits(at + 8, &fine)};
    int clock[3] = {two_digits(at + 11, &fine), two_digits(at + 14, &fine),
                    two_digits(at + 17, &fine)};
    if (text.len == 24) {
        unsigned last = (unsigned)(at[22] - '0');
        fine &= at[19] == '.' && last <= 9;
        us = 10000 * two_digits(at + 20, &fine) + 1000 * (int)last;
    }
    if (!fine || !to_epoch(date, clock, &epoch_ms))
        return false;
    *epoch_us = epoch_ms * 1000 + us;
    return true;
}

bool perk_time_parse_us(perk_str text, int64_t *epoch_us, bool *has_zone)
{
    *has_zone = true;
    if (parse_plain(text, epoch_us))
        return true;
    int date[3], clock[3], us = 0;
    int64_t offset, epoch_ms;
    if (!take_digits(&text, 4, &date[0]) || !take_char(&text, '-') ||
        !take_digits(&text, 2, &date[1]) || !take_char(&text, '-') ||
        !take_digits(&text, 2, &date[2]) ||
        (!take_char(&text, 'T') && !take_char(&text, 't') && !take_char(&text, ' ')))
        return false;
    if (!take_digits(&text, 2, &clock[0]) || !take_char(&text, ':') ||
        !take_digits(&text, 2, &clock[1]) || !take_char(&text, ':') ||
        !take_digits(&text, 2, &clock[2]))
        return false;
    if (take_char(&text, '.')) {
        size_t before = text.len;
        us = take_fraction_us(&text);
        if (before == text.len)
            return false;
    }
    if (!take_zone(&text, &offset, has_zone) || text.len || !to_epoch(date, clock, &epoch_ms))
        return false;
    *epoch_us = (epoch_ms - offset) * 1000 + us;
    return true;
}

bool perk_time_parse(perk_str text, int64_t *epoch_ms, bool *has_zone)
{
    int64_t us;
    if (!perk_time_parse_us(text, &us, has_zone))
        return false;
    *epoch_ms = us >= 0 ? us / 1000 : -((999 - us) / 1000);
    return true;
}

/* The inverse of days_from_civil. */
static void civil_from_days(int64_t days, int date[3])
{
    days += 719468;
    int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    unsigned of_era = (unsigned)(days - era * 146097);
    unsigned year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    unsigned of_year = of_era - (365 * year + year / 4 - year / 100);
    unsigned month = (5 * of_year + 2) / 153;
    date[2] = (int)(of_year - (153 * month + 2) / 5 + 1);
    date[1] = (int)(month < 10 ? month + 3 : month - 9);
    date[0] = (int)((int64_t)year + era * 400 + (date[1] <= 2));
}

size_t perk_time_write(int64_t epoch_us, char out[PERK_TIME_SPACE])
{
    int64_t day = epoch_us >= 0 ? epoch_us / DAY_US : -((DAY_US - 1 - epoch_us) / DAY_US);
    int64_t of_day = epoch_us - day * DAY_US;
    int date[3], seconds = (int)(of_day / 1000000), us = (int)(of_day % 1000000);
    civil_from_days(day, date);
    int len = snprintf(out, PERK_TIME_SPACE, "%04d-%02d-%02dT%02d:%02d:%02d", date[0], date[1],
                       date[2], seconds / 3600, seconds / 60 % 60, seconds % 60);
    if (us)
        len += snprintf(out + len, PERK_TIME_SPACE - (size_t)len, ".%06d", us);
    len += snprintf(out + len, PERK_TIME_SPACE - (size_t)len, "Z");
    return (size_t)len;
}

static int take_month(perk_str *text)
{
    static const char names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    for (int i = 0; i < 12; i++)
        if (perk_str_starts(*text, (perk_str){names + (ptrdiff_t)3 * i, 3})) {
            *text = perk_str_from(*text, 3);
            return i + 1;
        }
    return 0;
}

bool perk_time_parse_http(perk_str text, int64_t *epoch_ms)
{
    int date[3], clock[3];
    text = perk_str_from(text, perk_str_find(text, ','));
    if (!take_char(&text, ',') || !take_char(&text, ' ') || !take_digits(&text, 2, &date[2]) ||
        !take_char(&text, ' '))
        return false;
    date[1] = take_month(&text);
    if (!date[1] || !take_char(&text, ' ') || !take_digits(&text, 4, &date[0]) ||
        !take_char(&text, ' '))
        return false;
    if (!take_digits(&text, 2, &clock[0]) || !take_char(&text, ':') ||
        !take_digits(&text, 2, &clock[1]) || !take_char(&text, ':') ||
        !take_digits(&text, 2, &clock[2]))
        return false;
    return perk_str_eq(text, PERK_LIT(" GMT")) && to_epoch(date, clock, epoch_ms);
}
