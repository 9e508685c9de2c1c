#include "curl/head.h"

#include "base/limits.h"

void perk_head_begin(perk_head *head)
{
    perk_head_free(head);
    perk_buf_init(&head->lines, PERK_MAX_HEAD);
}

static perk_str without_line_end(perk_str line)
{
    while (line.len && (line.ptr[line.len - 1] == '\r' || line.ptr[line.len - 1] == '\n'))
        line.len--;
    return line;
}

/* "HTTP/1.1 103 Early Hints", "HTTP/2 200" */
static void begin_block(perk_head *head, perk_str status_line)
{
    perk_str status = perk_str_from(status_line, perk_str_find(status_line, ' '));
    head->lines.len = 0;
    head->state = PERK_HEAD_OPEN;
    head->interim = perk_str_starts(status, PERK_LIT(" 1"));
}

static void end_block(perk_head *head)
{
    head->state = head->interim ? PERK_HEAD_NONE : PERK_HEAD_OVER;
}

static void add_line(perk_head *head, perk_str line)
{
    bool folded = line.ptr[0] == ' ' || line.ptr[0] == '\t';
    if (head->lines.len && !folded)
        perk_buf_putc(&head->lines, '\n');
    perk_buf_put(&head->lines, line);
}

bool perk_head_take(perk_head *head, perk_str line)
{
    if (head->state == PERK_HEAD_OVER)
        return true;
    line = without_line_end(line);
    if (perk_str_starts(line, PERK_LIT("HTTP/")) && head->state == PERK_HEAD_NONE)
        begin_block(head, line);
    else if (!line.len && head->state == PERK_HEAD_OPEN)
        end_block(head);
    else if (line.len)
        add_line(head, line);
    return !head->lines.failed;
}

void perk_head_feed(const perk_head *head, perk_call *call)
{
    for (perk_str rest = perk_buf_str(&head->lines); rest.len;) {
        perk_str line = perk_str_upto(rest, perk_str_find(rest, '\n'));
        size_t colon = perk_str_find(line, ':');
        if (colon < line.len)
            perk_call_header(call, perk_str_upto(line, colon), perk_str_from(line, colon + 1), NULL);
        rest = perk_str_from(rest, line.len < rest.len ? line.len + 1 : rest.len);
    }
}

void perk_head_free(perk_head *head)
{
    perk_buf_free(&head->lines);
    *head = (perk_head){0};
}
