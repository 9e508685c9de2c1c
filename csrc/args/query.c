#include "args/query.h"

#include "base/url.h"
#include "json/real.h"
#include "json/tree.h"

/* The shortest text: 40.0 is 40 in a query. */
static void put_real(perk_buf *out, double value)
{
    char digits[32];
    perk_str text = {digits, perk_json_real_text(value, digits)};
    if (text.len > 2 && perk_str_eq(perk_str_from(text, text.len - 2), PERK_LIT(".0")))
        text.len -= 2;
    perk_url_escape(out, text);
}

bool perk_query_scalar(perk_buf *out, const json_t *value)
{
    switch (json_typeof(value)) {
    case JSON_STRING:
        perk_url_escape(out, perk_tree_str(value));
        return true;
    case JSON_INTEGER:
        perk_buf_putint(out, json_integer_value(value));
        return true;
    case JSON_REAL:
        put_real(out, json_real_value(value));
        return true;
    case JSON_TRUE:
    case JSON_FALSE:
        perk_buf_puts(out, json_is_true(value) ? "true" : "false");
        return true;
    default:
        return false;
    }
}

static void put_name(perk_pairs *pairs, perk_str name)
{
    if (pairs->mark)
        perk_buf_putc(pairs->out, pairs->mark);
    pairs->mark = '&';
    perk_url_escape(pairs->out, name);
    perk_buf_putc(pairs->out, '=');
}

void perk_query_text(perk_pairs *pairs, perk_str name, perk_str value)
{
    put_name(pairs, name);
    perk_url_escape(pairs->out, value);
}

static bool put_repeated(perk_pairs *pairs, perk_str name, const json_t *list)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        put_name(pairs, name);
        if (!perk_query_scalar(pairs->out, json_array_get(list, i)))
            return false;
    }
    return true;
}

/* The commas between values stay plain, those inside are escaped. */
static bool put_csv(perk_pairs *pairs, perk_str name, const json_t *list)
{
    if (json_array_size(list))
        put_name(pairs, name);
    for (size_t i = 0; i < json_array_size(list); i++) {
        if (i)
            perk_buf_putc(pairs->out, ',');
        if (!perk_query_scalar(pairs->out, json_array_get(list, i)))
            return false;
    }
    return true;
}

bool perk_query_value(perk_pairs *pairs, perk_str name, perk_arity arity, const json_t *value)
{
    if (json_is_null(value))
        return true;
    if (json_is_array(value))
        return arity == PERK_CSV ? put_csv(pairs, name, value) : put_repeated(pairs, name, value);
    put_name(pairs, name);
    return perk_query_scalar(pairs->out, value);
}
