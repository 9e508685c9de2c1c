/* inflate.h - undoing the content encodings of a whole body, by libdeflate, which is several times
 * as fast as what libcurl does while the body comes in. Where libperk was built without libdeflate,
 * libcurl does it. */
#ifndef PERK_CURL_INFLATE_H
#define PERK_CURL_INFLATE_H

#include "base/buf.h"
#include "curl/head.h"

#include <curl/curl.h>

/* Whether it was built in. */
bool perk_inflate_available(void);
/* Whether the headers name an encoding that is to be undone. */
bool perk_inflate_is_needed(const perk_head *head);
/* Replaces the body, as it came, by its content of at most `max` bytes: gzip, deflate, and several
 * of them. CURLE_OK; CURLE_BAD_CONTENT_ENCODING: unknown, damaged, cut short, or followed by
 * something else; CURLE_FILESIZE_EXCEEDED; CURLE_OUT_OF_MEMORY. An empty body has no encoding. */
CURLcode perk_inflate(const perk_head *head, perk_buf *body, size_t max);

#endif
