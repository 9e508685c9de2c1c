#include "jsonapi/span.h"

#include "jsonapi/doc.h"
#include "json/scan.h"

#define ESCAPE_MAX 6 /* bytes that "\u00XX" takes for one byte of text */
#define NAME_MAX_ON_STACK 512

static void start(perk_scan *scan, perk_str value)
{
    perk_scan_init(scan, value, PERK_DEPTH_CAP);
}

static bool starts_with(perk_str value, char c)
{
    return value.len && value.ptr[0] == c;
}

bool perk_span_is_null(perk_str value)
{
    return !value.len || value.ptr[0] == 'n';
}

bool perk_span_is_object(perk_str value)
{
    return starts_with(value, '{');
}

bool perk_span_is_array(perk_str value)
{
    return starts_with(value, '[');
}

static bool unescaped_is(perk_buf *space, perk_str raw, perk_str name)
{
    perk_json_unescape(space, raw);
    return !space->failed && perk_str_eq(perk_buf_str(space), name);
}

bool perk_span_key_is(perk_str raw, bool escaped, perk_str name)
{
    char room[NAME_MAX_ON_STACK];
    perk_buf space;
    if (!escaped)
        return perk_str_eq(raw, name);
    if (raw.len < name.len || raw.len / ESCAPE_MAX > name.len)
        return false;
    if (raw.len < sizeof room) {
        perk_buf_init_on(&space, room, sizeof room);
        return unescaped_is(&space, raw, name);
    }
    perk_buf_init(&space, raw.len);
    bool is = unescaped_is(&space, raw, name);
    perk_buf_free(&space);
    return is;
}

perk_str perk_json_member(perk_str object, perk_str key)
{
    perk_scan scan;
    perk_str name, value, found = PERK_NONE;
    bool more, escaped;
    start(&scan, object);
    if (!perk_span_is_object(object) || !perk_scan_enter(&scan))
        return found;
    for (bool first = true; perk_scan_key(&scan, first, &more, &name, &escaped) && more; first = false) {
        if (!perk_scan_skip(&scan, &value))
            return PERK_NONE;
        if (perk_span_key_is(name, escaped, key))
            found = value;
    }
    return found;
}

perk_str perk_span_member2(perk_str object, perk_str outer, perk_str inner)
{
    return perk_json_member(perk_json_member(object, outer), inner);
}

/* Steps through an array up to element `index`; how many were passed. */
static size_t walk(perk_str array, size_t index, perk_str *element)
{
    perk_scan scan;
    perk_str value;
    bool more;
    size_t count = 0;
    start(&scan, array);
    if (!perk_span_is_array(array) || !perk_scan_enter(&scan))
        return 0;
    for (; perk_scan_element(&scan, count == 0, &more) && more && perk_scan_skip(&scan, &value); count++)
        if (count == index) {
            *element = value;
            break;
        }
    return count;
}

size_t perk_span_count(perk_str array)
{
    perk_str none;
    return walk(array, SIZE_MAX, &none);
}

perk_str perk_span_at(perk_str array, size_t index)
{
    perk_str element = PERK_NONE;
    walk(array, index, &element);
    return element;
}

perk_str perk_span_step(perk_str value, perk_str name)
{
    int64_t index;
    if (!perk_span_is_array(value))
        return perk_json_member(value, name);
    return perk_str_int(name, &index) && index >= 0 ? perk_span_at(value, (size_t)index) : PERK_NONE;
}

perk_str perk_span_text(perk_str value, perk_buf *space)
{
    if (!starts_with(value, '"') || value.len < 2)
        return PERK_NONE;
    perk_str raw = {value.ptr + 1, value.len - 2};
    if (perk_str_find(raw, '\\') == raw.len)
        return raw;
    size_t begin = space->len;
    perk_json_unescape(space, raw);
    return space->failed ? PERK_NONE : perk_str_from(perk_buf_str(space), begin);
}
