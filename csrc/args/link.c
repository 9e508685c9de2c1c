#include "args/link.h"

#include "base/limits.h"
#include "json/tree.h"

/* A list that the operation writes with commas is one value already. */
static void put_csv(perk_writer *out, const json_t *list)
{
    perk_buf joined;
    perk_buf_init(&joined, out->out.max);
    for (size_t i = 0; i < json_array_size(list); i++) {
        if (i)
            perk_buf_putc(&joined, ',');
        perk_buf_puts(&joined, json_string_value(json_array_get(list, i)));
    }
    perk_write_string(out, perk_buf_str(&joined));
    perk_buf_free(&joined);
}

static void put_param(perk_writer *out, const perk_field *field, const json_t *value)
{
    if (!value || !(field->place & PERK_IN_QUERY))
        return;
    perk_write_key(out, perk_str_of(field->wire));
    if (field->arity == PERK_CSV && json_is_array(value))
        put_csv(out, value);
    else
        perk_tree_write(out, value);
}

perk_text *perk_args_query(const perk_args *args, perk_error *err)
{
    const perk_op *op = perk_args_op(args);
    perk_writer out;
    perk_writer_init(&out, PERK_MAX_URL);
    perk_write_begin(&out, '{');
    for (size_t i = 0; i < op->param_count; i++)
        put_param(&out, &op->params[i], perk_args_get(args, op->params[i].name));
    perk_write_end(&out, '}');
    return perk_writer_take(&out, err);
}
