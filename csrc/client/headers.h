/* headers.h - headers of the caller's own (trace ids): those of the `headers` setting, and those of
 * one call. */
#ifndef PERK_CLIENT_HEADERS_H
#define PERK_CLIENT_HEADERS_H

#include "api/table.h"
#include "base/str.h"

struct json_t;

/* RFC 9110 token: what a header's name may consist of. */
bool perk_header_name_ok(perk_str name);
/* The text {"Name": "value", ...} as a JSON object (a new reference): at most PERK_MAX_OWN_HEADERS,
 * of printable ASCII. Refused is what the library, the transport or one of the provider's settings
 * and parameters sends. NULL with the error written. */
struct json_t *perk_headers_parse(const perk_provider *provider, perk_str text, perk_error *err);

#endif
