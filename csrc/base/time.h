/* time.h - dates as text and as epoch milliseconds. No clock is read here. */
#ifndef PERK_BASE_TIME_H
#define PERK_BASE_TIME_H

#include "base/buf.h"

/* ISO 8601 date-time with a zone ("2026-01-02T03:04:05.678Z", "+00:00", "+0000"; a fraction of any
 * length, cut to ms). *has_zone is false (and the time read as UTC) when the zone is missing.
 * false: not a date-time. */
bool perk_time_parse(perk_str text, int64_t *epoch_ms, bool *has_zone);
/* The same in microseconds. */
bool perk_time_parse_us(perk_str text, int64_t *epoch_us, bool *has_zone);
#define PERK_TIME_SPACE 48 /* of a time as perk_time_write has it */
/* "2026-01-02T03:04:05.678901Z", without a fraction that is zero; its length. */
size_t perk_time_write(int64_t epoch_us, char out[PERK_TIME_SPACE]);
/* RFC 9110 IMF-fixdate ("Sun, 06 Nov 1994 08:49:37 GMT"). */
bool perk_time_parse_http(perk_str text, int64_t *epoch_ms);

#endif
