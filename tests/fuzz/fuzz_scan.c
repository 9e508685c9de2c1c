/* Any bytes through the scanner, with jansson as the oracle. What must hold:
 *  - pushing, skipping and the cursor accept or refuse alike, at the same byte and for the same
 * reason;
 *  - what we accept jansson accepts, with the same tree, and the other way round (known differences
 * below; jansson is given the text without its byte-order mark, and with U+FFFD where half of a
 * surrogate pair stands alone);
 *  - what was accepted survives being written and read again. */
#include "c/echo.h"
#include "json/tree.h"

#include "base/limits.h"
#include "json/string.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds, const char *claim)
{
    if (holds)
        return;
    fprintf(stderr, "does not hold: %s\n", claim);
    abort();
}

/* ---- the cursor as a reader that writes what it sees ---- */

static bool copy_value(perk_scan *scan, perk_writer *writer);

static void write_unescaped(perk_writer *writer, perk_str raw,
                            void (*write)(perk_writer *, perk_str))
{
    perk_buf plain;
    perk_buf_init(&plain, raw.len);
    perk_json_unescape(&plain, raw);
    write(writer, perk_buf_str(&plain));
    perk_buf_free(&plain);
}

static bool copy_object(perk_scan *scan, perk_writer *writer)
{
    perk_member member = {0};
    if (!perk_scan_enter(scan) || !perk_scan_member(scan, &member))
        return false;
    perk_write_begin(writer, '{');
    while (member.more) {
        must(member.escaped == (memchr(member.key.ptr, '\\', member.key.len) != NULL),
             "a key is called escaped when it holds a backslash");
        write_unescaped(writer, member.key, perk_write_key);
        if (!copy_value(scan, writer) || !perk_scan_member(scan, &member))
            return false;
    }
    perk_write_end(writer, '}');
    return true;
}

static bool copy_array(perk_scan *scan, perk_writer *writer)
{
    bool more;
    if (!perk_scan_enter(scan) || !perk_scan_element(scan, true, &more))
        return false;
    perk_write_begin(writer, '[');
    while (more)
        if (!copy_value(scan, writer) || !perk_scan_element(scan, false, &more))
            return false;
    perk_write_end(writer, ']');
    return true;
}

static bool copy_value(perk_scan *scan, perk_writer *writer)
{
    perk_str span;
    bool escaped;
    char c = perk_scan_peek(scan);
    if (c == '{')
        return copy_object(scan, writer);
    if (c == '[')
        return copy_array(scan, writer);
    if (c == '"') {
        if (!perk_scan_string(scan, &span, &escaped))
            return false;
        write_unescaped(writer, span, perk_write_string);
        return true;
    }
    if (!perk_scan_skip(scan, &span))
        return false;
    must(perk_json_scan(span, 0, &echo_sink, writer, NULL) == 0,
         "a scalar that was skipped can be read");
    return true;
}

/* ---- claims ---- */

static void same_failure(const perk_error *a, const perk_error *b, const char *claim)
{
    must(a->code == b->code && a->offset == b->offset && strcmp(a->message, b->message) == 0,
         claim);
}

static void skipping_agrees(perk_str text, const perk_error *pushed)
{
    perk_error err = PERK_ERROR_INIT;
    perk_scan scan;
    perk_str span;
    perk_scan_init(&scan, text, 0);
    if (!perk_scan_skip(&scan, &span) || !perk_scan_finish(&scan))
        perk_scan_fail(&scan, &err);
    same_failure(&err, pushed, "skipping fails as pushing does");
}

static void cursor_agrees(perk_str text, const perk_error *pushed, perk_str echoed)
{
    perk_error err = PERK_ERROR_INIT;
    perk_scan scan;
    perk_writer writer;
    perk_scan_init(&scan, text, 0);
    perk_writer_init(&writer, PERK_MAX_BODY);
    if (copy_value(&scan, &writer) && perk_scan_finish(&scan)) {
        perk_text *copy = perk_writer_take(&writer, &err);
        must(err.code == 0 && perk_str_eq(perk_text_str(copy), echoed),
             "the cursor reads what is pushed");
        perk_text_free(copy);
    } else {
        perk_writer_free(&writer);
        perk_scan_fail(&scan, &err);
    }
    same_failure(&err, pushed, "the cursor fails as pushing does");
}

