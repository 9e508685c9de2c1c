#include "jsonapi/links.h"

#include "api/table.h"
#include "base/error.h"
#include "base/url.h"
#include "base/vec.h"
#include "jsonapi/place.h"
#include "jsonapi/span.h"
#include "json/scan.h"
#include "json/tree.h"

/* The URL of a link value: a string, or the `href` of a link object; {0,0} means none. */
static perk_place link_target(perk_doc *doc, perk_str value)
{
    if (perk_span_is_object(value))
        value = perk_span_member(value, PERK_LIT("href"));
    if (value.len < 2 || value.ptr[0] != '"')
        return (perk_place){0, 0};
    perk_str raw = {value.ptr + 1, value.len - 2};
    return perk_doc_keep(doc, raw, perk_str_find(raw, '\\') < raw.len);
}

int perk_links_read(perk_doc *doc, perk_error *err)
{
    perk_scan scan;
    perk_member member = {0};
    perk_str value;
    perk_scan_init(&scan, doc->links_json, PERK_DEPTH_CAP);
    if (!perk_span_is_object(doc->links_json) || !perk_scan_enter(&scan))
        return 0;
    while (perk_scan_member(&scan, &member) && member.more) {
        if (!perk_scan_skip(&scan, &value))
            return perk_scan_fail(&scan, err);
        if (perk_vec_room((void **)&doc->links, doc->link_count, &doc->link_cap,
                          sizeof *doc->links) != 0)
            return perk_error_nomem(err);
        doc->links[doc->link_count++] =
            (perk_link){perk_doc_keep(doc, member.key, member.escaped), link_target(doc, value)};
    }
    return 0;
}

/* Takes what lies before the next '?' or '&' off the front. */
static perk_str take_part(perk_str *url)
{
    size_t end = 0;
    while (end < url->len && url->ptr[end] != '?' && url->ptr[end] != '&' && url->ptr[end] != '#')
        end++;
    perk_str part = perk_str_upto(*url, end);
    *url = end < url->len && url->ptr[end] == '#' ? PERK_NONE : perk_str_from(*url, end + 1);
    return part;
}

static bool names_cursor(perk_str name)
{
    char room[32];
    perk_buf plain;
    perk_buf_init_on(&plain, room, sizeof room);
    perk_url_unescape(&plain, name);
    return !plain.failed && perk_str_eq(perk_buf_str(&plain), PERK_LIT("page[after]"));
}

/* The value of page[after] as written; {NULL,0} when the link has none or an empty one. */
static perk_str cursor_of(perk_str url)
{
    while (url.len) {
        perk_str part = take_part(&url);
        size_t equals = perk_str_find(part, '=');
        if (equals + 1 < part.len && names_cursor(perk_str_upto(part, equals)))
            return perk_str_from(part, equals + 1);
    }
    return PERK_NONE;
}

static int find_cursor(perk_doc *doc, perk_error *err)
{
    perk_buf plain;
    perk_str raw = cursor_of(perk_doc_link(doc, PERK_LIT("next")));
    doc->cursor = raw;
    if (perk_str_find(raw, '%') == raw.len)
        return 0;
    perk_buf_init(&plain, raw.len);
    perk_url_unescape(&plain, raw);
    doc->cursor_text = perk_buf_take(&plain, "cursor", err);
    if (!doc->cursor_text)
        return PERK_E_NOMEM;
    /* It goes into the next request as text, so what is no UTF-8 cannot be read. */
    doc->cursor = perk_tree_holds(perk_text_str(doc->cursor_text)) ? perk_text_str(doc->cursor_text)
                                                                   : PERK_NONE;
    return 0;
}

/* Whether `links.next` leads anywhere. Null, false and an empty string mean that it does not, as
 * the link or as its `href`; anything else means that there is another page. */
static bool has_next_link(const perk_doc *doc)
{
    static const perk_str nowhere[] = {{"null", 4}, {"false", 5}, {"\"\"", 2}};
    perk_str next = perk_span_member(doc->links_json, PERK_LIT("next"));
    perk_str href =
        perk_span_is_object(next) ? perk_span_member(next, PERK_LIT("href")) : PERK_NONE;
    perk_str target = href.ptr ? href : next;
    for (size_t i = 0; i < PERK_COUNT(nowhere); i++)
        if (perk_str_eq(target, nowhere[i]))
            return false;
    return target.ptr != NULL;
}

int perk_links_find_next(perk_doc *doc, perk_error *err)
{
    perk_str further = perk_span_member(doc->meta, PERK_LIT("hasNextPage"));
    int code = find_cursor(doc, err);
    if (code != 0 || perk_str_eq(further, PERK_LIT("false")))
        doc->next = PERK_NEXT_NONE;
    else if (doc->cursor.len)
        doc->next = PERK_NEXT_CURSOR;
    else if (has_next_link(doc))
        doc->next = PERK_NEXT_STRANGE;
    else
        doc->next = perk_str_eq(further, PERK_LIT("true")) ? PERK_NEXT_MISSING : PERK_NEXT_NONE;
    return code;
}
