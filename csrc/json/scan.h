/*
 * scan.h - the push scanner: one pass over RFC 8259 text that validates everything and reports it
 * to a sink.
 *
 * Decided once, the same for every sink and language (a vector each):
 *  - UTF-8 is checked; \u0000 is accepted and gives a NUL byte. Half of a surrogate pair in a \u
 *    escape has no UTF-8: it is read as U+FFFD, since servers cut texts in the middle of a pair; in
 *    text that is to be sent (perk_scan.sent) it is refused.
 *  - Duplicate keys are accepted and the last one wins. (The scanner passes them on; sinks that
 *    keep members replace.)
 *  - Numbers: integers within int64 are integers (-0 too); other integers go to `number` as text;
 *    the rest are doubles, correctly rounded. A number that overflows a double is refused
 *    (PERK_E_PARSE); one too small becomes zero of its sign.
 *  - A byte-order mark before the text is skipped, and refused elsewhere. Any JSON value may stand
 *    at top level. Blank or empty text is refused.
 *  - Nesting deeper than the limit is PERK_E_LIMIT. `max_depth` 0 means PERK_MAX_DEPTH; nothing
 *    goes beyond PERK_DEPTH_CAP.
 */
#ifndef PERK_JSON_SCAN_H
#define PERK_JSON_SCAN_H

#include "base/buf.h"
#include "json/cursor.h"

/* Every member is required and returns 0 to go on; anything else stops the scan, which then returns
 * PERK_E_STATE without a message (the sink has the reason in its context). Strings are unescaped
 * UTF-8. A string without escapes, and the text of a number, is a view into the scanned text; other
 * strings are valid during the callback only. `n` of the end callbacks is the number of members or
 * elements. */
typedef struct perk_sink {
    int (*null)(void *ctx);
    int (*boolean)(void *ctx, int value);
    int (*integer)(void *ctx, int64_t value);
    int (*real)(void *ctx, double value, perk_str text);
    int (*number)(void *ctx, perk_str text); /* an integer outside int64, as written */
    int (*string)(void *ctx, perk_str value);
    int (*key)(void *ctx, perk_str name);
    int (*begin_object)(void *ctx);
    int (*end_object)(void *ctx, size_t n);
    int (*begin_array)(void *ctx);
    int (*end_array)(void *ctx, size_t n);
} perk_sink;

/* Scans one whole text (blanks around it allowed). max_depth 0: PERK_MAX_DEPTH. */
int perk_json_scan(perk_str text, size_t max_depth, const perk_sink *sink, void *ctx,
                   perk_error *err);

/* The same, PERK_MAX_DEPTH deep, for sinks that may leave by longjmp (an interpreter that raises):
 * all memory that the scanner needs is `scratch`, which the caller has made and frees. */
int perk_json_push(perk_str text, const perk_sink *sink, void *ctx, perk_buf *scratch,
                   perk_error *err);

/* The same grammar as a cursor, for readers that want spans instead of values (jsonapi/doc). Start
 * with perk_scan_init; each function returns false after an error, which perk_scan_fail writes out
 * ("byte 17: expected ',' or '}'"). */
void perk_scan_init(perk_scan *scan, perk_str text, size_t max_depth);
/* First byte of the next value after blanks: '{' '[' '"' '-' '0'..'9' 't' 'f' 'n', or 0 at the end
 * of the text. Does not consume the value. Any other byte is returned as it is: whatever then
 * consumes it reports the problem. */
char perk_scan_peek(perk_scan *scan);
/* Validates and steps over one value, giving its exact span. */
bool perk_scan_skip(perk_scan *scan, perk_str *span);
/* One member of an object; all zero before the first one. */
typedef struct perk_member {
    perk_str key; /* as written between its quotes */
    bool escaped; /* it holds backslashes */
    bool begun;
    bool more; /* false after the closing bracket */
} perk_member;

/* Enter an object/array whose bracket is next; then ask for the members one by one:
 *     while (perk_scan_member(&scan, &member) && member.more)
 * After a member's key (or for an element) the caller must consume the value: by skip, string, or
 * enter. `*more` of elements is false after the closing bracket. */
bool perk_scan_enter(perk_scan *scan);
bool perk_scan_member(perk_scan *scan, perk_member *member);
bool perk_scan_element(perk_scan *scan, bool first, bool *more);
/* A string value as written between its quotes. */
bool perk_scan_string(perk_scan *scan, perk_str *raw, bool *escaped);
/* Pushes the whole text to a sink, as perk_json_scan does. */
int perk_scan_push(perk_scan *scan, const perk_sink *sink, void *ctx, perk_error *err);
/* Nothing but blanks may follow. */
bool perk_scan_finish(perk_scan *scan);
/* Writes the problem to err and returns its code. */
int perk_scan_fail(const perk_scan *scan, perk_error *err);

#endif
