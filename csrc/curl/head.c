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

bool perk_head_next(const perk_head *head, size_t *at, perk_head_line *found)
{
    for (perk_str rest; (rest = perk_str_from(perk_buf_str(&head->lines), *at)).len;) {
        perk_str line = perk_str_upto(rest, perk_str_find(rest, '\n'));
        size_t colon = perk_str_find(line, ':');
        *at += line.len + 1;
        *found = (perk_head_line){perk_str_upto(line, colon),
                                  perk_str_trim(perk_str_from(line, colon + 1))};
        if (colon < line.len)
            return true;
    }
    return false;
}

static bool all_digits(perk_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] < '0' || text.ptr[i] > '9')
            return false;
    return text.len > 0;
}

/* One Content-Length, which may be a list of equal numbers. `length` is -1 before the first. */
static bool takes_length(perk_str list, int64_t *length)
{
    while (list.ptr) {
        int64_t number = 0;
        size_t comma = perk_str_find(list, ',');
        perk_str item = perk_str_trim(perk_str_upto(list, comma));
        if (!all_digits(item) || !perk_str_int(item, &number) ||
            (*length >= 0 && number != *length))
            return false;
        *length = number;
        list = comma < list.len ? perk_str_from(list, comma + 1) : PERK_NONE;
    }
    return true;
}

bool perk_head_has_one_length(const perk_head *head)
{
    int64_t length = -1;
    perk_head_line found;
    for (size_t at = 0; perk_head_next(head, &at, &found);)
        if (perk_str_ieq(found.name, PERK_LIT("Content-Length")) &&
            !takes_length(found.value, &length))
            return false;
    return true;
}

void perk_head_feed(const perk_head *head, perk_call *call)
{
    perk_head_line found;
    for (size_t at = 0; perk_head_next(head, &at, &found);)
        perk_call_header(call, found.name, found.value, NULL);
}

void perk_head_free(perk_head *head)
{
    perk_buf_free(&head->lines);
    *head = (perk_head){0};
}
