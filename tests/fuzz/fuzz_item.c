/* Any bytes as an item of a request, or as the choices that one is made by: checked while it is
 * scanned and by a tree, with the same request or the same error. */
#include "c/item.h"

#include "base/limits.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    choices from = {data, data + size};
    unsigned number = choose(&from, 16), how = choose(&from, 4);
    const perk_op *op = item_op(number);
    perk_buf text;
    if (!op)
        return 0;
    perk_buf_init(&text, PERK_MAX_REQUEST);
    if (how & 1)
        perk_buf_put(&text, (perk_str){(const char *)from.at, (size_t)(from.end - from.at)});
    else
        item_make(&text, op, &from);
    item_check(op, how < 2, perk_buf_str(&text));
    perk_buf_free(&text);
    return 0;
}
