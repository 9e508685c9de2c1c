/* The grammar, once: the inlined steps make up the cursor functions and, in scan_value(), both the
 * skipping and the pushing scan. */
#include "json/scan.h"

#include "base/error.h"
#include "base/limits.h"
#include "json/number.h"
#include "json/steps.h"

#define MARK_LEN 3 /* bytes of a byte-order mark in UTF-8 */

/* One open container. */
typedef struct level {
    size_t count; /* members or elements so far */
    bool object;
} level;

/* Where pushed values go. */
typedef struct outlet {
    const perk_sink *sink;
    void *ctx;
    perk_buf *unescaped;
    bool stopped; /* by the sink */
} outlet;

/* The outcome of a callback. */
PERK_INLINE bool pushed(outlet *out, int outcome)
{
    out->stopped = outcome != 0;
    return outcome == 0;
}

/* What the sink gets of a string: the text itself, or a copy without its escapes. */
PERK_INLINE bool unescape(perk_scan *s, outlet *out, perk_str *value, bool escaped)
{
    if (!escaped)
        return true;
    out->unescaped->len = 0;
    perk_json_unescape(out->unescaped, *value);
    *value = perk_buf_str(out->unescaped);
    return !out->unescaped->failed || perk_steps_refuse(s, PERK_E_NOMEM, "");
}

PERK_INLINE bool push_string(perk_scan *s, outlet *out, perk_str value, bool escaped)
{
    return unescape(s, out, &value, escaped) && pushed(out, out->sink->string(out->ctx, value));
}

PERK_INLINE bool push_key(perk_scan *s, outlet *out, perk_str name, bool escaped)
{
    return unescape(s, out, &name, escaped) && pushed(out, out->sink->key(out->ctx, name));
}

PERK_INLINE bool push_number(outlet *out, const perk_number *number, perk_str text)
{
    switch (number->kind) {
    case PERK_NUMBER_INT:
        return pushed(out, out->sink->integer(out->ctx, number->integer));
    case PERK_NUMBER_REAL:
        return pushed(out, out->sink->real(out->ctx, number->real, text));
    default:
        return pushed(out, out->sink->number(out->ctx, text));
    }
}

PERK_INLINE bool take_number(perk_scan *s, outlet *out)
{
    perk_number number;
    perk_str text = {s->at, (size_t)(s->end - s->at)};
    perk_lex_number(&number, text, out != NULL);
    if (number.problem)
        return perk_steps_refuse(s, *number.problem ? PERK_E_PARSE : PERK_E_NOMEM, number.problem);
    s->at = number.end;
    text.len = (size_t)(number.end - text.ptr);
    return !out || push_number(out, &number, text);
}

static bool has_mark(const char *at, const char *end)
{
    return end - at >= MARK_LEN && memcmp(at, "\xef\xbb\xbf", MARK_LEN) == 0;
}

static const char *no_value(const char *at, const char *end)
{
    return has_mark(at, end) ? "a byte-order mark, which may stand before the text only"
                             : "expected a value";
}

/* A value that is neither object nor array and begins with `c`. Without an outlet it is only
 * validated. */
PERK_INLINE bool take_scalar(perk_scan *s, outlet *out, char c)
{
    perk_str raw;
    bool escaped;
    switch (c) {
    case '"':
        return perk_steps_string(s, &raw, &escaped) && (!out || push_string(s, out, raw, escaped));
    case 't':
        return perk_steps_word(s, PERK_LIT("true")) &&
               (!out || pushed(out, out->sink->boolean(out->ctx, 1)));
    case 'f':
        return perk_steps_word(s, PERK_LIT("false")) &&
               (!out || pushed(out, out->sink->boolean(out->ctx, 0)));
    case 'n':
        return perk_steps_word(s, PERK_LIT("null")) &&
               (!out || pushed(out, out->sink->null(out->ctx)));
    default:
        if (c == '-' || (c >= '0' && c <= '9'))
            return take_number(s, out);
        return perk_steps_malformed(s, no_value(s->at, s->end));
    }
}

PERK_INLINE bool push_begin(outlet *out, bool object)
{
    return pushed(out,
                  object ? out->sink->begin_object(out->ctx) : out->sink->begin_array(out->ctx));
}

PERK_INLINE bool push_end(outlet *out, const level *closed)
{
    return pushed(out, closed->object ? out->sink->end_object(out->ctx, closed->count)
                                      : out->sink->end_array(out->ctx, closed->count));
}

/* From behind a value or an opening bracket to the next value: over closing brackets, a comma and a
 * key. Nothing is left to do once the depth is back at `base`. */
PERK_INLINE bool to_next_value(perk_scan *s, outlet *out, level *levels, size_t base)
{
    while (s->depth > base) {
        level *open = &levels[s->depth];
        bool more, escaped;
        perk_str key;
        if (!perk_steps_member(s, open->object, open->count == 0, &more))
            return false;
        if (more) {
            open->count++;
            return !open->object ||
                   (perk_steps_key(s, &key, &escaped) && (!out || push_key(s, out, key, escaped)));
        }
        if (out && !push_end(out, open))
            return false;
    }
    return true;
}

