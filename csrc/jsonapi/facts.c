#include "jsonapi/facts.h"

#include "api/lookup.h"
#include "base/error.h"
#include "base/shown.h"
#include "base/time.h"
#include "jsonapi/place.h"
#include "jsonapi/related.h"
#include "jsonapi/view.h"
#include "json/number.h"

#define MAX_TEXT 80   /* characters of a fact */
#define MAX_DIGITS 40 /* of a reward */
#define MAX_NAMES 8   /* of several, in one fact */

#define CASH_BACK " cash back"

/* One object while it is read. */
typedef struct reading {
    perk_facts *facts;
    perk_fact within; /* PERK_FACT_NONE: the resource itself */
    perk_str reward_type, reward_value;
} reading;

static void put_shown(perk_buf *out, perk_str text)
{
    perk_shown_put(out, text, MAX_TEXT);
}

/* The text of a string or a number; anything else gives {NULL,0}. */
static perk_str scalar(perk_str value, perk_buf *space)
{
    perk_number number;
    if (value.len && value.ptr[0] == '"')
        return perk_span_text(value, space);
    if (!value.len || perk_span_is_null(value))
        return PERK_NONE;
    perk_lex_number(&number, value, false);
    return number.problem || number.end != value.ptr + value.len ? PERK_NONE : value;
}

static void put_scalar(perk_buf *out, perk_str value)
{
    perk_buf space;
    perk_buf_init(&space, value.len);
    perk_str text = scalar(value, &space);
    if (space.failed)
        out->failed = PERK_E_NOMEM;
    else if (text.len)
        put_shown(out, text);
    perk_buf_free(&space);
}

/* A text, or several with commas. */
static void put_names(perk_buf *out, perk_str value)
{
    perk_list_cursor list = {.array = value};
    if (!perk_span_is_array(value)) {
        put_scalar(out, value);
        return;
    }
    for (size_t i = 0; i < MAX_NAMES; i++) {
        perk_str name = perk_span_seek(&list, i);
        size_t before = out->len;
        if (!name.ptr)
            break;
        if (before)
            perk_buf_puts(out, ", ");
        size_t begin = out->len;
        put_scalar(out, name);
        if (out->len == begin)
            out->len = before; /* it is no name */
    }
}

/* ---- times ---- */

/* A time with a zone, or milliseconds since 1970. */
static bool moment(perk_str value, int64_t *epoch_us, perk_buf *space)
{
    bool has_zone = false;
    int64_t ms;
    if (perk_str_int(value, &ms)) {
        /* The years 1 to 9999. */
        bool fits = ms >= -INT64_C(62135596800000) && ms < INT64_C(253402300800000);
        *epoch_us = fits ? ms * 1000 : 0;
        return fits;
    }
    perk_str text = perk_span_text(value, space);
    return text.len && perk_time_parse_us(text, epoch_us, &has_zone) && has_zone;
}

static void put_time(perk_buf *out, perk_str value)
{
    char text[PERK_TIME_SPACE];
    int64_t epoch_us;
    perk_buf space;
    perk_buf_init(&space, value.len);
    if (!out->len && moment(value, &epoch_us, &space))
        perk_buf_put(out, (perk_str){text, perk_time_write(epoch_us, text)});
    else if (space.failed)
        out->failed = PERK_E_NOMEM;
    perk_buf_free(&space);
}

/* ---- rewards ---- */

/* An amount of money with at least two digits behind the point, and no digit less than was sent. */
static void put_dollars(perk_buf *out, perk_str digits)
{
    bool negative = digits.ptr[0] == '-', exponent = false;
    size_t point = perk_str_find(digits, '.');
    for (size_t i = 0; i < digits.len; i++)
        exponent = exponent || digits.ptr[i] == 'e' || digits.ptr[i] == 'E';
    perk_buf_puts(out, negative ? "-$" : "$");
    perk_buf_put(out, perk_str_from(digits, negative));
    if (exponent)
        return;
    if (point == digits.len)
        perk_buf_putc(out, '.');
    for (size_t places = digits.len - (point < digits.len ? point + 1 : point); places < 2;
         places++)
        perk_buf_putc(out, '0');
}

/* Whole cents as dollars. */
static void put_cents(perk_buf *out, perk_str digits)
{
    bool negative = digits.ptr[0] == '-';
    perk_str whole = perk_str_from(digits, negative);
    perk_buf_puts(out, negative ? "-$" : "$");
    if (whole.len > 2)
        perk_buf_put(out, perk_str_upto(whole, whole.len - 2));
    else
        perk_buf_putc(out, '0');
    perk_buf_putc(out, '.');
    if (whole.len < 2)
        perk_buf_putc(out, '0');
    perk_buf_put(out, perk_str_from(whole, whole.len > 2 ? whole.len - 2 : 0));
}

static void put_reward(perk_buf *out, perk_str type, perk_str digits)
{
    int64_t cents;
    if (perk_str_ieq(type, PERK_LIT("PERCENT"))) {
        perk_buf_put(out, digits);
        perk_buf_puts(out, " %" CASH_BACK);
    } else if (perk_str_ieq(type, PERK_LIT("FLAT"))) {
        put_dollars(out, digits);
        perk_buf_puts(out, CASH_BACK);
    } else if (perk_str_ieq(type, PERK_LIT("CENTS")) && perk_str_int(digits, &cents)) {
        put_cents(out, digits);
        perk_buf_puts(out, CASH_BACK);
    } else if (type.len) {
        perk_buf_put(out, digits);
        perk_buf_putc(out, ' ');
        put_shown(out, type);
    }
}

