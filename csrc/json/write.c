#include "json/write.h"

#include "base/error.h"
#include "base/limits.h"
#include "json/lex.h"
#include "json/real.h"
#include "json/string.h"

#include <math.h>

void perk_writer_init(perk_writer *writer, size_t max_bytes)
{
    *writer = (perk_writer){.depth = 0};
    perk_buf_init(&writer->out, max_bytes);
}

static void refuse(perk_writer *writer, int code, const char *problem)
{
    if (writer->problem)
        return;
    writer->problem = problem;
    writer->code = code;
}

/* What comes before a value, whatever it is. False: write nothing. */
static bool begin_value(perk_writer *writer)
{
    if (writer->comma && !writer->depth)
        refuse(writer, PERK_E_STATE, "a second value at top level");
    if (writer->problem)
        return false;
    if (writer->comma)
        perk_buf_putc(&writer->out, ',');
    writer->comma = true;
    return true;
}

static void put_value(perk_writer *writer, perk_str text)
{
    if (begin_value(writer))
        perk_buf_put(&writer->out, text);
}

void perk_write_null(perk_writer *writer)
{
    put_value(writer, PERK_LIT("null"));
}

void perk_write_bool(perk_writer *writer, int value)
{
    put_value(writer, value ? PERK_LIT("true") : PERK_LIT("false"));
}

void perk_write_int(perk_writer *writer, int64_t value)
{
    if (begin_value(writer))
        perk_buf_putint(&writer->out, value);
}

void perk_write_real(perk_writer *writer, double value)
{
    char text[32];
    if (isfinite(value))
        put_value(writer, (perk_str){text, perk_json_real_text(value, text)});
    else
        refuse(writer, PERK_E_INPUT, "a number is not finite");
}

void perk_write_raw(perk_writer *writer, perk_str json)
{
    put_value(writer, json);
}

/* RFC 8259 section 7 asks for a quote, a backslash and control characters to be escaped; nothing
 * else is. */
static void put_escape(perk_buf *out, char c)
{
    static const char hex[] = "0123456789abcdef",
                      shorts[] = "btn.fr"; /* from \b to \r; there is no letter for 0x0b */
    if (c == '"' || c == '\\')
        perk_buf_put(out, (perk_str){(char[]){'\\', c}, 2});
    else if (c >= '\b' && c <= '\r' && c != '\v')
        perk_buf_put(out, (perk_str){(char[]){'\\', shorts[c - '\b']}, 2});
    else
        perk_buf_put(out,
                     (perk_str){(char[]){'\\', 'u', '0', '0', hex[c >> 4 & 15], hex[c & 15]}, 6});
}

static void put_string(perk_writer *writer, perk_str value)
{
    const char *run = value.ptr, *at = run, *end = at + value.len;
    perk_buf_putc(&writer->out, '"');
    while ((at = perk_lex_plain(at, end)) < end) {
        if ((unsigned char)*at >= 0x80) {
            perk_step step = perk_lex_utf8(at, end);
            if (step.problem)
                refuse(writer, PERK_E_INPUT, step.problem);
            at = step.problem ? end : step.at;
        } else {
            perk_buf_put(&writer->out, (perk_str){run, (size_t)(at - run)});
            put_escape(&writer->out, *at);
            run = ++at;
        }
    }
    perk_buf_put(&writer->out, (perk_str){run, (size_t)(end - run)});
    perk_buf_putc(&writer->out, '"');
}

/* Nearly every string is plain ASCII without escapes: its bytes with what surrounds them, at once,
 * and looked at where they are then. False, and nothing is written: it is not, or there is not the
 * space. */
static bool put_plain(perk_writer *writer, perk_str value, bool key)
{
    perk_buf *out = &writer->out;
    if (writer->problem || out->failed || !writer->depth ||
        out->cap - out->len < value.len + PERK_LEX_PAD + 4 || out->len + value.len + 4 > out->max)
        return false;
    char *begin = out->ptr + out->len, *at = begin;
    if (writer->comma)
        *at++ = ',';
    *at++ = '"';
    memcpy(at, value.ptr, value.len);
    if (!perk_lex_all_plain(at, value.len))
        return false;
    at += value.len;
    *at++ = '"';
    if (key)
        *at++ = ':';
    out->len += (size_t)(at - begin);
    writer->comma = !key;
    return true;
}

void perk_write_string(perk_writer *writer, perk_str value)
{
    if (value.ptr && put_plain(writer, value, false))
        return;
    if (begin_value(writer))
        put_string(writer, value.ptr ? value : PERK_LIT(""));
}

void perk_write_key(perk_writer *writer, perk_str name)
{
    if (name.ptr && put_plain(writer, name, true))
        return;
    perk_write_string(writer, name);
    if (writer->problem)
        return;
    perk_buf_putc(&writer->out, ':');
    writer->comma = false;
}

void perk_write_quoted_key(perk_writer *writer, perk_str quoted)
{
    put_value(writer, quoted);
    writer->comma = false;
}

void perk_write_begin(perk_writer *writer, char bracket)
{
    if (writer->depth >= PERK_MAX_DEPTH)
        refuse(writer, PERK_E_LIMIT, "nested too deeply");
    if (!begin_value(writer))
        return;
    perk_buf_putc(&writer->out, bracket);
    writer->depth++;
    writer->comma = false;
}

void perk_write_end(perk_writer *writer, char bracket)
{
    if (!writer->depth)
        refuse(writer, PERK_E_STATE, "a closing bracket without an opening one");
    if (writer->problem)
        return;
    perk_buf_putc(&writer->out, bracket);
    writer->depth--;
    writer->comma = true;
}

void perk_write_pair_str(perk_writer *writer, const char *name, perk_str value)
{
    perk_write_key(writer, perk_str_of(name));
    if (value.ptr)
        perk_write_string(writer, value);
    else
        perk_write_null(writer);
}

void perk_write_pair_int(perk_writer *writer, const char *name, int64_t value)
{
    perk_write_key(writer, perk_str_of(name));
    perk_write_int(writer, value);
}

void perk_write_pair_bool(perk_writer *writer, const char *name, bool value)
{
    perk_write_key(writer, perk_str_of(name));
    perk_write_bool(writer, value);
}

void perk_write_pair_begin(perk_writer *writer, const char *name, char bracket)
{
    perk_write_key(writer, perk_str_of(name));
    perk_write_begin(writer, bracket);
}

int perk_writer_check(const perk_writer *writer, perk_error *err)
{
    if (writer->code == PERK_E_LIMIT)
        return perk_error_set(err, PERK_E_LIMIT, "cannot write JSON: nested deeper than %d levels",
                              PERK_MAX_DEPTH);
    if (writer->problem)
        return perk_error_set(err, writer->code, "cannot write JSON: %s", writer->problem);
    return perk_buf_check(&writer->out, "JSON", err);
}

perk_text *perk_writer_take(perk_writer *writer, perk_error *err)
{
    perk_text *text = NULL;
    if (writer->depth)
        refuse(writer, PERK_E_STATE, "a bracket was never closed");
    if (perk_writer_check(writer, err) == 0)
        text = perk_buf_take(&writer->out, "JSON", err);
    perk_writer_free(writer);
    return text;
}

void perk_writer_free(perk_writer *writer)
{
    size_t max = writer->out.max;
    perk_buf_free(&writer->out);
    perk_writer_init(writer, max);
}
