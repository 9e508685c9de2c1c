#include "args/args.h"
#include "auth/crypto.h"
#include "base/limits.h"
#include "base/text.h"
#include "json/tree.h"

/* In the order of the table, so that the order in which they were given does not matter. */
static void write_values(perk_writer *out, const perk_args *args)
{
    const perk_op *op = perk_args_op(args);
    perk_write_begin(out, '{');
    for (size_t i = 0; i < op->param_count; i++) {
        const json_t *value = perk_args_get(args, op->params[i].name);
        if (!value)
            continue;
        perk_write_key(out, perk_str_of(op->params[i].name));
        perk_tree_write(out, value);
    }
    perk_write_end(out, '}');
}

perk_text *perk_args_digest(const perk_args *args, perk_error *err)
{
    char hex[65];
    perk_writer out;
    perk_writer_init(&out, 2 * PERK_MAX_REQUEST);
    perk_write_begin(&out, '[');
    perk_write_string(&out, perk_str_of(perk_args_op(args)->name));
    write_values(&out, args);
    perk_tree_write(&out, perk_args_extra(args));
    perk_write_end(&out, ']');
    bool good =
        perk_writer_check(&out, err) == 0 && perk_sha256_hex(perk_buf_str(&out.out), hex, err) == 0;
    perk_writer_free(&out);
    return good ? perk_text_new(perk_str_of(hex), err) : NULL;
}
