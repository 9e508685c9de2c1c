#include "curl/checkpoint.h"

#include "base/error.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/text.h"
#include "curl/checkpoint_line.h"
#include "curl/fork.h"
#include "curl/own_file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define READ_SIZE 65536

static int refuse(const char *why, perk_error *err)
{
    return perk_error_set_at(err, PERK_E_INPUT, PERK_LIT("checkpoint"),
                             "the checkpoint cannot be used: %s", why);
}

/* ---- opening ---- */

/* Why an open file is not to be written; NULL when it is. */
static const char *distrust(int fd)
{
    struct stat info;
    const char *flaw = perk_own_file_flaw(fd, &info);
    if (!flaw && flock(fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        return "another pull is using it";
    return flaw;
}

static int open_file(perk_checkpoint *checkpoint, perk_str path, perk_error *err)
{
    if (!path.len || perk_str_find(path, '\0') < path.len)
        return refuse("its name is empty, or contains a NUL", err);
    perk_text *name = perk_text_new(path, err);
    if (!name)
        return PERK_E_NOMEM;
    checkpoint->fd = perk_own_file_open(perk_text_str(name).ptr, O_RDWR | O_CREAT | O_APPEND);
    const char *why = checkpoint->fd < 0 ? perk_own_file_failure(errno) : distrust(checkpoint->fd);
    perk_text_free(name);
    if (why)
        return refuse(why, err);
    perk_fork_enter();
    bool noted = perk_fork_note(checkpoint->fd);
    perk_fork_leave();
    return noted ? 0 : perk_error_nomem(err);
}

/* ---- reading ---- */

/* One pass over the file. */
typedef struct reader {
    perk_checkpoint *checkpoint;
    perk_str head;
    perk_buf text; /* read, and not taken apart yet */
    off_t good;    /* bytes of the lines before */
    size_t lines;
} reader;

static int bad_line(const reader *r, perk_error *err)
{
    perk_error_set_at(err, PERK_E_INPUT, PERK_LIT("checkpoint"),
                      "the checkpoint cannot be used: line %zu is damaged", r->lines + 1);
    return PERK_E_INPUT;
}

/* The first line: whose it is. */
static int check_head(const reader *r, perk_str line, perk_error *err)
{
    if (perk_str_eq(line, r->head))
        return 0;
    switch (perk_checkpoint_line_compare(line, r->head)) {
    case PERK_HEAD_OTHER_OPERATION:
        return refuse("it is of another operation; give each pull its own file", err);
    case PERK_HEAD_OTHER_ARGUMENTS:
        return refuse("it is of other arguments; continue with those it was begun with, or give "
                      "this pull its own file",
                      err);
    default:
        return refuse("it is another kind of file", err);
    }
}

static int take_line(reader *r, perk_str line, perk_error *err)
{
    perk_checkpoint *checkpoint = r->checkpoint;
    int code = r->lines == 0
                   ? check_head(r, line, err)
                   : perk_checkpoint_line_read(line, &checkpoint->done, &checkpoint->notes);
    if (code == PERK_E_NOMEM)
        return perk_error_nomem(err);
    if (code != 0)
        return r->lines == 0 ? code : bad_line(r, err);
    r->lines++;
    r->good += (off_t)line.len + 1;
    return 0;
}

/* The whole lines of what has been read; the rest stays. */
static int take_lines(reader *r, perk_error *err)
{
    perk_str text = perk_buf_str(&r->text);
    size_t taken = 0, end;
    while (taken + (end = perk_str_find(perk_str_from(text, taken), '\n')) < text.len) {
        int code = take_line(r, perk_str_upto(perk_str_from(text, taken), end), err);
        if (code != 0)
            return code;
        taken += end + 1;
    }
    if (taken && text.len > taken)
        memmove(r->text.ptr, r->text.ptr + taken, text.len - taken);
    r->text.len = text.len - taken;
    return 0;
}

static int read_lines(reader *r, perk_error *err)
{
    for (;;) {
        char *room = perk_buf_room(&r->text, READ_SIZE);
        if (!room)
            return r->text.failed == PERK_E_NOMEM ? perk_error_nomem(err) : bad_line(r, err);
        ssize_t got = read(r->checkpoint->fd, room, READ_SIZE);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return refuse("it cannot be read", err);
        if (got == 0)
            return 0;
        r->text.len += (size_t)got;
        int code = take_lines(r, err);
        if (code != 0)
            return code;
    }
}

/* What is left has no end: it was torn while it was written. A file whose very first line is not
 * whole must at least have begun as one of ours. */
static int cut_torn(const reader *r, perk_error *err)
{
    perk_str rest = perk_buf_str(&r->text);
    if (!rest.len)
        return 0;
    if (r->lines == 0 && !perk_str_starts(r->head, rest))
        return refuse("it is another kind of file", err);
    return ftruncate(r->checkpoint->fd, r->good) == 0 ? 0 : refuse("it cannot be written", err);
}

static int read_file(perk_checkpoint *checkpoint, perk_str head, perk_error *err)
{
    reader r = {.checkpoint = checkpoint, .head = head};
    perk_buf_init(&r.text, PERK_MAX_CHECKPOINT_LINE);
    int code = read_lines(&r, err);
    if (code == 0)
        code = cut_torn(&r, err);
    perk_buf_free(&r.text);
    if (code == 0 && r.lines == 0) {
        perk_write_raw(&checkpoint->line, head);
        checkpoint->line_count = 1; /* not nothing */
    }
    return code;
}

/* ---- writing ---- */

static void begin_line(perk_checkpoint *checkpoint)
{
    perk_writer_free(&checkpoint->line);
    perk_writer_init(&checkpoint->line, PERK_MAX_CHECKPOINT_LINE);
    checkpoint->line_count = 0;
}

/* All of it or nothing: half a line would spoil the next one. */
static int append(perk_checkpoint *checkpoint, perk_str text, perk_error *err)
{
    off_t before = lseek(checkpoint->fd, 0, SEEK_END);
    while (text.len) {
        ssize_t wrote = write(checkpoint->fd, text.ptr, text.len);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0) {
            int why = errno;
            bool cut = before >= 0 && ftruncate(checkpoint->fd, before) == 0;
            return perk_error_set_at(err, PERK_E_INPUT, PERK_LIT("checkpoint"),
                                     "the checkpoint cannot be written%s%s",
                                     why == ENOSPC || why == EDQUOT ? ": the disk is full" : "",
                                     cut ? "" : "; its last line is torn");
        }
        text = perk_str_from(text, (size_t)wrote);
    }
    return 0;
}

void perk_checkpoint_add(perk_checkpoint *checkpoint, perk_str id)
{
    if (checkpoint->line_count++ == 0) {
        perk_write_begin(&checkpoint->line, '{');
        perk_write_pair_begin(&checkpoint->line, "done", '[');
    }
    perk_write_string(&checkpoint->line, id);
}

static void end_line(perk_checkpoint *checkpoint, perk_str note)
{
    perk_writer *line = &checkpoint->line;
    if (checkpoint->line_count == 0) {
        perk_write_begin(line, '{');
        perk_write_pair_begin(line, "done", '[');
    }
    perk_write_end(line, ']');
    if (note.ptr)
        perk_write_pair_str(line, "saved", note);
    perk_write_end(line, '}');
}

static int write_line(perk_checkpoint *checkpoint, perk_error *err)
{
    perk_buf_putc(&checkpoint->line.out, '\n');
    int code = perk_writer_check(&checkpoint->line, err);
    if (code == 0)
        code = append(checkpoint, perk_buf_str(&checkpoint->line.out), err);
    begin_line(checkpoint);
    return code;
}

int perk_checkpoint_write(perk_checkpoint *checkpoint, perk_str note, perk_error *err)
{
    if (checkpoint->line_count == 0 && !note.ptr)
        return 0;
    end_line(checkpoint, note);
    if (note.ptr && perk_checkpoint_line_note(note, &checkpoint->notes) != 0)
        return perk_error_nomem(err);
    return write_line(checkpoint, err);
}

int perk_checkpoint_sync(perk_checkpoint *checkpoint, perk_error *err)
{
    if (fdatasync(checkpoint->fd) == 0 || errno == EINVAL || errno == EROFS)
        return 0;
    return perk_error_set_at(err, PERK_E_INPUT, PERK_LIT("checkpoint"),
                             "the checkpoint cannot be written: the disk does not store it");
}

/* ---- life ---- */

perk_checkpoint *perk_checkpoint_new(perk_str path, perk_str head, perk_error *err)
{
    perk_checkpoint *checkpoint = perk_mem_new(sizeof *checkpoint);
    if (!checkpoint) {
        perk_error_nomem(err);
        return NULL;
    }
    checkpoint->fd = -1;
    perk_idset_init(&checkpoint->done);
    perk_buf_init(&checkpoint->notes, PERK_MAX_CHECKPOINT_LINE);
    perk_writer_init(&checkpoint->line, PERK_MAX_CHECKPOINT_LINE);
    int code = open_file(checkpoint, path, err);
    if (code == 0)
        code = read_file(checkpoint, head, err);
    if (code == 0 && checkpoint->line_count)
        code = write_line(checkpoint, err);
    if (code == 0)
        return checkpoint;
    perk_checkpoint_free(checkpoint);
    return NULL;
}

bool perk_checkpoint_skips(perk_checkpoint *checkpoint, perk_str id)
{
    return perk_idset_take(&checkpoint->done, id);
}

void perk_checkpoint_free(perk_checkpoint *checkpoint)
{
    if (!checkpoint)
        return;
    if (checkpoint->fd >= 0) {
        perk_fork_enter();
        perk_fork_forget(checkpoint->fd);
        close(checkpoint->fd); /* which ends the lock */
        perk_fork_leave();
    }
    perk_idset_free(&checkpoint->done);
    perk_buf_free(&checkpoint->notes);
    perk_writer_free(&checkpoint->line);
    perk_mem_free(checkpoint);
}
