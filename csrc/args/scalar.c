#include "args/scalar.h"

#include "api/lookup.h"
#include "args/format.h"
#include "args/query.h"
#include "base/error.h"
#include "base/time.h"
#include "json/tree.h"

#include <inttypes.h>
#include <stdio.h>

#define SHOWN_VALUES 160 /* bytes of "one of ..." that fit into a message */

static json_t *wrong_type(const perk_location *at, const char *wanted, const json_t *value)
{
    return PERK_REFUSE(at, PERK_E_TYPE, "must be %s, not %s", wanted, perk_tree_kind(value));
}

static json_t *keep(const json_t *value)
{
    return json_incref((json_t *)value);
}

/* ---- known values ---- */

/* "A, B, C" when all of them fit, "" otherwise. */
static void list_values(const perk_enum *values, char *out, size_t size)
{
    size_t used = 0;
    out[0] = '\0';
    for (size_t i = 0; i < values->count && used < size; i++)
        used += (size_t)snprintf(out + used, size - used, i ? ", %s" : "%s", values->values[i]);
    if (used >= size)
        out[0] = '\0';
}

/* The given text is not repeated: it may be anything, a mix-up with a secret included. */
static json_t *unknown_value(const perk_location *at, const perk_enum *values, perk_str text)
{
    char known[SHOWN_VALUES];
    const char *near = perk_enum_nearest(values, text);
    list_values(values, known, sizeof known);
    if (near)
        return PERK_REFUSE(at, PERK_E_NAME, "is not a known value; did you mean '%s'?", near);
    if (known[0])
        return PERK_REFUSE(at, PERK_E_NAME, "is not a known value; use %s%s",
                           values->count > 1 ? "one of " : "", known);
    return PERK_REFUSE(at, PERK_E_NAME, "is not one of the %zu known values of %s", values->count,
                       values->name);
}

/* ---- text ---- */

static bool only_digits(perk_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] < '0' || text.ptr[i] > '9')
            return false;
    return true;
}

/* UTF-8 bytes that begin a character. */
static int64_t count_characters(perk_str text)
{
    int64_t count = 0;
    for (size_t i = 0; i < text.len; i++)
        count += ((unsigned char)text.ptr[i] & 0xc0) != 0x80;
    return count;
}

static json_t *wrong_length(const perk_location *at, const perk_field *field)
{
    const char *unit = field->flags & PERK_DIGITS ? "digits" : "characters";
    if (field->min == field->max)
        return PERK_REFUSE(at, PERK_E_RANGE, "must be exactly %" PRId64 " %s", field->min, unit);
    return PERK_REFUSE(at, PERK_E_RANGE, "must be %" PRId64 " to %" PRId64 " %s", field->min,
                       field->max, unit);
}

/* Amounts that the API takes as text may be given as numbers. */
static json_t *check_amount(const perk_location *at, const perk_field *field, const json_t *value)
{
    char digits[40];
    perk_buf text;
    perk_buf_init_on(&text, digits, sizeof digits);
    perk_query_scalar(&text, value);
    if (!perk_format_fits(field->format, perk_buf_str(&text)))
        return PERK_REFUSE(at, PERK_E_RANGE, "must be %s", perk_format_words(field->format));
    json_t *made = json_stringn(digits, text.len);
    if (!made)
        perk_error_nomem(at->run->err);
    return made;
}

/* What is wrong with a text; the order is that in which it is looked for. */
typedef enum text_fault {
    TEXT_FINE,
    TEXT_EMPTY,
    TEXT_LENGTH,
    TEXT_FORMAT,
    TEXT_NOT_FIXED,
    TEXT_UNKNOWN
} text_fault;

static bool has_length(const perk_field *field, perk_str text)
{
    int64_t length = field->bounded ? count_characters(text) : 0;
    if ((field->flags & PERK_DIGITS) && !only_digits(text))
        return false;
    return !field->bounded || (length >= field->min && length <= field->max);
}

static text_fault find_fault(const perk_field *field, perk_str text, bool strict)
{
    bool filled = (field->place & PERK_IN_PATH) || (field->flags & PERK_NONEMPTY);
    if (filled && !text.len)
        return TEXT_EMPTY;
    if (!has_length(field, text))
        return TEXT_LENGTH;
    if (strict && !perk_format_fits(field->format, text))
        return TEXT_FORMAT;
    if (field->fixed && !perk_str_eq(text, perk_str_of(field->fixed)))
        return TEXT_NOT_FIXED;
    return field->values && strict && !perk_enum_has(field->values, text) ? TEXT_UNKNOWN
                                                                          : TEXT_FINE;
}

bool perk_scalar_takes_text(const perk_field *field, perk_str text, bool strict)
{
    return find_fault(field, text, strict) == TEXT_FINE;
}

