#include "jsonapi/span.h"

#include "json/past.h"
#include "json/scan.h"
#include "json/string.h"

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

perk_str perk_span_member(perk_str object, perk_str key)
{
    perk_scan scan;
    perk_member member = {0};
    perk_str value, found = PERK_NONE;
    start(&scan, object);
    if (!perk_span_is_object(object) || !perk_scan_enter(&scan))
        return found;
    while (perk_scan_member(&scan, &member) && member.more) {
        if (!perk_scan_skip(&scan, &value))
            return PERK_NONE;
        if (perk_span_key_is(member.key, member.escaped, key))
            found = value;
    }
    return found;
}

perk_str perk_span_member_of_body(perk_str object, perk_str key)
{
    perk_str name, found = PERK_NONE;
    bool escaped;
    if (!perk_span_is_object(object))
        return found;
    const char *end = object.ptr + object.len, *at = object.ptr + 1, *value;
    while ((value = perk_past_key(at, end, &name, &escaped))) {
        at = perk_past_value(value, end);
        if (perk_span_key_is(name, escaped, key))
            found = (perk_str){value, (size_t)(at - value)};
    }
    return found;
}

perk_str perk_span_member2(perk_str object, perk_str outer, perk_str inner)
{
    return perk_span_member(perk_span_member(object, outer), inner);
}

size_t perk_span_count(perk_str array)
{
    perk_scan scan;
    perk_str value;
    bool more;
    size_t count = 0;
    start(&scan, array);
    if (!perk_span_is_array(array) || !perk_scan_enter(&scan))
        return 0;
    while (perk_scan_element(&scan, count == 0, &more) && more && perk_scan_skip(&scan, &value))
        count++;
    return count;
}

/* Makes the scan stand before an element that is not behind `index`; which one that is. */
static size_t go_near(perk_scan *scan, const perk_list_cursor *cursor, size_t index)
{
    const char *end = cursor->array.ptr + cursor->array.len;
    bool further = cursor->at && cursor->index <= index;
    start(scan, further ? (perk_str){cursor->at, (size_t)(end - cursor->at)} : cursor->array);
    if (further)
        scan->depth = 1; /* inside the array */
    else
        perk_scan_enter(scan);
    return further ? cursor->index : 0;
}

perk_str perk_span_seek(perk_list_cursor *cursor, size_t index)
{
    perk_scan scan;
    perk_str value;
    bool more;
    if (!perk_span_is_array(cursor->array))
        return PERK_NONE;
    size_t at = go_near(&scan, cursor, index);
    for (bool first = true;
         perk_scan_element(&scan, first, &more) && more && perk_scan_skip(&scan, &value);
         first = false)
        if (at++ == index) {
            cursor->index = index;
            cursor->at = value.ptr;
            return value;
        }
    return PERK_NONE;
}

perk_str perk_span_at(perk_str array, size_t index)
{
    return perk_span_seek(&(perk_list_cursor){.array = array}, index);
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