/* The code unit of an escape at `at`, -1 when there is none. */
static long unit_at(const char *at, const char *end)
{
    char digits[5] = "";
    if (end - at < 6 || at[0] != '\\' || at[1] != 'u')
        return -1;
    memcpy(digits, at + 2, 4);
    return strspn(digits, "0123456789abcdefABCDEF") == 4 ? strtol(digits, NULL, 16) : -1;
}

/* The text as jansson takes it; owned. */
static perk_str mended(perk_str text)
{
    const char *at = text.ptr, *end = at + text.len;
    char *copy = malloc(text.len + 1), *to = copy;
    must(copy != NULL, "there is memory");
    at += text.len >= 3 && memcmp(at, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    while (at < end) {
        long unit = unit_at(at, end) >> 10;
        size_t step = *at == '\\' && end - at > 1 ? 2 : 1;
        if (unit == 0xd800 >> 10 && unit_at(at + 6, end) >> 10 == 0xdc00 >> 10)
            step = 12;
        else if (unit == 0xd800 >> 10 || unit == 0xdc00 >> 10)
            step = 6;
        memcpy(to, step == 6 ? "\\ufffd" : at, step);
        to += step;
        at += step;
    }
    return (perk_str){copy, (size_t)(to - copy)};
}

/* jansson takes a NUL byte for the end of a token, refuses integers outside int64 and NUL in keys,
 * and nests deeper. */
static void jansson_agrees(perk_str text, const json_t *tree, int code)
{
    json_error_t problem;
    if (memchr(text.ptr, '\0', text.len) || code == PERK_E_LIMIT)
        return;
    perk_str taken = mended(text);
    json_t *theirs = json_loadb(taken.ptr, taken.len, JSON_DECODE_ANY | JSON_ALLOW_NUL, &problem);
    free((char *)taken.ptr);
    if (tree && !theirs)
        must(json_error_code(&problem) == json_error_null_byte_in_key,
             "jansson accepts what we accept");
    else if (tree)
        must(json_equal(tree, theirs), "jansson sees the same tree");
    else
        must(!theirs, "jansson refuses what we refuse");
    json_decref(theirs);
}

static void survives_writing(const json_t *tree)
{
    perk_error err = PERK_ERROR_INIT;
    perk_text *first = perk_json_dump(tree, &err);
    must(first != NULL, "a tree that was read can be written");
    json_t *again = perk_json_parse(perk_text_str(first), 0, &err);
    /* json_equal looks members up by C string, so it cannot compare keys that hold a NUL. */
    bool comparable = !strstr(perk_text_str(first).ptr, "\\u0000");
    must(again && (!comparable || json_equal(again, tree)),
         "a tree that was written reads back the same");
    perk_text *second = perk_json_dump(again, &err);
    must(second && perk_str_eq(perk_text_str(first), perk_text_str(second)),
         "writing it again gives the same text");
    perk_text_free(first);
    perk_text_free(second);
    json_decref(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    perk_error err = PERK_ERROR_INIT, tree_err = PERK_ERROR_INIT;
    perk_str text = {size ? (const char *)data : "", size};
    perk_text *echoed = echo(text, 0, &err);
    json_t *tree = perk_json_parse(text, 0, &tree_err);
    must(!echoed == !!err.code, "there is text or an error");
    must(tree || tree_err.code < 0, "there is a tree or an error");
    if (tree_err.code != PERK_E_RANGE)
        same_failure(&err, &tree_err, "a tree fails as pushing does");
    skipping_agrees(text, &err);
    cursor_agrees(text, &err, perk_text_str(echoed));
    jansson_agrees(text, tree, err.code);
    if (tree)
        survives_writing(tree);
    json_decref(tree);
    perk_text_free(echoed);
    must(perk_live() == 0, "nothing is left alive");
    return 0;
}
