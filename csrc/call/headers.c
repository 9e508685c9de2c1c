#include "call/headers.h"

#include "base/error.h"
#include "base/limits.h"
#include "call/call.h"
#include "call/mask.h"
#include "json/write.h"

/* Cookies and credentials; addresses, of which parts may be either. */
static bool is_private(perk_str name)
{
    static const perk_str names[] = {{"set-cookie", 10},
                                     {"set-cookie2", 11},
                                     {"cookie", 6},
                                     {"authorization", 13},
                                     {"proxy-authorization", 19},
                                     {"authentication-info", 19},
                                     {"location", 8},
                                     {"content-location", 16},
                                     {"refresh", 7},
                                     {"x-cap-api-oauth-token", 21}};
    for (size_t i = 0; i < PERK_COUNT(names); i++)
        if (perk_str_ieq(name, names[i]))
            return true;
    return false;
}

/* One line each. Neither part can hold a line break: a host that feeds one gets no header of that
 * name. */
void perk_headers_keep(perk_buf *kept, perk_str name, perk_str value)
{
    value = perk_str_trim(value);
    bool lines = perk_str_find(name, '\n') < name.len || perk_str_find(value, '\n') < value.len;
    if (!name.len || lines || is_private(name) || name.len + value.len > PERK_MAX_KEPT_HEADER ||
        kept->len + name.len + value.len + 2 > PERK_MAX_KEPT_HEADERS)
        return;
    perk_buf_put(kept, name);
    perk_buf_putc(kept, ':');
    perk_buf_put(kept, value);
    perk_buf_putc(kept, '\n');
}

void perk_headers_clear(perk_buf *kept)
{
    kept->len = 0;
}

/* As error texts are: printable, and without the client's own secrets. */
static perk_str clean(const perk_call *call, perk_str text, char *space)
{
    perk_error_copy(space, PERK_MAX_KEPT_HEADER + 1, text);
    perk_mask(call, space, strlen(space));
    return perk_str_of(space);
}

static void write_header(perk_writer *out, const perk_call *call, perk_str line)
{
    char space[PERK_MAX_KEPT_HEADER + 1];
    size_t colon = perk_str_find(line, ':');
    perk_str name = clean(call, perk_str_upto(line, colon), space);
    for (size_t i = 0; i < name.len; i++)
        if (space[i] >= 'A' && space[i] <= 'Z')
            space[i] += 'a' - 'A';
    perk_write_key(out, name);
    perk_write_string(out, clean(call, perk_str_from(line, colon + 1), space));
}

perk_text *perk_call_error_headers(const perk_call *call, perk_error *err)
{
    perk_writer out;
    perk_str rest = call->state == PERK_CALL_FAILED && call->error.http_status
                        ? perk_buf_str(&call->reply_headers)
                        : PERK_NONE;
    perk_writer_init(&out, 8 * PERK_MAX_KEPT_HEADERS);
    perk_write_begin(&out, '{');
    while (rest.len) {
        size_t end = perk_str_find(rest, '\n');
        write_header(&out, call, perk_str_upto(rest, end));
        rest = perk_str_from(rest, end + 1);
    }
    perk_write_end(&out, '}');
    return perk_writer_take(&out, err);
}
