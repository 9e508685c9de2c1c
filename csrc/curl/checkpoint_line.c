#include "curl/checkpoint_line.h"

#include "base/limits.h"
#include "base/text.h"
#include "json/scan.h"
#include "json/string.h"
#include "json/write.h"

#define OPENING "{\"libperk_pull\":1,\"operation\":"

perk_text *perk_checkpoint_line_head(const char *operation, const perk_args *shared,
                                     perk_error *err)
{
    perk_writer out;
    perk_text *digest = perk_args_digest(shared, err);
    if (!digest)
        return NULL;
    perk_writer_init(&out, PERK_MAX_SETTING);
    perk_write_begin(&out, '{');
    perk_write_pair_int(&out, "libperk_pull", 1);
    perk_write_pair_str(&out, "operation", perk_str_of(operation));
    perk_write_pair_str(&out, "arguments", perk_text_str(digest));
    perk_write_end(&out, '}');
    perk_text_free(digest);
    return perk_writer_take(&out, err);
}

/* Up to the digest both lines are alike when they are of one operation. */
perk_checkpoint_head perk_checkpoint_line_compare(perk_str line, perk_str wanted)
{
    perk_str arguments = PERK_LIT(",\"arguments\":\"");
    size_t same = 0;
    if (!perk_str_starts(line, PERK_LIT(OPENING)))
        return PERK_HEAD_OTHER_FILE;
    while (same < line.len && same < wanted.len && line.ptr[same] == wanted.ptr[same])
        same++;
    for (size_t at = 0; at + arguments.len <= same; at++)
        if (perk_str_starts(perk_str_from(wanted, at), arguments))
            return PERK_HEAD_OTHER_ARGUMENTS;
    return PERK_HEAD_OTHER_OPERATION;
}

int perk_checkpoint_line_note(perk_str note, perk_buf *notes)
{
    perk_writer out;
    perk_writer_init(&out, PERK_MAX_CHECKPOINT_LINE);
    perk_write_string(&out, note);
    if (notes->len)
        perk_buf_putc(notes, ',');
    perk_buf_put(notes, perk_buf_str(&out.out));
    int code = out.code ? out.code : notes->failed;
    perk_writer_free(&out);
    return code;
}

/* A string that is next, in `space`. */
static bool read_text(perk_scan *scan, perk_buf *space)
{
    perk_str raw;
    bool escaped;
    if (perk_scan_peek(scan) != '"' || !perk_scan_string(scan, &raw, &escaped))
        return false;
    space->len = 0;
    perk_json_unescape(space, raw);
    return true;
}

static int read_ids(perk_scan *scan, perk_buf *space, perk_idset *ids)
{
    bool more = true;
    if (perk_scan_peek(scan) != '[' || !perk_scan_enter(scan))
        return PERK_E_PARSE;
    for (bool first = true; perk_scan_element(scan, first, &more) && more; first = false) {
        if (!read_text(scan, space))
            return PERK_E_PARSE;
        if (space->failed || perk_idset_add(ids, perk_buf_str(space)) != 0)
            return PERK_E_NOMEM;
    }
    return more ? PERK_E_PARSE : 0;
}

static int read_note(perk_scan *scan, perk_buf *space, perk_buf *notes)
{
    if (!read_text(scan, space))
        return PERK_E_PARSE;
    return perk_checkpoint_line_note(perk_buf_str(space), notes);
}

/* Members that this version does not know are those of a later one: such a file is refused. */
int perk_checkpoint_line_read(perk_str line, perk_idset *ids, perk_buf *notes)
{
    perk_scan scan;
    perk_member member = {.begun = false};
    perk_buf space;
    int code = 0;
    perk_scan_init(&scan, line, 0);
    perk_buf_init(&space, PERK_MAX_CHECKPOINT_LINE);
    if (perk_scan_peek(&scan) != '{' || !perk_scan_enter(&scan))
        return PERK_E_PARSE;
    while (code == 0 && perk_scan_member(&scan, &member) && member.more) {
        if (perk_str_is(member.key, "done"))
            code = read_ids(&scan, &space, ids);
        else if (perk_str_is(member.key, "saved"))
            code = read_note(&scan, &space, notes);
        else
            code = PERK_E_PARSE;
    }
    perk_buf_free(&space);
    return code != 0 ? code : scan.problem || !perk_scan_finish(&scan) ? PERK_E_PARSE : 0;
}
