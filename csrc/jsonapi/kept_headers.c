#include "jsonapi/kept_headers.h"

#include "base/error.h"
#include "base/limits.h"
#include "base/vec.h"
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

/* Neither part can hold a line break: a host that feeds one gets no header of that name. */
void perk_kept_headers_add(perk_buf *kept, perk_str name, perk_str value)
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

static void write_header(perk_writer *out, perk_str line)
{
    char text[PERK_MAX_KEPT_HEADER + 1];
    size_t colon = perk_str_find(line, ':');
    perk_error_copy(text, sizeof text, perk_str_upto(line, colon));
    for (char *c = text; *c; c++)
        if (*c >= 'A' && *c <= 'Z')
            *c += 'a' - 'A';
    perk_write_key(out, perk_str_of(text));
    perk_error_copy(text, sizeof text, perk_str_from(line, colon + 1));
    perk_write_string(out, perk_str_of(text));
}

perk_text *perk_kept_headers_json(perk_str kept, perk_error *err)
{
    perk_writer out;
    perk_writer_init(&out, 8 * PERK_MAX_KEPT_HEADERS);
    perk_write_begin(&out, '{');
    while (kept.len) {
        size_t end = perk_str_find(kept, '\n');
        write_header(&out, perk_str_upto(kept, end));
        kept = perk_str_from(kept, end + 1);
    }
    perk_write_end(&out, '}');
    return perk_writer_take(&out, err);
}