static json_t *check_string(const perk_location *at, const perk_field *field, const json_t *value)
{
    if (field->format == PERK_F_DECIMAL && json_is_number(value))
        return check_amount(at, field, value);
    if (!json_is_string(value))
        return wrong_type(at, "a string", value);
    perk_str text = perk_tree_str(value);
    switch (find_fault(field, text, at->run->strict)) {
    case TEXT_FINE:
        return keep(value);
    case TEXT_EMPTY:
        return PERK_REFUSE(at, PERK_E_RANGE, "must not be empty");
    case TEXT_LENGTH:
        return wrong_length(at, field);
    case TEXT_FORMAT:
        return PERK_REFUSE(at, PERK_E_RANGE, "must be %s", perk_format_words(field->format));
    case TEXT_NOT_FIXED:
        return PERK_REFUSE(at, PERK_E_RANGE, "must be '%s'; it may be left out", field->fixed);
    default:
        return unknown_value(at, field->values, text);
    }
}

bool perk_scalar_takes_time(perk_str text)
{
    int64_t epoch_ms;
    bool has_zone;
    return perk_time_parse(text, &epoch_ms, &has_zone) && has_zone;
}

static json_t *check_time(const perk_location *at, const json_t *value)
{
    int64_t epoch_ms;
    bool has_zone;
    if (!json_is_string(value))
        return wrong_type(at, "a string with a date and time", value);
    if (!perk_time_parse(perk_tree_str(value), &epoch_ms, &has_zone))
        return PERK_REFUSE(at, PERK_E_TYPE, "must be a date and time such as 2026-01-31T09:30:00Z");
    if (!has_zone)
        return PERK_REFUSE(at, PERK_E_TYPE,
                           "has no time zone; add Z for UTC or an offset such as +02:00");
    return keep(value);
}

/* ---- numbers ---- */

static json_t *out_of_bounds(const perk_location *at, const perk_field *field)
{
    if (field->max == INT64_MAX)
        return PERK_REFUSE(at, PERK_E_RANGE, "must be at least %" PRId64, field->min);
    return PERK_REFUSE(at, PERK_E_RANGE, "must be from %" PRId64 " to %" PRId64, field->min,
                       field->max);
}

/* A number as its digits, which is how the table has codes. */
static perk_str digits_of(int64_t number, char space[24])
{
    perk_buf text;
    perk_buf_init_on(&text, space, 24);
    perk_buf_putint(&text, number);
    return perk_buf_str(&text);
}

static bool is_whole_within(const perk_field *field, int64_t number)
{
    return !field->bounded || (number >= field->min && number <= field->max);
}

static bool is_known_code(const perk_field *field, int64_t number, bool strict)
{
    char space[24];
    return !field->values || !strict || perk_enum_has(field->values, digits_of(number, space));
}

bool perk_scalar_takes_int(const perk_field *field, int64_t number, bool strict)
{
    return is_whole_within(field, number) && is_known_code(field, number, strict);
}

bool perk_scalar_takes_num(const perk_field *field, double number)
{
    return !field->bounded || (number >= (double)field->min && number <= (double)field->max);
}

static json_t *check_int(const perk_location *at, const perk_field *field, const json_t *value)
{
    char space[24];
    bool cents = field->unit && perk_str_eq(perk_str_of(field->unit), PERK_LIT("cents"));
    if (!json_is_integer(value))
        return wrong_type(at, cents ? "an integer (cents)" : "an integer", value);
    if (!is_whole_within(field, json_integer_value(value)))
        return out_of_bounds(at, field);
    if (!is_known_code(field, json_integer_value(value), at->run->strict))
        return unknown_value(at, field->values, digits_of(json_integer_value(value), space));
    return keep(value);
}

static json_t *check_num(const perk_location *at, const perk_field *field, const json_t *value)
{
    if (!json_is_number(value))
        return wrong_type(at, "a number", value);
    return perk_scalar_takes_num(field, json_number_value(value)) ? keep(value)
                                                                  : out_of_bounds(at, field);
}

static json_t *check_bool(const perk_location *at, const perk_field *field, const json_t *value)
{
    if (!json_is_boolean(value))
        return wrong_type(at, "a boolean", value);
    if ((field->flags & PERK_CONFIRM) && !json_is_true(value))
        return PERK_REFUSE(at, PERK_E_INPUT, "must be true, or %s is not sent", at->run->op->name);
    return keep(value);
}

json_t *perk_check_scalar(const perk_location *at, const perk_field *field, const json_t *value)
{
    switch (field->type) {
    case PERK_T_INT:
        return check_int(at, field, value);
    case PERK_T_NUM:
        return check_num(at, field, value);
    case PERK_T_BOOL:
        return check_bool(at, field, value);
    case PERK_T_TIME:
        return check_time(at, value);
    case PERK_T_JSON:
        return keep(value);
    default:
        return check_string(at, field, value);
    }
}
