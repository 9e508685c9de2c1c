/* url.h - escaping, query members, resolution against one origin. */
#ifndef PERK_BASE_URL_H
#define PERK_BASE_URL_H

#include "base/buf.h"

/* Percent-encodes everything but RFC 3986 unreserved characters: for path segments, query names and
 * values. */
void perk_url_escape(perk_buf *out, perk_str text);
/* Percent-decodes; '+' stays '+'. A stray '%' stays as it is. */
void perk_url_unescape(perk_buf *out, perk_str text);

/* "https://host:port/prefix": checked http(s), a host, no credentials, query or fragment. Plain
 * http only for loopback hosts, or where `insecure`; then the host has no escapes and no letters
 * that libcurl would read as others. */
int perk_url_check_base(perk_str url, const char *what, bool insecure, perk_error *err);
/* The same for a whole URL, which may have a query. */
int perk_url_check_absolute(perk_str url, const char *what, bool insecure, perk_error *err);
/* The "host[:port]" part of an absolute URL; empty when it is not one. */
perk_str perk_url_authority(perk_str url);
/* Whether two absolute URLs have the same scheme, host and port. */
bool perk_url_same_origin(perk_str a, perk_str b);
/* Whether the host of an absolute URL is `domain` or below it, whatever scheme and port. */
bool perk_url_is_within(perk_str url, perk_str domain);
/* Whether an absolute URL leads into this machine: localhost, and loopback addresses in all
 * spellings that resolvers accept. */
bool perk_url_is_local(perk_str url);
/* The "scheme://host[:port]" part of an absolute URL; {NULL,0} when it is not one. */
perk_str perk_url_origin(perk_str url);
/* Appends the absolute form of `ref` ("/path?query", "path", or an absolute URL of the same origin)
 * to `out`. The path of `base` goes in front, unless `ref` already begins with it: behind a gateway
 * the API's links lack the path under which it is reached. PERK_E_ORIGIN when it leads elsewhere
 * ("//host", another scheme, host or port), PERK_E_INPUT when it is empty or holds control
 * characters, blanks or "..". */
int perk_url_resolve(perk_buf *out, perk_str base, perk_str ref, perk_error *err);

#endif
