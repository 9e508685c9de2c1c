#include "base/url.h"

#include "base/error.h"

/* Letters first: most of what is escaped is names and ids. */
static bool unreserved(unsigned char c)
{
    unsigned char lower = c | 0x20;
    return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           c == '_' || c == '~';
}

/* The bytes in front that need no escape. */
static size_t plain_len(perk_str text)
{
    size_t len = 0;
    while (len < text.len && unreserved((unsigned char)text.ptr[len]))
        len++;
    return len;
}

void perk_url_escape(perk_buf *out, perk_str text)
{
    static const char hex[] = "0123456789ABCDEF";
    while (text.len) {
        size_t plain = plain_len(text);
        perk_buf_put(out, perk_str_upto(text, plain));
        text = perk_str_from(text, plain);
        if (text.len) {
            unsigned char c = (unsigned char)text.ptr[0];
            char code[3] = {'%', hex[c >> 4], hex[c & 15]};
            perk_buf_put(out, (perk_str){code, 3});
            text = perk_str_from(text, 1);
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
    while (end < url.len && url.ptr[end] != '/' && url.ptr[end] != '?' && url.ptr[end] != '#' &&
           url.ptr[end] != '\\')
        end++;
    return perk_str_upto(url, end);
}

perk_str perk_url_authority(perk_str url)
{
    return perk_str_from(perk_url_origin(url), scheme_len(url));
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

/* An origin taken apart. `port` -1: it is none. */
typedef struct place {
    size_t scheme;
    perk_str host;
    int64_t port;
} place;

static int64_t port_of(perk_str text, size_t scheme)
{
    int64_t port;
    if (!text.len || perk_str_eq(text, PERK_LIT(":")))
        return scheme == 8 ? 443 : 80;
    if (text.ptr[0] != ':' || text.len > 6)
        return -1;
    for (size_t i = 1; i < text.len; i++)
        if (text.ptr[i] < '0' || text.ptr[i] > '9')
            return -1;
    return perk_str_int(perk_str_from(text, 1), &port) && port <= 65535 ? port : -1;
}

static place place_of(perk_str origin)
{
    place p = {.scheme = scheme_len(origin)};
    perk_str rest = perk_str_from(origin, p.scheme);
    size_t end = perk_str_find(rest, ':');
    if (perk_str_starts(rest, PERK_LIT("[")))
        end = perk_str_find(rest, ']') < rest.len ? perk_str_find(rest, ']') + 1 : rest.len;
    p.host = perk_str_upto(rest, end);
    p.port = port_of(perk_str_from(rest, end), p.scheme);
    return p;
}

/* RFC 6454: the same scheme, host and port, which need not be written when it is the scheme's own.
 * A host with a dot at its end is another one, as it is for certificates. */
static bool same_origin(perk_str a, perk_str b)
{
    place one = place_of(a), other = place_of(b);
    return one.scheme == other.scheme && one.port >= 0 && one.port == other.port &&
           perk_str_ieq(one.host, other.host);
}

bool perk_url_same_origin(perk_str a, perk_str b)
{
    return same_origin(perk_url_origin(a), perk_url_origin(b));
}

/* A name with a dot at its end leads to the same machine. */
static perk_str host_of(perk_str url)
{
    perk_str host = place_of(perk_url_origin(url)).host;
    if (host.len && host.ptr[host.len - 1] == '.')
        host.len--;
    return host;
}

bool perk_url_is_within(perk_str url, perk_str domain)
{
    perk_str host = host_of(url);
    if (host.len <= domain.len)
        return perk_str_ieq(host, domain);
    size_t above = host.len - domain.len;
    return host.ptr[above - 1] == '.' && perk_str_ieq(perk_str_from(host, above), domain);
}

/* libcurl undoes the escapes of a host, and makes full-width letters plain ones. */
static bool is_plain_name(perk_str host)
{
    for (size_t i = 0; i < host.len; i++)
        if (host.ptr[i] == '%' || (unsigned char)host.ptr[i] >= 0x80)
            return false;
    return true;
}

/* ---- this machine ---- */

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

/* One part of an IPv4 address as inet_aton reads it: decimal, octal or hexadecimal. */
static bool address_part(perk_str part, uint64_t *value)
{
    bool hex = part.len > 1 && part.ptr[0] == '0' && (part.ptr[1] == 'x' || part.ptr[1] == 'X');
    uint64_t base = hex ? 16 : part.len > 1 && part.ptr[0] == '0' ? 8 : 10;
    *value = 0;
    for (size_t i = hex ? 2 : 0; i < part.len; i++) {
        int digit = hex_value(part.ptr[i]);
        if (digit < 0 || (uint64_t)digit >= base || *value > UINT32_MAX)
            return false;
        *value = *value * base + (uint64_t)digit;
    }
    return part.len > 0;
}

/* 127.0.0.0/8 and 0.0.0.0/8 in each of their spellings: "127.1", "2130706433", "0x7f.1". What
 * follows the first part decides nothing unless it is all there is. */
static bool is_local_v4(perk_str host)
{
    size_t dot = perk_str_find(host, '.');
    uint64_t first, rest;
    if (!address_part(perk_str_upto(host, dot), &first))
        return false;
    for (perk_str more = perk_str_from(host, dot); more.len;
         more = perk_str_from(more, perk_str_find(more, '.'))) {
        more = perk_str_from(more, 1);
        if (!address_part(perk_str_upto(more, perk_str_find(more, '.')), &rest))
            return false; /* a name that begins with a number */
    }
    if (dot == host.len)
        first >>= 24;
    return first == 127 || first == 0;
}

/* All that begins with a group of zeros: ::1, :: and the IPv4 addresses written so. None of it is
 * anywhere else. */
static bool is_local_v6(perk_str host)
{
    size_t colon = perk_str_find(host, ':');
    for (size_t i = 1; i < colon; i++)
        if (host.ptr[i] != '0')
            return false;
    return colon < host.len;
}

bool perk_url_is_local(perk_str url)
{
    perk_str host = host_of(url), name = PERK_LIT(".localhost");
    if (perk_str_starts(host, PERK_LIT("[")))
        return is_local_v6(host);
    return perk_str_ieq(host, PERK_LIT("localhost")) || is_local_v4(host) ||
           (host.len > name.len && perk_str_ieq(perk_str_from(host, host.len - name.len), name));
}

int perk_url_check_absolute(perk_str url, const char *what, bool insecure, perk_error *err)
{
    perk_str origin = perk_url_origin(url);
    if (!origin.ptr || origin.len == scheme_len(url) || origin.ptr[scheme_len(url)] == ':' ||
        !plain_chars(url))
        return perk_error_set(err, PERK_E_INPUT, "%s must be an absolute http(s) URL with a host",
                              what);
    if (perk_str_find(origin, '@') < origin.len)
        return perk_error_set(err, PERK_E_INPUT, "%s must not contain credentials", what);
    if (insecure && !is_plain_name(host_of(url)))
        return perk_error_set(err, PERK_E_INPUT,
                              "%s: with insecure_http the host must be of plain ASCII letters",
                              what);
    if (scheme_len(url) == 7 && !insecure && !loopback(origin))
        return perk_error_set(err, PERK_E_INPUT,
                              "%s must use https (plain http is for loopback, and for a sandbox "
                              "with insecure_http)",
                              what);
    return 0;
}

int perk_url_check_base(perk_str url, const char *what, bool insecure, perk_error *err)
{
    if (perk_str_find(url, '?') < url.len || perk_str_find(url, '#') < url.len)
        return perk_error_set(err, PERK_E_INPUT, "%s must have no query and no fragment", what);
    return perk_url_check_absolute(url, what, insecure, err);
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
        if (!plain.failed &&
            (perk_str_eq(segment, PERK_LIT(".")) || perk_str_eq(segment, PERK_LIT(".."))))
            return true;
        path = perk_str_from(path, end + 1);
    }
    return false;
}

/* "//host" or "scheme:": what a link without an http(s) origin must not begin with. */
static bool names_place(perk_str ref)
{
    size_t colon = perk_str_find(ref, ':');
    return perk_str_starts(ref, PERK_LIT("//")) ||
           (colon < ref.len && perk_str_find(perk_str_upto(ref, colon), '/') == colon &&
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
    return perk_str_starts(ref, path) &&
           (ref.len == path.len || ref.ptr[path.len] == '/' || ref.ptr[path.len] == '?');
}

int perk_url_resolve(perk_buf *out, perk_str base, perk_str ref, perk_error *err)
{
    perk_str home = perk_url_origin(base), prefix = base_path(base);
    perk_str origin = perk_url_origin(ref);
    if (!ref.len)
        return perk_error_set(err, PERK_E_INPUT, "link is empty; give a path, such as /v2/ping");
    if (!plain_chars(ref))
        return perk_error_set(err, PERK_E_INPUT,
                              "link contains a space, backslash or control character");
    if (origin.ptr ? !same_origin(origin, home) : names_place(ref))
        return perk_error_set(err, PERK_E_ORIGIN,
                              "link leaves the configured origin; the request was not sent");
    ref = perk_str_from(ref, origin.len);
    ref = perk_str_upto(ref, perk_str_find(ref, '#'));
    if (dot_segment(ref))
        return perk_error_set(err, PERK_E_INPUT, "link contains a '.' or '..' path segment");
    perk_buf_put(out, home);
    if (!is_below(ref, prefix))
        perk_buf_put(out, prefix);
    if (!perk_str_starts(ref, PERK_LIT("/")))
        perk_buf_putc(out, '/');
    perk_buf_put(out, ref);
    return perk_buf_check(out, "url", err);
}
