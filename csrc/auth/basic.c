#include "auth/basic.h"

#include "base/base64.h"
#include "base/limits.h"

void perk_basic_value(perk_buf *out, perk_str user, perk_str password)
{
    perk_buf pair;
    perk_buf_init(&pair, 2 * PERK_MAX_SETTING + 1);
    perk_buf_put(&pair, user);
    perk_buf_putc(&pair, ':');
    perk_buf_put(&pair, password);
    if (pair.failed && !out->failed)
        out->failed = pair.failed;
    perk_buf_puts(out, "Basic ");
    perk_base64_encode(out, perk_buf_str(&pair));
    perk_buf_free(&pair);
}