/* One whole value, pushed to an outlet or, without one, only validated. */
PERK_INLINE bool scan_value(perk_scan *scan, outlet *out)
{
    level levels[PERK_DEPTH_CAP + 1];
    perk_scan s = *scan;
    bool fine;
    do {
        char c = perk_steps_next(&s);
        if (c == '{' || c == '[') {
            fine = perk_steps_open(&s) && (!out || push_begin(out, c == '{'));
            levels[s.depth] = (level){0, c == '{'};
        } else {
            fine = take_scalar(&s, out, c);
        }
        fine = fine && to_next_value(&s, out, levels, scan->depth);
    } while (fine && s.depth > scan->depth);
    *scan = s;
    return fine;
}

static bool walk_skipping(perk_scan *scan)
{
    return scan_value(scan, NULL);
}

static bool walk_pushing(perk_scan *scan, outlet *out)
{
    return scan_value(scan, out);
}

static int push_text(perk_scan *scan, outlet *out, perk_error *err)
{
    if (walk_pushing(scan, out) && perk_scan_finish(scan))
        return 0;
    return out->stopped ? PERK_E_STATE : perk_scan_fail(scan, err);
}

int perk_scan_push(perk_scan *scan, const perk_sink *sink, void *ctx, perk_error *err)
{
    perk_buf unescaped;
    perk_buf_init(&unescaped, (size_t)(scan->end - scan->begin));
    int code = push_text(scan, &(outlet){.sink = sink, .ctx = ctx, .unescaped = &unescaped}, err);
    perk_buf_free(&unescaped);
    return code;
}

int perk_json_scan(perk_str text, size_t max_depth, const perk_sink *sink, void *ctx,
                   perk_error *err)
{
    perk_scan scan;
    perk_scan_init(&scan, text, max_depth);
    return perk_scan_push(&scan, sink, ctx, err);
}

int perk_json_push(perk_str text, const perk_sink *sink, void *ctx, perk_buf *scratch,
                   perk_error *err)
{
    perk_scan scan;
    perk_scan_init(&scan, text, 0);
    return push_text(&scan, &(outlet){.sink = sink, .ctx = ctx, .unescaped = scratch}, err);
}

void perk_scan_init(perk_scan *scan, perk_str text, size_t max_depth)
{
    const char *begin = text.ptr ? text.ptr : "";
    size_t limit = max_depth ? max_depth : PERK_MAX_DEPTH;
    *scan = (perk_scan){.begin = begin, .at = begin, .end = begin + text.len};
    if (has_mark(begin, scan->end))
        scan->at += MARK_LEN;
    scan->max_depth = limit < PERK_DEPTH_CAP ? limit : PERK_DEPTH_CAP;
}

char perk_scan_peek(perk_scan *scan)
{
    return perk_steps_next(scan);
}

bool perk_scan_skip(perk_scan *scan, perk_str *span)
{
    if (scan->problem)
        return false;
    perk_steps_next(scan);
    const char *begin = scan->at;
    if (!walk_skipping(scan))
        return false;
    *span = (perk_str){begin, (size_t)(scan->at - begin)};
    return true;
}

bool perk_scan_enter(perk_scan *scan)
{
    if (scan->problem)
        return false;
    char c = perk_steps_next(scan);
    if (c != '{' && c != '[')
        return perk_steps_malformed(scan, "expected '{' or '['");
    return perk_steps_open(scan);
}

bool perk_scan_member(perk_scan *scan, perk_member *member)
{
    bool first = !member->begun;
    member->begun = true;
    if (scan->problem || !perk_steps_member(scan, true, first, &member->more))
        return false;
    return !member->more || perk_steps_key(scan, &member->key, &member->escaped);
}

bool perk_scan_element(perk_scan *scan, bool first, bool *more)
{
    return !scan->problem && perk_steps_member(scan, false, first, more);
}

bool perk_scan_string(perk_scan *scan, perk_str *raw, bool *escaped)
{
    if (scan->problem)
        return false;
    if (perk_steps_next(scan) != '"')
        return perk_steps_malformed(scan, "expected a string");
    return perk_steps_string(scan, raw, escaped);
}

bool perk_scan_finish(perk_scan *scan)
{
    if (scan->problem)
        return false;
    perk_steps_next(scan);
    return scan->at == scan->end ||
           perk_steps_refuse(scan, PERK_E_PARSE, "more text after the value");
}

int perk_scan_fail(const perk_scan *scan, perk_error *err)
{
    size_t offset = (size_t)(scan->at - scan->begin);
    if (scan->code == PERK_E_NOMEM)
        return perk_error_nomem(err);
    if (scan->code == PERK_E_LIMIT)
        perk_error_set(err, scan->code, "byte %zu: nested deeper than %zu levels", offset,
                       scan->max_depth);
    else
        perk_error_set(err, scan->code, "byte %zu: %s", offset, scan->problem);
    perk_error_at_byte(err, offset);
    return scan->code;
}