/* What the two values mean together; nothing when one of them is absent or odd. */
static void settle_reward(reading *r)
{
    perk_buf *out = &r->facts->at[PERK_FACT_REWARD], type_space, space;
    perk_buf_init(&type_space, r->reward_type.len);
    perk_buf_init(&space, r->reward_value.len);
    perk_str type = perk_span_text(r->reward_type, &type_space);
    perk_str digits = scalar(r->reward_value, &space);
    perk_number number = {.problem = ""};
    if (digits.len && digits.len <= MAX_DIGITS)
        perk_lex_number(&number, digits, false);
    if (type_space.failed || space.failed)
        out->failed = PERK_E_NOMEM;
    else if (!number.problem && number.end == digits.ptr + digits.len)
        put_reward(out, type, digits);
    perk_buf_free(&type_space);
    perk_buf_free(&space);
}

/* ---- the members of an object ---- */

static void read_members(reading *r, perk_str object, const perk_object *of);

/* An object gives the facts of its owner: a reward for its type and value, a merchant for its
 * title. */
static void read_fact(reading *r, const perk_field *field, perk_str value)
{
    perk_fact fact = field->fact;
    if (r->within == PERK_FACT_MERCHANT)
        fact = fact == PERK_FACT_TITLE ? PERK_FACT_MERCHANT : PERK_FACT_NONE;
    perk_buf *out = &r->facts->at[fact];
    if (fact == PERK_FACT_REWARD_TYPE)
        r->reward_type = value;
    else if (fact == PERK_FACT_REWARD_VALUE)
        r->reward_value = value;
    else if (fact == PERK_FACT_NONE || perk_span_is_null(value))
        return;
    else if (field->personal)
        perk_buf_puts(out, PERK_MASK);
    else if (field->object && r->within == PERK_FACT_NONE) {
        r->within = fact;
        read_members(r, value, field->object);
        r->within = PERK_FACT_NONE;
    } else if (fact == PERK_FACT_STARTS || fact == PERK_FACT_ENDS)
        put_time(out, value);
    else if (!out->len)
        put_names(out, value);
}

static void read_members(reading *r, perk_str object, const perk_object *of)
{
    for (size_t i = 0; i < of->count; i++)
        if (of->fields[i].fact)
            read_fact(r, &of->fields[i],
                      perk_span_member_of_body(object, perk_str_of(of->fields[i].wire)));
}

/* ---- the resources that it is related to ---- */

/* The title of another resource, as a further name of a fact. */
static int add_title(perk_buf *out, const perk_resource *resource, perk_error *err)
{
    perk_facts theirs;
    int code = perk_facts_read(resource, &theirs, err);
    perk_str title = perk_buf_str(&theirs.at[PERK_FACT_TITLE]);
    if (out->len && title.len)
        perk_buf_puts(out, ", ");
    perk_buf_put(out, title);
    perk_facts_free(&theirs);
    return code;
}

/* A kind with such a relation is never itself what the relation leads to, so this ends. */
static int read_relation(const perk_resource *resource, const perk_relation *relation,
                         perk_facts *out, perk_error *err)
{
    perk_related related;
    perk_buf *names = &out->at[relation->fact];
    int code = perk_related_read(resource, perk_str_of(relation->wire), &related, err);
    for (size_t i = 0; code == 0 && i < related.count && i < MAX_NAMES; i++)
        if (related.at[i] && perk_str_among(perk_resource_type(related.at[i]), relation->types))
            code = add_title(names, related.at[i], err);
    perk_related_free(&related);
    return code;
}

static int read_relations(const perk_resource *resource, perk_facts *out, perk_error *err)
{
    int code = 0;
    for (size_t i = 0; code == 0 && i < out->kind->relation_count; i++)
        if (out->kind->relations[i].fact)
            code = read_relation(resource, &out->kind->relations[i], out, err);
    return code;
}

/* ---- a resource ---- */

/* A plain object's `type` is an ordinary member of it. */
const perk_resource_kind *perk_facts_kind(const perk_resource *resource)
{
    const perk_resource_kind *expected = resource->doc->plain;
    perk_str type = perk_resource_type(resource);
    return expected && (expected->plain || !type.len) ? expected : perk_resource_kind_find(type);
}

/* The id stands in for a title, unless it is a person's. */
static void put_id(perk_facts *out, const perk_resource *resource)
{
    perk_buf *title = &out->at[PERK_FACT_TITLE];
    perk_str id = perk_resource_id(resource);
    if (title->len || !id.len)
        return;
    if (!out->kind || out->kind->personal)
        perk_buf_puts(title, PERK_MASK);
    else
        put_shown(title, id);
}

int perk_facts_read(const perk_resource *resource, perk_facts *out, perk_error *err)
{
    int code = 0;
    out->kind = perk_facts_kind(resource);
    for (size_t i = 0; i < PERK_FACTS; i++)
        perk_buf_init(&out->at[i], SIZE_MAX / 2);
    if (out->kind) {
        reading r = {.facts = out};
        read_members(&r, perk_resource_attributes(resource), out->kind->attributes);
        settle_reward(&r);
        code = read_relations(resource, out, err);
    }
    put_id(out, resource);
    for (size_t i = 0; code == 0 && i < PERK_FACTS; i++)
        code = perk_buf_check(&out->at[i], "fact", err);
    return code;
}

void perk_facts_free(perk_facts *facts)
{
    for (size_t i = 0; i < PERK_FACTS; i++)
        perk_buf_free(&facts->at[i]);
}
