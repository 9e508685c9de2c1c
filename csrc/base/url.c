#include "base/url.h"

#include "base/error.h"

static bool unreserved(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' ||
           c == '~';
}

void perk_url_escape(perk_buf *out, perk_str text)
{
    static const char hex[] = "0123456789ABCDEF";
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (unreserved(c)) {
            perk_buf_putc(out, (char)c);
        } else {
            char code[3] = {'%', hex[c >> 4], hex[c & 15]};
            perk_buf_put(out, (perk_str){code, 3});
        }
    }
}

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

void perk_url_unescape(perk_buf *out, perk_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        int high = text.ptr[i] == '%' && i + 2 < text.len ? hex_value(text.ptr[i + 1]) : -1;
        int low = high >= 0 ? hex_value(text.ptr[i + 2]) : -1;
        if (low >= 0) {
            perk_buf_putc(out, (char)(high << 4 | low));
            i += 2;
        } else {
            perk_buf_putc(out, text.ptr[i]);
        }
    }
}

/* Length of "http://" or "https://" at the start of the URL, 0 for anything else. */
static size_t scheme_len(perk_str url)
{
    if (perk_str_ieq(perk_str_upto(url, 8), PERK_LIT("https://")))
        return 8;
    return perk_str_ieq(perk_str_upto(url, 7), PERK_LIT("http://")) ? 7 : 0;
}

perk_str perk_url_origin(perk_str url)
{
    size_t end = scheme_len(url);
    if (!end)
        return PERK_NONE;
    while (end < url.len && url.ptr[end] != '/' && url.ptr[end] != '?' && url.ptr[end] != '#' && url.ptr[end] != '\\')
        end++;
    return perk_str_upto(url, end);
}

/* Anything that a server or proxy on the way might read differently than we do. */
static bool plain_chars(perk_str url)
{
    for (size_t i = 0; i < url.len; i++) {
        unsigned char c = (unsigned char)url.ptr[i];
        if (c <= 0x20 || c == 0x7f || c == '\\')
            return false;
    }
    return true;
}

static bool loopback(perk_str origin)
{
    perk_str host = perk_str_from(origin, scheme_len(origin));
    if (perk_str_starts(host, PERK_LIT("[::1]")))
        return host.len == 5 || host.ptr[5] == ':';
    host = perk_str_upto(host, perk_str_find(host, ':'));
    if (perk_str_ieq(host, PERK_LIT("localhost")))
        return true;
    for (size_t i = 0; i < host.len; i++) /* "127.example.com" is a name like any other */
        if (host.ptr[i] != '.' && (host.ptr[i] < '0' || host.ptr[i] > '9'))
            return false;
    return perk_str_starts(host, PERK_LIT("127."));
}

int perk_url_check_absolute(perk_str url, const char *what, perk_error *err)
{
    perk_str origin = perk_url_origin(url);
    if (!origin.ptr || origin.len == scheme_len(url) || origin.ptr[scheme_len(url)] == ':' || !plain_chars(url))
        return perk_error_set(err, PERK_E_INPUT, "%s must be an absolute http(s) URL with a host", what);
    if (perk_str_find(origin, '@') < origin.len)
        return perk_error_set(err, PERK_E_INPUT, "%s must not carry credentials", what);
    if (scheme_len(url) == 7 && !loopback(origin))
        return perk_error_set(err, PERK_E_INPUT, "%s must use https (plain http is for loopback only)", what);
    return 0;
}

int perk_url_check_base(perk_str url, const char *what, perk_error *err)
{
    if (perk_str_find(url, '?') < url.len || perk_str_find(url, '#') < url.len)
        return perk_error_set(err, PERK_E_INPUT, "%s must have no query and no fragment", what);
    return perk_url_check_absolute(url, what, err);
}

/* A "." or ".." segment, plain or escaped, would be folded by someone on the way. */
static bool dot_segment(perk_str path)
{
    path = perk_str_upto(path, perk_str_find(path, '?'));
    while (path.len) {
        size_t end = perk_str_find(path, '/');
        char room[8];
        perk_buf plain;
        perk_buf_init_on(&plain, room, sizeof room);
        perk_url_unescape(&plain, perk_str_upto(path, end));
        perk_str segment = perk_buf_str(&plain);
        if (!plain.failed && (perk_str_eq(segment, PERK_LIT(".")) || perk_str_eq(segment, PERK_LIT(".."))))
            return true;
        path = perk_str_from(path, end + 1);
    }
    return false;
}

/* "//host" or "scheme:": what a link without an http(s) origin must not begin with. */
static bool names_place(perk_str ref)
{
    size_t colon = perk_str_find(ref, ':');
    return perk_str_starts(ref, PERK_LIT("//")) || (colon < ref.len && perk_str_find(perk_str_upto(ref, colon), '/') == colon &&
                                                    perk_str_find(perk_str_upto(ref, colon), '?') == colon);
}

/* The path of a base URL without the '/' at its end; empty for most. */
static perk_str base_path(perk_str base)
{
    perk_str path = perk_str_from(base, perk_url_origin(base).len);
    while (path.len && path.ptr[path.len - 1] == '/')
        path.len--;
    return path;
}

static bool is_below(perk_str ref, perk_str path)
{
    return perk_str_starts(ref, path) && (ref.len == path.len || ref.ptr[path.len] == '/' || ref.ptr[path.len] == '?');
}

int perk_url_resolve(perk_buf *out, perk_str base, perk_str ref, perk_error *err)
{
    perk_str home = perk_url_origin(base), prefix = base_path(base);
    perk_str origin = perk_url_origin(ref);
    if (!ref.len)
        return perk_error_set(err, PERK_E_INPUT, "link is empty; give a path, such as /v2/ping");
    if (!plain_chars(ref))
        return perk_error_set(err, PERK_E_INPUT, "link holds a blank, backslash or control character");
    if (origin.ptr ? !perk_str_ieq(origin, home) : names_place(ref))
        return perk_error_set(err, PERK_E_ORIGIN, "link leaves the configured origin; the request was not sent");
    ref = perk_str_from(ref, origin.len);
    ref = perk_str_upto(ref, perk_str_find(ref, '#'));
    if (dot_segment(ref))
        return perk_error_set(err, PERK_E_INPUT, "link holds a '.' or '..' path segment");
    perk_buf_put(out, home);
    if (!is_below(ref, prefix))
        perk_buf_put(out, prefix);
    if (!perk_str_starts(ref, PERK_LIT("/")))
        perk_buf_putc(out, '/');
    perk_buf_put(out, ref);
    return perk_buf_check(out, "url", err);
}
